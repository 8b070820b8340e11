"""Scores of 1-5: how much impact a group has, how much influence its buyer, and table 3.1 computed anew."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from hefboom.core.base.text import Text
from hefboom.core.effects.cube import REST, Cube
from hefboom.core.effects.factors import Dimension
from hefboom.core.effects.footprint import Totals
from hefboom.core.effects.parts import Groups, Split
from hefboom.core.effects.scan import Priority, ScoreCell, ScoreRow

TABLE: tuple[tuple[str, Dimension | None], ...] = (
    ("co2", "co2e"),
    ("material", "material"),
    ("innovation", None),
    ("isv", None),
    ("jobs", "jobs"),
)
"""The columns of table 3.1, and the effect that says something about each. Spend tells nothing of the other two."""
FEW = 5
MOST, MUCH = 0.8, 0.5
NOTICEABLE = 0.05
_BEST = 5


def fifths(values: Sequence[float | None]) -> list[int | None]:
    """Return 5 for the largest fifth, 1 for the smallest; None stays None. Equal values get the same score."""
    known = [value for value in values if value is not None]

    def score(value: float) -> int:
        return _BEST - _BEST * sum(other > value for other in known) // len(known)

    return [None if value is None else score(value) for value in values]


def priorities(groups: Split, names: Groups, suppliers: Cube | None) -> tuple[Priority, ...]:
    """Return impact and influence of each product group that has spend."""
    rows = [at for at, key in enumerate(groups.keys) if key not in {None, "none"} and groups.parts[at].amount.lines]
    impact = fifths([_reliable(groups.co2e, [at]) for at in rows])
    spend = sum(max(part.amount.cents, 0) for part in groups.parts)
    held = _held_by_few(suppliers) if suppliers is not None else {}
    found = []
    for at, score in zip(rows, impact, strict=True):
        part = groups.parts[at]
        influence, reasons = _influence(part.key or "", max(part.amount.cents, 0) / spend if spend else 0, held, names)
        found.append(Priority(part.key, part.name, score, influence, (_impact_reason(score), *reasons)))
    return tuple(sorted(found, key=lambda each: (-(each.impact or 0), -(each.influence or 0), each.name.nl)))


def table31(groups: Split, names: Groups) -> tuple[ScoreRow, ...]:
    """Return table 3.1 with scores computed from the spend beside the published ones."""
    rows = {code: _below(code, groups.keys, names) for code in names.published}
    computed: dict[str, Sequence[int | None]] = {}
    for column, dimension in TABLE:
        totals = groups.by.get(dimension) if dimension else None
        computed[column] = fifths([_reliable(totals, below) if totals else None for below in rows.values()])
    return tuple(
        ScoreRow(
            code,
            names.name(code),
            tuple(ScoreCell(column, computed[column][at], names.published[code].get(column)) for column, _ in TABLE),
        )
        for at, code in enumerate(rows)
    )


def _below(code: str, keys: Sequence[str | None], names: Groups) -> list[int]:
    """Return the places of the groups that are `code` or lie in it."""

    def within(key: str | None) -> bool:
        seen = set()
        while key and key not in seen and key != code:
            seen.add(key)
            key = names.parents.get(key)
        return key == code

    return [at for at, key in enumerate(keys) if within(key)]


def _reliable(totals: Totals, rows: Iterable[int]) -> float | None:
    """Return the effect of some rows together; None when it covers less than half of their euros."""
    at = list(rows)
    cents, covered = int(totals.cents[at].sum()), int(totals.covered[at].sum())
    return float(totals.value[at].sum()) if totals.cells[at].sum() and covered * 2 >= cents else None


def _held_by_few(cube: Cube) -> Mapping[str | None, float | None]:
    """Return by group which part of its euros goes to its few largest suppliers; None where suppliers are not named."""
    shares: dict[str | None, float | None] = {}
    for at, group in enumerate(cube.groups):
        cents = np.zeros(len(cube.who), dtype=np.int64)
        here = cube.group_at == at
        np.add.at(cents, cube.who_at[here], cube.cents[here])
        bought = {who: max(int(each), 0) for who, each in zip(cube.who, cents, strict=True)}
        whole, unnamed = sum(bought.values()), bought.get(None, 0)
        largest = sorted(each for who, each in bought.items() if who not in {None, REST})[-FEW:]
        shares[group] = sum(largest) / whole if whole and unnamed * 2 <= whole else None
    return shares


def _impact_reason(score: int | None) -> Text:
    if score is None:
        return Text(
            nl="Van minder dan de helft van de euro's is het effect bekend: geen score.",
            en="Of less than half of the euros the effect is known: no score.",
        )
    return Text(
        nl=f"Impact {score}: naar uitstoot in vijf even grote klassen, 5 is de hoogste.",
        en=f"Impact {score}: by emissions in five classes of equal size, 5 is the highest.",
    )


def _influence(
    key: str, share: float, held: Mapping[str | None, float | None], names: Groups
) -> tuple[int | None, tuple[Text, ...]]:
    """Return the influence, 1 and a point for each thing that gives a buyer a hold, with a reason for each."""
    few, criteria = held.get(key), names.with_criteria
    reasons = (_few_reason(few), _share_reason(share), _criteria_reason(None if criteria is None else key in criteria))
    if few is None or criteria is None:
        return None, reasons
    return 1 + (few >= MUCH) + (few >= MOST) + (share >= NOTICEABLE) + (key in criteria), reasons


def _few_reason(few: float | None) -> Text:
    if few is None:
        return Text(nl="Van te veel regels is de leverancier niet bekend.", en="Too many lines do not name a supplier.")
    points = (few >= MUCH) + (few >= MOST)
    return Text(
        nl=f"De {FEW} grootste leveranciers hebben {few:.0%} van de euro's ({points} van 2 punten).",
        en=f"The {FEW} largest suppliers have {few:.0%} of the euros ({points} of 2 points).",
    )


def _share_reason(share: float) -> Text:
    points = int(share >= NOTICEABLE)
    return Text(
        nl=f"De groep is {share:.1%} van alle uitgaven ({points} van 1 punt).".replace(".", ",", 1),
        en=f"The group is {share:.1%} of all spend ({points} of 1 point).",
    )


def _criteria_reason(there: bool | None) -> Text:  # noqa: FBT001 - None is a third answer, not an option
    if there is None:
        return Text(nl="Er is geen criteriabibliotheek.", en="There is no library of criteria.")
    return Text(
        nl=f"Voor deze groep {'zijn er' if there else 'zijn er geen'} criteria van niveau 2 of hoger.",
        en=f"For this group there are {'' if there else 'no '}criteria of level 2 or higher.",
    )
