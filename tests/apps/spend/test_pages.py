"""What the pages say: the answer first, doubts named, nothing hostile, few questions to the database."""

import csv
import io
import json

from django.test import Client
from openpyxl import load_workbook
from pytest_django import Settings

from hefboom.apps.spend.actions import mapping as tables
from hefboom.apps.spend.actions import scanning
from hefboom.apps.spend.actions.confirming import confirm
from hefboom.apps.spend.models import SpendFile, SpendKey
from hefboom.apps.spend.queries.result import shown
from tests.apps.conftest import AsksAtMost
from tests.apps.spend.conftest import HEADER, LINES, ROW, Upload, file_of
from tests.people import People

HOSTILE = "<script>alert(1)</script>\"onmouseover='x'"
MOST_QUERIES = 15


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_answer_comes_first_with_its_doubts(people: People, scanned: SpendFile) -> None:
    page = text(people.client("anna"), f"/impact/uitgaven/{scanned.pk}/")
    assert page.index("Wat u voor") < page.index("productgroepen") < page.index("Meenemen")
    assert "Met 95% zekerheid ligt het tussen" in page
    assert "Waar een mens naar moet kijken" in page
    assert "Wegen" in page
    english = text(people.client("anna"), f"/en/impact/uitgaven/{scanned.pk}/")
    assert "With 95% certainty it lies between" in english


def test_energy_asks_for_quantities(people: People, scanned: SpendFile) -> None:
    page = text(people.client("anna"), f"/impact/uitgaven/{scanned.pk}/")
    assert "Energie en brandstof: geef hoeveelheden" in page
    assert "kWh" in page[page.index("Geef in plaats daarvan") :]


def test_without_knowing_of_vat_only_bounds_are_told(people: People, upload: Upload) -> None:
    file = scanning.start(people.bram, upload(vat="unknown"))
    page = text(people.client("bram"), f"/impact/uitgaven/{file.pk}/")
    assert "Een beste schatting kan niet" in page


def test_a_list_is_searched_and_sorted_in_the_address(people: People, scanned: SpendFile) -> None:
    address = f"/impact/uitgaven/{scanned.pk}/deel/leveranciers/"
    page = text(people.client("anna"), f"{address}?q=stoel&sorteer=naam")
    table = page[page.rindex("<tbody>") :]
    assert "Stoelen BV" in table
    assert "Asfalt BV" not in table
    assert "Toon alles" in text(people.client("anna"), f"{address}?q=bestaat-niet")


def test_every_line_can_say_why_it_is_where_it_is(people: People, scanned: SpendFile) -> None:
    key = SpendKey.objects.get(file=scanned, cpv="45233120")
    page = text(people.client("anna"), f"/impact/uitgaven/{scanned.pk}/waarom/{key.key}/")
    assert "45233120" in page
    assert key.why["nl"] in page
    assert "kilo CO₂e per euro" in page


def test_hostile_text_is_shown_as_text(people: People, upload: Upload) -> None:
    lines = (
        (*LINES[0][:1], HOSTILE, HOSTILE, "1000.00", "45233120", HOSTILE),
        ("2023-01-01", "A", HOSTILE, "5", "", HOSTILE),
    )
    content = file_of(*(tuple(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in line) for line in lines))
    client = people.client("bram")
    draft = upload(content, name=f"{HOSTILE}.csv")
    pages = [client.get(f"/impact/uitgaven/{draft.pk}/kolommen/")]
    file = scanning.start(people.bram, draft)
    key = SpendKey.objects.filter(file=file, doubtful=True).first()
    assert key
    confirm(people.bram, file, {key.key: "catering"})
    tables.store(people.bram, people.agency, [{**ROW, "match": HOSTILE, "note": HOSTILE}], HOSTILE, 0)
    parts = (
        "",
        "deel/groepen/",
        "deel/leveranciers/",
        "deel/organisaties/",
        "twijfel/?toon=alles",
        f"waarom/{key.key}/",
    )
    addresses = [f"/impact/uitgaven/{file.pk}/{part}" for part in (*parts, "scan.html", "prioriteiten/")]
    addresses += ["/impact/", "/impact/indeling/rws/", f"/impact/uitgaven/{file.pk}/twijfel/?q={HOSTILE}"]
    pages += [client.get(address) for address in addresses]
    for page in pages:
        assert page.status_code == 200
        content_of = page.content.decode()
        assert "<script>alert" not in content_of
        assert "\"onmouseover='" not in content_of


