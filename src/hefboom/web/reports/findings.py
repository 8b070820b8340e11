"""What a scan found, in pictures and tables: groups, priorities, organisations, suppliers, years, other opinions."""

from collections.abc import Sequence

from django.utils.safestring import SafeString

from hefboom.core.effects.doubts import OTHER_DIMENSIONS
from hefboom.core.effects.factors import Dimension
from hefboom.core.effects.said import count, grouped, interval, mass, money, part_of
from hefboom.core.effects.scan import Part, Scan, ScoreCell
from hefboom.core.facts.format import NOT_KNOWN
from hefboom.web.charts.chart import Chart
from hefboom.web.charts.words import say_in
from hefboom.web.reports import scan_charts
from hefboom.web.reports.energy import energy
from hefboom.web.reports.markup import NOTHING, figure, folded, paragraph, section, table
from hefboom.web.reports.words import THEMES, W

_MOST_ROWS = 12
Found = tuple[str, str, SafeString]
"""The id of a section, its title, and the whole of it."""


def findings(scan: Scan, language: str) -> list[Found]:
    """Return the sections that there is something to say in, in the order of a reader's questions."""
    words = say_in(W, language)
    sections = {
        "groups": _groups(scan, language),
        "energy": [energy(scan, language)] if scan.by_quantity else [],
        "priorities": _priorities(scan, language),
        "organisations": _organisations(scan, language),
        "suppliers": _suppliers(scan, language),
        "years": _years(scan, language),
        "table31": _table31(scan, language),
        "opinions": _opinions(scan, language),
    }
    return [
        (name, words(name), section(f"part-{name}", words(name), *parts))
        for name, parts in sections.items()
        if any(parts)
    ]


def _groups(scan: Scan, language: str) -> list[SafeString]:
    if not scan.groups:
        return []
    charts = [
        (scan_charts.groups_chart(scan, language), 1),
        (scan_charts.pareto_chart(scan, language), 2),
        (scan_charts.money_chart(scan, language), 1),
    ]
    return [
        *_figures(charts, language),
        _folded("all_groups", scan.groups, language),
    ]


def _priorities(scan: Scan, language: str) -> list[SafeString]:
    words, nobody = say_in(W, language), NOT_KNOWN.in_language(language)
    if not scan.priorities:
        return []
    headers = (words("group"), words("reasons"), words("impact"), words("influence"))
    rows = [
        (
            each.name.in_language(language),
            "; ".join(reason.in_language(language) for reason in each.reasons) or "–",
            *(nobody if score is None else str(score) for score in (each.impact, each.influence)),
        )
        for each in scan.priorities
    ]
    chart = scan_charts.priorities_chart(scan, language)
    why = folded(words("reasons"), table(words("reasons"), headers, rows, 2))
    return [*_figures([(chart, 2)], language), why]


def _organisations(scan: Scan, language: str) -> list[SafeString]:
    charts: list[tuple[Chart, int]] = []
    if scan.organisations:
        charts.append((scan_charts.organisations_chart(scan, language), 1))
    if scan.flows:
        charts.append((scan_charts.flows_chart(scan, language), 2))
    return [*_figures(charts, language), _folded("all_organisations", scan.organisations, language)]


def _suppliers(scan: Scan, language: str) -> list[SafeString]:
    if not scan.suppliers:
        return []
    chart = scan_charts.suppliers_chart(scan, language)
    return [*_figures([(chart, 1)], language), _folded("all_suppliers", scan.suppliers, language)]


def _years(scan: Scan, language: str) -> list[SafeString]:
    chart = scan_charts.years_chart(scan, language)
    notes = [paragraph(note.says.in_language(language)) for note in scan.comparison.notes] if scan.comparison else []
    drawn = _figures([(chart, 1)], language) if chart else []
    return [*drawn, *notes, _parts("years", scan.years, language)]


def _table31(scan: Scan, language: str) -> list[SafeString]:
    words = say_in(W, language)
    if not scan.table31:
        return []
    names = [cell.dimension for cell in scan.table31[0].cells]
    themes = [THEMES[name].in_language(language) if name in THEMES else name for name in names]
    rows = [(row.name.in_language(language), *(_scores(cell) for cell in row.cells)) for row in scan.table31]
    shown = table(words("table31"), [words("group"), *themes], rows)
    return [paragraph(words("table31_lead")), _if_long(words("table31_all"), shown, len(rows))]


def _scores(cell: ScoreCell) -> str:
    return " / ".join("?" if score is None else str(score) for score in (cell.computed, cell.published))


def _opinions(scan: Scan, language: str) -> list[SafeString]:
    words = say_in(W, language)
    if not scan.opinions:
        return []
    rows = [
        (each.name.in_language(language), each.set_id, each.note.in_language(language), grouped(each.ratio, language))
        for each in scan.opinions
    ]
    headers = (words("group"), words("set"), words("remark"), words("ratio"))
    shown = table(words("opinions"), headers, rows, 3)
    return [paragraph(words("opinions_lead")), _if_long(words("opinions_all"), shown, len(rows))]


def _figures(charts: Sequence[tuple[Chart, int]], language: str) -> list[SafeString]:
    """Return the charts that have something to draw, each with the number of columns of words in its table."""
    return [figure(chart, language, words) for chart, words in charts if chart.drawable]


def _if_long(says: str, shown: SafeString, rows: int) -> SafeString:
    """Fold a table that would push the rest of the page away."""
    return folded(says, shown) if rows > _MOST_ROWS else shown


def _folded(title: str, parts: Sequence[Part], language: str) -> SafeString:
    return folded(say_in(W, language)(title), _parts(title, parts, language)) if parts else NOTHING


def _parts(title: str, parts: Sequence[Part], language: str) -> SafeString:
    """A table of parts: money, emissions with interval, and whatever other effect is known of any of them."""
    if not parts:
        return NOTHING
    words = say_in(W, language)
    known = [each for each in OTHER_DIMENSIONS if any(each in part.effects for part in parts)]
    headers = [words(key) for key in ("name", "lines", "money", "emissions", "interval", "share")]
    rows = [(*_row(part, language), *(_other(part, each, language) for each in known)) for part in parts]
    return table(words(title), [*headers, *(words(each) for each in known)], rows)


def _row(part: Part, language: str) -> tuple[str, ...]:
    found = part.effects.get("co2e")
    return (
        part.name.in_language(language),
        count(part.amount.lines, language),
        money(part.amount.cents, language),
        mass(found.value if found else None, language),
        interval(found, language) if found else "–",
        part_of(part.share, language),
    )


def _other(part: Part, dimension: Dimension, language: str) -> str:
    found = part.effects.get(dimension)
    if found is None or found.value is None:
        return NOT_KNOWN.in_language(language)
    return mass(found.value, language) if dimension == "material" else grouped(found.value, language)
