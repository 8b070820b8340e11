"""Which few make up most: bars from large to small, the running total, and where the cut is not certain."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Literal

from django.utils.html import format_html
from django.utils.safestring import SafeString

from hefboom.core.base.text import Text
from hefboom.core.effects.said import listed, part_of
from hefboom.web.charts.chart import Chart, Drawing, Frame, coordinate, picture, text
from hefboom.web.charts.marks import Scale, fitting, hatch, joined, path, rect, segment
from hefboom.web.charts.words import EMPTY, NAME, OTHERS, say_in

Standing = Literal["inside", "undecided", "outside"]
CUT = 0.8
_TOP, _PLOT, _LEFT, _LINE = 34.0, 250.0, 48.0, 22.0
_WIDE_BAR, _NARROW_BAR = 22.0, 19.0  # narrower, and the number below a bar does not fit
_KEY_MOST = 16
_LOOKS: dict[Standing, str] = {
    "inside": "hb-bar",
    "undecided": "hb-bar hb-bar--possible",
    "outside": "hb-bar hb-bar--rest",
}
_W = {
    "share": Text(nl="Aandeel", en="Share"),
    "sum": Text(nl="Opgeteld", en="Running total"),
    "standing": Text(nl="Bij de grootste?", en="Among the largest?"),
    "inside": Text(nl="ja", en="yes"),
    "undecided": Text(nl="niet zeker", en="not certain"),
    "outside": Text(nl="nee", en="no"),
    "most": Text(nl="{names} horen zeker bij de grootste, die samen {cut} geven.",
                 en="{names} certainly belong to the largest, which together make {cut}."),
    "one": Text(nl="{names} hoort zeker bij de grootste, die samen {cut} geven.",
                en="{names} certainly belongs to the largest, which together make {cut}."),
    "more": Text(nl="{names} en nog {number} horen zeker bij de grootste, die samen {cut} geven.",
                 en="{names} and {number} more certainly belong to the largest, which together make {cut}."),
    "none": Text(nl="Van geen enkele is zeker dat die bij de grootste hoort, die samen {cut} geven.",
                 en="None is certain to belong to the largest, which together make {cut}."),
    "doubt": Text(nl="Van {number} is het niet zeker.", en="Of {number} it is not certain."),
    "left_out": Text(nl="{number} zonder bekende of positieve waarde staan alleen in de tabel.",
                     en="{number} without a known or positive value are only in the table."),
    "note": Text(
        nl="Donker: hoort er zeker bij. Gearceerd: niet zeker. Licht: hoort er niet bij. De lijn telt de balken op. "
        "De nummers staan in de tabel.",
        en="Dark: certainly belongs. Hatched: not certain. Light: does not belong. The line adds up the bars. "
        "The numbers are in the table.",
    ),
    "zone": Text(nl="niet zeker", en="not certain"),
}  # fmt: skip
_NAMES_IN_A_SENTENCE = 4


@dataclass(frozen=True, slots=True)
class Slice:
    """One bar: its part (0-1) of the whole, None where not known, and whether it is among the largest."""

    label: str
    share: float | None
    standing: Standing = "outside"


def pareto(name: str, title: str, items: Sequence[Slice], language: str, cut: float = CUT) -> Chart:
    """Draw shares from large to small with their running total. `name` must be unique on the page.

    `cut` is the part of the whole that the largest make up. What has no positive share is only in the table.
    """
    drawn = sorted((one for one in items if (one.share or 0) > 0), key=lambda one: -(one.share or 0))
    rest = [one for one in items if not (one.share or 0) > 0]
    words, sums = say_in(_W, language), list(accumulate(one.share or 0 for one in drawn))
    description = _describe(drawn, cut, language)
    left_out = f" {words('left_out', number=len(rest))}" if rest and drawn else ""
    rows = [
        (str(at), one.label, part_of(one.share, language), part_of(sums[at - 1], language), words(one.standing))
        for at, one in enumerate(drawn, start=1)
    ] + [("–", one.label, part_of(one.share, language), "–", words(one.standing)) for one in rest]
    return Chart(
        title,
        description,
        picture(name, title, description, lambda frame: _Pareto(frame, drawn, cut, language).drawing()),
        ("#", NAME.in_language(language), words("share"), words("sum"), words("standing")),
        tuple(rows),
        words("note") + left_out,
        drawable=bool(drawn),
    )


class _Pareto:
    def __init__(self, frame: Frame, items: Sequence[Slice], cut: float, language: str) -> None:
        self.frame, self.cut, self.language = frame, cut, language
        self.right = frame.width - 8
        self.items = gathered(items, int((self.right - _LEFT) / (_WIDE_BAR if frame.label else _NARROW_BAR)), language)
        self.step = (self.right - _LEFT) / max(len(self.items), 1)
        self.sums = list(accumulate(one.share or 0 for one in self.items))
        self.y = Scale(0, max(1.0, *self.sums, 0), _TOP + _PLOT, _TOP)

    def drawing(self) -> Drawing:
        key = self._key(_TOP + _PLOT + 34)
        bars = (self._bar(at, one) for at, one in enumerate(self.items))
        return Drawing(key.height, joined([self._grid(), self._zone(), *bars, self._curve(), self._cut(), key.shapes]))

    def _grid(self) -> SafeString:
        marks = []
        for tick in (0, 0.2, 0.4, 0.6, 0.8, 1):
            y = self.y.at(tick)
            marks.append(segment("hb-gridline", (_LEFT, y), (self.right, y)))
            marks.append(text(part_of(tick, self.language), _LEFT - 8, y + 5, "hb-axis", "end"))
        return joined(marks)

    def _zone(self) -> SafeString:
        """The stretch in which it is not certain where the cut lies."""
        doubtful = [at for at, one in enumerate(self.items) if one.standing == "undecided"]
        if not doubtful:
            return SafeString("")
        start, end = _LEFT + self.step * doubtful[0], _LEFT + self.step * (doubtful[-1] + 1)
        words = say_in(_W, self.language)("zone")
        x = min(max((start + end) / 2, _LEFT + 45), self.right - 45)
        return rect("hb-zone", start, _TOP, end - start, _PLOT) + text(words, x, _TOP - 8, "hb-axis", "middle")

    def _bar(self, at: int, one: Slice) -> SafeString:
        left, top = _LEFT + self.step * at + 2, self.y.at(one.share or 0)
        width, height = self.step - 4, _TOP + _PLOT - top
        number = text(str(at + 1), left + width / 2, _TOP + _PLOT + 18, "hb-axis", "middle")
        inside = hatch(left, top, width, height) if one.standing == "undecided" else SafeString("")
        return rect(_LOOKS[one.standing], left, top, width, height) + inside + number

    def _curve(self) -> SafeString:
        places = [(_LEFT + self.step * (at + 0.5), self.y.at(total)) for at, total in enumerate(self.sums)]
        if not places:
            return SafeString("")
        line = "M" + "L".join(f"{coordinate(x)} {coordinate(y)}" for x, y in places)
        dots = [
            format_html('<circle class="hb-curve-dot" cx="{}" cy="{}" r="3.5"/>', coordinate(x), coordinate(y))
            for x, y in places
        ]
        return joined([path("hb-curve", line), *dots])

    def _cut(self) -> SafeString:
        y = self.y.at(self.cut)
        return segment("hb-target hb-target--line", (_LEFT, y), (self.right, y))

    def _key(self, top: float) -> Drawing:
        """What the numbers below the first bars stand for, in columns."""
        shown = [(at, one) for at, one in enumerate(self.items, start=1) if one.standing != "outside"][:_KEY_MOST]
        columns = 2 if self.frame.label else 1
        lines, room = -(-len(shown) // columns), self.frame.width / columns
        names = [
            text(f"{number}", room * (at // lines) + 22, top + _LINE * (at % lines) + 14, "hb-strong", "end")
            + fitting(one.label, room * (at // lines) + 30, top + _LINE * (at % lines) + 14, room - 40)
            for at, (number, one) in enumerate(shown)
        ]
        return Drawing(top + _LINE * lines + 4, joined(names))


def gathered(items: Sequence[Slice], most: int, language: str) -> list[Slice]:
    """Return at most `most` bars; the last then stands for all that did not fit."""
    if len(items) <= most:
        return list(items)
    rest = items[most - 1 :]
    standing: Standing = "undecided" if any(one.standing == "undecided" for one in rest) else rest[0].standing
    others = OTHERS.in_language(language).format(number=len(rest))
    return [
        *items[: most - 1],
        replace(rest[0], label=others, share=sum(one.share or 0 for one in rest), standing=standing),
    ]


def _describe(items: Sequence[Slice], cut: float, language: str) -> str:
    if not items:
        return EMPTY.in_language(language)
    words = say_in(_W, language)
    inside = [one.label for one in items if one.standing == "inside"]
    doubt = sum(one.standing == "undecided" for one in items)
    key = (
        "none"
        if not inside
        else "one"
        if len(inside) == 1
        else "more"
        if len(inside) > _NAMES_IN_A_SENTENCE + 1
        else "most"
    )
    names = ", ".join(inside[:_NAMES_IN_A_SENTENCE]) if key == "more" else listed(inside, language)
    told = words(key, names=names, number=len(inside) - _NAMES_IN_A_SENTENCE, cut=part_of(cut, language))
    return f"{told} {words('doubt', number=doubt)}" if doubt else told
