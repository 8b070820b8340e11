"""How much work it is to take a tender from its need to its publication, as far as its life goes: counted, not hoped.

A first-time user looks at a page, fills in what it asks and sends it. A page that follows by itself counts as a load.
"""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from hefboom.apps.tenders.models import Tender
from tests.people import People, clothing

MOST_FIELDS = 10
MOST_LOADS = 7
"""The whole journey, with ambition, criteria and award, may take 40 fields and 25 loads."""


class FirstTime:
    """A user who counts the fields filled in and the pages loaded."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.fields = self.loads = 0

    def look(self, address: str) -> str:
        self.loads += 1
        answer = self.client.get(address)
        assert answer.status_code == 200
        return answer.content.decode()

    def send(self, address: str, shown: dict[str, object], **filled: object) -> str:
        """Send a form: `shown` stood there already, `filled` is typed or chosen. Returns where it led."""
        self.fields += len(filled)
        answer = self.client.post(address, {**shown, **filled}, follow=True)
        assert answer.status_code == 200
        self.loads += 1
        return str(answer.request["PATH_INFO"])


def test_a_tender_is_started_answered_and_published_with_little_typing(
    people: People, capsys: pytest.CaptureFixture[str]
) -> None:
    clothing(people.agency, "OUD-1", procedure="open", duration_months=Decimal(48), cpv="18110000")
    anna = FirstTime(people.client("anna"))
    anna.look("/inkooptrajecten/nieuw/")
    filled = {"title": "Bedrijfskleding 2027", "product_group": "bedrijfskleding", "previous": "OUD-1"}
    plan = {"estimated_value_eur": "900.000", "planned_on": "2030-05-01"}
    shown: dict[str, object] = {"organisation": people.agency.pk, "need_on": "2026-01-05"}
    first = anna.send("/inkooptrajecten/nieuw/", shown, **filled, **plan)
    tender = Tender.objects.get(title="Bedrijfskleding 2027")
    form = anna.client.get(f"{first}vragen/").context["form"]
    anna.loads += 1
    answers = {name: "true" if "considered" in name else "0" for name in form.asked}
    anna.send(f"{first}vragen/", {"version": tender.version}, **answers)
    tender.refresh_from_db()
    page = anna.look(f"{first}stap/publiceren/")
    assert "Er is nog geen ambitie gekozen." in page
    anna.send(
        f"{first}stap/publiceren/",
        {"version": tender.version, "day": date(2026, 3, 1).isoformat()},
        reason="De ambitie volgt in de sessie van maandag.",
    )
    tender.refresh_from_db()
    assert tender.phase == "published"
    with capsys.disabled():
        print(f"\nstart to publication, without ambition, criteria and award: {anna.fields} fields, {anna.loads} loads")
    assert anna.fields <= MOST_FIELDS
    assert anna.loads <= MOST_LOADS
