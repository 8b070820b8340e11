"""A made-up agency's invoices of two years, to try a scan with. Everything in it is fictitious and says so."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from math import exp, log
from random import Random

SEED = 20_231
LINES = 10_000
YEARS = (2023, 2024)
HEADER = (
    *("Factuurdatum", "Afdeling", "Leverancier", "Bedrag excl. btw", "CPV-code"),
    *("Inkooppakket", "Grootboekrekening", "Omschrijving", "Factuurnummer"),
)
_CREDIT, _NO_CPV, _DOUBLE = 0.012, 0.35, 0.002
_BAD_EVERY = 1_250
_GROWTH = 1.06


@dataclass(frozen=True, slots=True)
class Buying:
    """What one supplier sells to one department: how often, how much, and in which words.

    `share` is its part of all lines. Amounts lie mostly between `low` and `high` euros.
    """

    supplier: str
    department: str
    cpv: str
    package: str
    account: str
    words: tuple[str, ...]
    share: float
    low: float
    high: float


@cache
def buyings() -> tuple[Buying, ...]:
    """Return who sells what, from `buyings.csv`; all made up."""
    text = files("hefboom.apps.spend.example").joinpath("buyings.csv").read_text("utf-8")
    return tuple(
        Buying(
            **{name: row[name] for name in ("supplier", "department", "cpv", "package", "account")},
            words=tuple(row["words"].split(" | ")),
            share=float(row["share"]),
            low=float(row["low"]),
            high=float(row["high"]),
        )
        for row in csv.DictReader(text.splitlines())
    )


def example_lines(lines: int = LINES, seed: int = SEED) -> Iterator[list[str]]:
    """Yield the cells of each line in the order of `HEADER`; the same seed gives the same file.

    In it are credit notes, lines without CPV, some invoices that stand there twice, and lines that cannot be read.
    """
    chance = Random(seed)
    sellers = buyings()
    shares = [one.share for one in sellers]
    for number in range(lines):
        one = chance.choices(sellers, shares)[0]
        year = YEARS[number * len(YEARS) // lines]
        cells = _line(chance, one, year, number)
        if number % _BAD_EVERY == _BAD_EVERY // 2:
            cells = _spoiled(cells, number // _BAD_EVERY)
        yield cells
        if chance.random() < _DOUBLE:
            yield list(cells)


@cache
def example_csv(lines: int = LINES, seed: int = SEED) -> str:
    """Return the file as text: semicolons, decimal commas and Dutch dates, as bookkeeping systems write them."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(HEADER)
    writer.writerows(example_lines(lines, seed))
    return out.getvalue()


def _line(chance: Random, one: Buying, year: int, number: int) -> list[str]:
    day = date(year, 1, 1) + timedelta(days=chance.randrange(365))
    middle, width = (log(one.low) + log(one.high)) / 2, (log(one.high) - log(one.low)) / 4
    euros = exp(chance.gauss(middle, width)) * _GROWTH ** (year - YEARS[0])
    words = chance.choice(one.words)
    credit = chance.random() < _CREDIT
    cpv = "" if chance.random() < _NO_CPV else one.cpv
    return [
        f"{day:%d-%m-%Y}",
        one.department,
        f"FICTIEF {one.supplier} B.V.",
        _amount(-euros if credit else euros),
        cpv,
        one.package if chance.random() < 0.8 else "",
        one.account,
        f"Creditnota {words.lower()}" if credit else words,
        f"FICTIEF-{year}-{number:06d}",
    ]


def _amount(euros: float) -> str:
    """Write an amount in Dutch: 1.234,56."""
    return f"{euros:,.2f}".translate(str.maketrans(",.", ".,"))


def _spoiled(cells: list[str], kind: int) -> list[str]:
    """Break a line in one of the ways in which real files are broken."""
    spoiled = list(cells)
    place, value = (
        (0, "31-02-2023"),
        (3, "op aanvraag"),
        (3, ""),
        (0, "onbekend"),
    )[kind % 4]
    spoiled[place] = value
    return spoiled
