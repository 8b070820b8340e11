"""A choice of criteria: what each serves, which ambition is still uncovered, and what deserves a second look."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Literal

from hefboom.core.base.text import Text
from hefboom.core.facts.facts import Value
from hefboom.core.facts.format import format_quantity
from hefboom.core.strategy.library import Criterion, Proportion
from hefboom.core.strategy.pack import Pack, Theme

Basket = Sequence[Criterion]
RemarkKind = Literal["overlap", "repeats_law", "not_in_force", "many", "high_level", "value_unknown"]
Themes = Sequence[Theme]


@dataclass(frozen=True, slots=True)
class Gap:
    """A theme whose ambition the basket does not reach: the level wanted, and the highest that is served (0: none)."""

    theme: str
    wanted: int
    reached: int


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about the basket to look at twice; never a reason to stop. `codes` are the criteria it is about."""

    kind: RemarkKind
    codes: tuple[str, ...]
    says: Text


def serves(basket: Basket) -> dict[str, dict[int, tuple[str, ...]]]:
    """Return which criteria serve which theme at which level: codes by level by theme."""
    found: dict[str, dict[int, tuple[str, ...]]] = {}
    for criterion in basket:
        for theme in criterion.themes:
            levels = found.setdefault(theme, {})
            levels[criterion.level] = (*levels.get(criterion.level, ()), criterion.code)
    return found


def uncovered(web: Mapping[str, int | None], basket: Basket) -> list[Gap]:
    """Return the themes of an ambition web (level 0-3, None: not chosen yet) that the basket falls short of.

    A criterion that only repeats the law serves no ambition.
    """
    reached = serves([criterion for criterion in basket if not criterion.repeats_law])
    gaps = (Gap(theme, wanted, max(reached.get(theme, {0: ()}))) for theme, wanted in web.items() if wanted)
    return [gap for gap in gaps if gap.reached < gap.wanted]


def remarks(pack: Pack, basket: Basket, value_eur: Decimal | None, on: date) -> list[Remark]:
    """Return everything to look at twice. `value_eur` is the value of the whole tender without VAT, None: unknown."""
    return [
        *_overlaps(basket),
        *(_repeats_law(criterion) for criterion in basket if criterion.repeats_law),
        *(_not_in_force(criterion) for criterion in basket if not criterion.in_force(on)),
        *_disproportion(pack.proportions, basket, value_eur),
    ]


def basket_facts(themes: Themes) -> tuple[str, ...]:
    """Return the names of every fact that can follow from a basket."""
    return ("mvi_criteria_applied", "mvi_level", *clause_fields(themes).values(), "innovation_considered")


def clause_fields(themes: Themes) -> dict[str, str]:
    """Return the themes that the rules want as a contract clause, with the fact that says it is there."""
    return {theme.id: theme.clause_field for theme in themes if theme.clause_field}


def follows(basket: Basket, themes: Themes) -> dict[str, Value]:
    """Return the facts of a tender that follow from its basket: only what is certain, never that something is not.

    What only repeats the law is no criterion of sustainable procurement, and serves no level.
    """
    real = [criterion for criterion in basket if not criterion.repeats_law]
    clauses = {theme for criterion in real if criterion.kind == "contract_clause" for theme in criterion.themes}
    facts: dict[str, Value] = {name: True for theme, name in clause_fields(themes).items() if theme in clauses}
    if real:
        facts |= {"mvi_criteria_applied": True, "mvi_level": max(criterion.level for criterion in real)}
    if any("innovation" in criterion.themes for criterion in real):
        facts["innovation_considered"] = True
    return facts


def strictest(rows: Sequence[Proportion], value_eur: Decimal | None) -> Proportion | None:
    """Return the rule of thumb that goes for a value: the lowest limit it stays below; of an unknown value the lowest.

    None: the value is above every limit, or the pack has none.
    """
    ordered = sorted(rows, key=lambda row: row.below_eur)
    return next((row for row in ordered if value_eur is None or value_eur < row.below_eur), None)


def _overlaps(basket: Basket) -> Iterator[Remark]:
    for one, other in combinations(basket, 2):
        if one.code == other.code or other.code in one.overlaps or one.code in other.overlaps:
            says = Text(
                nl=f"{one.code} en {other.code} vragen bijna hetzelfde. Kies er één, of zeg waarom beide nodig zijn.",
                en=f"{one.code} and {other.code} ask nearly the same. Choose one, or say why both are needed.",
            )
            yield Remark("overlap", (one.code, other.code), says)


def _repeats_law(criterion: Criterion) -> Remark:
    says = Text(
        nl=f"{criterion.code} vraagt niet meer dan de wet of wat in de markt gewoon is. Het helpt uw ambitie niet.",
        en=f"{criterion.code} asks no more than the law or what the market does anyway. It serves no ambition.",
    )
    return Remark("repeats_law", (criterion.code,), says)


def _not_in_force(criterion: Criterion) -> Remark:
    says = Text(
        nl=f"{criterion.code} (versie {criterion.version}) geldt niet op deze dag. Zoek de versie die wel geldt.",
        en=f"{criterion.code} (version {criterion.version}) is not in force on this day. Look for the version that is.",
    )
    return Remark("not_in_force", (criterion.code,), says)


def _disproportion(rows: Sequence[Proportion], basket: Basket, value_eur: Decimal | None) -> Iterator[Remark]:
    row = strictest(rows, value_eur)
    if row and value_eur is None:
        if any(_too_much(row, basket)):
            yield _value_unknown(basket)
    elif row:
        yield from _too_much(row, basket)


def _too_much(row: Proportion, basket: Basket) -> Iterator[Remark]:
    limit = {code: format_quantity(row.below_eur, "EUR", code) for code in ("nl", "en")}
    if len(basket) > row.criteria:
        says = Text(
            nl=f"{len(basket)} criteria is veel voor een opdracht onder {limit['nl']} (vuistregel: {row.criteria}). "
            "Houd over wat het meeste effect heeft.",
            en=f"{len(basket)} criteria are many for a contract below {limit['en']} (rule of thumb: {row.criteria}). "
            "Keep what has most effect.",
        )
        yield Remark("many", tuple(criterion.code for criterion in basket), says)
    high = tuple(criterion.code for criterion in basket if criterion.level > row.level)
    if high:
        says = Text(
            nl=f"Niveau {row.level + 1} of hoger is veel gevraagd voor een opdracht onder {limit['nl']}: "
            f"{', '.join(high)}. Bespreek of de markt dit aankan.",
            en=f"Level {row.level + 1} or higher is much to ask for a contract below {limit['en']}: "
            f"{', '.join(high)}. Discuss whether the market can do it.",
        )
        yield Remark("high_level", high, says)


def _value_unknown(basket: Basket) -> Remark:
    says = Text(
        nl="De waarde van de opdracht is niet bekend. Of deze criteria in verhouding zijn, is dus niet te zeggen.",
        en="The value of the contract is not known. So nobody can say whether these criteria are in proportion.",
    )
    return Remark("value_unknown", tuple(criterion.code for criterion in basket), says)