def test_a_page_asks_at_most_fifteen_questions_however_much_is_in_it(
    people: People, upload: Upload, asks_at_most: AsksAtMost
) -> None:
    many = [(f"2023-01-{1 + n % 28:02d}", f"Afdeling {n}", f"Firma {n}", "100.00", "", f"Iets {n}") for n in range(60)]
    file = scanning.start(people.bram, upload(file_of(*LINES, *many)))
    keys = [key.key for key in SpendKey.objects.filter(file=file, doubtful=True)[:30]]
    confirm(people.bram, file, dict.fromkeys(keys, "catering"))
    for number in range(20):
        tables.store(people.bram, people.agency, [{**ROW, "match": str(number)}], "x", number)
    parts = ("", "deel/leveranciers/", "deel/jaren/", "twijfel/", "prioriteiten/", f"waarom/{keys[0]}/")
    pages = (*(f"/impact/uitgaven/{file.pk}/{part}" for part in parts), "/impact/", "/impact/indeling/rws/")
    assert asks_at_most(MOST_QUERIES, people, ("anna", "bram", "dirk"), pages) == {200}


def test_the_files_say_the_same_as_the_page(people: People, scanned: SpendFile) -> None:
    client, base = people.client("anna"), f"/impact/uitgaven/{scanned.pk}/scan"
    told = json.loads(client.get(f"{base}.json").content)
    assert told["lines"]["read"] == len(LINES)
    rows = list(csv.reader(io.StringIO(client.get(f"{base}.csv").content.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == 1 + len(shown(scanned).scan.groups)
    book = load_workbook(io.BytesIO(client.get(f"{base}.xlsx").content))
    assert {"Leeswijzer", "Productgroepen", "Leveranciers", "Regels"} <= set(book.sheetnames)
    assert client.get(f"{base}.html").content.decode().startswith("<!DOCTYPE html>")
    assert client.get(f"{base}.exe").status_code == 404


def test_no_cell_of_a_file_is_a_formula(people: People, upload: Upload) -> None:
    evil = file_of(("2023-01-01", "=1+1", "=cmd|'/c calc'!A1", "100.00", "45233120", "@SUM(A1)"))
    file = scanning.start(people.bram, upload(evil))
    base = f"/impact/uitgaven/{file.pk}/scan"
    lines = people.client("bram").get(f"{base}.csv?deel=leveranciers").content.decode("utf-8-sig")
    assert "\n=cmd" not in lines
    book = load_workbook(io.BytesIO(people.client("bram").get(f"{base}.xlsx").content))
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_two_scans_beside_each_other_add_up(people: People, scanned: SpendFile, upload: Upload) -> None:
    later = scanning.start(people.bram, upload(file_of(*LINES[:2], header=HEADER), vat="included"))
    address = f"/impact/vergelijken/?eerste={scanned.pk}&tweede={later.pk}"
    page = text(people.client("anna"), address)
    assert "De ene scan rekent met btw in de bedragen, de andere niet." in page
    assert people.client("anna").get("/impact/vergelijken/?eerste=geen-sleutel").status_code == 404


def test_a_made_up_scan_says_so_everywhere(people: People, scanned: SpendFile, settings: Settings) -> None:
    SpendFile.objects.update(fictitious=True)
    for part in ("", "deel/groepen/", "twijfel/", "prioriteiten/"):
        assert "FICTIEF" in text(people.client("anna"), f"/impact/uitgaven/{scanned.pk}/{part}")
