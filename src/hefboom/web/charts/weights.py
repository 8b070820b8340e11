"""What a weight does to who wins: the totals as straight lines in the weight, and below them who is on top where."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from hefboom.web.charts.chart import NARROW, Chart, Drawing, Frame, Number, coordinate, picture, shorten, text
from hefboom.web.formatting import percent

_LEFT, _TOP, _PLOT, _STRIP = 12, 30, 190, 34
_NAMES = 140  # room for the names at the right end of the lines, on a wide screen
_LETTER = 11  # a part of the strip narrower than this per letter gets no name; the table has it


@dataclass(frozen=True, slots=True)
class WeightLine:
    """One bid: its total when the weight is 0 and when it is 1."""

    name: str
    at_zero: Number
    at_full: Number


@dataclass(frozen=True, slots=True)
class WeightStretch:
    """Between these weights (0-1) these bids win; more than one is a tie."""

    start: Number
    end: Number
    winners: tuple[str, ...]


def weights(
    name: str,
    title: str,
    lines: Sequence[WeightLine],
    stretches: Sequence[WeightStretch],
    now: Number | None,
    note: str = "",
) -> Chart:
    """Draw who wins at every weight. `name` must be unique on the page; `now` is the present weight, 0-1."""
    description = _describe(stretches, now)
    return Chart(
        title,
        description,
        picture(name, title, description, lambda frame: _draw(frame, lines, stretches, now)),
        (_("Gewicht van"), _("Tot"), _("Wie wint")),
        tuple((percent(one.start, 1), percent(one.end, 1), _names(one)) for one in stretches),
        note,
        drawable=bool(stretches),
    )


def _draw(frame: Frame, lines: Sequence[WeightLine], stretches: Sequence[WeightStretch], now: Number | None) -> Drawing:
    winning = {name for one in stretches for name in one.winners}
    ordered = sorted(lines, key=lambda line: line.name in winning)
    ends = [float(end) for line in lines for end in (line.at_zero, line.at_full)] or [0.0]
    low, high = min(ends), max(ends)
    drawn = [_line(frame, line, low, high, wins=line.name in winning) for line in ordered]
    names = [] if frame is NARROW else _line_names(frame, [one for one in lines if one.name in winning], low, high)
    strip = [_part(frame, one, now) for one in stretches]
    shapes = (*drawn, *names, *strip, _axis(frame), _now(frame, now))
    return Drawing(_TOP + _PLOT + _STRIP + 40, format_html_join("", "{}", ((shape,) for shape in shapes)))


def _right(frame: Frame) -> float:
    return frame.width - (_LEFT if frame is NARROW else _NAMES)


def _x(frame: Frame, weight: Number) -> float:
    return _LEFT + (_right(frame) - _LEFT) * float(weight)


def _y(total: Number, low: float, high: float) -> float:
    return _TOP + (_PLOT - 16) * (1 - (float(total) - low) / ((high - low) or 1)) + 4


def _line(frame: Frame, line: WeightLine, low: float, high: float, *, wins: bool) -> SafeString:
    return format_html(
        '<path class="hb-weightline{}" d="M{} {}L{} {}"/>',
        " hb-weightline--wins" if wins else "",
        coordinate(_x(frame, 0)),
        coordinate(_y(line.at_zero, low, high)),
        coordinate(_x(frame, 1)),
        coordinate(_y(line.at_full, low, high)),
    )


def _line_names(frame: Frame, lines: Sequence[WeightLine], low: float, high: float) -> list[SafeString]:
    """Write the names at the right ends, each below the one before, so that none covers another."""
    found, lowest = [], 0.0
    for line in sorted(lines, key=lambda one: -float(one.at_full)):
        lowest = max(_y(line.at_full, low, high) + 5, lowest + 18)
        found.append(text(shorten(line.name, _NAMES - 16), _right(frame) + 10, lowest, "hb-strong"))
    return found


def _part(frame: Frame, one: WeightStretch, now: Number | None) -> SafeString:
    start, end, top = _x(frame, one.start), _x(frame, one.end), _TOP + _PLOT
    here = now is not None and float(one.start) <= float(now) <= float(one.end)
    rect = format_html(
        '<rect class="hb-part {}" x="{}" y="{}" width="{}" height="{}"/>',
        "hb-part--met" if here else "hb-part--not_applicable",
        coordinate(start),
        top,
        coordinate(max(end - start, 0)),
        _STRIP,
    )
    words = _names(one)
    if end - start < _LETTER * min(len(words), 3) + 6:
        return rect
    look = "hb-strong hb-on-met" if here else "hb-strong"
    return rect + text(shorten(words, end - start - 8), (start + end) / 2, top + 22, look, "middle")


def _axis(frame: Frame) -> SafeString:
    marks = [(0, "start"), (0.25, "middle"), (0.5, "middle"), (0.75, "middle"), (1, "end")]
    words = (text(percent(at), _x(frame, at), _TOP + _PLOT + _STRIP + 20, "hb-axis", anchor) for at, anchor in marks)
    return format_html_join("", "{}", ((one,) for one in words))


def _now(frame: Frame, now: Number | None) -> SafeString:
    if now is None:
        return SafeString("")
    x = _x(frame, now)
    mark = format_html(
        '<path class="hb-target hb-target--line" d="M{0} {1}V{2}"/>', coordinate(x), _TOP - 6, _TOP + _PLOT + _STRIP
    )
    anchor = "start" if float(now) < 0.2 else "end" if float(now) > 0.8 else "middle"  # noqa: PLR2004 - room at the edges
    return mark + text(_("nu %(share)s") % {"share": percent(now)}, x, _TOP - 12, "hb-strong", anchor)


def _names(one: WeightStretch) -> str:
    return _(" en ").join(one.winners)


def _describe(stretches: Sequence[WeightStretch], now: Number | None) -> str:
    if not stretches:
        return _("Er zijn nog geen gegevens.")
    parts = [
        _("Van %(start)s tot %(end)s wint %(names)s.")
        % {"start": percent(one.start), "end": percent(one.end), "names": _names(one)}
        for one in stretches
    ]
    if now is not None:
        parts.append(_("Nu is het gewicht %(share)s.") % {"share": percent(now)})
    return " ".join(parts)
