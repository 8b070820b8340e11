"""Bram reads a file in: columns, preview, errors in plain words, and nothing stored before he says so."""

import io
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import translation
from openpyxl import Workbook

from hefboom.apps.accounts.models import AuditEvent
from hefboom.apps.tenders import uploads
from hefboom.apps.tenders.access import access_of
from hefboom.apps.tenders.actions.importing import choose_columns, import_confirm, import_discard, upload
from hefboom.apps.tenders.errors import RefusedError
from hefboom.apps.tenders.incoming import suggest
from hefboom.apps.tenders.models import ImportBatch, Lot, StandingCount, Tender
from hefboom.apps.tenders.queries.imports import Plan, plan_of
from hefboom.apps.tenders.queries.sums import differences
from hefboom.apps.tenders.uploads import read_sheet
from tests.people import People, clothing

HEADER = "tender_id;title;published_on;product_group;category_managed;impact_weight"


def uploaded(people: People, *rows: str, header: str = HEADER) -> ImportBatch:
    return upload(people.bram, people.agency, "trajecten.csv", "\n".join((header, *rows)).encode())


def plan(people: People, *rows: str, header: str = HEADER) -> Plan:
    return plan_of(uploaded(people, *rows, header=header), access_of(people.bram))


def test_nothing_is_stored_until_bram_confirms(people: People) -> None:
    batch = uploaded(people, "A-1;Uniformen;2026-02-01;bedrijfskleding;ja;0.3")
    assert plan_of(batch, access_of(people.bram)).count("new") == 1
    assert not Tender.objects.exists()
    import_confirm(people.bram, batch)
    tender = Tender.objects.get()
    assert (tender.code, tender.title, tender.decided_on) == ("A-1", "Uniformen", date(2026, 2, 1))
    assert tender.standings.get(commitment="impact-half").standing == "not_met"
    assert StandingCount.objects.get(commitment="impact-half").tenders == 1
    assert differences() == []


def test_each_fact_says_from_which_file_line_and_column_it_came(people: People) -> None:
    import_confirm(people.bram, uploaded(people, "A-1;Uniformen;;;;"))
    assert Tender.objects.get().facts["title"]["source"] == {
        "kind": "file",
        "document": "trajecten.csv",
        "path": "line 2, column title",
    }


def test_an_empty_cell_is_unknown_and_changes_nothing_that_is_known(people: People) -> None:
    known = clothing(people.agency, "A-1")
    import_confirm(people.bram, uploaded(people, "A-1;;;;;0.4"))
    known.refresh_from_db()
    assert (known.title, known.facts["category_managed"]["value"]) == ("Bedrijfskleding Noord", True)
    assert known.standings.get(commitment="impact-half").standing == "not_met"


def test_the_preview_counts_new_changed_and_unchanged(people: People) -> None:
    clothing(people.agency, "SAME")
    clothing(people.agency, "OTHER")
    found = plan(
        people,
        "SAME;Bedrijfskleding Noord;2026-03-01;bedrijfskleding;true;",
        "OTHER;Bedrijfskleding Zuid;2026-03-01;bedrijfskleding;true;",
        "NEW;Laarzen;2026-03-01;bedrijfskleding;true;",
    )
    assert {effect: found.count(effect) for effect in ("new", "changed", "unchanged")} == dict.fromkeys(
        ("new", "changed", "unchanged"), 1
    )


def test_reading_the_same_file_twice_changes_nothing_the_second_time(people: People) -> None:
    row = "A-1;Uniformen;2026-02-01;bedrijfskleding;ja;0.30"
    import_confirm(people.bram, uploaded(people, row))
    version = Tender.objects.get().version
    second = import_confirm(people.bram, uploaded(people, row))
    assert second.result["unchanged"] == 1
    assert Tender.objects.get().version == version


