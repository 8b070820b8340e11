"""A scan as tables to hand out: the same rows in CSV and in a spreadsheet."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from hefboom.apps.spend.models import SpendKey
from hefboom.apps.spend.queries.result import KINDS, Shown
from hefboom.apps.spend.words import ONE, TABLES, dimension_words, mapping_words
from hefboom.apps.tenders.words import language
from hefboom.core.effects.factors import DIMENSIONS
from hefboom.core.effects.said import unit_name
from hefboom.core.effects.scan import ByQuantity, Estimate, Part, euros

Cell = str | float | int | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its name, heads and rows. None is not known and stays an empty cell."""

    name: str
    heads: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def parts_sheet(shown: Shown, kind: str) -> Sheet:
    """Return all parts of a kind with every effect and its bounds."""
    found = shown.parts(KINDS[kind])
    known = [one for one in DIMENSIONS if any(one in part.effects for part in found)] or ["co2e"]
    heads = [str(ONE[kind]), _("Code"), _("Regels"), _("Euro"), _("Euro met bekend effect")]
    heads += [text for one in known for text in _effect_heads(dimension_words(one))]
    return Sheet(str(TABLES[kind]), heads, ([*_plain(part), *_effects(part, known)] for part in found))


def sheets(shown: Shown, keys: Iterable[SpendKey]) -> list[Sheet]:
    """Return every table of a scan, what it is first."""
    words = (_("CPV-code"), _("Inkoopcategorie"), _("Grootboekrekening"), _("Omschrijving"), _("Leverancier"))
    heads = [*words, _("Regels"), _("Euro"), _("Productgroep"), _("Factorcode"), _("Twijfel"), _("Waarom")]
    rows = (
        [
            *(key.cpv, key.category, key.ledger_account, key.description, key.supplier, key.lines, euros(key.cents)),
            *(key.group, key.code, _("ja") if key.doubtful else _("nee"), key.why.get(language(), "")),
        ]
        for key in keys
    )
    parts = [parts_sheet(shown, kind) for kind in KINDS]
    return [
        Sheet(_("Leeswijzer"), [_("Scan van uitgaven"), shown.file.name], _explained(shown)),
        *parts,
        *([_energy_sheet(shown.scan.by_quantity)] if shown.scan.by_quantity else []),
        Sheet(_("Regels"), heads, rows),
    ]


def _energy_sheet(found: ByQuantity) -> Sheet:
    """Return energy and fuel by quantity, what it is together, and with the spend."""
    tongue = language()
    heads = [_("Energie of brandstof"), _("Jaar"), _("Hoeveelheid"), _("Eenheid"), _("Jaar van de factor")]
    rows: list[list[Cell]] = [
        [
            *(part.name.in_language(tongue), part.year, part.amount, unit_name(part.unit, tongue), part.list_year),
            *_ends(part.effect),
        ]
        for part in found.parts
    ]
    sums = {
        _("Energie en brandstof, voor zover bekend"): found.total,
        _("Samen met de andere uitgaven"): found.with_spend,
    }
    rows += [[name, None, None, None, None, *_ends(each)] for name, each in sums.items()]
    return Sheet(_("Energie"), [*heads, *_effect_heads(dimension_words("co2e"))], rows)


def _ends(found: Estimate | None) -> list[Cell]:
    return [found.value, found.low, found.high] if found else [None, None, None]


def xlsx(tables: Iterable[Sheet]) -> bytes:
    """Return the tables as a spreadsheet. No cell of it is ever a formula or a link."""
    buffer = io.BytesIO()
    with Workbook(buffer, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold = book.add_format({"bold": True})
        for table in tables:
            page = book.add_worksheet(table.name[:31])
            page.freeze_panes(1, 1)
            page.set_column(0, 0, 40)
            page.set_column(1, len(table.heads), 16)
            for column, head in enumerate(table.heads):
                page.write_string(0, column, head, bold)
            for line, row in enumerate(table.rows, start=1):
                for column, cell in enumerate(row):
                    if isinstance(cell, str):
                        page.write_string(line, column, cell)
                    elif cell is not None:
                        page.write_number(line, column, cell)
    return buffer.getvalue()


def _plain(part: Part) -> list[Cell]:
    name = part.name.in_language(language())
    return [name, part.key or "", part.amount.lines, euros(part.amount.cents), euros(part.covered_cents)]


def _effects(part: Part, known: Sequence[str]) -> list[Cell]:
    cells: list[Cell] = []
    for one in known:
        cells += _ends(part.effects.get(one))  # type: ignore[call-overload]  # one of the dimensions
    return cells


def _effect_heads(name: str) -> list[str]:
    return [name, _("%(name)s van") % {"name": name}, _("%(name)s tot") % {"name": name}]


def _explained(shown: Shown) -> list[list[Cell]]:
    file, scan = shown.file, shown.scan
    receipt = file.receipt
    year = str(file.price_year) if file.price_year else _("het jaar van elke factuur")
    rows: list[list[Cell]] = [
        [_("Organisatie"), file.organisation.local_name],
        [_("Gemaakt op"), timezone.localdate().isoformat()],
        [_("Bedragen"), file.get_vat_display()],
        [_("Prijsjaar"), year],
        [_("Regels gelezen"), scan.lines_read],
        [_("Regels afgekeurd"), file.rejected],
        [_("Factoren"), f"{scan.factors.id} {scan.factors.version} ({scan.factors.sha256})"],
        [_("Bron"), scan.factors.credit],
        [_("Strategie"), f"{receipt.get('pack', {}).get('id', '')} {receipt.get('pack', {}).get('version', '')}"],
        [_("Uw eigen indeling"), mapping_words(receipt.get("mapping"))],
        [_("Een lege cel betekent: niet bekend. Nooit nul.")],
    ]
    if file.fictitious:
        rows.insert(0, [_("FICTIEF: deze gegevens zijn verzonnen.")])
    return rows + [[_("Let op"), note.says.in_language(language())] for note in scan.notes]
