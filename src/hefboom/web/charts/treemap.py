"""Where the money goes and how heavy it weighs: euros as area, kilograms per euro as shade."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from textwrap import wrap

from django.utils.safestring import SafeString

from hefboom.core.base.text import Text
from hefboom.core.effects.said import grouped, money, part_of
from hefboom.core.facts.format import NOT_KNOWN
from hefboom.web.charts.chart import Chart, Drawing, Frame, picture, text
from hefboom.web.charts.marks import fitting, hatch, joined, rect
from hefboom.web.charts.squarify import Box, squarify
from hefboom.web.charts.words import EMPTY, NAME, OTHERS, say_in

SHADES = (0.1, 0.2, 0.3, 0.5)
"""Kilograms CO2e per euro at which a shade ends and the next begins. The usual mean of a portfolio is 0.1 to 0.3."""
_LINE, _PAD, _KEY, _CHARACTER = 18.0, 7.0, 30.0, 7.4
_LEAST, _NAMES_MOST, _TOO_SMALL = (22.0, 20.0), 24, 0.004  # a box too small for a number; its part of the whole
_WIDE_HEIGHT, _NARROW_HEIGHT = 380.0, 420.0
_WIDE_MOST, _NARROW_MOST = 25, 17
_W = {
    "money": Text(nl="Uitgaven", en="Spend"),
    "share": Text(nl="Aandeel", en="Share"),
    "weight": Text(nl="kg CO₂e per euro", en="kg CO₂e per euro"),
    "below": Text(nl="onder {end}", en="below {end}"),
    "above": Text(nl="{start} en meer", en="{start} and more"),
    "told": Text(nl="Het meeste geld gaat naar {name}: {money}, {share} van het geheel.",
                 en="Most money goes to {name}: {money}, {share} of the whole."),
    "heavy": Text(nl="Per euro weegt {name} het zwaarst: {weight} kg CO₂e.",
                  en="Heaviest per euro is {name}: {weight} kg CO₂e."),
    "note": Text(nl="Hoe groter het vlak, hoe meer geld; hoe donkerder, hoe meer kg CO₂e per euro. "
                    "Gearceerd: niet bekend.",
                 en="The larger the area, the more money; the darker, the more kg CO₂e per euro. Hatched: not known."),
    "left_out": Text(nl="{number} zonder uitgaven of met een teruggave staan alleen in de tabel.",
                     en="{number} without spend or with a refund are only in the table."),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tile:
    """Money in cents, and kilograms per euro; None is not known."""

    label: str
    cents: int
    weight: float | None = None


def treemap(name: str, title: str, items: Sequence[Tile], language: str) -> Chart:
    """Draw money as areas shaded by their weight. `name` must be unique on the page."""
    drawn = sorted((one for one in items if one.cents > 0), key=lambda one: -one.cents)
    rest = [one for one in items if one.cents <= 0]
    words, total = say_in(_W, language), sum(one.cents for one in drawn)
    description = _describe(drawn, total, language)
    left_out = f" {words('left_out', number=len(rest))}" if rest and drawn else ""
    return Chart(
        title,
        description,
        picture(name, title, description, lambda frame: _draw(frame, drawn, language)),
        (NAME.in_language(language), words("money"), words("share"), words("weight")),
        tuple(
            (
                one.label,
                money(one.cents, language),
                part_of(one.cents / total, language) if one.cents > 0 else "–",
                _weight(one.weight, language),
            )
            for one in (*drawn, *rest)
        ),
        words("note") + left_out,
        drawable=bool(drawn),
    )


def _gathered(items: Sequence[Tile], most: int, language: str) -> list[Tile]:
    """Gather what is too small to see, or too much to name: what is known apart from what is not.

    `items` have the largest first; so has what is returned.
    """
    total = sum(one.cents for one in items)
    small = [one for at, one in enumerate(items) if at >= most or one.cents < total * _TOO_SMALL]
    if len(small) < 2:  # noqa: PLR2004 - one alone stays itself
        return list(items)
    known = [one for one in small if one.weight is not None]
    unknown = [one for one in small if one.weight is None]
    others = [_together(each, language) for each in (known, unknown) if each]
    return sorted([*items[: len(items) - len(small)], *others], key=lambda one: -one.cents)


def _together(tiles: Sequence[Tile], language: str) -> Tile:
    """One area for several: the mean weight of their euros, or not known where none is."""
    cents = sum(one.cents for one in tiles)
    name = tiles[0].label if len(tiles) == 1 else OTHERS.in_language(language).format(number=len(tiles))
    if tiles[0].weight is None:
        return Tile(name, cents)
    return Tile(name, cents, sum((one.weight or 0) * one.cents for one in tiles) / cents)


def _draw(frame: Frame, items: Sequence[Tile], language: str) -> Drawing:
    key = _shades(frame, language)
    items = _gathered(items, _WIDE_MOST if frame.label else _NARROW_MOST, language)
    room = Box(0, key.height, frame.width, _WIDE_HEIGHT if frame.label else _NARROW_HEIGHT)
    boxes = squarify([one.cents for one in items], room)
    shapes: list[SafeString] = []
    named: list[str] = []
    for one, box in zip(items, boxes, strict=True):
        lines = _lines(one, box, language)
        shapes.append(_tile(one, box))
        if lines:
            shapes.append(_words(one, box, lines))
        elif box.width >= _LEAST[0] and box.height >= _LEAST[1] and len(named) < _NAMES_MOST:
            named.append(one.label)
            number = text(str(len(named)), box.x + box.width / 2, box.y + box.height / 2 + 5, _ink(one), "middle")
            shapes.append(number)
    names = _names(frame, named, room.y + room.height + 6)
    return Drawing(names.height, joined([key.shapes, *shapes, names.shapes]))


def _shade(weight: float) -> int:
    return sum(weight >= end for end in SHADES) + 1


def _tile(one: Tile, box: Box) -> SafeString:
    look = "unknown" if one.weight is None else str(_shade(one.weight))
    drawn = rect(f"hb-tile hb-tile--{look}", box.x, box.y, box.width, box.height)
    return drawn + hatch(box.x, box.y, box.width, box.height, 11) if one.weight is None else drawn


def _ink(one: Tile) -> str:
    if one.weight is None:
        return "hb-strong hb-halo"
    return f"hb-strong hb-on-tile-{_shade(one.weight)}"


def _lines(one: Tile, box: Box, language: str) -> list[str]:
    """Return the name and the money as they fit, or nothing when a name would be no more than a stump."""
    across, down = int((box.width - 2 * _PAD) / _CHARACTER), int((box.height - _PAD) / _LINE)
    amount = money(one.cents, language)
    name = wrap(one.label, max(across, 1), break_long_words=False)
    if down < 1 or across < 4 or any(len(line) > across for line in name) or len(name) > down:  # noqa: PLR2004 - a stump
        return []
    return [*name, amount] if len(amount) <= across and len(name) < down else name


def _words(one: Tile, box: Box, lines: Sequence[str]) -> SafeString:
    return joined(text(line, box.x + _PAD, box.y + _PAD + 11 + _LINE * at, _ink(one)) for at, line in enumerate(lines))


def _shades(frame: Frame, language: str) -> Drawing:
    """What each shade means, wrapped to the width."""
    words = say_in(_W, language)
    ends = [grouped(end, language) for end in SHADES]
    between = [f"{low}–{high}" for low, high in pairwise(ends)]
    said = [words("below", end=ends[0]), *between, words("above", start=ends[-1]), NOT_KNOWN.in_language(language)]
    x, y, shapes = 0.0, 22.0, [text(words("weight"), 0, 15, "hb-axis")]
    for at, meaning in enumerate(said, start=1):
        width = 22 + 7.4 * len(meaning) + 14
        if x and x + width > frame.width:
            x, y = 0.0, y + 24
        shapes.append(rect(f"hb-tile hb-tile--{at if at < len(said) else 'unknown'}", x, y, 16, 16))
        shapes += [hatch(x, y, 16, 16, 5)] if at == len(said) else []
        shapes.append(text(meaning, x + 22, y + 13, "hb-axis"))
        x += width
    return Drawing(y + _KEY, joined(shapes))


def _names(frame: Frame, named: Sequence[str], top: float) -> Drawing:
    """What the numbers in small areas stand for, in columns."""
    columns = 2 if frame.label else 1
    rows, room = -(-len(named) // columns), frame.width / columns
    shapes = []
    for at, label in enumerate(named):
        x, y = room * (at // rows), top + 22 * (at % rows) + 16
        shapes += [text(str(at + 1), x + 22, y, "hb-strong", "end"), fitting(label, x + 30, y, room - 40)]
    return Drawing(top + 22 * rows + 4, joined(shapes))


def _weight(weight: float | None, language: str) -> str:
    return NOT_KNOWN.in_language(language) if weight is None else grouped(weight, language)


def _describe(items: Sequence[Tile], total: int, language: str) -> str:
    if not items:
        return EMPTY.in_language(language)
    words, most = say_in(_W, language), items[0]
    told = words(
        "told", name=most.label, money=money(most.cents, language), share=part_of(most.cents / total, language)
    )
    known = [one for one in items if one.weight is not None]
    if not known:
        return told
    heavy = max(known, key=lambda one: one.weight or 0)
    return f"{told} {words('heavy', name=heavy.label, weight=_weight(heavy.weight, language))}"
