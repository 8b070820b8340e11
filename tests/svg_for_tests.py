"""Read what is drawn in a picture: its shapes, their places, their words."""

import re

from lxml import etree

from hefboom.web.charts import Chart


def pictures(chart: Chart) -> list[etree._Element]:
    return list(etree.fromstring(f"<div>{chart.svg}</div>"))


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")


def looks(picture: etree._Element, tag: str, look: str) -> list[etree._Element]:
    return [each for each in picture.iter(tag) if look in (each.get("class") or "").split()]


def box(rect: etree._Element) -> tuple[float, float, float, float]:
    x, y, width, height = (float(rect.get(name) or 0) for name in ("x", "y", "width", "height"))
    return x, y, x + width, y + height


def places(picture: etree._Element) -> list[tuple[float, float]]:
    """Every point that is drawn at; of a curve also its handles, which bound it."""
    found: list[tuple[float, float]] = []
    for each in picture.iter():
        if each.tag == "rect":
            left, top, right, bottom = box(each)
            found += [(left, top), (right, bottom)]
        elif each.tag == "circle":
            x, y, r = (float(each.get(name) or 0) for name in ("cx", "cy", "r"))
            found += [(x - r, y - r), (x + r, y + r)]
        elif each.tag == "text":
            found.append((float(each.get("x") or 0), float(each.get("y") or 0)))
        elif each.tag == "path":
            x = y = 0.0
            for command, numbers in re.findall(r"([MLCHVZ])([^MLCHVZ]*)", each.get("d") or ""):
                values = [float(number) for number in numbers.split()]
                if command == "H":
                    points = [(value, y) for value in values]
                elif command == "V":
                    points = [(x, value) for value in values]
                else:
                    points = list(zip(values[::2], values[1::2], strict=True))
                found += points
                x, y = points[-1] if points else (x, y)
    return found
