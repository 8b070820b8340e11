"""Eva and Bram read criteria in: columns, preview, errors in plain words, and nothing stored before they say so."""

import csv
import io
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from openpyxl import Workbook, load_workbook

from hefboom.apps.accounts.models import AuditEvent
from hefboom.apps.criteria.actions.basket import add, remove
from hefboom.apps.criteria.actions.importing import choose_columns, confirm, discard, undo, upload
from hefboom.apps.criteria.columns import COLUMN_WORDS, suggest
from hefboom.apps.criteria.models import CriteriaImport, OwnCriterion
from hefboom.apps.criteria.queries.imports import Plan, plan_of
from hefboom.apps.criteria.rejections import in_words
from hefboom.apps.tenders.errors import RefusedError
from hefboom.apps.tenders.models import Tender
from hefboom.core.base.errors import RejectedCell
from hefboom.core.strategy.tables import CRITERION_COLUMNS
from tests.apps.criteria.conftest import file_of, read_in, row
from tests.people import People

ADDRESS = "/criteria/importeren/"


def uploaded(people: People, *rows: dict[str, str]) -> CriteriaImport:
    return upload(people.bram, people.agency, "criteria.csv", file_of(*rows))


def plan(people: People, *rows: dict[str, str]) -> Plan:
    return plan_of(uploaded(people, *rows))


def versions() -> list[tuple[str, int, date | None]]:
    return list(OwnCriterion.objects.values_list("code", "version", "valid_until"))


def test_nothing_is_stored_until_bram_confirms(people: People) -> None:
    batch = uploaded(people, row("MVI-1"))
    assert plan_of(batch).counts == {"new": 1, "versions": 0, "unchanged": 0, "rejected": 0}
    assert not OwnCriterion.objects.exists()
    confirm(people.bram, batch)
    own = OwnCriterion.objects.get()
    assert (own.code, own.valid_from, own.organisation) == ("MVI-1", date(2024, 1, 1), people.agency)
    assert own.entry["text"] == {"nl": "Ten minste [percentage] minder.", "en": "Ten minste [percentage] minder."}
    batch.refresh_from_db()
    assert bytes(batch.content) == b""


def test_the_whole_way_through_the_pages(people: People) -> None:
    client = people.client("bram")
    file = SimpleUploadedFile("set.csv", file_of(row("MVI-1"), row("MVI-2", level="9")))
    columns = client.post(ADDRESS, {"organisation": people.agency.pk, "file": file})
    assert "Tekst (Nederlands)" in client.get(columns["Location"]).content.decode()
    form = {f"kolom-{number}": name for number, name in enumerate(CRITERION_COLUMNS)}
    preview = client.post(columns["Location"], form)["Location"]
    page = client.get(preview).content.decode()
    assert "Van 2 regels zijn er 1 nieuw" in page
    assert "1 regel kan niet worden ingelezen." in page
    done = client.post(preview.replace("voorbeeld", "inlezen"))
    assert done["Location"] == "/criteria/?bron=rws"
    assert "Eigen criterium MVI-1" in client.get(done["Location"]).content.decode()


def test_of_5000_rows_exactly_the_37_wrong_ones_are_named_and_the_rest_is_read_in(people: People) -> None:
    wrong = set(range(100, 4_900, 131))
    mistakes = ({"level": "7"}, {"themes": "klimaat"}, {"text_nl": ""}, {"from_": "gisteren"})
    rows = [row(f"MVI-{n}", **(mistakes[n % 4] if n in wrong else {})) for n in range(5_000)]
    batch = upload(people.bram, people.agency, "vijfduizend.csv", file_of(*rows))
    found = plan_of(batch)
    assert found.imported.lines == {n + 2 for n in wrong}
    assert found.counts == {"new": 4_963, "versions": 0, "unchanged": 0, "rejected": 37}
    confirm(people.bram, batch)
    assert OwnCriterion.objects.count() == 4_963


def test_the_rejected_rows_come_back_as_a_file_to_repair(people: People) -> None:
    batch = uploaded(people, row("MVI-1", level="9", title_nl="=1+1"), row("MVI-2"), row("MVI-3", themes="klimat"))
    content = people.client("bram").get(f"{ADDRESS}{batch.pk}/afgekeurd.csv").content.decode("utf-8-sig")
    header, first, second = csv.reader(io.StringIO(content), delimiter=";")
    assert header[-2:] == ["regel", "wat is er mis"]
    assert first[header.index("title_nl")] == "'=1+1"
    assert first[-2:] == ["2", "level: Dit kan niet: 9. De grens is 3."]
    assert second[-2:] == ["4", 'themes: Er is geen thema "klimat". Bedoelt u "climate"?']
    repaired = content.replace(";9;", ";2;").replace("klimat", "climate")
    again = upload(people.bram, people.agency, "afgekeurd.csv", repaired.encode())
    assert [one.code for one in plan_of(again).imported.criteria] == ["MVI-1", "MVI-3"]
    assert plan_of(again).imported.criteria[0].title.nl == "=1+1"


