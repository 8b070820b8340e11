"""Judge one tender by a pack: the standing of every obligation and target, and exactly why.

The semantics are in docs/semantics.md. All that depends on the day only is prepared once per period in which no
rule and no parameter changes; a tender then costs one call of a compiled function per lot.
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from hefboom.core.facts.derive import inputs_of, with_derived
from hefboom.core.facts.facts import Row
from hefboom.core.logic.compile import Truths
from hefboom.core.strategy.pack import Pack
from hefboom.core.strategy.prepared import Period, PreparedRule, prepare
from hefboom.core.strategy.rules import Kind, Rule, period_starts, rules_of
from hefboom.core.strategy.standing import standing_of, together
from hefboom.core.strategy.verdict import ConditionResult, LotVerdict, Standing, Verdict


class Judge:
    """Judges tenders by one pack. Make one and keep it: the first tender of each period prepares that period.

    `commitments` are (id, kind) of everything judged: obligations first, then targets, in the order of the pack.
    Raises ConditionError when the pack has a condition that cannot be read.
    """

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.rules = rules_of(pack)
        self.commitments: tuple[tuple[str, Kind], ...] = tuple((rule.id, rule.kind) for rule in self.rules)
        self._parameters = {parameter.id: parameter for parameter in pack.parameters}
        self._starts = period_starts(pack, self.rules)
        self._periods: dict[int | None, Period] = {}
        self._outside = {rule.id: Standing.NOT_APPLICABLE for rule in self.rules}

    def standings(self, lots: Sequence[Row], on: date | None = None) -> dict[str, Standing]:
        """Return how one tender counts, by commitment: the fast road, with the answers of `verdicts`.

        `lots` are the rows of its lots (one row for a tender without lots). `on` judges by the rules of that day
        instead of those of the tender's own deciding date. Raises ValueError for no rows.
        """
        rows, day = _ready(lots, on)
        if day is None:
            return dict.fromkeys(self._outside, Standing.APPLIES_UNKNOWN)
        period = self._period(day)
        truths = [period.truths(row) for row in rows]
        return self._outside | {rule.rule.id: _standing(rule, truths) for rule in period.rules}

    def verdicts(self, lots: Sequence[Row], on: date | None = None) -> list[Verdict]:
        """Return the verdict on one tender for every commitment, with each condition and what is missing."""
        rows, day = _ready(lots, on)
        period = self._period(day)
        truths = [period.truths(row) for row in rows]
        seen = [_Seen(row, of_lot, period.results(row, of_lot)) for row, of_lot in zip(rows, truths, strict=True)]
        running = {rule.rule.id: rule for rule in period.rules}
        return [
            _verdict(running[rule.id], period, seen, day) if rule.id in running else _not_in_force(rule, day)
            for rule in self.rules
        ]

    def _period(self, day: date | None) -> Period:
        key = None if day is None else bisect_right(self._starts, day)
        if key not in self._periods:
            self._periods[key] = prepare(self.rules, self._parameters, day)
        return self._periods[key]


def _ready(lots: Sequence[Row], on: date | None) -> tuple[Sequence[Row], date | None]:
    if not lots:
        raise ValueError("a tender has at least one row of facts, and none were given")
    rows = with_derived(lots)
    decided_on = rows[0]["decided_on"]
    return rows, on or (decided_on if isinstance(decided_on, date) else None)


def _standing(rule: PreparedRule, truths: Sequence[Truths]) -> Standing:
    if len(truths) == 1 or rule.rule.per == "tender":
        return standing_of(truths[0][rule.applies], truths[0][rule.met])
    return together([standing_of(of_lot[rule.applies], of_lot[rule.met]) for of_lot in truths])


class _Seen(NamedTuple):
    """One lot with all that was found out about it."""

    row: Row
    truths: Truths
    results: Sequence[ConditionResult]


def _verdict(rule: PreparedRule, period: Period, seen: Sequence[_Seen], day: date | None) -> Verdict:
    judged = seen[:1] if rule.rule.per == "tender" else seen
    lots = tuple(_lot_verdict(rule, period, lot, dated=day is not None) for lot in judged)
    standing = together([lot.standing for lot in lots])
    open_questions = (name for lot in lots for name in lot.missing) if standing in _UNSETTLED else ()
    return Verdict(
        commitment=rule.rule.id,
        kind=rule.rule.kind,
        standing=standing,
        lots=lots,
        missing=tuple(dict.fromkeys(open_questions)),
        decided_on=day,
        in_force=None if day is None else True,
    )


def _lot_verdict(rule: PreparedRule, period: Period, lot: _Seen, *, dated: bool) -> LotVerdict:
    standing = standing_of(lot.truths[rule.applies], lot.truths[rule.met]) if dated else Standing.APPLIES_UNKNOWN
    return LotVerdict(
        lot_id="" if rule.rule.per == "tender" else str(lot.row.get("lot_id") or ""),
        standing=standing,
        conditions=tuple([lot.results[place] for place in rule.places]),
        missing=_missing(rule, period, lot, standing) if dated else inputs_of("decided_on"),
    )


def _missing(rule: PreparedRule, period: Period, lot: _Seen, standing: Standing) -> tuple[str, ...]:
    """Return the unknown facts of the unknown conditions: of those that decide whether it applies, before the rest."""
    if standing not in _UNSETTLED:
        return ()
    part = "applies" if standing is Standing.APPLIES_UNKNOWN else "met"
    unknown = [place for place in rule.places if lot.results[place].truth is None and lot.results[place].part == part]
    return tuple(dict.fromkeys(name for place in unknown for name in period.conditions[place][1].missing(lot.row)))


def _not_in_force(rule: Rule, day: date | None) -> Verdict:
    return Verdict(rule.id, rule.kind, Standing.NOT_APPLICABLE, (), (), day, in_force=False)


_UNSETTLED = (Standing.UNKNOWN, Standing.APPLIES_UNKNOWN)
