"""Bram gives the quantities of energy and fuel; everybody of his organisation sees what it comes to."""

import json
from io import BytesIO

import pytest
from openpyxl import load_workbook

from hefboom.apps.accounts.models import AuditEvent
from hefboom.apps.spend.actions import scanning
from hefboom.apps.spend.models import SpendFile, SpendQuantity
from tests.people import People

GIVEN = {"carrier": "electricity-grey", "quantity": "125000", "unit": "kWh", "year": "2026"}


def at(file: SpendFile, page: str = "energie/") -> str:
    return f"/impact/uitgaven/{file.pk}/{page}"


def page(people: People, who: str, address: str) -> str:
    answer = people.client(who).get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_bram_gives_a_quantity_and_it_counts_everywhere(people: People, scanned: SpendFile) -> None:
    assert "Nog geen hoeveelheden" in page(people, "bram", at(scanned))
    before = AuditEvent.objects.count()
    answer = people.client("bram").post(at(scanned), GIVEN)
    assert (answer.status_code, answer["Location"]) == (302, at(scanned))

    shown = page(people, "anna", at(scanned))
    for told in ("125.000 kWh", "60,4 ton", "co2emissiefactoren.nl"):
        assert told in shown, told
    assert "Met de opgegeven energie en brandstof erbij" in page(people, "anna", at(scanned, ""))
    told_json = json.loads(people.client("anna").get(at(scanned, "scan.json")).content)
    assert told_json["by_quantity"]["total"]["value"] == pytest.approx(60375)
    assert AuditEvent.objects.count() == before + 1
    book = load_workbook(BytesIO(people.client("anna").get(at(scanned, "scan.xlsx")).content))
    assert [cell.value for cell in book["Energie"][2]][:6] == ["Elektriciteit, grijs", 2026, 125000, "kWh", 2026, 60375]
    assert "Elektriciteit, grijs" in people.client("anna").get(at(scanned, "scan.html")).content.decode()


def test_in_english(people: People, scanned: SpendFile) -> None:
    people.client("bram").post(at(scanned), GIVEN)
    shown = page(people, "anna", "/en" + at(scanned))
    assert "Electricity, grey" in shown
    assert "Energy and fuel, by quantity" in shown


def test_a_quantity_that_cannot_be_is_refused_at_its_field_and_nothing_is_kept(
    people: People, scanned: SpendFile
) -> None:
    for wrong, told in (
        ({"quantity": "4.5000"}, "duizend keer te klein"),
        ({"unit": "liter"}, "is geen eenheid voor"),
        ({"year": "26"}, "vier cijfers"),
        ({"carrier": ""}, 'aria-invalid="true"'),
    ):
        answer = people.client("bram").post(at(scanned), {**GIVEN, **wrong})
        assert answer.status_code == 422
        assert told in answer.content.decode(), told
    assert not SpendQuantity.objects.exists()


def test_it_is_taken_back_once(people: People, scanned: SpendFile) -> None:
    people.client("bram").post(at(scanned), GIVEN)
    kept = SpendQuantity.objects.get()
    before = AuditEvent.objects.count()
    for _ in range(2):
        assert people.client("bram").post(at(scanned, f"energie/{kept.pk}/weg/")).status_code == 302
    assert not SpendQuantity.objects.exists()
    assert AuditEvent.objects.count() == before + 1


def test_a_scan_done_anew_keeps_them(people: People, scanned: SpendFile) -> None:
    people.client("bram").post(at(scanned), GIVEN)
    fresh = scanning.again(people.bram, scanned)
    assert [(one.carrier, one.amount) for one in fresh.quantities.all()] == [("electricity-grey", 125000)]


def test_everybody_can_look_up_the_factors(people: People) -> None:
    shown = page(people, "citizen", "/impact/factoren/")
    for told in ("co2emissiefactoren.nl", "no formal open licence", "0,483"):
        assert told in shown, told
