"""What came out beside what was wanted, the overview of an organisation, files, and what is still to do."""

import csv
import io
import zipfile
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from hefboom.apps.accounts.models import User
from hefboom.apps.ambition.actions.results import Result, record_results
from hefboom.apps.ambition.actions.webs import set_level
from hefboom.apps.ambition.errors import RefusedError
from hefboom.apps.ambition.queries.tasks import tasks_of
from hefboom.apps.ambition.queries.webs import web_at, web_of
from hefboom.apps.organisations.models import Membership
from hefboom.apps.tenders.access import access_of
from hefboom.apps.tenders.models import Tender
from hefboom.apps.tenders.queries.page import tender_page
from hefboom.apps.tenders.queries.tasks import Task
from tests.apps.ambition.webs import THEMES, row, workwear
from tests.people import People, tender_of

HOSTILE = "<script>alert(1)</script>\"onmouseover='x'"


@pytest.fixture
def contracted(people: People) -> Tender:
    tender = workwear(people, contracted_on=date(2026, 6, 1))
    set_level(people.anna, web_of(tender), "climate", 3, "", 0)
    return tender


def test_a_contract_manager_records_what_came_out_with_its_evidence(people: People, contracted: Tender) -> None:
    carl = User.objects.create_user("carl", first_name="Carl")
    Membership.objects.create(user=carl, organisation=people.agency, role=Membership.Role.CONTRACT_MANAGER)
    assert record_results(carl, web_of(contracted), {"climate": Result(2, "Rapport 2026")}, {}) == []
    assert (row(contracted).result, row(contracted).gain) == (2, "−1")
    assert row(contracted, "circular").result is None
    page = people.client("citizen").get(f"/inkooptrajecten/{contracted.pk}/ambitie/").content.decode()
    assert "Uitkomst: Klimaat 2, Circulair onbekend" in page
    assert "Rapport 2026" not in page


def test_before_the_contract_nothing_can_have_come_out(people: People) -> None:
    tender = workwear(people)
    with pytest.raises(RefusedError):
        record_results(people.bram, web_of(tender), {"climate": Result(2, "Rapport")}, {})
    assert "Nog niet bekend." in people.client("bram").get(f"/inkooptrajecten/{tender.pk}/ambitie/").content.decode()


def test_a_result_needs_evidence_and_a_level_that_exists(people: People, contracted: Tender) -> None:
    address = f"/inkooptrajecten/{contracted.pk}/ambitie/uitkomst/"
    for form in ({"result-climate": "2"}, {"result-climate": "7", "note-climate": "Rapport"}):
        answer = people.client("bram").post(address, form)
        assert answer.status_code == 422
    assert row(contracted).result is None
    with pytest.raises(PermissionDenied):
        record_results(people.carla, web_of(contracted), {"climate": Result(2, "Rapport")}, {})


def test_two_people_who_record_one_theme_see_both(people: People, contracted: Tender) -> None:
    address = f"/inkooptrajecten/{contracted.pk}/ambitie/uitkomst/"
    drawn = {"was-result-climate": "", "was-note-climate": ""}
    people.client("anna").post(address, {**drawn, "result-climate": "2", "note-climate": "Rapport van Anna"})
    answer = people.client("bram").post(
        address, {**drawn, "result-climate": "1", "note-climate": HOSTILE, "result-isv": "1", "note-isv": "Bezoek"}
    )
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "nu staat er 2 Significant (Rapport van Anna). U koos 1 Basis." in page
    assert "<script>alert" not in page
    assert (row(contracted).result, row(contracted, "isv").result) == (2, 1)


def test_a_result_can_be_made_unknown_again(people: People, contracted: Tender) -> None:
    record_results(people.bram, web_of(contracted), {"climate": Result(2, "Rapport")}, {})
    people.client("bram").post(
        f"/inkooptrajecten/{contracted.pk}/ambitie/uitkomst/",
        {"was-result-climate": "2", "was-note-climate": "Rapport", "result-climate": "", "note-climate": ""},
    )
    assert row(contracted).result is None


