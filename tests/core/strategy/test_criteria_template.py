from datetime import date
from typing import Any

import pytest

from hefboom.core.strategy.criteria_template import as_row, read_criteria
from hefboom.core.strategy.load import load_pack
from hefboom.core.strategy.pack import Pack


@pytest.fixture(scope="module")
def rijk() -> Pack:
    return load_pack("nl-rijk-2019")


def row(code: str, **other: str) -> dict[str, Any]:
    """A good row of the template, in Dutch only, unless told otherwise."""
    good = {
        "code": code,
        "version": "1",
        "from": "2024-01-01",
        "until": "",
        "kind": "award",
        "level": "2",
        "themes": "climate; circular",
        "product_groups": "catering",
        "overlaps": "",
        "title_nl": "Minder verspilling",
        "text_nl": "Ten minste [percentage] minder.",
        "verification_nl": "Weegstaten",
        "for_buyer_nl": "Weeg eerst.",
        "for_bidder_nl": "Wees eerlijk.",
        "document": "pianoo-productgroepen",
        "repeats_law": "nee",
    }
    return good | {name.rstrip("_"): value for name, value in other.items()}


def test_anna_reads_the_official_set_in_dutch_only(rijk: Pack) -> None:
    imported = read_criteria([row("MVI-1")], rijk)
    assert imported.rejected == ()
    (criterion,) = imported.criteria
    assert (criterion.code, criterion.level, criterion.themes) == ("MVI-1", 2, ("climate", "circular"))
    assert criterion.from_ == date(2024, 1, 1)
    assert criterion.title.en == "Minder verspilling"
    assert not criterion.translated
    assert not criterion.own_wording
    assert not criterion.repeats_law


@pytest.mark.parametrize(
    ("change", "column", "why"),
    [
        ({"code": "mvi 1"}, "code", "is not of the form capitals and digits with single hyphens"),
        ({"code": ""}, "code", "is empty; a value is needed"),
        ({"level": "4"}, "level", "must be at most 3, not 4"),
        ({"level": "twee"}, "level", 'must be a whole number, not "twee"'),
        ({"kind": "wens"}, "kind", "must be one of requirement, suitability, selection, award, contract_clause"),
        ({"from_": "01-01-2024"}, "from", 'must be a date, as 2024-01-31, not "01-01-2024"'),
        ({"until": "2023-12-31"}, "until", "ends (2023-12-31) before it starts (2024-01-01)"),
        ({"themes": ""}, "themes", "is empty; a value is needed"),
        ({"themes": "climat"}, "themes", 'there is no theme "climat"; did you mean "climate"?'),
        ({"product_groups": "caterin"}, "product_groups", 'no product group "caterin"; did you mean "catering"?'),
        ({"overlaps": "MVI-9"}, "overlaps", 'there is no criterion "MVI-9"'),
        ({"overlaps": "MVI-1"}, "overlaps", "names itself"),
        ({"document": "pianoo"}, "document", 'there is no document "pianoo"'),
        ({"document": ""}, "document", "is empty; a value is needed"),
        ({"title_nl": ""}, "title_nl", "is empty; a text is needed"),
        ({"text_en": "Less."}, "text_nl", "the number of [blanks] to fill in must be the same in each language"),
        ({"repeats_law": "misschien"}, "repeats_law", 'must be true or false, not "misschien"'),
    ],
)
def test_what_is_wrong_in_a_row_is_told_with_its_line_and_column(
    rijk: Pack, change: dict[str, str], column: str, why: str
) -> None:
    imported = read_criteria([row("MVI-0"), row(**({"code": "MVI-1"} | change))], rijk)
    assert [each.code for each in imported.criteria] == ["MVI-0"]
    (cell,) = imported.rejected
    assert (cell.line, cell.column) == (3, column)
    assert why in cell.why


def test_everything_wrong_in_a_row_is_told_at_once(rijk: Pack) -> None:
    imported = read_criteria([row("MVI-1", level="9", kind="wens", until="morgen")], rijk)
    assert {cell.column for cell in imported.rejected} == {"level", "kind", "until"}
    assert imported.lines == {2}


def test_the_same_code_and_version_twice_is_told_with_the_other_place(rijk: Pack) -> None:
    imported = read_criteria([row("MVI-1"), row("MVI-2"), row("MVI-1"), row("HB-CAT-101")], rijk)
    assert [each.code for each in imported.criteria] == ["MVI-1", "MVI-2"]
    assert [(cell.line, cell.why.partition(";")[0]) for cell in imported.rejected] == [
        (4, "MVI-1 version 1 is already in line 2"),
        (5, "HB-CAT-101 version 1 is already in the pack"),
    ]


def test_two_versions_may_follow_each_other_but_not_overlap(rijk: Pack) -> None:
    first = row("MVI-1", until="2024-12-31")
    assert read_criteria([first, row("MVI-1", version="2", from_="2025-01-01")], rijk).rejected == ()
    (cell,) = read_criteria([first, row("MVI-1", version="2", from_="2024-12-31")], rijk).rejected
    assert (cell.line, cell.column) == (3, "from")
    assert cell.why.startswith("version 1 is still in force then (2024-01-01 to 2024-12-31)")