WRONG_CELLS = [
    ("A-1;Stoel;01-02-2026;;;", "published_on", "jaar-maand-dag"),
    ("A-1;Stoel;;bedrijfskledng;;", "product_group", "Bedoelt u bedrijfskleding"),
    ("A-1;Stoel;;;misschien;", "category_managed", "ja of nee"),
    ("A-1;Stoel;;;;0,5", "impact_weight", "0 tot 1"),
    ("A-1;Stoel;;;;1.5", "impact_weight", "0 tot 1"),
    (";Stoel;;;;", "tender_id", "kenmerk ontbreekt"),
    ("A-1;Stoel;;;;;te veel", "", "meer cellen"),
]


def test_a_row_that_cannot_be_read_says_where_and_what_would_be_right(people: People) -> None:
    for row, column, why in WRONG_CELLS:
        with translation.override("nl"):
            found = plan(people, "GOED;Tafel;;;;", row)
        (problem,) = found.reading.problems
        assert (problem.line, problem.column) == (3, column), row
        assert why in problem.why, row
        assert [one.incoming.code for one in found.planned] == ["GOED"], row


def test_errors_are_english_on_the_english_page(people: People) -> None:
    with translation.override("en"):
        (problem,) = plan(people, "A-1;Chair;01-02-2026;;;").reading.problems
    assert "year-month-day" in problem.why


def test_a_tender_with_one_bad_lot_waits_as_a_whole(people: People) -> None:
    header = "tender_id;lot_id;estimated_value_eur"
    found = plan(people, "A-1;L1;100", "A-1;L2;veel", "B-1;;5", header=header)
    assert [one.incoming.code for one in found.planned] == ["B-1"]
    assert found.reading.rejected_lines == {2, 3}


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        (("A-1;L1;Stoel", "A-1;L1;Stoel"), 3),
        (("A-1;L1;Stoel", "A-1;L2;Tafel"), 3),
    ],
    ids=["the same lot twice", "two titles for one tender"],
)
def test_rows_that_contradict_each_other_are_told(people: People, rows: tuple[str, ...], line: int) -> None:
    found = plan(people, *rows, header="tender_id;lot_id;title")
    assert line in {problem.line for problem in found.reading.problems}
    assert not found.planned


def test_lots_of_one_tender_are_stored_together(people: People) -> None:
    header = "tender_id;lot_id;title;published_on;estimated_value_eur"
    rows = ("A-1;L1;Stoelen;2026-01-01;100.50", "A-1;L2;Stoelen;2026-01-01;200")
    import_confirm(people.bram, uploaded(people, *rows, header=header))
    assert Tender.objects.get().value_cents == 30_050
    assert list(Lot.objects.values_list("lot_id", flat=True)) == ["L1", "L2"]


def test_bram_cannot_read_in_for_an_organisation_that_is_not_his(people: People) -> None:
    found = plan(people, "A-1;vws", header="tender_id;organisation")
    assert "rws" in found.reading.problems[0].why
    with pytest.raises(PermissionDenied):
        upload(people.bram, people.other_ministry, "x.csv", b"tender_id\nA\n")


def test_a_file_is_read_in_once(people: People) -> None:
    batch = uploaded(people, "A-1;Uniformen;;;;")
    import_confirm(people.bram, batch)
    for again in (import_confirm, import_discard):
        with pytest.raises(RefusedError, match="al ingelezen"):
            again(people.bram, batch)


def test_a_discarded_file_is_forgotten(people: People) -> None:
    batch = import_discard(people.bram, uploaded(people, "A-1;Geheim;;;;"))
    assert bytes(ImportBatch.objects.get(pk=batch.pk).content) == b""
    assert not Tender.objects.exists()


def test_the_log_has_the_import_and_each_tender_it_touched(people: People) -> None:
    clothing(people.agency, "A-1")
    import_confirm(people.bram, uploaded(people, "A-1;Andere naam;;;;", "A-2;Nieuw;;;;"))
    actions = set(AuditEvent.objects.values_list("action", flat=True))
    assert actions == {"import.upload", "import.changed", "import.new", "import.confirm"}