WRONG = [
    ({"code": "mvi 1"}, "Schrijf een code met hoofdletters"),
    ({"level": "4"}, "De grens is 3"),
    ({"level": "twee"}, "Schrijf een heel getal"),
    ({"kind": "wens"}, "Schrijf een van deze: requirement, suitability"),
    ({"from_": "01-01-2024"}, "jaar-maand-dag"),
    ({"until": "2023-12-31"}, "Het einde (2023-12-31) ligt voor het begin (2024-01-01)."),
    ({"themes": ""}, "Deze cel is leeg"),
    ({"themes": "Klimaat!"}, "Schrijf een code met kleine letters"),
    ({"product_groups": "caterin"}, 'Er is geen productgroep "caterin". Bedoelt u "catering"?'),
    ({"overlaps": "MVI-9"}, 'Er is geen criterium "MVI-9".'),
    ({"overlaps": "MVI-1"}, "niet naar zichzelf"),
    ({"document": "pianoo"}, 'Er is geen document "pianoo" in de strategie.'),
    ({"document": ""}, "Deze cel is leeg"),
    ({"title_nl": ""}, "Deze cel is leeg"),
    ({"text_en": "Less."}, "In het Nederlands staan 1 [haken], in het Engels 0."),
    ({"repeats_law": "misschien"}, "Schrijf ja of nee."),
    ({"code": "MVI-0"}, "MVI-0 versie 1 staat al op regel 2."),
    ({"code": "HB-KLE-101", "version": "2"}, "HB-KLE-101 is een code van de strategie."),
    ({"code": "MVI-OUD"}, "MVI-OUD versie 1 is er al, met een andere tekst."),
    ({"code": "MVI-OUD", "version": "2"}, "Versie 1 begint op 2025-06-01. Een nieuwe versie heeft een latere dag"),
    ({"code": "MVI-0", "version": "2", "from_": "2025-01-01"}, "Versie 1 geldt dan nog"),
]


def test_what_is_wrong_is_told_in_the_language_of_the_page(people: People) -> None:
    read_in(people, row("MVI-OUD", from_="2025-06-01"))
    for change, says in WRONG:
        found = plan(people, row("MVI-0"), row(**({"code": "MVI-1"} | change)))
        assert [one.code for one in found.imported.criteria] == ["MVI-0"], change
        (cell,) = found.imported.rejected
        assert cell.line == 3, change
        with translation.override("nl"):
            assert says in in_words(cell), change
        with translation.override("en"):
            told = in_words(cell)
            assert not any(word in told.split() for word in ("een", "Schrijf", "geen", "Deze", "versie")), change


def test_a_reason_without_dutch_words_is_still_told() -> None:
    with translation.override("nl"):
        assert in_words(RejectedCell(2, "x", "y", "something new is wrong")) == "something new is wrong"


def test_a_new_version_ends_the_one_before_and_undoing_lets_it_go_on(people: People) -> None:
    read_in(people, row("MVI-1"))
    second = read_in(people, row("MVI-1", version="2", from_="2026-01-01"), row("MVI-2"))
    assert second.result["versions"] == 1
    assert versions() == [("MVI-1", 1, date(2025, 12, 31)), ("MVI-1", 2, None), ("MVI-2", 1, None)]
    assert OwnCriterion.objects.get(version=1, code="MVI-1").entry["until"] == "2025-12-31"
    undo(people.eva, second)
    assert versions() == [("MVI-1", 1, None)]
    assert OwnCriterion.objects.get().entry["until"] is None


def test_reading_the_same_file_twice_changes_nothing(people: People) -> None:
    read_in(people, row("MVI-1"))
    again = read_in(people, row("MVI-1"))
    assert (again.result["new"], again.result["unchanged"]) == (0, 1)
    assert OwnCriterion.objects.count() == 1


def test_an_import_in_use_cannot_be_undone_until_nobody_uses_it(people: People, published: Tender) -> None:
    batch = read_in(people, row("MVI-1"))
    add(people.bram, published, ["MVI-1"])
    with translation.override("nl"), pytest.raises(RefusedError, match="Een traject gebruikt"):
        undo(people.eva, batch)
    assert "kan niet: een traject gebruikt ze" in people.client("eva").get(ADDRESS).content.decode()
    remove(people.bram, published, "MVI-1")
    assert people.client("eva").post(f"{ADDRESS}{batch.pk}/ongedaan/").status_code == 302
    assert not OwnCriterion.objects.exists()
    assert published.chosen_criteria.get().entry["code"] == "MVI-1"


def test_what_a_later_file_built_on_cannot_be_undone_first(people: People) -> None:
    first = read_in(people, row("MVI-1"))
    second = read_in(people, row("MVI-1", version="2", from_="2026-01-01"))
    with translation.override("nl"), pytest.raises(RefusedError, match="Een later bestand"):
        undo(people.eva, first)
    undo(people.eva, second)
    undo(people.eva, first)
    assert not OwnCriterion.objects.exists()


def test_a_file_is_read_in_once_and_a_discarded_one_is_forgotten(people: People) -> None:
    batch = uploaded(people, row("MVI-1"))
    confirm(people.bram, batch)
    for again in (confirm, discard):
        with translation.override("nl"), pytest.raises(RefusedError, match="al ingelezen"):
            again(people.bram, batch)
    other = discard(people.bram, uploaded(people, row("MVI-2")))
    assert bytes(CriteriaImport.objects.get(pk=other.pk).content) == b""


