"""The doubts of a scan, second: what is missing, what was assumed, and what a reader can do about it."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from hefboom.core.effects.doubts import Doubt
from hefboom.core.effects.doubts import doubts as doubts_of
from hefboom.core.effects.said import count, money, unit_name
from hefboom.core.effects.scan import Scan
from hefboom.web.charts.words import say_in
from hefboom.web.reports.markup import NOTHING, bullets, paragraph, table, together
from hefboom.web.reports.reasons import told_why
from hefboom.web.reports.words import W

_MOST_CELLS = 20


def doubts(scan: Scan, language: str) -> SafeString:
    """Return every doubt in a sentence, with what can be done, and the tables that go with them."""
    told = bullets((_doubt(each, language) for each in doubts_of(scan)), "doubts")
    nothing = paragraph(say_in(W, language)("no_doubt"))
    return together([told or nothing, _quantities(scan, language), _cells(scan, language)])


def _doubt(one: Doubt, language: str) -> SafeString:
    words = say_in(W, language)
    after = NOTHING
    if one.remedy:
        remedy = one.remedy.in_language(language)
        after = format_html(" <em>{} {}</em>", words("to_do"), remedy[:1].lower() + remedy[1:])
    return format_html(
        '<strong class="kind kind--{}">{}</strong> <span>{}{}</span>',
        one.kind,
        words(one.kind),
        one.says.in_language(language),
        after,
    )


def _quantities(scan: Scan, language: str) -> SafeString:
    words = say_in(W, language)
    if not scan.needs_quantity:
        return NOTHING
    rows = [
        (
            each.name.in_language(language),
            ", ".join(unit_name(unit, language) for unit in each.units),
            count(each.amount.lines, language),
            money(each.amount.cents, language),
        )
        for each in scan.needs_quantity
    ]
    return table(words("quantity_table"), (words("name"), words("units"), words("lines"), words("money")), rows, 2)


def _cells(scan: Scan, language: str) -> SafeString:
    """The first cells that could not be read, with why in the language of the page."""
    words, cells = say_in(W, language), scan.rejected
    if not cells:
        return NOTHING
    rows = [
        (str(cell.line or "?"), cell.column or "–", cell.value, told_why(language, cell.why))
        for cell in cells[:_MOST_CELLS]
    ]
    headers = (words("line"), words("column"), words("value"), words("why"))
    more = paragraph(words("first_of", shown=_MOST_CELLS, number=count(len(cells), language)))
    return together([table(words("rejected_table"), headers, rows, 4), more if len(cells) > _MOST_CELLS else NOTHING])
