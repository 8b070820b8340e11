"""An outline as plain text, Markdown or HTML. The HTML stands alone: no scripts, no outside resources."""

from collections.abc import Callable, Iterator
from html import escape
from textwrap import fill, indent

from hefboom.core.strategy.page.outline import Block, Bullets, Page, Paragraph, Section, Table

_WIDTH = 100
_STYLE = """
:root { color-scheme: light dark; }
body { max-width: 84rem; margin: 0 auto; padding: 1rem; font: 1rem/1.6 system-ui, sans-serif; overflow-wrap: anywhere; }
p, li { max-width: 45rem; }
h1, h2, h3 { line-height: 1.25; margin: 2rem 0 .5rem; }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; margin: .5rem 0 1rem; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid; }
li span, td span { display: block; font-size: .9rem; }
th, td { overflow-wrap: normal; min-width: 5rem; }
"""


def render(page: Page, form: str) -> str:
    """Return the page in a form: "text", "markdown" or "html". Raises KeyError for another form."""
    return _RENDER[form](page)


def _text(page: Page) -> str:
    lines = [page.title, "=" * len(page.title), ""]
    for block in page.intro:
        lines += [_text_block(block), ""]
    for section, depth in _flat(page.sections):
        lines += [section.title, ("=-·"[min(depth, 2)]) * len(section.title), ""]
        for block in section.blocks:
            lines += [_text_block(block), ""]
    return "\n".join(lines).rstrip()


def _text_block(block: Block) -> str:
    match block:
        case Paragraph(text):
            return fill(text, _WIDTH)
        case Bullets(items):
            return "\n".join(_text_item(f"- {head}", said, "  ") for head, said in items)
        case Table(caption, headers, rows):
            return "\n".join([fill(f"{caption}:", _WIDTH), *(_text_row(headers, row) for row in rows)])


def _text_row(headers: tuple[str, ...], row: tuple[str, ...]) -> str:
    """Return a row as a head with its cells under it: wide tables do not fit on a terminal."""
    cells = [f"{header}: {cell}" for header, cell in zip(headers[1:], row[1:], strict=True) if cell]
    return "\n".join(
        [fill(f"- {row[0]}", _WIDTH, subsequent_indent="  "), *(_text_item("", cell, "    ") for cell in cells)]
    )


def _text_item(head: str, said: str, margin: str) -> str:
    parts = [fill(head, _WIDTH, subsequent_indent="  ")] if head else []
    if said:
        parts.append(indent(fill(said, _WIDTH - len(margin)), margin))
    return "\n".join(parts)


def _markdown(page: Page) -> str:
    lines = [f"# {page.title}", ""]
    for block in page.intro:
        lines += [_markdown_block(block), ""]
    for section, depth in _flat(page.sections):
        lines += [f"{'#' * (depth + 2)} {section.title}", ""]
        for block in section.blocks:
            lines += [_markdown_block(block), ""]
    return "\n".join(lines).rstrip()


def _markdown_block(block: Block) -> str:
    match block:
        case Paragraph(text):
            return text
        case Bullets(items):
            return "\n".join(f"- {head}" + (f"  \n  {said}" if said else "") for head, said in items)
        case Table(caption, headers, rows):
            body = [headers, tuple("---" for _ in headers), *rows]
            lines = (
                "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in row) + " |" for row in body
            )
            return "\n".join([f"**{caption}**", "", *lines])


def _html(page: Page) -> str:
    contents = "".join(f'<li><a href="#{part.id}">{escape(part.title)}</a></li>' for part in page.sections)
    label = "Inhoud" if page.language == "nl" else "Contents"
    body = [
        f"<header><h1>{escape(page.title)}</h1>{''.join(map(_html_block, page.intro))}</header>",
        f'<nav aria-label="{label}"><ul>{contents}</ul></nav>',
        f"<main>{''.join(_html_section(section, 2) for section in page.sections)}</main>",
    ]
    head = (
        f'<!doctype html>\n<html lang="{page.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(page.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
    )
    return head + "\n".join(body) + "\n</body>\n</html>"


def _html_section(section: Section, depth: int) -> str:
    inner = "".join(map(_html_block, section.blocks)) + "".join(
        _html_section(each, depth + 1) for each in section.sections
    )
    title = f'<h{depth} id="{section.id}">{escape(section.title)}</h{depth}>'
    return f"<section>\n{title}\n{inner}</section>\n"


def _html_block(block: Block) -> str:
    match block:
        case Paragraph(text):
            return f"<p>{escape(text)}</p>\n"
        case Bullets(items):
            parts = (f"<li>{escape(head)}{f'<span>{escape(said)}</span>' if said else ''}</li>" for head, said in items)
            return f"<ul>{''.join(parts)}</ul>\n"
        case Table(caption, headers, rows):
            head = "".join(f'<th scope="col">{escape(header)}</th>' for header in headers)
            body = "".join(f"<tr>{_html_cells(row)}</tr>\n" for row in rows)
            inner = f"<caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
            label = escape(caption)
            return f'<div class="table" tabindex="0" role="region" aria-label="{label}"><table>{inner}</table></div>\n'


def _html_cells(row: tuple[str, ...]) -> str:
    cells = "".join(f"<td>{escape(cell)}</td>" for cell in row[1:])
    return f'<th scope="row">{escape(row[0])}</th>{cells}'


def _flat(sections: tuple[Section, ...], depth: int = 0) -> Iterator[tuple[Section, int]]:
    for section in sections:
        yield section, depth
        yield from _flat(section.sections, depth + 1)


_RENDER: dict[str, Callable[[Page], str]] = {"text": _text, "markdown": _markdown, "html": _html}
