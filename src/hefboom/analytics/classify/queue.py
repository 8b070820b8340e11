"""The queue: lines whose place is not known or doubtful, the most euros first, for a person to settle."""

from collections.abc import Mapping
from dataclasses import dataclass

from hefboom.analytics.classify.key import Classified, Key, Suggestion, hard_part
from hefboom.analytics.classify.lines import sums_by_key
from hefboom.analytics.spend.read import SpendLines
from hefboom.core.base.text import Text

DEFAULT_LIMIT = 500


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
    """What is to be settled: `rows` are the largest, `keys` counts all, `of` also those that are settled.

    Turnover is in cents, of what is open and of everything.
    """

    rows: tuple[QueueRow, ...]
    keys: int
    of: int
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
    rows, total, count = [], 0, 0
    for each in sums_by_key(lines, classified):
        total, count = total + each.turnover, count + 1
        if each.classified.is_open:
            said = each.classified
            rows.append(QueueRow(each.key, each.lines, each.cents, each.turnover, _suggestions(said), said.why))
    rows.sort(key=lambda row: (-row.turnover, _filled(row.key)))
    return Queue(tuple(rows[:limit]), len(rows), count, sum(row.turnover for row in rows), total)


def _filled(key: Key) -> tuple[str, ...]:
    return (*hard_part(key), key.description or "", key.supplier or "")


def _suggestions(classified: Classified) -> tuple[Suggestion, ...]:
    if classified.group is None and classified.code is None:
        return classified.others
    sure = classified.confidence or 0.0
    return (Suggestion(classified.group, classified.code, sure, classified.why), *classified.others)