def test_the_overview_shows_where_tenders_depart_and_why_to_insiders_only(people: People) -> None:
    tender = workwear(people)
    set_level(people.eva, web_at(people.agency, "bedrijfskleding"), "climate", 2, "", 0)
    set_level(people.anna, web_of(tender), "climate", 1, "De markt kan dit nog niet.", 0)
    for code in ("ienw", "rws"):
        page = people.client("bram").get(f"/organisaties/{code}/ambitie/overzicht/").content.decode()
        assert "Bedrijfskleding Noord" in page
    assert "1 Basis, uitgangspunt: 2 Significant" in page
    assert "De markt kan dit nog niet." in page
    public = people.client("citizen").get("/organisaties/rws/ambitie/overzicht/").content.decode()
    assert "1 Basis, uitgangspunt: 2 Significant" in public
    assert "De markt kan dit nog niet." not in public


def test_a_plan_is_not_in_the_overview_of_an_outsider(people: People) -> None:
    plan = tender_of(people.agency, "PLAN-1", title="Geheim plan", planned_on=date(2030, 1, 1))
    set_level(people.anna, web_of(plan), "climate", 1, "", 0)
    assert "Geheim plan" in people.client("anna").get("/organisaties/rws/ambitie/overzicht/").content.decode()
    assert "Geheim plan" not in people.client("carla").get("/organisaties/rws/ambitie/overzicht/").content.decode()


def test_the_csv_holds_what_the_page_shows_and_runs_no_formula(people: People) -> None:
    tender = workwear(people)
    set_level(people.anna, web_of(tender), "climate", 2, '=HYPERLINK("x")', 0)
    content = (
        people.client("bram").get(f"/inkooptrajecten/{tender.pk}/ambitie/ambitieweb.csv").content.decode("utf-8-sig")
    )
    rows = list(csv.DictReader(io.StringIO(content), delimiter=";"))
    assert (rows[0]["Thema"], rows[0]["Ambitie"], rows[0]["Reden"]) == ("Klimaat", "2 Significant", '\'=HYPERLINK("x")')
    assert rows[1]["Ambitie"] == "nog niet gekozen"
    public = people.client("citizen").get(f"/inkooptrajecten/{tender.pk}/ambitie/ambitieweb.csv").content.decode()
    assert "Reden" not in public
    assert "HYPERLINK" not in public


def test_docx_and_pdf_hold_the_web_and_reasons_for_insiders_only(people: People) -> None:
    tender = workwear(people)
    set_level(people.anna, web_of(tender), "climate", 2, f"Omdat het kan {HOSTILE}", 0)
    address = f"/inkooptrajecten/{tender.pk}/ambitie/ambitieweb"
    for who, reason in (("bram", True), ("citizen", False)):
        with zipfile.ZipFile(io.BytesIO(people.client(who).get(f"{address}.docx").content)) as parts:
            text = parts.read("word/document.xml").decode()
        assert "Significant" in text
        assert ("Omdat het kan" in text) is reason
        assert "<script>" not in text
    assert people.client("bram").get(f"{address}.pdf").content.startswith(b"%PDF")


def test_the_task_counts_what_is_still_open(people: People) -> None:
    tender = workwear(people)

    def task() -> Task:
        (found,) = tasks_of(tender_page(tender.pk, access_of(people.bram)))
        return found

    assert (task().key, task().state, task().questions) == ("ambition", "todo", 5)
    assert task().roles == (Membership.Role.CLIENT, Membership.Role.BUYER)
    set_level(people.anna, web_of(tender), "climate", 0, "", 0)
    assert (task().state, task().questions, task().detail) == ("busy", 4, "1 van 5 thema's gekozen.")
    for theme in THEMES[1:]:
        set_level(people.anna, web_of(tender), theme, 1, "", 0)
    assert (task().state, task().questions) == ("done", 0)
