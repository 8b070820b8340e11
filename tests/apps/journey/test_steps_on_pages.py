"""Taking steps, planning and answering as a browser does it: right, wrong, and two people at once."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from hefboom.apps.accounts.models import AuditEvent
from hefboom.apps.tenders.actions import life
from hefboom.apps.tenders.actions.editing import answer_facts
from hefboom.apps.tenders.models import Tender
from tests.people import People, clothing, tender_of

BEFORE = date(2026, 3, 1)


@pytest.fixture
def tender(people: People) -> Tender:
    facts = {"title": "Uniformen", "planned_on": date(2030, 1, 1), "product_group": "bedrijfskleding"}
    return tender_of(people.agency, "PLAN-1", contract_nature="supplies", **facts)  # type: ignore[arg-type]  # values of facts


def send(people: People, tender: Tender, page: str, who: str = "bram", **form: object) -> tuple[int, str]:
    sent = {"version": tender.version, **form}
    answer = people.client(who).post(f"/inkooptrajecten/{tender.pk}/{page}", sent, follow=True)
    return answer.status_code, " ".join(answer.content.decode().split())


def test_a_step_is_taken_and_told(people: People, tender: Tender) -> None:
    status, page = send(people, tender, "stap/voorbereiding/", day="2026-03-01")
    assert (status, "De stap is gezet: Begin de voorbereiding." in page) == (200, True)
    tender.refresh_from_db()
    assert tender.phase == "preparation"


def test_a_wrong_step_says_what_is_right_and_stores_nothing(people: People, tender: Tender) -> None:
    for step, form, says in (
        ("voorbereiding", {"day": ""}, "Dag:"),
        ("voorbereiding", {"day": "gisteren"}, "Vul een datum in"),
        ("voorbereiding", {"day": "2999-01-01"}, "ligt nog voor ons"),
        ("gunnen", {"day": "2026-03-01"}, "Na de fase Gepland"),
        ("publiceren", {"day": "2026-03-01", "reason": ""}, "Waarom publiceert u met open punten?"),
        ("intrekken", {"reason": " "}, "Waarom stopt dit traject?"),
    ):
        status, page = send(people, tender, f"stap/{step}/", **form)
        assert (status, says in page) == (422, True), (step, form)
        assert "<title>Fout:" in page, (step, form)
        assert not AuditEvent.objects.exists(), (step, form)


def test_publishing_shows_the_open_points_and_keeps_the_reason(people: People, tender: Tender) -> None:
    page = people.client("bram").get(f"/inkooptrajecten/{tender.pk}/stap/publiceren/").content.decode()
    for point in (
        "Er is nog geen ambitie gekozen.",
        "MVI-criteria toepassen",
        f"/inkooptrajecten/{tender.pk}/criteria",
    ):
        assert point in page
    status, page = send(people, tender, "stap/publiceren/", day="2026-03-01", reason="De winter begint.")
    assert status == 200
    dossier = people.client("anna").get(f"/inkooptrajecten/{tender.pk}/dossier/").content.decode()
    assert "Reden: De winter begint." in dossier
    assert "geen ambitie gekozen" in dossier


def test_who_asks_for_an_impossible_step_reads_why(people: People, tender: Tender) -> None:
    page = people.client("bram").get(f"/inkooptrajecten/{tender.pk}/stap/afsluiten/").content.decode()
    assert "Deze stap kan nu niet" in page
    assert '<input type="date"' not in page


def test_two_people_who_take_a_step_see_both(people: People, tender: Tender) -> None:
    seen = tender.version
    life.move(people.anna, tender, "preparation", BEFORE, seen)
    status, page = send(people, tender, "stap/voorbereiding/", version=seen, day="2026-04-02")
    assert status == 409
    assert "Voorbereiding begonnen op is nu: 1 maart 2026 (ingevuld door anna). U vulde in: 2026-04-02." in page
    assert f'name="version" value="{tender.version}"' in page
    tender.refresh_from_db()
    assert tender.facts["preparation_on"]["value"] == "2026-03-01"


def test_a_plan_is_made_changed_and_refused_per_field(people: People, tender: Tender) -> None:
    status, page = send(people, tender, "planning/", published="2030-02-01", awarded="2030-06-01")
    assert (status, "De planning is opgeslagen." in page) == (200, True)
    tender.refresh_from_db()
    status, page = send(people, tender, "planning/", published="2030-02-01", awarded="2030-01-01")
    assert status == 422
    assert 'id="id_awarded_error"' in page
    tender.refresh_from_db()
    assert tender.facts["award_planned_on"]["value"] == "2030-06-01"


def test_two_people_who_plan_see_both_and_may_choose(people: People, tender: Tender) -> None:
    seen = tender.version
    life.plan(people.anna, tender, {"awarded": date(2031, 1, 1)}, seen)
    status, page = send(people, tender, "planning/", version=seen, awarded="2031-02-02", published="2030-01-01")
    assert status == 409
    assert "Geplande gunning is nu: 1 januari 2031" in page
    assert 'value="2031-02-02"' in page
    status, _page = send(people, tender, "planning/", awarded="2031-02-02", published="2030-01-01")
    assert status == 200
    tender.refresh_from_db()
    assert tender.facts["award_planned_on"]["value"] == "2031-02-02"


def test_the_last_step_is_put_back_from_the_page(people: People, tender: Tender) -> None:
    event = life.move(people.bram, tender, "preparation", BEFORE, tender.version)
    page = people.client("bram").get(f"/inkooptrajecten/{tender.pk}/").content.decode()
    assert f"/stap-terug/{event.pk}/" in page
    status, page = send(people, tender, f"stap-terug/{event.pk}/")
    assert (status, "De stap is teruggezet." in page) == (200, True)
    assert "Zet terug" not in page
    assert send(people, tender, f"stap-terug/{event.pk}/")[0] == 409


def test_answers_are_saved_at_once_and_what_is_left_is_told(people: People, tender: Tender) -> None:
    lot = tender.lots.get().pk
    page = people.client("bram").get(f"/inkooptrajecten/{tender.pk}/vragen/").content.decode()
    assert f'name="cpv-{lot}"' in page
    assert "Weet ik nog niet" in page
    answers = {f"cpv-{lot}": "18110000", "category_managed": "true", "procedure": ""}
    status, page = send(people, tender, "vragen/", **answers)
    assert status == 200
    assert "Opgeslagen. Nog" in page
    tender.refresh_from_db()
    assert tender.facts["category_managed"]["value"] is True
    assert "procedure" not in tender.facts


def test_one_wrong_answer_keeps_all_from_being_stored_and_nothing_typed_is_lost(people: People, tender: Tender) -> None:
    lot = tender.lots.get().pk
    status, page = send(people, tender, "vragen/", **{f"cpv-{lot}": "kleding", f"duration_months-{lot}": "36"})
    assert status == 422
    assert 'value="kleding"' in page
    assert 'value="36"' in page
    assert f'id="id_cpv-{lot}_error"' in page
    assert not AuditEvent.objects.exists()


def test_two_people_who_answer_the_same_question_see_both(people: People, tender: Tender) -> None:
    seen = tender.version
    answer_facts(people.anna, tender, {("procedure", None): "open"}, seen)
    form = {"procedure": "restricted", "category_managed": "true"}
    status, page = send(people, tender, "vragen/", version=seen, **form)
    assert status == 409
    assert "Procedure. Nu staat er: Openbaar. U vulde in: Niet-openbaar." in page
    assert '<option value="restricted" selected>' in page
    assert '<option value="true" selected>' in page
    assert send(people, tender, "vragen/", **form)[0] == 200
    tender.refresh_from_db()
    assert tender.facts["procedure"]["value"] == "restricted"


def test_a_form_cannot_answer_what_is_not_asked(people: People, tender: Tender) -> None:
    send(people, tender, "vragen/", published_on="2026-01-01", impact_weight="1", title="Anders", organisation="vws")
    tender.refresh_from_db()
    assert (tender.published_on, tender.title) == (None, "Anders")


def test_an_earlier_tender_of_the_same_group_is_offered_and_taken_over(people: People, tender: Tender) -> None:
    old = clothing(people.agency, "OUD-1", procedure="open", duration_months=Decimal(48))
    clothing(people.agency, "WEG", withdrawn_on=BEFORE)
    tender_of(people.agency, "ANDERS", title="Catering", product_group="catering", published_on=BEFORE)
    page = people.client("bram").get(f"/inkooptrajecten/{tender.pk}/vragen/").content.decode()
    assert 'value="OUD-1"' in page
    assert 'value="ANDERS"' not in page
    assert 'value="WEG"' not in page
    status, page = send(people, tender, "vorig-traject/", kenmerk=old.code)
    assert (status, "gegevens overgenomen van OUD-1." in page) == (200, True)
    assert "Is er een vorig traject?" not in page
    tender.refresh_from_db()
    assert tender.facts["procedure"]["source"] == {"kind": "previous", "document": "OUD-1"}


@pytest.mark.parametrize(("code", "says"), [("BESTAAT-NIET", "vinden we niet"), ("", "Kies een traject")])
def test_a_code_that_names_nothing_is_told(people: People, tender: Tender, code: str, says: str) -> None:
    status, page = send(people, tender, "vorig-traject/", kenmerk=code)
    assert (status, says in page) == (422, True)


def test_anna_starts_with_five_fields_and_gets_a_code(people: People) -> None:
    clothing(people.agency, "OUD-1", procedure="open")
    page = people.client("anna").get("/inkooptrajecten/nieuw/").content.decode()
    assert '<option value="OUD-1">Bedrijfskleding Noord</option>' in page
    form = {
        "organisation": people.agency.pk,
        "title": "Uniformen",
        "product_group": "bedrijfskleding",
        "previous": "OUD-1",
        "estimated_value_eur": "1.250.000,50",
        "planned_on": "2030-05-01",
    }
    answer = people.client("anna").post("/inkooptrajecten/nieuw/", form, follow=True)
    code = f"{timezone.localdate().year}-001"
    assert f"Het traject is aangemaakt met kenmerk {code}." in answer.content.decode()
    tender = Tender.objects.get(code=code)
    assert (tender.value_cents, tender.contract_nature, tender.phase) == (125_000_050, "supplies", "planned")


def test_a_wrong_start_is_told_per_field(people: People) -> None:
    for field, value, says in (
        ("previous", "BESTAAT-NIET", "vinden we niet"),
        ("need_on", "2999-01-01", "ligt nog voor ons"),
        ("title", "", "Titel"),
    ):
        form = {"organisation": people.agency.pk, "title": "Uniformen", field: value}
        answer = people.client("anna").post("/inkooptrajecten/nieuw/", form)
        page = answer.content.decode()
        assert (answer.status_code, says in page, f'id="id_{field}_error"' in page) == (422, True, True), field
        assert not Tender.objects.exists(), field


def test_the_day_of_a_step_is_set_by_the_step_not_as_a_fact(people: People, tender: Tender) -> None:
    address = f"/inkooptrajecten/{tender.pk}/feit/published_on/"
    form = {"value": "2026-03-01", "version": tender.version}
    answer = people.client("bram").post(address, form, follow=True)
    assert "Deze dag hoort bij een stap." in answer.content.decode()
    tender.refresh_from_db()
    assert tender.published_on is None


def test_yesterday_is_late_today(people: People) -> None:
    late = timezone.localdate() - timedelta(days=1)
    tender = tender_of(people.agency, "LAAT", title="Laat", planned_on=late)
    page = people.client("bram").get(f"/inkooptrajecten/{tender.pk}/").content.decode()
    assert "De geplande dag is voorbij. Kies een nieuwe dag, of publiceer." in page
