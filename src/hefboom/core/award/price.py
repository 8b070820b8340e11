"""The formulas that turn a price into points: what each does, in words, and what is known to be wrong with it.

A formula gives the part of the points (0-1) of one price. An absolute formula looks at that price and the rule alone; a
relative one also at the other prices, so that a bid can change the order of two others (rank reversal).
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Self

from hefboom.core.award.model import AwardDesign, Formula, PriceRule
from hefboom.core.award.numbers import clipped
from hefboom.core.base.text import Text


@dataclass(frozen=True, slots=True)
class Seen:
    """What a relative formula looks at in all prices together."""

    lowest: Fraction
    highest: Fraction
    mean: Fraction

    @classmethod
    def of(cls, prices: Collection[Fraction]) -> Self:
        """Look at these prices; at least one."""
        return cls(min(prices), max(prices), sum(prices, Fraction(0)) / len(prices))


@dataclass(frozen=True, slots=True)
class PriceFormula:
    """A way to turn prices into points. `symbols` is the formula; `wrong` is what to know before choosing it."""

    share: Callable[[Fraction, Seen, PriceRule], Fraction]
    relative: bool
    name: Text
    works: Text
    symbols: Text
    wrong: Text


def _linear(price: Fraction, _seen: Seen, rule: PriceRule) -> Fraction:
    floor, ceiling = Fraction(rule.floor_eur or 0), Fraction(rule.ceiling_eur or 0)
    return clipped((ceiling - price) / (ceiling - floor))


def _bands(price: Fraction, _seen: Seen, rule: PriceRule) -> Fraction:
    fitting = [band for band in rule.bands if price <= band.up_to_eur]
    if not fitting:
        return Fraction(0)
    return Fraction(min(fitting, key=lambda band: band.up_to_eur).points_percent) / 100


def _lowest_ratio(price: Fraction, seen: Seen, _rule: PriceRule) -> Fraction:
    return seen.lowest / price


def _spread(price: Fraction, seen: Seen, _rule: PriceRule) -> Fraction:
    width = seen.highest - seen.lowest
    return (seen.highest - price) / width if width else Fraction(1)


def _mean(price: Fraction, seen: Seen, _rule: PriceRule) -> Fraction:
    return clipped(1 - price / (2 * seen.mean))


FORMULAS: Mapping[Formula, PriceFormula] = {
    "linear": PriceFormula(
        _linear,
        relative=False,
        name=Text(nl="Rechte lijn tussen bodem en plafond", en="Straight line between floor and ceiling"),
        works=Text(
            nl="De bodemprijs of lager krijgt alle punten, de plafondprijs of hoger geen, en ertussen telt elke euro "
            "even zwaar.",
            en="The floor price or lower earns all points, the ceiling price or higher none, and between them every "
            "euro counts the same.",
        ),
        symbols=Text(
            nl="punten = gewicht × (plafond − prijs) / (plafond − bodem)",
            en="points = weight × (ceiling − price) / (ceiling − floor)",
        ),
        wrong=Text(
            nl="U moet vooraf weten tussen welke prijzen de markt biedt. Onder de bodem en boven het plafond maakt de "
            "prijs geen verschil meer.",
            en="You must know beforehand between which prices the market bids. Below the floor and above the ceiling "
            "price makes no difference any more.",
        ),
    ),
    "bands": PriceFormula(
        _bands,
        relative=False,
        name=Text(nl="Prijsklassen", en="Price bands"),
        works=Text(
            nl="Elke prijsklasse krijgt een vast deel van de punten. Boven de hoogste klasse zijn er geen punten.",
            en="Each price band earns a fixed part of the points. Above the highest band there are no points.",
        ),
        symbols=Text(
            nl="punten = gewicht × percentage van de klasse waarin de prijs valt",
            en="points = weight × percentage of the band that holds the price",
        ),
        wrong=Text(
            nl="Eén euro verschil op de grens kost een hele klasse. Binnen een klasse maakt de prijs geen verschil.",
            en="One euro across a border costs a whole band. Within a band price makes no difference.",
        ),
    ),
    "lowest_ratio": PriceFormula(
        _lowest_ratio,
        relative=True,
        name=Text(nl="Laagste prijs gedeeld door prijs", en="Lowest price divided by price"),
        works=Text(
            nl="De laagste prijs krijgt alle punten. Wie twee keer zo duur is, krijgt de helft.",
            en="The lowest price earns all points. A bid twice as expensive earns half.",
        ),
        symbols=Text(nl="punten = gewicht × laagste prijs / prijs", en="points = weight × lowest price / price"),
        wrong=Text(
            nl="Een andere inschrijver kan de volgorde van twee inschrijvingen omdraaien. Een heel lage prijs van een "
            "kansloze inschrijver verandert wie wint. De eerste euro's verschil tellen zwaarder dan de laatste, en een "
            "flink deel van de punten krijgt iedereen.",
            en="Another bidder can turn the order of two bids around. A very low price of a bidder without a chance "
            "changes who wins. The first euros of difference count more than the last, and a good part of the points "
            "goes to everyone.",
        ),
    ),
    "spread": PriceFormula(
        _spread,
        relative=True,
        name=Text(nl="Verschil tussen hoogste en laagste prijs", en="Spread between highest and lowest price"),
        works=Text(
            nl="De laagste prijs krijgt alle punten, de hoogste geen, en ertussen gaat het in een rechte lijn. Bij "
            "gelijke prijzen krijgt iedereen alle punten.",
            en="The lowest price earns all points, the highest none, and between them it is a straight line. With "
            "equal prices everyone earns all points.",
        ),
        symbols=Text(
            nl="punten = gewicht × (hoogste prijs − prijs) / (hoogste prijs − laagste prijs)",
            en="points = weight × (highest price − price) / (highest price − lowest price)",
        ),
        wrong=Text(
            nl="Een andere inschrijver kan de volgorde omdraaien. Liggen de prijzen dicht bij elkaar, dan beslist een "
            "paar euro over alle punten. Twee inschrijvers kunnen met een derde, hoge prijs afspraken maken.",
            en="Another bidder can turn the order around. When prices are close together, a few euros decide about all "
            "points. Two bidders can collude by a third, high price.",
        ),
    ),
    "mean": PriceFormula(
        _mean,
        relative=True,
        name=Text(nl="Ten opzichte van het gemiddelde", en="Compared with the mean"),
        works=Text(
            nl="De gemiddelde prijs krijgt de helft van de punten. Goedkoper is meer, en twee keer het gemiddelde of "
            "duurder krijgt niets.",
            en="The mean price earns half of the points. Cheaper is more, and twice the mean or more earns nothing.",
        ),
        symbols=Text(
            nl="punten = gewicht × (1 − prijs / (2 × gemiddelde prijs)), ten minste 0",
            en="points = weight × (1 − price / (2 × mean price)), at least 0",
        ),
        wrong=Text(
            nl="Een andere inschrijver verschuift het gemiddelde en kan zo de volgorde omdraaien. Niemand weet vooraf "
            "wat een euro waard is.",
            en="Another bidder moves the mean and can so turn the order around. Nobody knows beforehand what a euro is "
            "worth.",
        ),
    ),
}
"""Every formula by its name in a design."""


def is_relative(design: AwardDesign) -> bool:
    """Whether what a bid earns depends on the other bids."""
    return design.method in {"points_absolute", "points_relative"} and FORMULAS[design.price.formula].relative


def price_points(design: AwardDesign, prices: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Return the points for the price of each bid by name; for the methods with points."""
    share, weight, seen = FORMULAS[design.price.formula].share, Fraction(design.price.weight), Seen.of(prices.values())
    return {name: share(price, seen, design.price) * weight for name, price in prices.items()}
