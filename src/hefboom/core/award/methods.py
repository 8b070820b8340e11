"""The ways to award, in words: name, how it works, the formula, and what to know before choosing it."""

from collections.abc import Mapping
from dataclasses import dataclass

from hefboom.core.award.model import Kind, Measure, Method
from hefboom.core.base.text import Text


@dataclass(frozen=True, slots=True)
class MethodWords:
    """A method of awarding. `works` may stand in a tender document as it is; `know` is for the buyer."""

    name: Text
    works: Text
    symbols: Text
    know: Text


_POINTS_SYMBOLS = Text(
    nl="totaal = punten voor de prijs + punten voor elk criterium",
    en="total = points for the price + points per criterion",
)

METHODS: Mapping[Method, MethodWords] = {
    "points_absolute": MethodWords(
        name=Text(nl="Punten, absoluut", en="Points, absolute"),
        works=Text(
            nl="Elke inschrijving krijgt punten voor de prijs en voor elk criterium. Uw punten hangen alleen af van uw "
            "eigen inschrijving. De inschrijving met de meeste punten wint.",
            en="Each bid earns points for the price and for each criterion. Your points depend on your own bid alone. "
            "The bid with the most points wins.",
        ),
        symbols=_POINTS_SYMBOLS,
        know=Text(
            nl="Een inschrijver kan zijn eigen score narekenen. U moet vooraf een bodem en plafond voor de prijs "
            "kiezen.",
            en="A bidder can check the score beforehand. You must choose a floor and a ceiling for the price.",
        ),
    ),
    "points_relative": MethodWords(
        name=Text(nl="Punten, relatief", en="Points, relative"),
        works=Text(
            nl="Elke inschrijving krijgt punten voor de prijs en voor elk criterium. De punten voor de prijs hangen "
            "ook af van de prijzen van de andere inschrijvers. De inschrijving met de meeste punten wint.",
            en="Each bid earns points for the price and for each criterion. The points for the price depend on the "
            "prices of the other bidders too. The bid with the most points wins.",
        ),
        symbols=_POINTS_SYMBOLS,
        know=Text(
            nl="Een andere inschrijver kan de volgorde van twee inschrijvingen omdraaien. Vooraf weet niemand wat een "
            "euro waard is.",
            en="Another bidder can turn the order of two bids around. Beforehand nobody knows what a euro is worth.",
        ),
    ),
    "value": MethodWords(
        name=Text(nl="Gunnen op waarde", en="Award on value"),
        works=Text(
            nl="Elk criterium heeft een waarde in euro. De waarde die u verdient, gaat van uw prijs af. Zo ontstaat de "
            "rekenprijs. De laagste rekenprijs wint. U krijgt wel uw eigen prijs betaald.",
            en="Each criterion has a value in euros. The value that you earn is taken off your price. That gives the "
            "fictitious price. The lowest fictitious price wins. You are paid your own price.",
        ),
        symbols=Text(nl="rekenprijs = prijs − som van de waarden", en="fictitious price = price − sum of the values"),
        know=Text(
            nl="U zegt met een bedrag wat kwaliteit en impact u waard zijn. Iedere inschrijver kan uitrekenen of een "
            "verbetering loont.",
            en="You say by an amount what quality and impact are worth to you. Every bidder can work out whether an "
            "improvement pays.",
        ),
    ),
    "quality_per_price": MethodWords(
        name=Text(nl="Punten per euro", en="Points per euro"),
        works=Text(
            nl="Elke inschrijving krijgt punten voor de criteria. De punten worden gedeeld door de prijs. De meeste "
            "punten per euro winnen.",
            en="Each bid earns points for the criteria. The points are divided by the price. The most points per euro "
            "win.",
        ),
        symbols=Text(nl="totaal = punten / prijs × 100.000", en="total = points / price × 100,000"),
        know=Text(
            nl="Een goedkope inschrijving met weinig kwaliteit kan winnen: half zoveel punten voor minder dan de "
            "helft van de prijs is genoeg. Stel daarom een ondergrens aan de kwaliteit.",
            en="A cheap bid with little quality can win: half the points for less than half the price is enough. So "
            "set a least quality.",
        ),
    ),
    "lowest_price": MethodWords(
        name=Text(nl="Laagste prijs", en="Lowest price"),
        works=Text(
            nl="De inschrijving met de laagste prijs wint. Zij moet wel aan alle eisen voldoen.",
            en="The bid with the lowest price wins. It must meet all requirements.",
        ),
        symbols=Text(nl="totaal = prijs", en="total = price"),
        know=Text(
            nl="Impact telt hier alleen mee via de eisen. Wie meer doet dan de eisen, krijgt er niets voor.",
            en="Impact counts here only through the requirements. Who does more than those earns nothing for it.",
        ),
    ),
}
"""Every method by its name in a design."""

KIND_NAMES: Mapping[Kind, Text] = {
    "price": Text(nl="Prijs", en="Price"),
    "quality": Text(nl="Kwaliteit", en="Quality"),
    "impact": Text(nl="Impact", en="Impact"),
}
MEASURE_NAMES: Mapping[Measure, Text] = {
    "score": Text(nl="Score van de beoordelaars", en="Score by assessors"),
    "mki": Text(nl="MKI (milieukosten in euro)", en="MKI (environmental costs in euros)"),
    "co2_ladder_31": Text(
        nl="CO2-Prestatieladder 3.1 (niveau 1 tot en met 5)", en="CO2 Performance Ladder 3.1 (levels 1 to 5)"
    ),
    "co2_ladder_40": Text(
        nl="CO2-Prestatieladder 4.0 (trede 1 tot en met 3)", en="CO2 Performance Ladder 4.0 (steps 1 to 3)"
    ),
}
