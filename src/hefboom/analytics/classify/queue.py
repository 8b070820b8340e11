"""The queue: lines whose place is not known or doubtful, the most euros first, for a person to settle."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hefboom.analytics.classify.key import Classified, Key, Suggestion, hard_part
from hefboom.analytics.classify.lines import HARD, SOFT, by_key
from hefboom.analytics.classify.reasons import NOTHING
from hefboom.analytics.spend.read import SpendLines
from hefboom.core.base.text import Text

DEFAULT_LIMIT = 500
_NOT_CLASSIFIED = Classified(None, None, None, None, doubtful=True, why=NOTHING)


@dataclass(frozen=True, slots=True)
class QueueRow:
    """Lines with one key, to be settled together.

    `cents` is their sum. `turnover` sums the amounts without their sign, so that a large invoice and its credit note
    do not hide each other. `suggestions` are places it might belong, the surest first.
    """

    key: Key
    lines: int
    cents: int
    turnover: int
    suggestions: tuple[Suggestion, ...]
    why: Text


@dataclass(frozen=True, slots=True)
class Queue:
    """What is to be settled: `rows` are the largest, `keys` counts all; turnover in cents, of all and of these."""

    rows: tuple[QueueRow, ...]
    keys: int
    open_turnover: int
    total_turnover: int

    def settled_share(self, confirmed: int = 0) -> float | None:
        """Return which share of the euros has a sure place, were the first rows confirmed. None: there are no euros.

        Euros are counted without their sign.
        """
        if self.total_turnover == 0:
            return None
        gained = sum(row.turnover for row in self.rows[:confirmed])
        return (self.total_turnover - self.open_turnover + gained) / self.total_turnover


def queue_of(lines: SpendLines, classified: Mapping[Key, Classified], limit: int = DEFAULT_LIMIT) -> Queue:
    """Return the queue of lines; at most `limit` rows, the largest.

    A line whose text was not classified counts by its codes and names; one that was not classified at all is open.
    """
    known = {_filled(key): each for key, each in classified.items()}
    rows, total = [], 0
    for filled, count, cents, turnover in _sums(lines, classified):
        each = known.get(filled) or known.get((*filled[:3], "", "")) or _NOT_CLASSIFIED
        total += turnover
        if each.is_open:
            key = Key(*(cell or None for cell in filled))
            rows.append(QueueRow(key, count, cents, turnover, _suggestions(each), each.why))
    rows.sort(key=lambda row: (-row.turnover, _filled(row.key)))
    return Queue(tuple(rows[:limit]), len(rows), sum(row.turnover for row in rows), total)


def _sums(lines: SpendLines, classified: Mapping[Key, Classified]) -> Iterator[tuple[tuple[str, ...], int, int, int]]:
    """Yield lines, cents and turnover by key."""
    texts = {hard_part(key) for key in classified if key.description or key.supplier}
    keyed = by_key(lines.table, texts)
    sums = keyed.group_by([*HARD, *SOFT]).aggregate(
        n=keyed.count(), net=keyed.cents.sum().cast("int64"), gross=keyed.cents.abs().sum().cast("int64")
    )
    found = sums.to_pyarrow()
    columns = [found[name].to_pylist() for name in (*HARD, *SOFT)]
    amounts = (found[name].to_pylist() for name in ("n", "net", "gross"))
    yield from zip(zip(*columns, strict=True), *amounts, strict=True)


def _filled(key: Key) -> tuple[str, ...]:
    return (*hard_part(key), key.description or "", key.supplier or "")


def _suggestions(classified: Classified) -> tuple[Suggestion, ...]:
    if classified.group is None and classified.code is None:
        return classified.others
    sure = classified.confidence or 0.0
    return (Suggestion(classified.group, classified.code, sure, classified.why), *classified.others)
