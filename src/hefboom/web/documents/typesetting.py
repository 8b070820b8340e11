"""The one place that calls typst: only our own template and data go in, and the same bytes come out on any machine."""

import functools
import json
import re
from importlib import resources

import typst

INSTEAD = "□"
"""Stands for a sign that no font here has, such as an emoji: PDF/UA forbids a letter that cannot be drawn."""

Content = str | int | float | bool | list["Content"] | dict[str, "Content"]
"""What can be typeset: what JSON can hold."""

_UNSHOWN = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
_TRIES = 4  # the first names every sign without a letter; joined signs may come to light after it


@functools.cache
def _fonts() -> typst.Fonts:
    """Return the fonts that come with typst; those of the machine would make every machine's file different."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)


@functools.cache
def _template() -> bytes:
    return resources.files("hefboom.web.documents").joinpath("document.typ").read_bytes()


def typeset(content: Content) -> bytes:
    """Return `content` as the template sets it: tagged PDF that passes PDF/UA-1.

    Raises typst.TypstError when the template cannot set it, which is a defect of ours.
    """
    for _ in range(_TRIES):
        try:
            return _pdf(content)
        except typst.TypstError as error:
            found = _UNSHOWN.findall(error.diagnostic)
            if not found:
                raise
            unshown = {_ESCAPE.sub(_unescape, signs) for signs in found} - {""}  # in a drawing it may not say which
            if not unshown:
                break
            content = _without(content, re.compile("|".join(map(re.escape, sorted(unshown, key=len, reverse=True)))))
    return _pdf(_without(content, re.compile("[^\t\n\u0020-\u017f\u2010-\u2026€]")))


def draw(svg: str, pixels_per_inch: float) -> bytes:
    """Return a drawing that stands by itself as PNG on white, one unit of the drawing a point."""
    source = (
        b'#set page(width: auto, height: auto, margin: 0pt, fill: white)\n#image(bytes(sys.inputs.svg), format: "svg")'
    )
    return typst.compile(source, format="png", ppi=pixels_per_inch, sys_inputs={"svg": svg}, font_paths=_fonts())


def _pdf(content: Content) -> bytes:
    data = {"document": json.dumps(content, ensure_ascii=False)}
    return typst.compile(_template(), sys_inputs=data, font_paths=_fonts(), pdf_standards="ua-1", timestamp=0)


def _without(content: Content, unshown: re.Pattern[str]) -> Content:
    match content:
        case str():
            return unshown.sub(INSTEAD, content)
        case list():
            return [_without(each, unshown) for each in content]
        case dict():
            return {name: _without(each, unshown) for name, each in content.items()}
    return content


def _unescape(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else found[2]
