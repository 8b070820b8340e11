"""Spend lines for tests, with all that makes sums go wrong; and their sums in plain Python."""

import csv
import random
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from hefboom.analytics.classify.classify import Classified, Key
from hefboom.core.effects.cube import Cube

COLUMNS = ("date", "organisation", "supplier", "amount_eur", "cpv")
Line = dict[str, str]
Cell = tuple[str | None, str | None, str | None, int | None]

_CPVS = ("30192000-1", "45233120", "72000000", "15800000", "09310000", "18110000", "99999999", "")
_ORGANISATIONS = ("Gemeente Zuiderveen", "Waterschap De Plas", "Provincie Middenland", "Ministerie van Ünïcode", "")


def spend_lines(count: int, seed: int = 4) -> list[Line]:
    """Return fictitious lines: credit notes, no cents and many, no organisation, codes unknown or left out."""
    dice = random.Random(seed)

    def line() -> Line:
        cents = dice.choice((1, 99, 100, dice.randint(1, 10**6), dice.randint(1, 10**11)))
        sign = -1 if dice.random() < 0.05 else 1
        return {
            "date": (date(2018, 12, 30) + timedelta(days=dice.randint(0, 1500))).isoformat(),
            "organisation": dice.choice(_ORGANISATIONS),
            "supplier": f"Leverancier {dice.randint(1, 300)}",
            "amount_eur": str(Decimal(sign * cents) / 100),
            "cpv": dice.choice(_CPVS),
        }

    return [line() for _ in range(count)]


def write_spend(path: Path, lines: list[Line]) -> Path:
    """Write lines as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(lines)
    return path


def summed(lines: list[Line], classified: Mapping[Key, Classified]) -> dict[Cell, tuple[int, int]]:
    """Return lines and cents by organisation, group, code and year: the sums that every engine must find."""
    count, cents = Counter[Cell](), Counter[Cell]()
    for line in lines:
        found = classified[Key(cpv=line["cpv"] or None)]
        cell = (line["organisation"] or None, found.group, found.code, int(line["date"][:4]))
        count[cell] += 1
        cents[cell] += int(Decimal(line["amount_eur"]) * 100)
    return {cell: (count[cell], cents[cell]) for cell in count}


def cells_of(cube: Cube) -> dict[Cell, tuple[int, int]]:
    """Return the cells of a cube by name, so that cubes in another order are equal."""
    places = zip(cube.who_at, cube.group_at, cube.code_at, cube.year_at, strict=True)
    names = [
        (cube.who[who], cube.groups[group], cube.codes[code], cube.years[year]) for who, group, code, year in places
    ]
    assert len(set(names)) == len(names), "a cell stands there once"
    sums = zip(cube.lines.tolist(), cube.cents.tolist(), strict=True)
    return dict(zip(names, sums, strict=True))