def test_columns_are_found_by_name_or_label_in_both_languages() -> None:
    headers = ("Kenmerk", "published_on", "Estimated value", "Productgroep", "Gewicht van Impact", "Opmerkingen")
    assert suggest(headers, {}) == {
        "Kenmerk": "tender_id",
        "published_on": "published_on",
        "Estimated value": "estimated_value_eur",
        "Productgroep": "product_group",
        "Gewicht van Impact": "impact_weight",
        "Opmerkingen": "",
    }


def test_the_choice_of_columns_is_remembered_for_the_organisation(people: People) -> None:
    header = "Ons nummer;Naam van de klus"
    batch = uploaded(people, "A-1;Stoelen", header=header)
    choose_columns(people.bram, batch, {"Ons nummer": "tender_id", "Naam van de klus": "title"})
    import_confirm(people.bram, batch)
    again = plan(people, "A-2;Tafels", header=header)
    assert again.planned[0].incoming.facts["title"].value == "Tafels"


@pytest.mark.parametrize("mapping", [{"a": "title"}, {"a": "tender_id", "b": "title", "c": "title"}])
def test_columns_need_a_code_and_each_fact_once(people: People, mapping: dict[str, str]) -> None:
    with pytest.raises(RefusedError):
        choose_columns(people.bram, uploaded(people, "1;2;3", header="a;b;c"), mapping)


def test_a_spreadsheet_reads_like_a_text_file() -> None:
    book = Workbook()
    book.active.append(["tender_id", "published_on", "estimated_value_eur", "category_managed", "mvi_level"])
    book.active.append(["A-1", date(2026, 2, 1), 1250.5, True, 2])
    packed = io.BytesIO()
    book.save(packed)
    sheet = read_sheet(packed.getvalue(), "Trajecten.XLSX")
    assert sheet.rows == (("A-1", "2026-02-01", "1250.5", "true", "2"),)
    assert sheet.lines == (2,)


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_csv_of_every_common_kind_is_read(delimiter: str, encoding: str) -> None:
    text = (
        delimiter.join(("tender_id", "title")) + "\r\n\r\n" + delimiter.join(("A-1", '"Café\r\nop de hoek"')) + "\r\n"
    )
    sheet = read_sheet(text.encode(encoding), "x.csv")
    assert sheet.rows == (("A-1", "Café\r\nop de hoek"),)
    assert sheet.lines == (3,)


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        (b"", "x.csv", "leeg"),
        (b"\n\n", "x.csv", "leeg"),
        (b"tender_id\n", "x.csv", "alleen een kopregel"),
        (b"PK\x03\x04 kapot", "x.xlsx", "niet te openen"),
        (b"geen zip", "x.xlsx", "niet te openen"),
        (b"%PDF-1.4", "x.pdf", "CSV, XLSX"),
        (b"a;b\n1;\0\n", "x.csv", "geen tekstbestand"),
        (b"x" * (uploads.MOST_BYTES + 1), "x.csv", "20 MB"),
        (b"a\n" + b"1\n" * (uploads.MOST_ROWS + 1), "x.csv", "20000 regels"),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_plain_words(content: bytes, name: str, why: str) -> None:
    with translation.override("nl"), pytest.raises(RefusedError, match=why):
        read_sheet(content, name)


def test_an_impact_weight_of_an_export_is_the_same_after_import(people: People) -> None:
    tender = clothing(people.agency, "=1+1", impact_weight=Decimal("0.123456"))
    exported = b"".join(people.client("bram").get("/inkooptrajecten/register.csv").streaming_content)
    batch = upload(people.bram, people.agency, "register.csv", exported)
    found = plan_of(batch, access_of(people.bram))
    assert (found.reading.problems, found.count("unchanged")) == ((), 1)
    assert found.planned[0].tender == tender
