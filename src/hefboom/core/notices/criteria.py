"""Award criteria: what each is about (price, quality, impact) and which share of the award they have.

Norway's rule for its notices (award criteria by code, a share by weight) is the example followed; Dutch notices have
no code for impact, so the words of a criterion decide, the reason is kept, and a person can overrule.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from hefboom.core.facts.facts import Missing
from hefboom.core.notices.notice import Facts, Sheet
from hefboom.core.notices.trie import Part
from hefboom.core.notices.values import SIX_PLACES, WITHHELD_CODE, number
from hefboom.core.notices.words import word_in

Class = Literal["price", "quality", "impact"]
CLASSES: tuple[Class, ...] = ("impact", "quality", "price")
Overrules = Mapping[int, Class]
"""A person's own classes of a lot's criteria, by the criterion's number in the notice, from 1."""
OverrulesByLot = Mapping[tuple[str, str], Overrules]
"""The same for many lots, by publication number and lot identifier."""

_DESCRIPTION_AS_NAME = 200
"""A description up to this length stands in for a missing name; in a longer one a stray word proves nothing."""
_WHOLE_PERCENT, _SLACK = Decimal(100), Decimal("0.5")
_FILLER_POINTS = (Decimal(0), Decimal(1), Decimal(100))


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion as the notice gives it. `weight_kind` is the eForms code (per-exa, poi-exa …), "" for none."""

    number: int
    kind: str
    name: str
    weight_kind: str
    weight: Decimal | None
    withheld: bool


@dataclass(frozen=True, slots=True)
class Classed:
    """A criterion with its class, and why. `about` None: the notice does not tell."""

    criterion: Criterion
    about: Class | None
    why: str


@dataclass(frozen=True, slots=True)
class NoShares:
    """Why the shares of the award cannot be computed."""

    missing: Missing
    why: str


def read_criteria(lot: Part) -> tuple[Criterion, ...]:
    """Read the criteria of a lot, in the order of the notice."""
    return tuple(_criterion(at, part) for at, part in enumerate(lot.inside("criterion"), start=1))


def classify(criterion: Criterion, overrules: Overrules | None = None) -> Classed:
    """Say whether a criterion is about price, quality or impact, and why."""
    if overrules and criterion.number in overrules:
        return Classed(criterion, overrules[criterion.number], "overruled by a person")
    if criterion.kind in {"price", "cost"}:
        return Classed(criterion, "price", f"type {criterion.kind}")
    if word := word_in(criterion.name, "impact"):
        return Classed(criterion, "impact", f"word {word!r}")
    if criterion.kind == "quality":
        return Classed(criterion, "quality", "type quality, no word of impact")
    if (word := word_in(criterion.name, "price")) and not word_in(criterion.name, "elsewhere"):
        return Classed(criterion, "price", f"word {word!r}")
    return Classed(criterion, None, "no type, and no word that tells")


def shares(criteria: Sequence[Criterion]) -> tuple[Decimal, ...] | NoShares:
    """Return the share (0-1) of each criterion in the award, or why none can be computed.

    Percentages must add up to 100. Points and decimals are divided by their sum. A range, an order of importance or
    a fixed amount of euros gives no share; neither do fillers (0/0, 1/1, 100/100).
    """
    if any(criterion.withheld for criterion in criteria):
        return NoShares(Missing.WITHHELD, "weights held back by the publisher")
    if any(word_in(criterion.name, "filler") for criterion in criteria):
        return NoShares(Missing.UNREADABLE, "the notice itself calls a criterion fictitious")
    kinds = {criterion.weight_kind for criterion in criteria}
    numbers = [criterion.weight for criterion in criteria if criterion.weight is not None]
    if not numbers:
        return _without_weights(criteria)
    if len(kinds) > 1 or len(numbers) < len(criteria):
        return NoShares(Missing.NOT_COMPUTABLE, "not every criterion has a weight of the same kind")
    return _from_numbers(next(iter(kinds)), numbers)


def weights(criteria: Sequence[Criterion], sheet: Sheet, overrules: Overrules | None = None) -> Facts:
    """Return the award facts of a lot: criteria as read, and the weights of impact, quality and price (0-1)."""
    if not criteria:
        return {}
    classed = [classify(criterion, overrules) for criterion in criteria]
    found = shares(criteria)
    facts = {"award_criteria": sheet.known("BT-539-Lot", summary(classed, found))} | _evidence(classed, sheet)
    if isinstance(found, NoShares):
        return facts | {f"{about}_weight": sheet.unknown("BT-541-Lot", found.missing, found.why) for about in CLASSES}
    vague = next((one for one in classed if one.about is None), None)
    for about in CLASSES:
        if vague:
            why = f"criterion {vague.criterion.number}: {vague.why}"
            facts[f"{about}_weight"] = sheet.unknown("BT-541-Lot", Missing.NOT_COMPUTABLE, why)
            continue
        total = sum((share for share, one in zip(found, classed, strict=True) if one.about == about), Decimal(0))
        why = "; ".join(f"criterion {one.criterion.number}: {one.why}" for one in classed if one.about == about)
        facts[f"{about}_weight"] = sheet.known("BT-541-Lot", total.quantize(SIX_PLACES), why)
    return facts


def summary(classed: Sequence[Classed], found: tuple[Decimal, ...] | NoShares) -> str:
    """Return the criteria in one line: class, share or weight as given, name, and why classed so."""
    texts: list[str] = []
    for at, one in enumerate(classed):
        criterion = one.criterion
        if isinstance(found, NoShares):
            weight = f"{criterion.weight} {criterion.weight_kind}" if criterion.weight is not None else "?"
        else:
            weight = f"{(found[at] * 100).quantize(Decimal('0.01')).normalize():f}%"
        texts.append(f"{one.about or '?'} {weight}: {criterion.name[:120] or '-'} ({one.why})")
    return " · ".join(texts)


def _evidence(classed: Sequence[Classed], sheet: Sheet) -> Facts:
    """Return what award criteria prove: that something of the kind was asked. Their absence proves nothing."""
    facts: Facts = {}
    for one in classed:
        said = f"award criterion {one.criterion.number}: {one.why}"
        if one.about == "impact":
            facts.setdefault("mvi_criteria_applied", sheet.known("BT-734-Lot", True, said))
        if word := word_in(one.criterion.name, "social_return"):
            said = f"award criterion {one.criterion.number}: word {word!r}"
            facts.setdefault("social_return_clause", sheet.known("BT-734-Lot", True, said))
    return facts


def _criterion(at: int, part: Part) -> Criterion:
    name = " / ".join(dict.fromkeys(part.all("BT-734-Lot")))
    description = part.first("BT-540-Lot")
    if not name and len(description) <= _DESCRIPTION_AS_NAME:
        name = description
    weight_kind, weight, withheld = "", None, False
    for parameter in part.inside("parameter"):
        code, kind = parameter.first("BT-5421-Lot"), parameter.first("BT-5421-Lot-List")
        if kind == "number-threshold" or weight is not None:
            continue
        value = number(parameter.first("BT-541-Lot"))
        held_back = code == WITHHELD_CODE or value == -1 or bool(parameter.all("BT-195-Lot-Parameter"))
        withheld = withheld or held_back
        if value is not None and not held_back:
            weight_kind, weight = code, value
    return Criterion(at, part.first("BT-539-Lot"), name, weight_kind, weight, withheld)


def _without_weights(criteria: Sequence[Criterion]) -> tuple[Decimal, ...] | NoShares:
    only = criteria[0]
    if len(criteria) == 1 and only.kind in {"price", "cost"} and not word_in(only.name, "elsewhere"):
        return (Decimal(1),)
    return NoShares(Missing.NOT_COMPUTABLE, "the criteria have no weights")


def _from_numbers(kind: str, numbers: list[Decimal]) -> tuple[Decimal, ...] | NoShares:
    total = sum(numbers, Decimal(0))
    many = len(numbers) > 1
    if min(numbers) < 0 or total == 0 or (many and len(set(numbers)) == 1 and numbers[0] in _FILLER_POINTS):
        return NoShares(Missing.UNREADABLE, f"weights {_listed(numbers)} look like fillers")
    if kind == "per-exa":
        if abs(total - _WHOLE_PERCENT) > _SLACK:
            return NoShares(Missing.NOT_COMPUTABLE, f"percentages {_listed(numbers)} do not add up to 100")
    elif not kind and many and abs(total - _WHOLE_PERCENT) <= _SLACK:
        pass  # percentages or points: the same share either way
    elif kind not in {"poi-exa", "dec-exa"}:
        return NoShares(Missing.NOT_COMPUTABLE, f"a weight of kind {kind or 'unknown'} gives no share")
    return tuple(value / total for value in numbers)


def _listed(numbers: list[Decimal]) -> str:
    return "/".join(f"{value:f}" for value in numbers[:8])
