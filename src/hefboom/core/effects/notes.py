"""What a reader must know before using a figure: flagged assumptions, warnings and what is missing."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from hefboom.core.base.text import Text
from hefboom.core.effects.factors import DIMENSIONS, Dimension, FactorSet
from hefboom.core.effects.footprint import Footprint
from hefboom.core.effects.parts import amount, unclassified
from hefboom.core.effects.prices import How, Rate
from hefboom.core.effects.scan import Amount, NeedsQuantity, Note, Plausibility

_NAMES: dict[Dimension, Text] = {
    "co2e": Text(nl="uitstoot", en="emissions"),
    "material": Text(nl="grondstoffen", en="materials"),
    "jobs": Text(nl="banen", en="jobs"),
    "land": Text(nl="landgebruik", en="land use"),
}


def euros_in_words(cents: int) -> Text:
    """Return whole euros as people write them."""
    words = f"{round(cents / 100):,}"
    return Text(nl=f"€ {words.replace(',', '.')}", en=f"€ {words}")


def amount_in_words(found: Amount) -> Text:
    """Return lines and euros as people write them: `1.204 regels, € 5.000`."""
    euros, lines = euros_in_words(found.cents), f"{found.lines:,}"
    nl, en = ("regel", "line") if found.lines == 1 else ("regels", "lines")
    return Text(nl=f"{lines.replace(',', '.')} {nl}, {euros.nl}", en=f"{lines} {en}, {euros.en}")


def vat_notes(found: Footprint) -> Iterator[Note]:
    """Yield what was done about VAT."""
    if found.vat is None:
        yield _note(
            "missing",
            "vat",
            "Er is niet gezegd of btw in de bedragen zit. Daarom staan er alleen grenzen, voor beide gevallen samen. "
            "Geef het op (--vat).",
            "It was not said whether VAT is in the amounts. So there are only bounds, for both cases together. "
            "Tell it (--vat).",
        )
    if found.vat == "included":
        yield _note(
            "assumption",
            "vat-general-rate",
            "Van alle bedragen is 21% btw afgehaald. Voor groepen met een laag tarief of zonder btw is dat te veel.",
            "VAT of 21% was taken off all amounts. For groups with a low rate or without VAT that is too much.",
        )


def price_notes(found: Footprint, price_year: int | None) -> Iterator[Note]:
    """Yield how amounts and factors of different years were brought together."""
    for how, says in _PRICES.items():
        rates = [(year, rate) for (_, year), rate in found.rates.items() if rate.how == how and year in found.years_met]
        years = _listed(sorted({at for year, _ in rates if (at := price_year or year) is not None}))
        factors = _listed(sorted({each for _, rate in rates for each in rate.years}))
        errs = _direction([rate for _, rate in rates])
        if rates:
            yield _note(
                "warning" if how == "nearest" else "assumption",
                f"prices-{how}",
                says.nl.format(years=years.nl, factors=factors.nl, errs=errs.nl),
                says.en.format(years=years.en, factors=factors.en, errs=errs.en),
            )


_PRICES: dict[How, Text] = {
    "indexed": Text(
        nl="De bedragen van {years} zijn met de prijsindex omgerekend naar prijzen van {factors}. Dat er sindsdien "
        "schoner wordt gemaakt, zit er niet in.",
        en="The amounts of {years} were brought to prices of {factors} with the price index. That things are made "
        "cleaner since is not in it.",
    ),
    "interpolated": Text(
        nl="Voor {years} zijn er geen factoren. De gebruikte ligt tussen die van {factors}, elk jaar evenveel procent.",
        en="For {years} there are no factors. The one used lies between those of {factors}, by the same per cent a "
        "year.",
    ),
    "nearest": Text(
        nl="Voor {years} zijn er geen factoren en geen prijsindex. Die van {factors} zijn gebruikt zonder correctie. "
        "{errs} Het interval is daarom breder.",
        en="For {years} there are no factors and no price index. Those of {factors} were used as they are. {errs} "
        "The interval is wider for it.",
    ),
}


def gap_notes(found: Footprint, price_year: int | None, quantities: Sequence[NeedsQuantity]) -> Iterator[Note]:
    """Yield which spend has no effect, and what to do about it."""
    cube = found.cube
    nothing = unclassified(cube)
    undated = np.array([year is None for year in cube.years] or [False])[cube.year_at] & _with_factor(found)
    if not price_year:
        yield from _gap(
            amount(cube, undated),
            "no-date",
            Text(
                nl="Zonder datum: {}. Vul de datum in of geef een prijsjaar op (--price-year).",
                en="Without a date: {}. Fill in the date or give a price year (--price-year).",
            ),
        )
    yield from _gap(
        amount(cube, nothing),
        "unclassified",
        Text(
            nl="Niet ingedeeld: {}. Het effect daarvan is niet bekend.",
            en="Not classified: {}. The effect of it is not known.",
        ),
    )
    yield from _gap(
        amount(cube, _without_factor(found) & ~nothing),
        "no-factor",
        Text(
            nl="Wel ingedeeld, maar zonder factor: {}. Het effect daarvan is niet bekend.",
            en="Classified, but without a factor: {}. The effect of it is not known.",
        ),
    )
    units = _listed(list(dict.fromkeys(unit for each in quantities for unit in each.units)))
    yield from _gap(
        Amount(sum(each.amount.lines for each in quantities), sum(each.amount.cents for each in quantities)),
        "needs-quantity",
        Text(
            nl=f"Energie en brandstof: {{}}. Uit euro's volgt daarvan geen goed getal. Geef {units.nl} op.",
            en=f"Energy and fuel: {{}}. Euros give no good figure for that. Give {units.en}.",
        ),
    )


def dimension_notes(sets: Iterable[Dimension]) -> Iterator[Note]:
    """Yield which effects are not known for want of factors."""
    missing = [each for each in DIMENSIONS if each not in set(sets)]
    if missing:
        nl, en = (_listed([_NAMES[each].in_language(language) for each in missing]) for language in ("nl", "en"))
        yield _note(
            "missing",
            "no-factor-set",
            f"Het effect op {nl.nl} is niet bekend: er zijn geen open Nederlandse factoren per euro. U kunt een eigen "
            "factorset geven.",
            f"The effect on {en.en} is not known: there are no open Dutch factors per euro. You can give a set of your "
            "own.",
        )


def credibility_notes(found: Plausibility) -> Iterator[Note]:
    """Yield a warning when the mean lies outside the usual band."""
    if found.fine is False and found.kg_per_eur is not None:
        mean, low, high = (f"{each:.2f}" for each in (found.kg_per_eur, found.low, found.high))
        dutch = [each.replace(".", ",") for each in (mean, low, high)]
        yield _note(
            "warning",
            "plausibility",
            f"Gemiddeld {dutch[0]} kg per euro; gewoon is {dutch[1]} tot {dutch[2]}. Kijk of bedragen, btw en "
            "indeling kloppen. Bij een inkoop van één soort kan het wel goed zijn.",
            f"The mean is {mean} kg per euro; usual is {low} to {high}. See whether amounts, VAT and classification "
            "are right. For spend of one kind it may be right.",
        )


def model_notes(factors: FactorSet, others: Iterable[tuple[FactorSet, float | None]]) -> Iterator[Note]:
    """Yield where the width of the intervals comes from, and what other sets say of the whole."""
    model, mapping = (f"{each:.2f}" for each in (factors.gsd_model, factors.gsd_mapping))
    dutch = [each.replace(".", ",") for each in (model, mapping)]
    yield _note(
        "assumption",
        "spread",
        f"De grenzen volgen uit twee spreidingen (GSD): {dutch[0]} tussen rekenmodellen en {dutch[1]} tussen manieren "
        "om in te delen. Wie dezelfde factor gebruikt, zit er evenveel naast. Het getal zelf is de gewone som; het "
        "midden tussen de grenzen ligt hoger.",
        f"The bounds follow from two spreads (GSD): {model} between models and {mapping} between ways to classify. All "
        "who use the same factor are as wrong. The figure itself is the plain sum; the middle of the bounds is higher.",
    )
    for other, ratio in others:
        if ratio is not None:
            times = f"{ratio:.2f}"
            yield _note(
                "assumption",
                f"second-opinion-{other.id}",
                f"Met {other.title.nl} is de uitkomst {times.replace('.', ',')} keer zo groot, over wat beide kennen.",
                f"With {other.title.en} the outcome is {times} times ours, over what both know.",
            )


def _gap(found: Amount, code: str, says: Text) -> Iterator[Note]:
    if found.lines:
        said = amount_in_words(found)
        yield _note("missing", code, says.nl.format(said.nl), says.en.format(said.en))


def _with_factor(found: Footprint) -> NDArray[np.bool_]:
    """Return which cells are of a code that has a factor and may be counted in euros."""
    units = _in_units(found)
    has = [code in found.factors.years_of and not unit for code, unit in zip(found.cube.codes, units, strict=True)]
    return np.asarray(np.array(has or [False])[found.cube.code_at])


def _without_factor(found: Footprint) -> NDArray[np.bool_]:
    """Return which cells could have had an effect, were there a factor for what they are."""
    has = [code in found.factors.years_of for code in found.cube.codes] or [False]
    either = np.array([a or b for a, b in zip(has, _in_units(found) or [False], strict=True)], dtype=bool)
    return np.asarray(~either[found.cube.code_at])


def _in_units(found: Footprint) -> list[bool]:
    known = found.factors.codes
    return [code is not None and code in known and bool(known[code].units) for code in found.cube.codes]


def _direction(rates: Sequence[Rate]) -> Text:
    after, before = any(rate.away > 0 for rate in rates), any(rate.away < 0 for rate in rates)
    if after and not before:
        return Text(nl="De uitkomst is daardoor waarschijnlijk te hoog.", en="So the outcome is probably too high.")
    if before and not after:
        return Text(nl="De uitkomst is daardoor waarschijnlijk te laag.", en="So the outcome is probably too low.")
    return Text(
        nl="Latere jaren komen te hoog uit, eerdere te laag.", en="Later years come out too high, earlier ones too low."
    )


def _listed(words: Sequence[object]) -> Text:
    *first, last = map(str, words) if words else [""]
    if not first:
        return Text(nl=last or "-", en=last or "-")
    return Text(nl=f"{', '.join(first)} en {last}", en=f"{', '.join(first)} and {last}")


def _note(kind: str, code: str, nl: str, en: str) -> Note:
    return Note(kind, code, Text(nl=nl, en=en))  # type: ignore[arg-type]  # the three kinds are written out above
