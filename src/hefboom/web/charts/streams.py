"""Where the streams of a flow picture lie: which column, in which order, how high. The same for the same flows."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_SWEEPS = 6


@dataclass(frozen=True, slots=True)
class Stream:
    """So much goes from one to the other."""

    source: str
    target: str
    value: float


def merged(streams: Sequence[Stream]) -> list[Stream]:
    """Add up streams between the same two; leave out what is not positive or goes back to where it came from."""
    sums: dict[tuple[str, str], float] = defaultdict(float)
    for one in streams:
        sums[one.source, one.target] += one.value
    return [Stream(*ends, value) for ends, value in sums.items() if value > 0 and ends[0] != ends[1]]


def gathered(streams: Sequence[Stream], most: int, others: str) -> tuple[list[Stream], int, int]:
    """Keep the largest `most` of the first and of the last; gather the smaller. Return also how many were gathered.

    `others` names what was gathered, with `{number}` for how many.
    """
    sources, targets = {one.source for one in streams}, {one.target for one in streams}
    first = _small(streams, "source", sources - targets, most)
    last = _small(streams, "target", targets - sources, most)
    first_name, last_name = others.format(number=len(first)), others.format(number=len(last))
    renamed = [
        Stream(
            f"{first_name} " if one.source in first else one.source,  # the space keeps the two ends apart
            last_name if one.target in last else one.target,
            one.value,
        )
        for one in streams
    ]
    return merged(renamed), len(first), len(last)


def _small(streams: Sequence[Stream], end: str, ends: set[str], most: int) -> set[str]:
    sizes: dict[str, float] = defaultdict(float)
    for one in streams:
        name = getattr(one, end)
        if name in ends:
            sizes[name] += one.value
    ordered = sorted(sizes, key=lambda name: (-sizes[name], name))
    return set(ordered[most - 1 :]) if len(ordered) > most else set()


def columns(streams: Sequence[Stream]) -> list[list[str]]:
    """Return the names by column, ordered so that streams cross little.

    A name stands one column right of the last that it comes from; a circle is cut where it is met.
    """
    place = _places(streams)
    found: list[list[str]] = [[] for _ in range(max(place.values(), default=-1) + 1)]
    size = sizes(streams)
    for name in sorted(place, key=lambda one: (-size[one], one)):
        found[place[name]].append(name)
    for sweep in range(_SWEEPS):
        order = range(1, len(found)) if sweep % 2 == 0 else range(len(found) - 2, -1, -1)
        for at in order:
            found[at] = _ordered(found[at], found, streams, forward=sweep % 2 == 0)
    return found


def sizes(streams: Sequence[Stream]) -> Mapping[str, float]:
    """Return how much goes through each name: what comes in or what goes out, whichever is more."""
    come: dict[str, float] = defaultdict(float)
    go: dict[str, float] = defaultdict(float)
    for one in streams:
        come[one.target] += one.value
        go[one.source] += one.value
    return {name: max(come[name], go[name]) for name in {**go, **come}}


def _places(streams: Sequence[Stream]) -> dict[str, int]:
    names = list(dict.fromkeys(name for one in streams for name in (one.source, one.target)))
    into: dict[str, list[str]] = defaultdict(list)
    for one in streams:
        into[one.target].append(one.source)
    place: dict[str, int] = {}

    def find(name: str, on_the_way: frozenset[str]) -> int:
        if name not in place:
            before = [find(one, on_the_way | {name}) for one in into[name] if one not in on_the_way | {name}]
            place[name] = max(before, default=-1) + 1
        return place[name]

    for name in names:
        find(name, frozenset())
    return place


def _ordered(
    names: Sequence[str], found: Sequence[Sequence[str]], streams: Sequence[Stream], *, forward: bool
) -> list[str]:
    """Order a column by the mean place of what each name is tied to; a name without ties keeps its place."""
    at = {name: number / max(len(column), 1) for column in found for number, name in enumerate(column)}
    weights: dict[str, float] = defaultdict(float)
    sums: dict[str, float] = defaultdict(float)
    for one in streams:
        here, there = (one.target, one.source) if forward else (one.source, one.target)
        weights[here] += one.value
        sums[here] += one.value * at[there]
    return sorted(
        names, key=lambda name: (sums[name] / weights[name] if weights[name] else at[name], names.index(name))
    )
