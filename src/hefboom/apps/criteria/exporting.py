"""The basket as a table: one row per criterion, for a spreadsheet or another system."""

import csv
import io
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from hefboom.apps.criteria.queries.basket import Basket
from hefboom.apps.criteria.words import kind_words, source_notes
from hefboom.apps.tenders.exporting import guarded
from hefboom.apps.tenders.words import pack_source_words

Rows = Iterable[Sequence[str]]


def basket_headers() -> list[str]:
    """Return the names of the columns."""
    return [
        _("Nummer"),
        _("Code"),
        _("Versie"),
        _("Soort"),
        _("Niveau"),
        _("Thema's"),
        _("Naam"),
        _("Tekst"),
        _("Bewijs"),
        _("Aangepast"),
        _("Nog in te vullen"),
        _("Juridische vorm"),
        _("Bron"),
        _("Opmerking"),
    ]


def basket_rows(basket: Basket, tongue: str) -> list[list[str]]:
    """Return a row per chosen criterion, in the order of the tender text."""
    return [
        [
            one.number,
            one.row.code,
            str(one.row.version),
            kind_words(one.criterion.kind),
            str(one.criterion.level),
            "; ".join(basket.names.get(theme, theme) for theme in one.criterion.themes),
            one.criterion.title.in_language(tongue),
            one.text,
            one.verification,
            _("ja") if one.adapted else _("nee"),
            "; ".join(blank.words for blank in one.blanks),
            one.criterion.legal_form.in_language(tongue) if one.criterion.legal_form else "",
            pack_source_words(one.criterion.source),
            " ".join(source_notes(one.criterion)),
        ]
        for one in basket.chosen
    ]


def as_csv(headers: Sequence[str], rows: Rows) -> bytes:
    """Return a table as CSV; what a spreadsheet would run as a formula is made harmless."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";")
    writer.writerow(headers)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return buffer.getvalue().encode("utf-8-sig")


def as_xlsx(title: str, headers: Sequence[str], rows: Rows, explained: Rows) -> bytes:
    """Return a table as a spreadsheet, with a sheet that says what is what. Every cell is text, never a formula."""
    buffer = io.BytesIO()
    with Workbook(buffer, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet(title[:31])
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, len(headers) - 1, 18)
        for number, row in enumerate([headers, *rows]):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, guarded(cell), plain if number else bold)
        reading = book.add_worksheet(_("Leeswijzer"))
        reading.set_column(0, 0, 24)
        reading.set_column(1, 3, 60)
        for number, row in enumerate(explained):
            for column, cell in enumerate(row):
                reading.write_string(number, column, guarded(cell), plain if column else bold)
    return buffer.getvalue()
