"""The pages in a real browser: for everybody, on a small screen, with the keyboard, and without JavaScript."""

import pytest
from playwright.sync_api import expect

from hefboom.apps.spend import running
from hefboom.apps.spend.actions import energy, scanning
from hefboom.apps.spend.actions import mapping as tables
from hefboom.apps.spend.models import ConfirmedLine, SpendFile, SpendKey
from tests.apps.spend.conftest import ROW, Upload
from tests.browser import assert_accessible, assert_readable_for_all
from tests.conftest import OpenPage
from tests.people import People

PARTS = ("", "deel/groepen/", "deel/leveranciers/", "deel/jaren/", "prioriteiten/")
PARTS += ("energie/", "twijfel/", "waarom/{key}/")


def test_every_page_is_readable_for_all(
    people: People, scanned: SpendFile, upload: Upload, open_page: OpenPage
) -> None:
    tables.store(people.bram, people.agency, [ROW], "Eerste", 0)
    key = SpendKey.objects.filter(file=scanned, doubtful=True)[0].key
    energy.add(people.bram, scanned, {"carrier": "diesel", "quantity": "9000", "unit": "liter", "year": "2024"})
    draft = upload(name="ander.csv")
    addresses = [f"/impact/uitgaven/{scanned.pk}/{part.format(key=key)}" for part in PARTS]
    addresses += ["/impact/", "/impact/factoren/", "/impact/uitgaven/nieuw/", f"/impact/uitgaven/{draft.pk}/kolommen/"]
    addresses += ["/impact/indeling/rws/", f"/impact/vergelijken/?eerste={scanned.pk}&tweede={scanned.pk}"]
    assert_readable_for_all(open_page("/", people.client("bram")), *addresses, f"/en{addresses[0]}")


def test_the_page_follows_a_job_by_itself(
    people: People, upload: Upload, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = running.run
    monkeypatch.setattr(running, "run", lambda pk, attempt: None)
    file = scanning.start(people.bram, upload())
    page = open_page(f"/impact/uitgaven/{file.pk}/", people.client("bram"))
    expect(page.get_by_text("De scan staat klaar")).to_be_visible()
    assert_accessible(page)
    work(str(file.pk), file.attempt)
    expect(page.get_by_role("heading", name="Waar zit de impact van Rijkswaterstaat?")).to_be_visible()


def test_bram_settles_a_line_without_javascript(people: People, scanned: SpendFile, open_page: OpenPage) -> None:
    page = open_page(f"/impact/uitgaven/{scanned.pk}/twijfel/", people.client("bram"), java_script_enabled=False)
    page.get_by_label("Productgroep voor Diverse kosten").select_option("catering")
    page.get_by_role("button", name="Stel vast", exact=True).first.click()
    expect(page.get_by_text("1 groep regels vastgesteld.")).to_be_visible()
    assert ConfirmedLine.objects.get().group == "catering"
    page.get_by_role("button", name="Scan opnieuw met deze keuzes").click()
    expect(page.get_by_role("heading", name="Waar zit de impact van Rijkswaterstaat?")).to_be_visible()
