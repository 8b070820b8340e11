"""Why one year differs from another: from the first total, step by step by cause, to the second."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from hefboom.core.base.text import Text
from hefboom.core.effects.said import listed, mass
from hefboom.core.facts.format import NOT_KNOWN
from hefboom.web.charts.chart import Chart, Drawing, Frame, picture, text
from hefboom.web.charts.marks import ABOVE, ROW, Say, Scale, fitting, hatch, joined, rect, segment
from hefboom.web.charts.words import NAME, say_in

_BAR, _VALUE, _TOP = 20.0, 100.0, 6.0
_W = {
    "change": Text(nl="Verschil", en="Difference"),
    "after": Text(nl="Stand daarna", en="Total then"),
    "more": Text(nl="Van {start} naar {end}: {change} meer.", en="From {start} to {end}: {change} more."),
    "less": Text(nl="Van {start} naar {end}: {change} minder.", en="From {start} to {end}: {change} less."),
    "same": Text(nl="Van {start} naar {end}: gelijk.", en="From {start} to {end}: the same."),
    "up": Text(nl="Meer door: {names}.", en="More because of: {names}."),
    "down": Text(nl="Minder door: {names}.", en="Less because of: {names}."),
    "apart": Text(nl="Niet apart bekend: {names}.", en="Not known apart: {names}."),
    "note": Text(nl="Gearceerd met een plus: het wordt meer. Effen met een min: het wordt minder.",
                 en="Hatched with a plus: it becomes more. Plain with a minus: it becomes less."),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """A cause and how much it adds or takes; None cannot be told apart, and is then in another step."""

    label: str
    change: float | None


def waterfall(
    name: str,
    title: str,
    before: tuple[str, float],
    steps: Sequence[Step],
    after: tuple[str, float],
    language: str,
    say: Say | None = None,
) -> Chart:
    """Draw the way from one total to another. `before` and `after` are a name and a value.

    The steps that are known add up to the difference. `name` must be unique on the page; `say` writes a value
    (default: a mass from kilograms).
    """
    write, words = say or (lambda value: mass(value, language)), say_in(_W, language)
    description = _describe(before, steps, after, language, write)
    bars = _bars(before, steps, after, language, write)
    return Chart(
        title,
        description,
        picture(name, title, description, lambda frame: _Waterfall(frame, bars).drawing()),
        (NAME.in_language(language), words("change"), words("after")),
        tuple((one.label, "–" if one.total else one.says, write(one.end)) for one in bars),
        words("note"),
    )


@dataclass(frozen=True, slots=True)
class _Bar:
    """A bar from one level to another: a total stands on zero, a step hangs between the totals."""

    label: str
    start: float
    end: float
    says: str
    total: bool = False


def _bars(
    before: tuple[str, float], steps: Sequence[Step], after: tuple[str, float], language: str, say: Say
) -> list[_Bar]:
    bars, level = [_Bar(before[0], 0.0, before[1], say(before[1]), total=True)], before[1]
    for one in steps:
        bars.append(_Bar(one.label, level, level + (one.change or 0), _signed(one.change, say, language)))
        level = bars[-1].end
    return [*bars, _Bar(after[0], 0.0, after[1], say(after[1]), total=True)]


def _signed(change: float | None, say: Say, language: str) -> str:
    if change is None:
        return NOT_KNOWN.in_language(language)
    return f"{'+' if change > 0 else '−' if change < 0 else ''}{say(abs(change))}"


class _Waterfall:
    def __init__(self, frame: Frame, bars: Sequence[_Bar]) -> None:
        self.frame, self.bars = frame, bars
        self.row = ROW if frame.label else ROW + ABOVE
        ends = [end for one in bars for end in (one.start, one.end)]
        right = frame.width - (_VALUE if frame.label else 6)
        self.scale = Scale(min(ends), max(ends) or 1.0, frame.label + 4, right)

    def drawing(self) -> Drawing:
        tops = [_TOP + self.row * at for at in range(len(self.bars))]
        bottom = tops[-1] + self.row
        zero = segment("hb-zero", (self.scale.at(0), _TOP), (self.scale.at(0), bottom - 4))
        links = [self._link(one, top) for one, top in zip(self.bars, tops[1:], strict=False)]
        rows = [self._bar(one, top) for one, top in zip(self.bars, tops, strict=True)]
        return Drawing(bottom + 4, joined([*links, *rows, zero, *map(self._words, self.bars, tops)]))

    def _bar_top(self, top: float) -> float:
        return top + (ROW - _BAR) / 2 + (0 if self.frame.label else ABOVE - 2)

    def _bar(self, one: _Bar, top: float) -> SafeString:
        if one.start == one.end:
            return SafeString("")
        start, end = sorted((self.scale.at(one.start), self.scale.at(one.end)))
        y, width = self._bar_top(top), end - start
        if one.total:
            return rect("hb-bar", start, y, width, _BAR)
        if one.end > one.start:
            return rect("hb-up", start, y, width, _BAR) + hatch(start, y, width, _BAR)
        return rect("hb-down", start, y, width, _BAR)

    def _link(self, one: _Bar, below: float) -> SafeString:
        """A thin line from the end of a bar to the next, which starts there."""
        x, y = self.scale.at(one.end), self._bar_top(below)
        return segment("hb-link", (x, y - self.row + _BAR), (x, y + _BAR))

    def _words(self, one: _Bar, top: float) -> SafeString:
        """The name and the value, on top of whatever line passes there."""
        frame, y = self.frame, top + (ROW / 2 + 5 if self.frame.label else 19)
        value = text(one.says, frame.width, y, "hb-strong hb-halo", "end")
        if frame.label:
            return fitting(one.label, frame.label - 10, y, frame.label - 12, anchor="end") + value
        return fitting(one.label, 10, y, frame.width - _VALUE, "hb-halo") + value


def _describe(
    before: tuple[str, float], steps: Sequence[Step], after: tuple[str, float], language: str, say: Say
) -> str:
    words, change = say_in(_W, language), after[1] - before[1]
    ends = (f"{name} ({say(value)})" for name, value in (before, after))
    start, end = ends
    told = [
        words("more" if change > 0 else "less" if change < 0 else "same", start=start, end=end, change=say(abs(change)))
    ]
    for key, names in (
        ("up", [one.label for one in steps if (one.change or 0) > 0]),
        ("down", [one.label for one in steps if (one.change or 0) < 0]),
        ("apart", [one.label for one in steps if one.change is None]),
    ):
        if names:
            told.append(words(key, names=listed([name.lower() for name in names], language)))
    return " ".join(told)
