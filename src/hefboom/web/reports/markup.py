"""The few pieces of HTML that a report is made of. All words are escaped here, wherever they come from."""

from collections.abc import Iterable, Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from hefboom.core.base.text import Text
from hefboom.web.charts.chart import Chart

AS_TABLE = Text(nl="Bekijk als tabel", en="View as a table")
NOTHING = SafeString("")


def together(parts: Iterable[SafeString]) -> SafeString:
    """Return pieces after each other."""
    return format_html_join("\n", "{}", ((part,) for part in parts if part))


def heading(level: int, words: str) -> SafeString:
    """Return a heading of level 1 to 4."""
    return format_html("<h{}>{}</h{}>", level, words, level)


def paragraph(words: str, look: str = "") -> SafeString:
    """Return a paragraph."""
    return format_html('<p class="{}">{}</p>', look, words) if look else format_html("<p>{}</p>", words)


def bullets(items: Iterable[SafeString | str], look: str = "") -> SafeString:
    """Return a list, or nothing without items."""
    lines = format_html_join("", "<li>{}</li>", ((item,) for item in items))
    return format_html('<ul class="{}">{}</ul>', look, lines) if lines else NOTHING


def section(name: str, title: str, *parts: SafeString) -> SafeString:
    """Return a part of the page that a link can go to, with its heading."""
    return format_html('<section id="{}"><h2>{}</h2>\n{}</section>', name, title, together(parts))


def facts(pairs: Iterable[tuple[str, str, str]]) -> SafeString:
    """Return what is known in short: for each a name, a value, and a line of explanation that may be empty."""
    items = format_html_join("", "<div><dt>{}</dt><dd>{}</dd><dd>{}</dd></div>", pairs)
    return format_html('<dl class="facts">{}</dl>', items)


def table(
    caption: str, headers: Sequence[str], rows: Sequence[Sequence[str | SafeString]], words: int = 1
) -> SafeString:
    """Return a table that scrolls by itself. The first `words` columns hold words, the others numbers."""
    looks = ["" if at < words else "num" for at in range(len(headers))]
    head = format_html_join("", '<th scope="col" class="{}">{}</th>', zip(looks, headers, strict=True))
    body = format_html_join("", "<tr>{}</tr>", ((_row(row, looks),) for row in rows))
    return format_html(
        '<div class="scroll" role="region" aria-label="{}" tabindex="0"><table><caption>{}</caption>'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>",
        caption, caption, head, body,
    )  # fmt: skip


def _row(row: Sequence[str | SafeString], looks: Sequence[str]) -> SafeString:
    first = format_html('<th scope="row" class="{}">{}</th>', looks[0], row[0])
    return first + format_html_join("", '<td class="{}">{}</td>', zip(looks[1:], row[1:], strict=True))


def folded(says: str, inside: SafeString) -> SafeString:
    """Return what a reader may unfold; on paper it is unfolded."""
    return format_html("<details><summary>{}</summary>{}</details>", says, inside)


def figure(chart: Chart, language: str, words: int = 1) -> SafeString:
    """Return a chart: its name, the sentence that says the answer, the picture, and the same data as a table.

    The first `words` columns of the table hold words.
    """
    shown = table(chart.title, chart.headers, chart.rows, words)
    return format_html(
        '<figure class="hb-chart"><figcaption>{}</figcaption><p>{}</p>{}{}{}</figure>',
        chart.title,
        chart.description,
        chart.svg if chart.drawable else NOTHING,
        paragraph(chart.note, "note") if chart.note and chart.drawable else NOTHING,
        folded(AS_TABLE.in_language(language), shown),
    )  # fmt: skip