def test_a_file_without_any_sound_row_is_not_read_in(people: People) -> None:
    batch = uploaded(people, row("MVI-1", level="9"))
    answer = people.client("bram").post(f"{ADDRESS}{batch.pk}/inlezen/", follow=True)
    assert "Geen enkele regel is in te lezen." in answer.content.decode()
    assert not OwnCriterion.objects.exists()


def test_nobody_reads_in_for_another_organisation(people: People) -> None:
    for person, organisation in ((people.bram, people.other_ministry), (people.anna, people.agency)):
        with pytest.raises(PermissionDenied):
            upload(person, organisation, "x.csv", file_of(row("MVI-1")))


def test_the_log_keeps_who_read_in_what(people: People) -> None:
    undo(people.eva, read_in(people, row("MVI-1")))
    events = AuditEvent.objects.filter(object_type="criteriaimport").order_by("pk")
    assert [event.action for event in events] == ["criteria.upload", "criteria.import", "criteria.undo"]
    assert events[1].changes["new"] == {"old": None, "new": 1}


def test_columns_are_found_by_name_or_label_and_remembered(people: People) -> None:
    headers = ("code", "Geldig vanaf", "Soort", "Level", "Thema's", "Naam", "Tekst", "Bron: document", "Extra")
    with translation.override("nl"):
        chosen = suggest(headers, {})
    assert chosen["Geldig vanaf"] == "from"
    assert (chosen["Naam"], chosen["Tekst"], chosen["Extra"]) == ("title_nl", "text_nl", "")
    content = file_of(row("MVI-1")).replace(b"title_nl", b"Hoe heet het")
    batch = upload(people.bram, people.agency, "x.csv", content)
    mapping = {header: header for header in CRITERION_COLUMNS if header != "title_nl"} | {"Hoe heet het": "title_nl"}
    confirm(people.bram, choose_columns(people.bram, batch, mapping))
    again = upload(people.bram, people.agency, "x.csv", content.replace(b"MVI-1", b"MVI-2"))
    assert plan_of(again).imported.criteria[0].title.nl.startswith("Eigen criterium")


@pytest.mark.parametrize("form", [{}, {"kolom-0": "code", "kolom-1": "code"}])
def test_columns_need_what_a_row_cannot_do_without_and_each_once(people: People, form: dict[str, str]) -> None:
    batch = uploaded(people, row("MVI-1"))
    answer = people.client("bram").post(f"{ADDRESS}{batch.pk}/", form)
    assert answer.status_code == 422
    assert "Deze keuze kan niet" in answer.content.decode()


def test_a_spreadsheet_reads_like_a_text_file(people: People) -> None:
    book = Workbook()
    good = row("MVI-1", from_="2026-01-01")
    book.active.append(list(good))
    book.active.append([date(2026, 1, 1) if name == "from" else cell for name, cell in good.items()])
    packed = io.BytesIO()
    book.save(packed)
    batch = upload(people.bram, people.agency, "Set.XLSX", packed.getvalue())
    assert [one.code for one in plan_of(batch).imported.criteria] == ["MVI-1"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_letters_with_accents_survive_every_common_encoding(people: People, encoding: str) -> None:
    content = file_of(row("MVI-1", title_nl="Café à la crème")).decode().encode(encoding)
    batch = upload(people.bram, people.agency, "x.csv", content)
    assert plan_of(batch).imported.criteria[0].title.nl == "Café à la crème"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("leeg.csv", b"", "leeg"),
        ("kapot.xlsx", b"dit is geen zip", "niet te openen"),
        ("plaatje.png", b"\x89PNG", "kan niet worden ingelezen"),
        ("utf16.csv", "code;from\nA;B\n".encode("utf-16"), "geen tekstbestand"),
        ("groot.csv", b"x" * (20 * 1024 * 1024 + 1), "20 MB"),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_plain_words(
    people: People, name: str, content: bytes, says: str
) -> None:
    form = {"organisation": people.agency.pk, "file": SimpleUploadedFile(name, content or b" ")}
    answer = people.client("bram").post(ADDRESS, form)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not CriteriaImport.objects.exists()


def test_the_template_has_every_column_with_its_explanation(people: People) -> None:
    assert set(COLUMN_WORDS) == set(CRITERION_COLUMNS)
    text = people.client("citizen").get("/criteria/sjabloon.csv").content.decode("utf-8-sig")
    assert text.strip().split(";") == list(CRITERION_COLUMNS)
    for english in ("", "/en"):
        book = load_workbook(io.BytesIO(people.client("citizen").get(f"{english}/criteria/sjabloon.xlsx").content))
        assert [cell.value for cell in book.worksheets[0][1]] == list(CRITERION_COLUMNS)
        explained = {line[0] for line in book.worksheets[1].iter_rows(values_only=True)}
        assert set(CRITERION_COLUMNS) | {"climate", "bedrijfskleding", "pianoo-productgroepen"} <= explained
