"""A fictitious municipality, Waterstad: 40 product groups, 6 organisations, 3 years. Every number is made up."""

import random
from collections.abc import Sequence
from dataclasses import replace

from hefboom.core.base.errors import RejectedCell
from hefboom.core.base.text import Text
from hefboom.core.effects.scan import (
    Amount,
    Comparison,
    Estimate,
    FactorsUsed,
    Flow,
    NeedsQuantity,
    Note,
    Part,
    Plausibility,
    Priority,
    Ranked,
    Scan,
    ScoreCell,
    ScoreRow,
    SecondOpinion,
)
from hefboom.core.strategy.load import load_pack

HOSTILE = '<script>alert("&")</script>'
ORGANISATIONS = (
    "Stadsbeheer",
    "Bouwen en Wonen",
    "Bedrijfsvoering",
    "Maatschappelijke Ontwikkeling",
    "Havenbedrijf",
    "GGD",
)
SUPPLIERS = (
    "Van der Steen Infra B.V.",
    "Bouwbedrijf De Waard",
    "GroenRijk Onderhoud",
    "Catering Compleet",
    "IT Partners",
)
ENERGY = {"elektriciteit", "gas"}
NOTES = (
    Note(
        "missing",
        "vat",
        Text(
            nl="Het is niet bekend of btw in de bedragen zit. Geef het op met --vat.",
            en="It is not known whether VAT is in the amounts. Tell it with --vat.",
        ),
    ),
    Note(
        "assumption",
        "price-year",
        Text(nl="De prijzen zijn die van het jaar van elke regel.", en="Prices are those of the year of each line."),
    ),
    Note(
        "warning",
        "factor-year",
        Text(
            nl="Voor 2024 zijn er geen factoren; die van 2023 zijn gebruikt.",
            en="There are no factors for 2024; those of 2023 were used.",
        ),
    ),
)
WIDTH = 3.25
"""How wide an interval is: the value divided by it, and times it."""


