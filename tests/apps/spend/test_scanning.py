"""Bram uploads a year of invoices and gets an answer; what goes wrong on the way is told."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hefboom.apps.accounts.models import AuditEvent
from hefboom.apps.spend.actions import scanning
from hefboom.apps.spend.models import SpendFile, SpendResult
from hefboom.apps.spend.queries.result import shown
from tests.apps.spend.conftest import LINES, Upload, file_of
from tests.people import People

State = SpendFile.State


def test_from_upload_to_result_through_the_pages(people: People) -> None:
    client = people.client("bram")
    file = SimpleUploadedFile("facturen 2023.csv", file_of())
    form = {"organisation": people.agency.pk, "vat": "excluded", "price_year": "invoice", "file": file}
    columns = client.post("/impact/uitgaven/nieuw/", form)["Location"]
    page = client.get(columns).content.decode()
    assert "Asfalt BV" in page
    assert not SpendResult.objects.exists()
    names = ("date", "organisation", "supplier", "amount_eur", "cpv", "description")
    choice = {f"kolom-{at}": name for at, name in enumerate(names)}
    scan = client.post(columns, {**choice, "start": ""})["Location"]
    answer = client.get(scan)
    assert answer.status_code == 200
    assert "Waar zit de impact van Rijkswaterstaat?" in answer.content.decode()
    kept = SpendFile.objects.get()
    assert (kept.state, kept.lines, kept.progress) == (State.DONE, len(LINES), 1)
    assert kept.sha256 == hashlib.sha256(file_of()).hexdigest()
    assert kept.receipt["pack"]["id"] == "nl-rijk-2019"
    actions = list(AuditEvent.objects.order_by("pk").values_list("action", flat=True))
    assert actions == ["spend.upload", "spend.start", "spend.done"]


def test_the_result_adds_up_to_the_cent(scanned: SpendFile) -> None:
    scan = shown(scanned).scan
    cents = sum(round(float(line[3]) * 100) for line in LINES)
    assert scan.total.amount.cents == cents
    assert sum(group.amount.cents for group in scan.groups) + scan.unclassified.cents == cents
    assert sum(one.amount.cents for one in scan.needs_quantity) == 5_000_000


@pytest.mark.parametrize(("vat", "told"), [("included", "included"), ("excluded", "excluded"), ("unknown", None)])
def test_vat_is_what_was_said(people: People, upload: Upload, vat: str, told: str | None) -> None:
    assert shown(scanning.start(people.bram, upload(vat=vat))).scan.vat == told
