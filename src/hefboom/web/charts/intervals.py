"""Horizontal bars with the interval of each, and a line between two names whose order is not certain."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from hefboom.core.base.text import Text
from hefboom.core.effects.said import mass
from hefboom.web.charts.chart import Chart, Drawing, Frame, picture, text
from hefboom.web.charts.marks import ABOVE, ROW, Say, Scale, fitting, joined, path, rect, segment
from hefboom.web.charts.words import EMPTY, NAME, say_in

_BAR, _CAP, _HEAD, _FOOT = 14.0, 4.0, 24.0, 26.0
_PLACE, _VALUE, _TICK = 54.0, 88.0, 36.0
_W = {
    "value": Text(nl="Uitstoot (CO₂e)", en="Emissions (CO₂e)"),
    "low": Text(nl="Van", en="From"),
    "high": Text(nl="Tot", en="To"),
    "place": Text(nl="Plaats", en="Place"),
    "most": Text(nl="Het meest geeft {name}: {value}, tussen {low} en {high}.", en="Most is {name}: {value}, between "
                 "{low} and {high}."),
    "unsure": Text(nl="Bij {number} van de {all} is niet zeker of die hoger staat dan de volgende.",
                   en="Of {number} of the {all} it is not certain whether it stands above the next."),
    "bounds": Text(nl="Het meest kan {name} geven: {low} tot {high}. Eén beste schatting is er niet.",
                   en="Most may be {name}: {low} to {high}. There is no single best estimate."),
    "sure": Text(nl="De volgorde is zeker.", en="The order is certain."),
    "note": Text(nl="Balk: de beste schatting. Streep: daar ligt de uitkomst met 95% zekerheid.",
                 en="Bar: the best estimate. Line: the outcome lies there with 95% certainty."),
    "note_tied": Text(
        nl="Een lijntje tussen twee namen: welke van de twee hoger is, is niet zeker. Plaats: tussen welke plaatsen "
        "die staat.",
        en="A small line between two names: which of the two is higher is not certain. Place: between which places it "
        "stands.",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """One bar. `low` and `high` bound its 95 % interval; `value` None with bounds: only those are known.

    `place` says between which places it stands ("1-3"). `tied`: whether it or the next one is higher is not certain.
    """

    label: str
    value: float | None
    low: float | None = None
    high: float | None = None
    place: str = ""
    tied: bool = False


def intervals(
    name: str, title: str, items: Sequence[Span], language: str, say: Say | None = None, value_name: str = ""
) -> Chart:
    """Draw bars with intervals under each other, in the given order. `name` must be unique on the page.

    `say` writes a value (default: a mass of CO2e from kilograms), `value_name` heads its column.
    """
    write = say or (lambda value: mass(value, language))
    words = say_in(_W, language)
    description = _describe(items, language, write)
    heads = (NAME.in_language(language), value_name or words("value"), words("low"), words("high"), words("place"))
    return Chart(
        title,
        description,
        picture(name, title, description, lambda frame: _Bars(frame, items, write, words("place")).drawing()),
        heads,
        tuple((one.label, write(one.value), write(one.low), write(one.high), one.place or "–") for one in items),
        f"{words('note')} {words('note_tied')}" if any(one.place for one in items) else words("note"),
        drawable=any(one.value is not None or one.high is not None for one in items),
    )


@dataclass(frozen=True, slots=True)
class _Bars:
    frame: Frame
    items: Sequence[Span]
    say: Say
    place_name: str

    def drawing(self) -> Drawing:
        bottom = _HEAD + self.row * len(self.items)
        rows = (self._row(one, _HEAD + self.row * at, last=one is self.items[-1]) for at, one in enumerate(self.items))
        return Drawing(bottom + _FOOT, joined([self._grid(bottom), *rows]))

    @property
    def row(self) -> float:
        return ROW if self.frame.label else ROW + ABOVE

    @property
    def places(self) -> bool:
        return any(one.place for one in self.items)

    @property
    def words(self) -> float:
        """The room for the longest value in words."""
        return max([_VALUE, *(8.2 * len(self._value(one)) + 8 for one in self.items)])

    @property
    def scale(self) -> Scale:
        ends = [end for one in self.items for end in (one.value, one.low, one.high) if end is not None]
        right = self.frame.width - (_PLACE if self.places else 6) - (self.words if self.frame.label else 0)
        return Scale(
            min([0.0, *ends]), max([0.0, *ends]) or 1.0, self.frame.label + 6 if self.frame.label else 14.0, right
        )

    def _grid(self, bottom: float) -> SafeString:
        """Round numbers below the bars, as far apart as their words need."""
        scale = self.scale
        lines = []
        for tick in scale.ticks(4 if self.frame.label else 3):
            x = scale.at(tick)
            anchor = "start" if x < scale.start + 9 else "end" if x > self.frame.width - _TICK else "middle"
            lines.append(segment("hb-gridline", (x, _HEAD - 2), (x, bottom)))
            lines.append(text(self.say(tick) if tick else "0", x, bottom + 18, "hb-axis", anchor))
        if self.places:
            lines.append(text(self.place_name, self.frame.width, 14, "hb-axis", "end"))
        return joined(lines)

    def _row(self, one: Span, top: float, *, last: bool) -> SafeString:
        frame, scale = self.frame, self.scale
        middle = top + (ROW / 2 if frame.label else ABOVE + (self.row - ABOVE) / 2 - 4)
        words = self._value(one)
        if frame.label:
            names = fitting(one.label, frame.label - 12, middle + 5, frame.label - 14, anchor="end")
            number = text(words, scale.end + self.words - 2, middle + 5, "hb-strong", "end")
        else:
            names = fitting(one.label, 14, top + 19, frame.width - self.words - 18)
            number = text(words, frame.width, top + 19, "hb-strong", "end")
        place = text(one.place, frame.width, middle + 5, "hb-axis", "end")
        return joined([self._bar(one, middle), names, number, place, self._tie(one, top, middle, last=last)])

    def _value(self, one: Span) -> str:
        """The estimate in words, or its bounds where only those are known."""
        if one.value is None and one.low is not None and one.high is not None:
            return f"{self.say(one.low)}–{self.say(one.high)}"
        return self.say(one.value)

    def _bar(self, one: Span, middle: float) -> SafeString:
        shapes, scale = [], self.scale
        if one.value is not None:
            start, end = sorted((scale.at(0), scale.at(one.value)))
            shapes.append(rect("hb-bar", start, middle - _BAR / 2, end - start, _BAR))
        if one.low is not None and one.high is not None:
            shapes.append(_whisker(scale.at(one.low), scale.at(one.high), middle))
        return joined(shapes)

    def _tie(self, one: Span, top: float, middle: float, *, last: bool) -> SafeString:
        """A line from this name to the next: they may as well stand the other way round."""
        if not one.tied or last:
            return SafeString("")
        if self.frame.label:
            x, start, end = self.frame.label - 2, middle + 5, middle + self.row - 5
        else:
            x, start, end = 5.0, top + 14, top + 8 + self.row
        return segment("hb-tie", (x, start), (x, end))


def _whisker(low: float, high: float, middle: float) -> SafeString:
    caps = "".join(f"M{x:.1f} {middle - _CAP:.1f}V{middle + _CAP:.1f}" for x in (low, high))
    return path("hb-whisker", f"M{low:.1f} {middle:.1f}H{high:.1f}{caps}")


def _describe(items: Sequence[Span], language: str, say: Say) -> str:
    words = say_in(_W, language)
    known = [one for one in items if one.value is not None]
    bounded = [one for one in items if one.high is not None]
    if not known and not bounded:
        return EMPTY.in_language(language)
    most = max(known, key=lambda one: one.value or 0) if known else max(bounded, key=lambda one: one.high or 0)
    parts = {"name": most.label, "value": say(most.value), "low": say(most.low), "high": say(most.high)}
    told = words("most" if known else "bounds", **parts)
    unsure = sum(one.tied for one in items[:-1])
    ranked = any(one.place for one in items)
    order = words("unsure", number=unsure, all=len(items)) if unsure else words("sure") if ranked else ""
    return f"{told} {order}".strip()
