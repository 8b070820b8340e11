"""A scan as a workbook: a sheet for each question. Numbers are numbers, texts are never formulas."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hefboom.cli.scan_files import Cell
from hefboom.cli.scan_words import W
from hefboom.core.effects.doubts import OTHER_DIMENSIONS, doubts
from hefboom.core.effects.said import unit_name
from hefboom.core.effects.scan import ByQuantity, Estimate, Part, Ranked, Scan, euros

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

Rows = Sequence[Sequence[Cell]]
_WIDTHS = (44, 18)
_WHOLE, _MONEY, _SHARE, _TEXT = "#,##0", "#,##0.00", "0.0%", "@"


def write_book(target: Path, scan: Scan, language: str) -> None:
    """Write the workbook, with names and headings in `language`."""
    import xlsxwriter

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(target, options) as book:
        writer = _Writer(book, language)
        writer.sheet("sheet_answer", (), _answer(scan, language), ("", _WHOLE))
        writer.parts("sheet_groups", scan.groups, scan.hotspots)
        writer.parts("sheet_organisations", scan.organisations)
        writer.parts("sheet_suppliers", scan.suppliers)
        writer.parts("sheet_years", scan.years)
        writer.sheet("sheet_left", ("name", "give", "lines", "money"), _left(scan, language), ("", "", _WHOLE, _MONEY))
        if scan.by_quantity:
            header = ("name", "year", "quantity", "unit", "list_year", "kilos", "low", "high")
            looks = ("", "0", "#,##0.###", "", "0", _WHOLE, _WHOLE, _WHOLE)
            writer.sheet("sheet_energy", header, _energy(scan.by_quantity, language), looks)
        writer.sheet("sheet_sources", (), _sources(scan, language), ("", ""))


class _Writer:
    def __init__(self, book: "Workbook", language: str) -> None:
        self.book, self.language = book, language
        self.bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.looks: dict[str, Format] = {}

    def say(self, key: str) -> str:
        return W[key].in_language(self.language)

    def look(self, number: str) -> "Format":
        if number not in self.looks:
            format_ = {"num_format": number} if number else {"text_wrap": True, "valign": "top"}
            self.looks[number] = self.book.add_format(format_)
        return self.looks[number]

    def sheet(self, name: str, header: Sequence[str], rows: Rows, looks: Sequence[str]) -> None:
        """Write a sheet: headings stay in view, an unknown value is an empty cell."""
        sheet = self.book.add_worksheet(self.say(name))
        sheet.set_column(0, 0, _WIDTHS[0])
        sheet.set_column(1, max(len(looks) - 1, 1), _WIDTHS[1])
        sheet.freeze_panes(1 if header else 0, 1)
        for at, key in enumerate(header):
            sheet.write_string(0, at, self.say(key), self.bold)
        for line, row in enumerate(rows, start=1 if header else 0):
            for at, (cell, look) in enumerate(zip(row, looks, strict=True)):
                if isinstance(cell, str):
                    sheet.write_string(line, at, cell, self.look(look if look == "" else _TEXT))
                elif cell is not None:
                    sheet.write_number(line, at, cell, self.look(look))

    def parts(self, name: str, parts: Sequence[Part], ranked: Sequence[Ranked] = ()) -> None:
        """Write a sheet of parts with their effects, and of groups where they stand in the ranking."""
        known = [each for each in OTHER_DIMENSIONS if any(each in part.effects for part in parts)]
        header = ("name", "key", "lines", "money", "covered", "kilos", "low", "high", "share", *known)
        looks = ("", "", _WHOLE, _MONEY, _MONEY, _WHOLE, _WHOLE, _WHOLE, _SHARE, *(_WHOLE for _ in known))
        place = {each.part.key: each for each in ranked}
        rows = []
        for part in parts:
            effects = [part.effects.get(each) for each in known]
            row = [*_row(part, self.language), *(each.value if each else None for each in effects)]
            rows.append([*row, *self._standing(place.get(part.key))] if ranked else row)
        if ranked:
            header, looks = (*header, "place_low", "place_high", "standing"), (*looks, _WHOLE, _WHOLE, "")
        self.sheet(name, header, rows, looks)

    def _standing(self, one: Ranked | None) -> list[Cell]:
        return [one.rank_low, one.rank_high, self.say(one.standing)] if one else [None, None, None]


def _row(part: Part, language: str) -> list[Cell]:
    found = part.effects.get("co2e")
    effect = (found.value, found.low, found.high) if found else (None, None, None)
    amounts = (part.amount.lines, euros(part.amount.cents), euros(part.covered_cents))
    return [part.name.in_language(language), part.key, *amounts, *effect, part.share]


def _answer(scan: Scan, language: str) -> Rows:
    found = scan.total.effects.get("co2e")
    told = {key: W[key].in_language(language) for key in W}
    rows: list[list[Cell]] = [
        [told["file"], scan.name],
        [told["kilos"], found.value if found else None],
        [told["low"], found.low if found else None],
        [told["high"], found.high if found else None],
        [told["money"], euros(scan.total.amount.cents)],
        [told["covered"], euros(scan.total.covered_cents)],
        [told["lines"], scan.lines_read],
        [told["rejected"], len(scan.rejected)],
        [],
    ]
    for each in doubts(scan):
        remedy = f" {each.remedy.in_language(language)}" if each.remedy else ""
        rows.append([f"{told[each.kind]}: {each.says.in_language(language)}{remedy}", None])
    return [row or [None, None] for row in rows]


def _left(scan: Scan, language: str) -> Rows:
    """What could not be counted: not classified, and what needs a quantity."""
    nothing = W["unclassified"].in_language(language)
    rows: list[list[Cell]] = [[nothing, None, scan.unclassified.lines, euros(scan.unclassified.cents)]]
    rows += [
        [
            each.name.in_language(language),
            ", ".join(unit_name(unit, language) for unit in each.units),
            each.amount.lines,
            euros(each.amount.cents),
        ]
        for each in scan.needs_quantity
    ]
    return rows


def _energy(found: ByQuantity, language: str) -> Rows:
    """Energy and fuel by quantity, all of it, and with the spend that was counted."""
    rows: list[list[Cell]] = [
        [
            part.name.in_language(language),
            part.year,
            part.amount,
            unit_name(part.unit, language),
            part.list_year,
            *_ends(part.effect),
        ]
        for part in found.parts
    ]
    told = {"energy": found.total, "with_spend": found.with_spend}
    return [*rows, *([W[key].in_language(language), *[None] * 4, *_ends(each)] for key, each in told.items())]


def _ends(found: Estimate | None) -> list[Cell]:
    return [found.value, found.low, found.high] if found else [None, None, None]


def _sources(scan: Scan, language: str) -> Rows:
    told, used = {key: W[key].in_language(language) for key in W}, scan.factors
    return [
        [told["factors"], f"{used.id} {used.version}"],
        [told["credit"], used.credit],
        [told["factor_years"], ", ".join(map(str, used.price_years))],
        [told["sha256"], used.sha256],
        *([told["factors"], f"{each.id} {each.version}: {each.credit}"] for each in scan.all_more_factors),
        *([[told["price_index"], scan.price_index]] if scan.price_index else []),
        [told["vat"], told[scan.vat] if scan.vat else told["not_told"]],
        [told["price_year"], str(scan.price_year) if scan.price_year else told["own_year"]],
        [told["empty"], None],
    ]