def test_a_wrong_header_is_told_once_and_no_row_is_read(rijk: Pack) -> None:
    wrong = {"titel_nl" if name == "title_nl" else name: cell for name, cell in row("MVI-1").items()}
    imported = read_criteria([wrong] * 3, rijk)
    assert imported.criteria == ()
    assert [(cell.line, cell.column, cell.why) for cell in imported.rejected] == [
        (1, "titel_nl", 'there is no such column; did you mean "title_nl"?'),
        (1, "title_nl", "the column is missing; add it to the header"),
    ]


def test_empty_rows_and_an_empty_file_are_no_mistake(rijk: Pack) -> None:
    assert read_criteria([], rijk).rejected == ()
    imported = read_criteria([row("MVI-1"), dict.fromkeys(row("X"), "  "), row("MVI-2", kind="wens")], rijk)
    assert len(imported.criteria) == 1
    assert [cell.line for cell in imported.rejected] == [4]


def test_a_short_row_of_a_csv_file_has_unknown_cells(rijk: Pack) -> None:
    assert read_criteria([row("MVI-1") | {"repeats_law": None}], rijk).rejected == ()


def test_of_5000_rows_the_37_wrong_ones_are_told_and_the_others_are_read(rijk: Pack) -> None:
    wrong = set(range(100, 4_900, 131))
    assert len(wrong) == 37
    mistakes = ({"level": "7"}, {"themes": "klimaat"}, {"text_nl": ""}, {"from_": "gisteren"})
    rows = [row(f"MVI-{n}", **(mistakes[n % 4] if n in wrong else {})) for n in range(5_000)]
    imported = read_criteria(rows, rijk)
    assert imported.lines == {n + 2 for n in wrong}
    assert len(imported.rejected) == 37
    assert len(imported.criteria) == 4_963
    assert all(cell.why and cell.column for cell in imported.rejected)


def test_an_exported_library_reads_as_the_same_library(rijk: Pack) -> None:
    empty = rijk.model_copy(update={"criteria": ()})
    imported = read_criteria([as_row(each) for each in rijk.criteria], empty)
    assert imported.rejected == ()
    for before, after in zip(rijk.criteria, imported.criteria, strict=True):
        without_note = before.source.model_copy(update={"note": None})  # the one thing that the template leaves out
        assert after == before.model_copy(update={"source": without_note})


def test_an_imported_criterion_without_translation_is_exported_without_one(rijk: Pack) -> None:
    (criterion,) = read_criteria([row("MVI-1")], rijk).criteria
    assert as_row(criterion)["title_en"] == ""
    assert read_criteria([as_row(criterion)], rijk).criteria == (criterion,)


def test_a_new_version_of_a_known_code_ends_the_one_before_it(rijk: Pack) -> None:
    known = read_criteria([row("MVI-1"), row("MVI-2")], rijk).criteria
    imported = read_criteria([row("MVI-1", version="2", from_="2026-01-01")], rijk, known)
    assert imported.rejected == ()
    assert [(each.code, each.version, each.until) for each in imported.ended] == [("MVI-1", 1, date(2025, 12, 31))]


def test_the_same_file_again_is_no_mistake_and_nothing_new(rijk: Pack) -> None:
    known = read_criteria([row("MVI-1"), row("MVI-2")], rijk).criteria
    again = read_criteria([row("MVI-1"), row("MVI-2")], rijk, known)
    assert (again.criteria, again.rejected, len(again.same)) == ((), (), 2)
    ended = tuple(each.model_copy(update={"until": date(2030, 1, 1)}) for each in known)
    assert len(read_criteria([row("MVI-1"), row("MVI-2")], rijk, ended).same) == 2


def test_a_changed_text_needs_a_new_version_and_a_later_day(rijk: Pack) -> None:
    known = read_criteria([row("MVI-1")], rijk).criteria
    changed, early = row("MVI-1", text_nl="Anders"), row("MVI-1", version="2", from_="2023-01-01")
    told = [cell.why for rows in ([changed], [early]) for cell in read_criteria(rows, rijk, known).rejected]
    assert told[0] == "MVI-1 version 1 is already in your library; give a changed text a new version"
    assert told[1] == "version 1 starts on 2024-01-01; a new version has a later day and a higher number"


def test_a_code_of_the_pack_is_the_packs(rijk: Pack) -> None:
    (cell,) = read_criteria([row("HB-CAT-101", version="2", from_="2030-01-01")], rijk).rejected
    assert (cell.column, cell.why) == ("code", "HB-CAT-101 is a code of the pack; take a code of your own")


def test_the_callers_lines_are_told(rijk: Pack) -> None:
    imported = read_criteria([row("MVI-1"), row("MVI-2", level="9")], rijk, lines=(3, 7))
    assert imported.lines == {7}