def part(key: str | None, name: Text, cents: int, kilos: float | None, total: float = 1, width: float = WIDTH) -> Part:
    effects = {} if kilos is None else {"co2e": Estimate(kilos, *sorted((kilos / width, kilos * width)))}
    share = None if kilos is None else kilos / total
    return Part(key, name, Amount(abs(cents) // 250_000 + 1, cents), 0 if kilos is None else cents, effects, share)


def waterstad(groups: int = 40) -> Scan:
    """Return the scan of Waterstad. The same every time."""
    chance = random.Random(3)
    parts, covered = _groups(chance, groups)
    cents = sum(each.amount.cents for each in parts)
    total = sum(each.effects["co2e"].value or 0 for each in parts if each.effects)
    weight = total / (covered / 100)
    whole = part(None, Text(nl="Totaal", en="Total"), cents, total, total, 2.1)
    return Scan(
        name="inkoopregels-waterstad.csv",
        lines_read=184_220,
        rejected=(RejectedCell(812, "amount_eur", "1.2.3", '"1.2.3" is not an amount. Write for example 1234.56.'),),
        vat=None,
        price_year=None,
        factors=FactorsUsed("figaro-nl", "2025-1", (2023, 2019), "FIGARO-factoren, Eurostat, CC BY 4.0", "ab" * 32),
        total=replace(whole, covered_cents=covered),
        unclassified=Amount(9_310, 612_345_678),
        needs_quantity=tuple(
            NeedsQuantity(each.key, each.name, each.amount, ("kWh", "m3", "GJ")) for each in parts if each.key in ENERGY
        ),
        groups=parts,
        organisations=_split(ORGANISATIONS, cents, total, chance),
        suppliers=_split(SUPPLIERS, cents // 3, total / 3, chance),
        years=tuple(
            part(str(year), Text(nl=str(year), en=str(year)), int(cents * much), total * much, total)
            for year, much in ((2022, 0.31), (2023, 0.35), (2024, 0.34))
        ),
        methods={"cpv": Amount(120_000, 9_000_000_000), "learned": Amount(30_000, 1_500_000_000)},
        hotspots=_ranked(parts),
        priorities=_priorities(parts, chance),
        table31=_table31(parts),
        comparison=Comparison(2023, 2024, *(total * each for each in (0.35, 0.34, 0.023, -0.012, 0.005, -0.026))),
        plausibility=Plausibility(weight, 0.1, 0.3, weight < 0.3, "effects 2.5: published Dutch portfolios"),
        opinions=_opinions(parts),
        flows=_flows(parts, chance),
        notes=NOTES,
    )


def _groups(chance: random.Random, groups: int) -> tuple[tuple[Part, ...], int]:
    """The product groups, largest effect first, and the cents of those with an effect. Energy has none."""
    names = [(group.code, group.name) for group in load_pack("nl-rijk-2019").product_groups if group.parent][:groups]
    money = [int(4e9 * 0.87**at * chance.uniform(0.6, 1.4)) for at in range(len(names))]
    weights = [chance.choice((0.06, 0.12, 0.18, 0.25, 0.4, 0.7)) for _ in names]
    rows = [
        (code, name, cents, None if code in ENERGY else cents / 100 * weight)
        for (code, name), cents, weight in zip(names, money, weights, strict=True)
    ]
    total = sum(kilos or 0 for *_, kilos in rows)
    parts = sorted((part(*row, total) for row in rows), key=lambda each: -(each.share or 0))
    return tuple(parts), sum(cents for *_, cents, kilos in rows if kilos is not None)


def _priorities(parts: Sequence[Part], chance: random.Random) -> tuple[Priority, ...]:
    why = (Text(nl="Aandeel in de uitstoot", en="Share of emissions"),)
    return tuple(
        Priority(each.key, each.name, max(1, 5 - at // 8), None if at % 13 == 12 else chance.randint(1, 5), why)
        for at, each in enumerate(parts)
    )


def _opinions(parts: Sequence[Part]) -> tuple[SecondOpinion, ...]:
    note = Text(nl="Andere indeling", en="Other division")
    return tuple(
        SecondOpinion(each.key, each.name, "exiobase-nl-2019", ratio, note)
        for each, ratio in zip(parts, (1.4, 0.75, 1.1), strict=False)
    )


def _split(names: tuple[str, ...], cents: int, kilos: float, chance: random.Random) -> tuple[Part, ...]:
    weights = sorted((chance.uniform(0.3, 3) for _ in names), reverse=True)
    shares = [weight / sum(weights) for weight in weights]
    return tuple(
        part(name, Text(nl=name, en=name), int(cents * share), kilos * share, kilos)
        for name, share in zip(names, shares, strict=True)
    )


def _ranked(parts: Sequence[Part]) -> tuple[Ranked, ...]:
    known, found, sum_of = [each for each in parts if each.share is not None], [], 0.0
    for at, each in enumerate(known):
        sum_of += each.share or 0
        standing = "inside" if sum_of < 0.66 else "undecided" if sum_of < 0.9 else "outside"
        tied = tuple(other.key for other in known[max(at - 1, 0) : at + 2] if other is not each and at != 2)
        found.append(Ranked(each, sum_of, standing, max(1, at - 1), min(len(known), at + 3), tied))
    return tuple(found)


def _table31(parts: Sequence[Part]) -> tuple[ScoreRow, ...]:
    return tuple(
        ScoreRow(
            each.key or "",
            each.name,
            (
                ScoreCell("co2", max(1, 5 - at), 4 if at % 3 else None),
                ScoreCell("material", None, 2 if at % 2 else None),
            ),
        )
        for at, each in enumerate(parts[:8])
    )


def _flows(parts: Sequence[Part], chance: random.Random) -> tuple[Flow, ...]:
    return tuple(
        Flow(Text(nl=who, en=who), each.name, each.effects["co2e"].value * chance.uniform(0.05, 0.4), "kg CO2e")
        for each in parts[:20]
        if each.effects
        for who in chance.sample(ORGANISATIONS, 3)
    )
