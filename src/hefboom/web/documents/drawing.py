"""A drawing of ours, made of classes only, as a picture that stands by itself: no style sheet reaches a document."""

from dataclasses import dataclass
from math import isfinite

from lxml import etree

from hefboom.web.documents.look import LOOK, TEXT

_FONTS = "Libertinus Serif, New Computer Modern, DejaVu Sans Mono"  # they come with typst, which draws
_SVG = "http://www.w3.org/2000/svg"
_NARROW = "hb-chart__narrow"
_SCALE, _HIGHEST = 160 / 740, 125.0  # mm in a unit, and the most mm that a picture is high
# What a drawing of ours is made of; nothing else comes through, so nothing can fetch or run.
_DRAWN = {"g", "rect", "path", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan"}
_PLACED = {
    *("x", "y", "dx", "dy", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "width", "height", "d", "points"),
    *("transform", "text-anchor", "dominant-baseline"),
}


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture that stands by itself, with its size in units of which 740 fill a line of text."""

    svg: str
    width: float
    height: float

    def width_in(self, room: float) -> float:
        """Return the width on a page with `room` for text, in mm: as large as text, never a whole page."""
        return min(room, self.width * _SCALE, _HIGHEST * self.width / self.height)


def standalone(svg: str) -> Drawing | None:
    """Return the wide drawing in `svg` with its look written out, or None when there is none that can be drawn."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        found = list(etree.fromstring(f"<all>{svg}</all>".encode(), parser))
        root = next(each for each in found if _name(each) == "svg" and _NARROW not in _classes(each))
        box = [float(number) for number in root.get("viewBox", "").split()]
        left, top, width, height = box
    except (etree.XMLSyntaxError, StopIteration, ValueError):
        return None
    if not (width > 0 and height > 0 and isfinite(sum(box))):
        return None
    drawing = etree.Element("svg", xmlns=_SVG, width=f"{width:g}", height=f"{height:g}")
    drawing.set("viewBox", f"{left:g} {top:g} {width:g} {height:g}")
    drawing.set("font-family", _FONTS)
    drawing.set("font-size", "15")
    _copy(root, drawing)
    return Drawing(etree.tostring(drawing, encoding="unicode"), width, height)


def _copy(source: etree._Element, target: etree._Element) -> None:
    """Copy what is inside `source`, each class replaced by what it looks like."""
    target.text = source.text
    for child in source:
        name = _name(child)
        if name not in _DRAWN:
            continue
        copy = etree.SubElement(target, name, {"fill": TEXT} if name == "text" else {})
        classes = _classes(child)
        for attribute, value in ((a, v) for word, look in LOOK.items() if word in classes for a, v in look.items()):
            copy.set(attribute, value)
        for attribute in sorted(_PLACED & set(map(str, child.attrib))):
            copy.set(attribute, child.get(attribute, ""))
        _copy(child, copy)
        copy.tail = child.tail


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]  # of a comment it is a function, which is no name in `_DRAWN`


def _classes(element: etree._Element) -> set[str]:
    return set(element.get("class", "").split())
