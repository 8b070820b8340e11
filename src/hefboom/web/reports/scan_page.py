"""A scan as one page of HTML that stands by itself: no script, and nothing that is fetched from elsewhere."""

from base64 import b64encode
from importlib.resources import files

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from hefboom.core.effects.scan import Scan
from hefboom.web.charts.words import say_in
from hefboom.web.documents.look import LOOK, TEXT
from hefboom.web.reports.answer import answer
from hefboom.web.reports.doubts import doubts
from hefboom.web.reports.findings import findings
from hefboom.web.reports.markup import NOTHING, paragraph, section, together
from hefboom.web.reports.sources import reading, sources
from hefboom.web.reports.words import TITLE, W

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'"
_FONT = "source-sans-3-latin-wght-normal"


def scan_page(scan: Scan, language: str, *, fictitious: bool = False) -> str:
    """Return the whole page, in `language` ("nl" or "en"). `fictitious` labels it as an example with made-up data."""
    words, title = say_in(W, language), TITLE.in_language(language)
    parts = [
        ("doubts", words("doubts"), section("part-doubts", words("doubts"), doubts(scan, language))),
        *findings(scan, language),
        ("reading", words("reading"), section("part-reading", words("reading"), reading(language))),
        ("sources", words("sources"), section("part-sources", words("sources"), sources(scan, language))),
    ]
    return format_html(
        '<!DOCTYPE html>\n<html lang="{}"><head><meta charset="utf-8">'
        '<meta http-equiv="Content-Security-Policy" content="{}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><title>{} – {}</title>'
        '<style>{}</style></head>\n<body><a class="skip" href="#main">{}</a>\n'
        '<header><div class="wrap"><p class="product">Hefboom</p>{}</div></header>\n'
        '<main id="main" class="wrap" tabindex="-1"><h1>{}</h1>{}\n{}\n{}\n{}</main>\n'
        '<footer><div class="wrap"><p>{}</p></div></footer></body></html>\n',
        "nl" if language.startswith("nl") else "en",
        _POLICY,
        title,
        scan.name,
        _style(),
        words("skip"),
        paragraph(words("fictitious"), "example") if fictitious else NOTHING,
        title,
        paragraph(words("of", name=scan.name), "of"),
        answer(scan, language),
        _contents([(name, said) for name, said, _ in parts], words("contents")),
        together(part for _, _, part in parts),
        words("made_by"),
    )


def _contents(parts: list[tuple[str, str]], title: str) -> SafeString:
    links = format_html_join("", '<li><a href="#part-{}">{}</a></li>', parts)
    return format_html('<nav aria-label="{}"><ul>{}</ul></nav>', title, links)


def _style() -> SafeString:
    """The look of the page, and of the charts as they look in a document: our own text, nothing of the scan."""
    page = _font() + files("hefboom.web.reports").joinpath("scan_page.css").read_text("utf-8")
    shapes = [
        f".{name}{{{';'.join(f'{key}:{_size(key, value)}' for key, value in look.items())}}}"
        for name, look in LOOK.items()
    ]
    return mark_safe("\n".join([f".hb-chart text{{fill:{TEXT};font-size:15px}}", page, *_on_text(shapes)]))  # noqa: S308 - as said


def _font() -> str:
    """The letters of the site (OFL), inside the page, where the front end is built; else the reader's own letters."""
    built = files("hefboom.web").joinpath("static", "built", "fonts")
    found = [each for each in built.iterdir() if each.name.startswith(_FONT)] if built.is_dir() else []
    if not found:
        return ""
    data = b64encode(found[0].read_bytes()).decode("ascii")
    return (
        '@font-face{font-family:"Source Sans 3";font-weight:200 900;'
        f'src:url(data:font/woff2;base64,{data}) format("woff2")}}\n'
    )


def _on_text(rules: list[str]) -> list[str]:
    """Let the look of words in a chart win from that of all its words."""
    return [f".hb-chart {rule}" for rule in rules]


def _size(key: str, value: str) -> str:
    return f"{value}px" if key == "font-size" else value
