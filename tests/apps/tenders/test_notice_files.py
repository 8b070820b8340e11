"""Bram reads public notices in: facts with their business terms, criteria he can class differently."""

import io
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hefboom.apps.tenders.access import access_of
from hefboom.apps.tenders.actions.explaining import overrule_criterion
from hefboom.apps.tenders.actions.importing import import_confirm, upload
from hefboom.apps.tenders.errors import RefusedError
from hefboom.apps.tenders.models import ImportBatch, Lot, Tender
from hefboom.apps.tenders.queries.imports import plan_of
from tests.core.notices.build import ABuyer, a_criterion, a_lot, a_notice, criteria, estimated
from tests.people import People

RWS = (ABuyer("Rijkswaterstaat"),)
WEIGHED = a_lot(
    project=estimated("500000"),
    terms=criteria(a_criterion("price", "Prijs", "40"), a_criterion("quality", "Plan van aanpak", "60")),
)


@pytest.fixture(autouse=True)
def agency_of_the_list(people: People) -> None:
    """Give the agency the code that it has in our list of organisations, as on a real site."""
    people.agency.code = "rijkswaterstaat"
    people.agency.save()


def zipped(**files: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(f"{name}.xml", content)
    return packed.getvalue()


def test_a_notice_becomes_a_tender_with_sources(people: People) -> None:
    batch = upload(people.bram, people.agency, "bericht.xml", a_notice(buyers=RWS, lots=WEIGHED))
    plan = plan_of(batch, access_of(people.bram))
    assert (plan.count("new"), plan.reading.problems) == (1, ())
    import_confirm(people.bram, batch)
    tender = Tender.objects.get()
    value = tender.lots.get().facts["estimated_value_eur"]
    assert (tender.organisation, tender.value_cents) == (people.agency, 50_000_000)
    assert (value["source"]["document"], value["source"]["term"]) == ("100001-2024", "BT-27-Lot")
    page = people.client("citizen").get(f"/inkooptrajecten/{tender.pk}/verplichtingen/").content.decode()
    assert "aankondiging 100001-2024" in page
    assert "Plan van aanpak" in page


def test_what_a_notice_cannot_tell_is_kept_as_unknown_with_the_reason(people: People) -> None:
    import_confirm(people.bram, upload(people.bram, people.agency, "x.xml", a_notice(buyers=RWS, lots=WEIGHED)))
    assert Tender.objects.get().facts["category_managed"]["missing"] == "not_in_source"


def test_criteria_of_a_notice_can_be_classed_differently(people: People) -> None:
    import_confirm(people.bram, upload(people.bram, people.agency, "x.xml", a_notice(buyers=RWS, lots=WEIGHED)))
    tender, lot = Tender.objects.get(), Lot.objects.get()
    assert [(one["class"], one["weight"]) for one in lot.criteria] == [("price", "0.4"), ("quality", "0.6")]
    overrule_criterion(people.bram, lot, 1, "impact", "Gaat over hergebruik.", tender.version)
    assert Lot.objects.get().facts["impact_weight"]["value"] == "0.6"


def test_several_notices_of_one_procedure_are_one_tender(people: People) -> None:
    first = a_notice(buyers=RWS, lots=WEIGHED)
    other = a_notice(buyers=RWS, publication="00100002-2024", notice_id="notice-2", procedure="procedure-2")
    batch = upload(people.bram, people.agency, "jaar.zip", zipped(one=first, two=first, three=other))
    assert plan_of(batch, access_of(people.bram)).count("new") == 2


def test_a_broken_notice_is_told_and_the_rest_goes_on(people: People) -> None:
    batch = upload(people.bram, people.agency, "jaar.zip", zipped(goed=a_notice(buyers=RWS), kapot=b"<open>"))
    plan = plan_of(batch, access_of(people.bram))
    assert plan.count("new") == 1
    assert [problem.column for problem in plan.reading.problems] == ["kapot.xml"]


def test_a_notice_of_another_organisation_is_left_out(people: People) -> None:
    batch = upload(people.bram, people.agency, "x.xml", a_notice())
    plan = plan_of(batch, access_of(people.bram))
    assert not plan.planned
    assert plan.reading.problems[0].value == "Ministerie van Algemene Zaken"


def test_an_archive_that_is_none_is_refused(people: People) -> None:
    with pytest.raises(RefusedError, match="niet te openen"):
        upload(people.bram, people.agency, "x.zip", b"geen zip")


def test_notices_skip_the_columns(people: People) -> None:
    client = people.client("bram")
    file = SimpleUploadedFile("bericht.xml", a_notice(buyers=RWS, lots=WEIGHED))
    sent = client.post("/inkooptrajecten/importeren/", {"organisation": people.agency.pk, "file": file}, follow=True)
    assert sent.redirect_chain[-1][0].endswith("/voorbeeld/")
    assert "Nieuwe kantoorstoelen" in sent.content.decode() or "De eerste trajecten" in sent.content.decode()
    batch = ImportBatch.objects.get()
    assert client.get(f"/inkooptrajecten/importeren/{batch.pk}/").status_code == 302
    assert client.get(f"/inkooptrajecten/importeren/{batch.pk}/afgekeurd.csv").status_code == 200


def test_real_notices_are_read_in_without_an_error(people: People) -> None:
    folder = Path(__file__).parents[3].parent / "shared" / "data" / "notices" / "dev"
    if not folder.is_dir():
        pytest.skip("the real notices are not on this machine; the tests above use our own")
    some = {path.stem: path.read_bytes() for path in sorted(folder.glob("*.xml"))[::16]}
    plan = plan_of(upload(people.bram, people.agency, "echt.zip", zipped(**some)), access_of(people.bram))
    assert plan.reading.lines + len(plan.reading.problems) >= len(some)
