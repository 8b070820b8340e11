"""The pictures of a scan: from what a scan says to a chart, for a report and for the pages of the site."""

from collections.abc import Sequence

from hefboom.core.base.text import Text
from hefboom.core.effects.said import grouped, mass, money
from hefboom.core.effects.scan import Part, Ranked, Scan
from hefboom.web.charts import (
    Chart,
    Dot,
    Slice,
    Span,
    Step,
    Stream,
    Tile,
    intervals,
    matrix,
    pareto,
    sankey,
    treemap,
    waterfall,
)
from hefboom.web.charts.words import say_in

MOST_BARS = 20
_W = {
    "groups": Text(nl="Uitstoot per productgroep, met interval", en="Emissions by product group, with interval"),
    "pareto": Text(nl="Welke groepen samen het meeste geven", en="Which groups together make most"),
    "money": Text(nl="Waar het geld heen gaat en hoe zwaar het weegt",
                  en="Where the money goes and how heavy it weighs"),
    "flows": Text(nl="Van organisatie naar productgroep", en="From organisation to product group"),
    "priorities": Text(nl="Impact en invloed", en="Impact and influence"),
    "years": Text(nl="Waarom {after} anders is dan {before}", en="Why {after} differs from {before}"),
    "suppliers": Text(nl="Uitstoot per leverancier, met interval", en="Emissions by supplier, with interval"),
    "organisations": Text(nl="Uitstoot per organisatie, met interval", en="Emissions by organisation, with interval"),
    "activity": Text(nl="Hoeveel er is gekocht", en="How much was bought"),
    "price": Text(nl="De prijzen", en="The prices"),
    "mix": Text(nl="Wat er is gekocht", en="What was bought"),
    "factor": Text(nl="Hoe het is gemaakt", en="How it was made"),
}  # fmt: skip


def groups_chart(scan: Scan, language: str, name: str = "groups") -> Chart:
    """Draw the product groups with their intervals, the largest first; ranked as far as a ranking is known."""
    title = say_in(_W, language)("groups")
    if not scan.hotspots:
        return _bars(name, title, scan.groups, language)
    shown = scan.hotspots[:MOST_BARS]
    spans = [_span(each, shown[at + 1 : at + 2], language) for at, each in enumerate(shown)]
    return intervals(name, title, spans, language)


def organisations_chart(scan: Scan, language: str, name: str = "organisations") -> Chart:
    """Draw the organisations with their intervals."""
    return _bars(name, say_in(_W, language)("organisations"), _somebody(scan.organisations), language)


def suppliers_chart(scan: Scan, language: str, name: str = "suppliers") -> Chart:
    """Draw the suppliers with their intervals."""
    return _bars(name, say_in(_W, language)("suppliers"), _somebody(scan.suppliers), language)


def pareto_chart(scan: Scan, language: str, name: str = "pareto") -> Chart:
    """Draw which groups make up the cut, and where that is not certain."""
    items = [Slice(_name(each.part, language), each.part.share, each.standing) for each in scan.hotspots]
    return pareto(name, say_in(_W, language)("pareto"), items, language)


def money_chart(scan: Scan, language: str, name: str = "money") -> Chart:
    """Draw the euros of each group as area, shaded by kilograms per euro."""
    items = [Tile(_name(part, language), part.amount.cents, kilos_per_euro(part)) for part in scan.groups]
    return treemap(name, say_in(_W, language)("money"), items, language)


def flows_chart(scan: Scan, language: str, name: str = "flows") -> Chart:
    """Draw the streams of the unit that most of them have; another unit cannot stand in the same picture."""
    units = [each.unit for each in scan.flows]
    unit = max(dict.fromkeys(units), key=units.count, default="kg")
    streams = [
        Stream(each.source.in_language(language), each.target.in_language(language), each.value)
        for each in scan.flows
        if each.unit == unit
    ]

    def say(value: float | None) -> str:
        if unit == "EUR":
            return money(None if value is None else value * 100, language)
        return mass(value, language) if unit.startswith("kg") else f"{grouped(value or 0, language)} {unit}"

    return sankey(name, say_in(_W, language)("flows"), streams, language, say)


def priorities_chart(scan: Scan, language: str, name: str = "priorities") -> Chart:
    """Draw the groups by impact and influence."""
    items = [Dot(each.name.in_language(language), each.impact, each.influence) for each in scan.priorities]
    return matrix(name, say_in(_W, language)("priorities"), items, language)


def years_chart(scan: Scan, language: str, name: str = "years") -> Chart | None:
    """Draw why two years differ, or return None when they were not compared."""
    found, words = scan.comparison, say_in(_W, language)
    if found is None:
        return None
    steps = [Step(words(cause), getattr(found, cause)) for cause in ("activity", "price", "mix", "factor")]
    return waterfall(
        name,
        words("years", before=found.year_before, after=found.year_after),
        (str(found.year_before), found.before),
        steps,
        (str(found.year_after), found.after),
        language,
    )


def kilos_per_euro(part: Part) -> float | None:
    """Return kilograms CO2e per euro of what could be estimated, or None."""
    found = part.effects.get("co2e")
    if found is None or found.value is None or part.covered_cents <= 0:
        return None
    return found.value / (part.covered_cents / 100)


def _bars(name: str, title: str, parts: Sequence[Part], language: str) -> Chart:
    ordered = sorted(parts, key=lambda part: -_size(part))[:MOST_BARS]
    return intervals(name, title, [_plain(part, language) for part in ordered], language)


def _somebody(parts: Sequence[Part]) -> list[Part]:
    """Leave out who is not known: that is nobody to compare with. The table of the page has it."""
    return [part for part in parts if part.key is not None]


def _size(part: Part) -> float:
    found = part.effects.get("co2e")
    return float("-inf") if found is None else found.high if found.value is None else found.value


def _plain(part: Part, language: str) -> Span:
    found = part.effects.get("co2e")
    bounds = (None, None, None) if found is None else (found.value, found.low, found.high)
    return Span(_name(part, language), *bounds)


def _span(one: Ranked, following: Sequence[Ranked], language: str) -> Span:
    plain = _plain(one.part, language)
    place = str(one.rank_low) if one.rank_low == one.rank_high else f"{one.rank_low}–{one.rank_high}"
    tied = any(each.part.key in one.tied_with for each in following)
    return Span(plain.label, plain.value, plain.low, plain.high, place, tied)


def _name(part: Part, language: str) -> str:
    return part.name.in_language(language)
