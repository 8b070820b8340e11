"""What goes from whom to what: streams as wide as they are large. Small ones are gathered."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from hefboom.core.base.text import Text
from hefboom.core.effects.said import mass, part_of
from hefboom.web.charts.chart import Chart, Drawing, Frame, coordinate, picture, shorten, text
from hefboom.web.charts.marks import Say, joined, path, rect
from hefboom.web.charts.streams import Stream, columns, gathered, merged, sizes
from hefboom.web.charts.words import EMPTY, OTHERS, say_in

_NODE, _WIDE_GAP, _NARROW_GAP, _TWO_LINES = 12.0, 10.0, 30.0, 36.0
_HEIGHT, _TOP, _LABEL = 300.0, 8.0, 216.0
_WIDE_MOST, _NARROW_MOST = 12, 7
_W = {
    "source": Text(nl="Van", en="From"),
    "target": Text(nl="Naar", en="To"),
    "value": Text(nl="Hoeveel", en="How much"),
    "told": Text(nl="De grootste stroom gaat van {source} naar {target}: {value}, {share} van het geheel.",
                 en="The largest stream goes from {source} to {target}: {value}, {share} of the whole."),
    "note": Text(nl="Hoe breder de band, hoe meer. Kleine stromen zijn samengenomen; de tabel heeft ze alle.",
                 en="The wider the band, the more. Small streams are gathered; the table has them all."),
}  # fmt: skip


def sankey(name: str, title: str, streams: Sequence[Stream], language: str, say: Say | None = None) -> Chart:
    """Draw streams from left to right. `name` must be unique on the page; `say` writes a value (default: kilograms)."""
    write, words, found = say or (lambda value: mass(value, language)), say_in(_W, language), merged(streams)
    ordered = sorted(found, key=lambda one: (-one.value, one.source, one.target))
    description = _describe(ordered, language, write)
    others = OTHERS.in_language(language)

    def draw(frame: Frame) -> Drawing:
        shown, _, _ = gathered(found, _WIDE_MOST if frame.label else _NARROW_MOST, others)
        return _Picture(frame, shown, write).drawing()

    return Chart(
        title,
        description,
        picture(name, title, description, draw),
        (words("source"), words("target"), words("value")),
        tuple((one.source, one.target, write(one.value)) for one in ordered),
        words("note"),
        drawable=bool(found),
    )


@dataclass(slots=True)
class _Node:
    """Where a name stands, and how far its streams have come at either side."""

    column: int
    y: float
    height: float
    leaving: float = 0.0
    arriving: float = 0.0


class _Picture:
    def __init__(self, frame: Frame, streams: Sequence[Stream], say: Say) -> None:
        self.frame, self.streams, self.say = frame, streams, say
        self.columns = columns(streams)
        self.size = sizes(streams)
        most = max((sum(self.size[name] for name in column) for column in self.columns), default=1.0)
        self.unit = _HEIGHT / (most or 1.0)
        self.gap = _WIDE_GAP if frame.label else _NARROW_GAP
        self.left = _LABEL if frame.label else 0.0
        self.right = frame.width - _NODE - self.left

    def drawing(self) -> Drawing:
        nodes = self._nodes()
        height = max((node.y + node.height for node in nodes.values()), default=0.0) + _TWO_LINES / 2
        ribbons = joined(self._ribbons(nodes))
        return Drawing(height, joined([ribbons, *(self._node(name, node) for name, node in nodes.items())]))

    def _nodes(self) -> dict[str, _Node]:
        """Put the names of each column under each other, in the middle; each keeps room for its words."""
        tall = [sum(self._room(name) for name in column) for column in self.columns]
        nodes = {}
        for at, column in enumerate(self.columns):
            y = _TOP + (max(tall) - tall[at]) / 2
            for name in column:
                above = 0.0 if self.frame.label else _NARROW_GAP - 8
                height = max(self.size[name] * self.unit, 1.5)
                spare = max(_TWO_LINES - height, 0.0) / 2 if self.frame.label else 0.0
                nodes[name] = _Node(at, y + above + spare, height)
                y += self._room(name)
        return nodes

    def _room(self, name: str) -> float:
        height = max(self.size[name] * self.unit, 1.5)
        return height + self.gap if not self.frame.label else max(height, _TWO_LINES) + self.gap

    def _x(self, column: int) -> float:
        last = max(len(self.columns) - 1, 1)
        return self.left + (self.right - self.left) * column / last

    def _ribbons(self, nodes: dict[str, _Node]) -> list[SafeString]:
        """Streams leave and arrive in the order of where they go and come from, so that they cross little."""
        width = {id(one): one.value * self.unit for one in self.streams}
        start: dict[int, float] = {}
        end: dict[int, float] = {}
        for one in sorted(self.streams, key=lambda each: nodes[each.target].y):
            start[id(one)] = nodes[one.source].y + nodes[one.source].leaving
            nodes[one.source].leaving += width[id(one)]
        for one in sorted(self.streams, key=lambda each: nodes[each.source].y):
            end[id(one)] = nodes[one.target].y + nodes[one.target].arriving
            nodes[one.target].arriving += width[id(one)]
        order = sorted(self.streams, key=lambda each: (-each.value, each.source, each.target))
        return [self._ribbon(nodes, one, start[id(one)], end[id(one)], width[id(one)]) for one in order]

    def _ribbon(self, nodes: dict[str, _Node], one: Stream, start: float, end: float, width: float) -> SafeString:
        x1, x2 = self._x(nodes[one.source].column) + _NODE, self._x(nodes[one.target].column)
        middle = coordinate((x1 + x2) / 2)
        left, right = coordinate(x1), coordinate(x2)
        up1, up2, down1, down2 = map(coordinate, (start, end, start + width, end + width))
        there = f"M{left} {up1}C{middle} {up1} {middle} {up2} {right} {up2}"
        return path("hb-ribbon", f"{there}V{down2}C{middle} {down2} {middle} {down1} {left} {down1}Z")

    def _node(self, name: str, node: _Node) -> SafeString:
        x, last = self._x(node.column), len(self.columns) - 1
        block = rect("hb-node", x, node.y, _NODE, node.height)
        words, value = name.strip(), self.say(self.size[name])
        if not self.frame.label:
            return block + self._above(node, x, words, value)
        middle = node.y + node.height / 2
        anchor, at = ("end", x - 8) if node.column == 0 else ("start", x + _NODE + 8)
        room = _LABEL - 10 if node.column in {0, last} else _LABEL / 2
        look = "hb-halo" if 0 < node.column < last else ""
        name_line = text(shorten(words, room), at, middle - 3, look, anchor)
        return joined([block, name_line, text(value, at, middle + 14, f"hb-axis {look}".strip(), anchor)])

    def _above(self, node: _Node, x: float, words: str, value: str) -> SafeString:
        """On a telephone a name stands above its block, at its own side of the picture."""
        last = len(self.columns) - 1
        anchor, at = ("end", x + _NODE) if node.column == last else ("start", x)
        room = self.frame.width / min(last + 1, 2) - 14 - 8 * len(value)
        return _two(words, value, at, node.y - 6, room, anchor)


def _two(words: str, value: str, x: float, y: float, room: float, anchor: str) -> SafeString:
    """Write a name, shortened where it must, and its value on one line."""
    return text(f"{shorten(words, room)} {value}", x, y, "hb-halo", anchor)


def _describe(items: Sequence[Stream], language: str, say: Say) -> str:
    if not items:
        return EMPTY.in_language(language)
    most, targets = items[0], {one.target for one in items}
    whole = sum(one.value for one in items if one.source not in targets) or sum(one.value for one in items)
    return say_in(_W, language)(
        "told",
        source=most.source,
        target=most.target,
        value=say(most.value),
        share=part_of(most.value / whole, language),
    )
