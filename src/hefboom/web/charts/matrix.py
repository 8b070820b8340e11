"""What to take up first: impact against influence, five by five, a numbered dot for each."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from django.utils.html import format_html
from django.utils.safestring import SafeString

from hefboom.core.base.text import Text
from hefboom.core.effects.said import listed
from hefboom.core.facts.format import NOT_KNOWN
from hefboom.web.charts.chart import Chart, Drawing, Frame, coordinate, picture, text
from hefboom.web.charts.marks import fitting, joined, rect
from hefboom.web.charts.words import EMPTY, NAME, say_in

STEPS = 5
_FIRST, _LATER = 16, 9
"""Impact times influence from which a group is taken up first, and from which after that."""
_LEFT, _TOP, _RADIUS, _LINE = 30.0, 26.0, 10.0, 22.0
_WIDE_SIDE, _MOST_IN_KEY, _NAMES_IN_A_SENTENCE = 440.0, 20, 4
_W = {
    "impact": Text(nl="Impact", en="Impact"),
    "influence": Text(nl="Invloed", en="Influence"),
    "up": Text(nl="Impact (1 klein, 5 groot) ↑", en="Impact (1 small, 5 large) ↑"),
    "right": Text(nl="Invloed (1 weinig, 5 veel) →", en="Influence (1 little, 5 much) →"),
    "first": Text(nl="eerst", en="first"),
    "told": Text(nl="Begin bij {names}: veel impact en veel invloed.",
                 en="Begin with {names}: much impact and much influence."),
    "more": Text(nl="Begin bij {names} en nog {number}: veel impact en veel invloed.",
                 en="Begin with {names} and {number} more: much impact and much influence."),
    "none": Text(nl="Nergens gaan veel impact en veel invloed samen. Het dichtst daarbij komen: {names}.",
                 en="Nowhere do much impact and much influence meet. Closest to it: {names}."),
    "unknown": Text(nl="Van {number} is impact of invloed niet bekend; die staan alleen in de tabel.",
                    en="Of {number} impact or influence is not known; they are only in the table."),
    "rest": Text(nl="en nog {number}, zie de tabel", en="and {number} more, see the table"),
    "note": Text(nl="De nummers staan in de tabel. Hoe donkerder het vak, hoe eerder het loont.",
                 en="The numbers are in the table. The darker the field, the sooner it pays."),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dot:
    """A name with its impact and influence, 1-5; None is not known."""

    label: str
    impact: int | None
    influence: int | None


@dataclass(frozen=True, slots=True)
class _Numbered:
    number: int
    dot: Dot


def matrix(name: str, title: str, items: Sequence[Dot], language: str) -> Chart:
    """Draw names by impact and influence. `name` must be unique on the page."""
    known = [one for one in items if one.impact is not None and one.influence is not None]
    rest = [one for one in items if one not in known]
    ordered = sorted(known, key=lambda one: (-_weight(one), -(one.impact or 0)))
    numbered = [_Numbered(at, one) for at, one in enumerate(ordered, start=1)]
    words, nobody = say_in(_W, language), NOT_KNOWN.in_language(language)
    rows = [(str(one.number), one.dot) for one in numbered] + [("–", one) for one in rest]
    description = _describe(ordered, len(rest), language)
    return Chart(
        title,
        description,
        picture(name, title, description, lambda frame: _Matrix(frame, numbered, language).drawing()),
        ("#", NAME.in_language(language), words("impact"), words("influence")),
        tuple((number, one.label, *(str(v or nobody) for v in (one.impact, one.influence))) for number, one in rows),
        words("note"),
        drawable=bool(known),
    )


def _weight(one: Dot) -> int:
    return (one.impact or 0) * (one.influence or 0)


class _Matrix:
    def __init__(self, frame: Frame, items: Sequence[_Numbered], language: str) -> None:
        self.frame, self.items, self.words = frame, items, say_in(_W, language)
        self.side = (_WIDE_SIDE if frame.label else frame.width) - _LEFT - 2
        self.cell = self.side / STEPS
        self.bottom = _TOP + self.side

    def drawing(self) -> Drawing:
        cells: dict[tuple[int, int], list[_Numbered]] = defaultdict(list)
        for one in self.items:
            cells[one.dot.impact or 0, one.dot.influence or 0].append(one)
        dots = [self._dots(place, inside) for place, inside in sorted(cells.items())]
        key = self._key()
        return Drawing(max(self.bottom + 44, key.height), joined([*self._ground(), *dots, key.shapes]))

    def _corner(self, impact: int, influence: int) -> tuple[float, float]:
        return _LEFT + self.cell * (influence - 1), self.bottom - self.cell * impact

    def _ground(self) -> list[SafeString]:
        fields, words = [], self.words
        for impact in range(1, STEPS + 1):
            for influence in range(1, STEPS + 1):
                weight = impact * influence
                look = "first" if weight >= _FIRST else "later" if weight >= _LATER else "last"
                x, y = self._corner(impact, influence)
                fields.append(rect(f"hb-field hb-field--{look}", x, y, self.cell, self.cell))
            middle = self.cell * (impact - 0.5)
            fields.append(text(str(impact), _LEFT - 10, self.bottom - middle + 5, "hb-axis", "end"))
            fields.append(text(str(impact), _LEFT + middle, self.bottom + 18, "hb-axis", "middle"))
        fields.append(text(words("up"), 0, 14, "hb-axis"))
        fields.append(text(words("right"), _LEFT + self.side, self.bottom + 38, "hb-axis", "end"))
        return fields

    def _dots(self, place: tuple[int, int], inside: Sequence[_Numbered]) -> SafeString:
        """Lay dots of one field in rows; what does not fit is counted in the last place."""
        across = int((self.cell - 4) / (2 * _RADIUS + 2))
        shown = list(inside) if len(inside) <= across**2 else list(inside[: across**2 - 1])
        marks = [str(one.number) for one in shown]
        if len(shown) < len(inside):
            marks.append(f"+{len(inside) - len(shown)}")
        per_row = min(max(ceil(sqrt(len(marks))), 1), across)
        step, (x, y) = self.cell / max(per_row, 2), self._corner(*place)
        rows = ceil(len(marks) / per_row)
        left, top = x + (self.cell - step * (per_row - 1)) / 2, y + (self.cell - step * (rows - 1)) / 2
        return joined(
            _dot(mark, left + step * (at % per_row), top + step * (at // per_row)) for at, mark in enumerate(marks)
        )

    def _key(self) -> Drawing:
        """What the first numbers stand for: beside the fields, or below them on a telephone."""
        x, top = (_WIDE_SIDE + 24, _TOP - 6) if self.frame.label else (0.0, self.bottom + 52)
        shown = self.items[:_MOST_IN_KEY]
        shapes = []
        for at, one in enumerate(shown):
            y = top + _LINE * at + 14
            shapes.append(text(str(one.number), x + 20, y, "hb-strong", "end"))
            shapes.append(fitting(one.dot.label, x + 30, y, self.frame.width - x - 32))
        height = top + _LINE * len(shown)
        if more := len(self.items) - len(shown):
            shapes.append(text(self.words("rest", number=more), x + 30, height + 14, "hb-axis"))
            height += _LINE
        return Drawing(height + 6, joined(shapes))


def _dot(mark: str, x: float, y: float) -> SafeString:
    circle = format_html(
        '<circle class="hb-mark" cx="{}" cy="{}" r="{}"/>', coordinate(x), coordinate(y), coordinate(_RADIUS)
    )
    return circle + text(mark, x, y + 4.5, "hb-mark-number", "middle")


def _describe(ordered: Sequence[Dot], unknown: int, language: str) -> str:
    words = say_in(_W, language)
    first = [one.label for one in ordered if _weight(one) >= _FIRST]
    if not ordered:
        told = EMPTY.in_language(language)
    elif not first:
        top = [one.label for one in ordered if _weight(one) == _weight(ordered[0])]
        told = words("none", names=listed(top[:_NAMES_IN_A_SENTENCE], language))
    elif len(first) > _NAMES_IN_A_SENTENCE + 1:
        names = ", ".join(first[:_NAMES_IN_A_SENTENCE])
        told = words("more", names=names, number=len(first) - _NAMES_IN_A_SENTENCE)
    else:
        told = words("told", names=listed(first, language))
    return f"{told} {words('unknown', number=unknown)}" if unknown else told
