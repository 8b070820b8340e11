"""The text of an award model for the tender document: what a bidder must know to work out the own score."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from hefboom.core.award.methods import KIND_NAMES, METHODS
from hefboom.core.award.model import LADDER_TOP, AwardCriterion, AwardDesign
from hefboom.core.award.numbers import euros, number
from hefboom.core.award.price import FORMULAS
from hefboom.core.award.problems import POINTS, weights_sum
from hefboom.core.base.text import Text


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title of the document; level 1 is a chapter."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of plain text."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption and one row of headers. `numeric` are the columns (from 0) that align right."""

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()


TextBlock = Heading | Paragraph | Table

OPEN = Text(nl="[nog in te vullen]", en="[to be filled in]")
"""Stands where a number of the design is not known yet."""


def tender_text(design: AwardDesign, language: str) -> list[TextBlock]:
    """Return the text in one language ("nl" or "en"). What is not filled in yet shows as a blank in brackets."""
    write = _Writer(design, language)
    return [*write.method(), *write.parts(), *write.price(), *write.scales(), *write.ties(), *write.sanction()]


@dataclass(frozen=True, slots=True)
class _Writer:
    design: AwardDesign
    language: str

    def say(self, nl: str, en: str) -> str:
        return nl if self.language.startswith("nl") else en

    def of(self, text: Text) -> str:
        return text.in_language(self.language)

    def euros(self, amount: Decimal | None) -> str:
        return self.of(OPEN if amount is None else euros(amount))

    def percent(self, percent: Decimal | None) -> str:
        return self.of(OPEN) if percent is None else f"{self.of(number(percent))}%"

    def method(self) -> Iterator[TextBlock]:
        words = METHODS[self.design.method]
        yield Heading(self.say("Hoe wij gunnen", "How we award"))
        yield Paragraph(self.of(words.works))
        yield Paragraph(self.say("Formule: ", "Formula: ") + self.of(words.symbols))
        yield Paragraph(
            self.say(
                "Wij rekenen met alle decimalen en ronden alleen af om te tonen. Bedragen zijn in euro, zonder btw.",
                "We calculate with all decimals and round only to show. Amounts are in euros, without VAT.",
            )
        )

    def parts(self) -> Iterator[TextBlock]:
        """The table of weights: points, or under "value" euros."""
        design = self.design
        if design.method == "lowest_price":
            return
        kind, part = self.say("Soort", "Kind"), self.say("Onderdeel", "Part")
        if design.method == "value":
            caption = self.say("Waarde per criterium", "Value per criterion")
            headers = (part, kind, self.say("Minste waarde", "Least value"), self.say("Meeste waarde", "Most value"))
            rows = [(each.name, self.of(KIND_NAMES[each.kind]), *self._values(each)) for each in design.criteria]
            yield Table(caption, headers, tuple(rows), frozenset({2, 3}))
            return
        points = [(each.name, self.of(KIND_NAMES[each.kind]), self.of(number(each.weight))) for each in design.criteria]
        if design.method in POINTS:
            price = self.of(KIND_NAMES["price"])
            points.insert(0, (price, price, self.of(number(design.price.weight))))
        points.append((self.say("Samen", "Together"), "", self.of(number(weights_sum(design)))))
        caption = self.say("Punten per onderdeel", "Points per part")
        yield Table(caption, (part, kind, self.say("Punten", "Points")), tuple(points), frozenset({2}))

    def _values(self, criterion: AwardCriterion) -> tuple[str, str]:
        if criterion.measure == "score":
            return self.euros(criterion.min_value_eur), self.euros(criterion.max_value_eur)
        if criterion.measure == "mki":
            rule = self.say("prijs + MKI × {}", "price + MKI × {}").format(self.of(number(criterion.mki_factor)))
            return rule, rule
        top = criterion.level(LADDER_TOP[criterion.measure]).discount_percent
        return self.euros(Decimal(0)), self.percent(top) + self.say(" van de prijs", " of the price")

    def price(self) -> Iterator[TextBlock]:
        if self.design.method not in POINTS:
            return
        rule, formula = self.design.price, FORMULAS[self.design.price.formula]
        yield Heading(self.say("Punten voor de prijs", "Points for the price"), 2)
        yield Paragraph(self.of(formula.works))
        yield Paragraph(self.say("Formule: ", "Formula: ") + self.of(formula.symbols))
        if rule.formula == "linear":
            floor, ceiling = self.euros(rule.floor_eur), self.euros(rule.ceiling_eur)
            yield Paragraph(self.say(f"Bodem: {floor}. Plafond: {ceiling}.", f"Floor: {floor}. Ceiling: {ceiling}."))
        if rule.formula == "bands":
            bands = sorted(rule.bands, key=lambda band: band.up_to_eur)
            rows = tuple((self.euros(band.up_to_eur), self.percent(band.points_percent)) for band in bands)
            headers = (
                self.say("Prijs tot en met", "Price up to"),
                self.say("Deel van de punten", "Part of the points"),
            )
            yield Table(self.say("Prijsklassen", "Price bands"), headers, rows, frozenset({0, 1}))

    def scales(self) -> Iterator[TextBlock]:
        if self.design.counted:
            yield Heading(self.say("Hoe wij elk criterium waarderen", "How we value each criterion"), 2)
        for criterion in self.design.counted:
            yield Paragraph(f"{criterion.name}: {self._scale(criterion)}")
            if criterion.measure in LADDER_TOP:
                yield self._ladder(criterion)

    def _scale(self, criterion: AwardCriterion) -> str:
        in_money = self.design.method == "value"
        if criterion.measure == "score":
            return self._scores(criterion, in_money=in_money)
        if criterion.measure == "mki" and in_money:
            factor = self.of(number(criterion.mki_factor))
            return self.say(
                f"u biedt een MKI in euro. De MKI keer {factor} telt op bij uw prijs. De MKI die u biedt, wordt een "
                "eis in het contract.",
                f"you offer an MKI in euros. The MKI times {factor} is added to your price. The MKI that you offer "
                "becomes a requirement of the contract.",
            )
        if criterion.measure == "mki":
            best, worst = self.euros(criterion.mki_best_eur), self.euros(criterion.mki_worst_eur)
            return self.say(
                f"u biedt een MKI in euro. Bij {best} of lager krijgt u alle punten, bij {worst} of hoger geen. "
                "Ertussen gaat het in een rechte lijn. De MKI die u biedt, wordt een eis in het contract.",
                f"you offer an MKI in euros. At {best} or lower you earn all points, at {worst} or higher none. "
                "Between them it is a straight line. The MKI that you offer becomes a requirement of the contract.",
            )
        return self.say(
            "u biedt een niveau op de CO2-Prestatieladder. Het niveau dat u biedt, wordt een eis in het contract.",
            "you offer a level of the CO2 Performance Ladder. The level that you offer becomes a requirement of the "
            "contract.",
        )

    def _scores(self, criterion: AwardCriterion, *, in_money: bool) -> str:
        scale = criterion.scale
        low, high = self.of(number(scale.lowest)), self.of(number(scale.highest))
        steps = " · ".join(self.of(number(step)) for step in scale.steps)
        given = (
            self.say(f"u krijgt een van deze scores: {steps}.", f"you get one of these scores: {steps}.")
            if steps
            else self.say(f"u krijgt een score van {low} tot en met {high}.", f"you get a score from {low} to {high}.")
        )
        what = self.say("waarde", "value") if in_money else self.say("punten", "points")
        if scale.starts_at_zero:
            rule = self.say(f"Uw deel van de {what} is score / {high}.", f"Your part of the {what} is score / {high}.")
        else:
            rule = self.say(
                f"Score {low} geeft de minste {what}, score {high} de meeste; ertussen gaat het in een rechte lijn.",
                f"Score {low} earns the least {what}, score {high} the most; between them it is a straight line.",
            )
        return f"{given} {rule}"

    def _ladder(self, criterion: AwardCriterion) -> Table:
        in_money = self.design.method == "value"
        levels = [criterion.level(each) for each in range(1, LADDER_TOP[criterion.measure] + 1)]
        rows = [
            (str(level.level), self.percent(level.discount_percent if in_money else level.points_percent))
            for level in levels
        ]
        earns = (
            self.say("Fictieve korting op de prijs", "Fictitious discount on the price")
            if in_money
            else self.say("Deel van de punten", "Part of the points")
        )
        headers = (self.say("Niveau", "Level"), earns)
        return Table(criterion.name, headers, (("0", self.percent(Decimal(0))), *rows), frozenset({1}))

    def ties(self) -> Iterator[TextBlock]:
        yield Heading(self.say("Gelijke stand", "A tie"), 2)
        yield Paragraph(
            self.say(
                "Inschrijvingen met precies hetzelfde totaal staan op dezelfde plaats.",
                "Bids with exactly the same total share a place.",
            )
        )
        yield Paragraph(self.design.tie_break or self.say(*_NO_TIE_BREAK))

    def sanction(self) -> Iterator[TextBlock]:
        promises = [criterion.name for criterion in self.design.counted if criterion.is_promise]
        if not promises:
            return
        names, factor = ", ".join(promises), self.of(number(self.design.sanction.factor))
        yield Heading(self.say("Wat u belooft, komt u na", "What you promise, you keep"), 2)
        yield Paragraph(
            self.say(
                f"Wat u biedt op {names} wordt deel van het contract. Komt u het niet na, dan betaalt u {factor} keer "
                "het voordeel dat u er bij de gunning mee had.",
                f"What you offer on {names} becomes part of the contract. If you do not keep it, you pay {factor} "
                "times the benefit that it gave you at the award.",
            )
        )


_NO_TIE_BREAK = (
    "[nog in te vullen: hoe wij bij een gelijke stand kiezen, zoals de hoogste score op impact en daarna loting]",
    "[to be filled in: how we choose when bids are equal, such as the highest score on impact and then by lot]",
)
