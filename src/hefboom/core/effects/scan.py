"""What a spend scan says: plain results that pages, tables and files are made of."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import Literal

from hefboom.core.base.errors import RejectedCell
from hefboom.core.base.text import Text
from hefboom.core.effects.factors import Dimension

Vat = Literal["included", "excluded"]


@dataclass(frozen=True, slots=True)
class Estimate:
    """An effect: the headline value and its 95 % interval, in the unit of its dimension (CO2e: kg).

    `value` None with bounds known: only the bounds can be told (it is not known whether VAT is in the amounts).
    """

    value: float | None
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Amount:
    """Lines and the sum of their amounts in euro cents."""

    lines: int = 0
    cents: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """One row of the result: a product group, organisation, supplier or year, or the total.

    `key` None is "not known". `covered_cents` are the cents whose effect could be estimated. `effects` has what is
    known; a dimension that is not there is not known. `share` is its part of the CO2e headline, None where unknown.
    """

    key: str | None
    name: Text
    amount: Amount
    covered_cents: int
    effects: Mapping[Dimension, Estimate] = field(default_factory=dict)
    share: float | None = None


@dataclass(frozen=True, slots=True)
class NeedsQuantity:
    """Energy or fuel bought in euros: no final figure comes of that. `units` are what to give instead."""

    key: str | None
    name: Text
    amount: Amount
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader must know: "assumption" (flagged, can be changed), "warning" or "missing"."""

    kind: Literal["assumption", "warning", "missing"]
    code: str
    says: Text


@dataclass(frozen=True, slots=True)
class FactorsUsed:
    """Which factor set was used; `price_years` are those of its factors that lines met, the latest first.

    `gsd` is the geometric standard deviation of one factor: its model's times that of the mapping to codes. `tier` is
    the method: euros times a factor, the coarsest. `gwp` "" is not known.
    """

    id: str
    version: str
    price_years: tuple[int, ...]
    credit: str
    sha256: str
    title: Text | None = None
    url: str = ""
    licence: str = ""
    price_basis: str = ""
    gwp: str = ""
    scope: Text | None = None
    note: Text | None = None
    gsd: float | None = None
    tier: str = "spend"


@dataclass(frozen=True, slots=True)
class Ranked:
    """A group in the 80/20 ranking, ranked by interval.

    `part` is the group, `cumulative` the share of the headline up to and including it. `standing`: "inside" or
    "outside" the groups that make up the cut, or "undecided" where the interval of its place straddles it. `rank_low`
    and `rank_high` bound its place (95 %, from 1). `tied_with` are the keys of groups whose order with it is not
    significant.
    """

    part: Part
    cumulative: float
    standing: Literal["inside", "outside", "undecided"]
    rank_low: int
    rank_high: int
    tied_with: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Priority:
    """How much impact a group has and how much influence a buyer, 1-5; None is not known. `reasons` say why."""

    key: str | None
    name: Text
    impact: int | None
    influence: int | None
    reasons: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class ScoreCell:
    """A cell of table 3.1: the score computed from spend and the one the strategy published, 1-5; None is not known."""

    dimension: str
    computed: int | None
    published: int | None


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A row of table 3.1."""

    key: str
    name: Text
    cells: tuple[ScoreCell, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Why the effect (kg CO2e) differs between two years; the four causes add up exactly to `after - before`.

    `activity`: more or less bought at constant prices; `price`: the same at another price; `mix`: other things;
    `factor`: made in another way. A cause is None where it cannot be told apart; it is
    then part of the cause before it.
    """

    year_before: int
    year_after: int
    before: float
    after: float
    activity: float | None
    price: float | None
    mix: float | None
    factor: float | None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Plausibility:
    """The mean of all covered spend against what is usual, in kg CO2e per euro. `fine` None: it cannot be told."""

    kg_per_eur: float | None
    low: float
    high: float
    fine: bool | None
    source: str


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    """What another factor set says of a group: its CO2e per euro divided by ours (1 is the same), and a reading aid."""

    key: str | None
    name: Text
    set_id: str
    ratio: float
    note: Text


@dataclass(frozen=True, slots=True)
class Flow:
    """An arrow of the flow picture: from whom or what, to what, how much, in `unit` ("kg CO2e", "kg material")."""

    source: Text
    target: Text
    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class QuantityPart:
    """So much of a kind of energy or fuel in a year, and its effect by the factor of `list_year`; None: not known."""

    carrier: str
    name: Text
    year: int
    amount: float
    unit: str
    list_year: int | None
    effect: Estimate | None


@dataclass(frozen=True, slots=True)
class ByQuantity:
    """Energy and fuel counted by quantity: the parts, what they are together, and with the spend that was counted.

    `factors.price_years` are the years of the lists that were used.
    """

    parts: tuple[QuantityPart, ...]
    total: Estimate | None
    factors: FactorsUsed
    with_spend: Estimate | None = None


@dataclass(frozen=True, slots=True)
class Scan:
    """The answer to "where is the impact?" for one pile of spend lines.

    `methods` has lines and cents by how they were classified ("none": not at all). `more_factors` are the other sets
    that figures come from: second opinions, material, jobs, land. `price_index` credits the index that was used.
    `rejected_count` counts the lines left out; `rejected` may not have all of their cells. `by_quantity` is energy and
    fuel of which quantities were given; `total` and all its parts are of euros only.
    """

    name: str
    lines_read: int
    rejected: tuple[RejectedCell, ...]
    vat: Vat | None
    price_year: int | None
    factors: FactorsUsed
    total: Part
    unclassified: Amount
    needs_quantity: tuple[NeedsQuantity, ...]
    groups: tuple[Part, ...]
    organisations: tuple[Part, ...] = ()
    suppliers: tuple[Part, ...] = ()
    years: tuple[Part, ...] = ()
    methods: Mapping[str, Amount] = field(default_factory=dict)
    hotspots: tuple[Ranked, ...] = ()
    priorities: tuple[Priority, ...] = ()
    table31: tuple[ScoreRow, ...] = ()
    comparison: Comparison | None = None
    plausibility: Plausibility | None = None
    opinions: tuple[SecondOpinion, ...] = ()
    flows: tuple[Flow, ...] = ()
    notes: tuple[Note, ...] = ()
    more_factors: tuple[FactorsUsed, ...] = ()
    price_index: str | None = None
    rejected_count: int = 0
    by_quantity: ByQuantity | None = None

    @property
    def all_more_factors(self) -> tuple[FactorsUsed, ...]:
        """The other sets that figures come from, that of energy by quantity among them."""
        return (*self.more_factors, *([self.by_quantity.factors] if self.by_quantity else []))

    def as_dict(self) -> dict[str, object]:
        """Return the promised JSON object of `hefboom scan`; what the keys mean is in docs/reference/scan-json.md."""
        quantity = [each.amount for each in self.needs_quantity]
        return {
            "name": self.name,
            "lines": {
                "read": self.lines_read,
                "rejected_count": self.rejected_count,
                "rejected": [cell.as_dict() for cell in self.rejected],
            },
            "factors": _factors(self.factors),
            "more_factors": [_factors(each) for each in self.more_factors],
            "price_index": self.price_index,
            "vat": self.vat,
            "price_year": self.price_year,
            "total": _part(self.total),
            "unclassified": _amount([self.unclassified]),
            "needs_quantity": _amount(quantity),
            "needs_quantity_groups": [_quantity(each) for each in self.needs_quantity],
            "by_quantity": _by_quantity(self.by_quantity) if self.by_quantity else None,
            "groups": [{"product_group": part.key, **_part(part)} for part in self.groups],
            "organisations": [{"organisation": part.key, **_part(part)} for part in self.organisations],
            "suppliers": [{"supplier": part.key, **_part(part)} for part in self.suppliers],
            "years": [{"year": None if part.key is None else int(part.key), **_part(part)} for part in self.years],
            "methods": {method: _amount([each]) for method, each in self.methods.items()},
            "hotspots": [_ranked(each) for each in self.hotspots],
            "priorities": [_priority(each) for each in self.priorities],
            "table31": [_row(each) for each in self.table31],
            "comparison": _comparison(self.comparison) if self.comparison else None,
            "plausibility": asdict(self.plausibility) if self.plausibility else None,
            "opinions": [_opinion(each) for each in self.opinions],
            "flows": [_flow(each) for each in self.flows],
            "notes": [_note(each) for each in self.notes],
        }


def euros(cents: int) -> float:
    """Return cents as euros. A float holds two decimals exactly enough up to 90 thousand billion euros."""
    return round(cents / 100, 2)


def _text(text: Text) -> dict[str, str]:
    return {"nl": text.nl, "en": text.en}


def _note(note: Note) -> dict[str, object]:
    return {"kind": note.kind, "code": note.code, "says": _text(note.says)}


def _amount(amounts: Sequence[Amount]) -> dict[str, object]:
    return {"lines": sum(each.lines for each in amounts), "eur": euros(sum(each.cents for each in amounts))}


def _factors(used: FactorsUsed) -> dict[str, object]:
    return {
        "id": used.id,
        "version": used.version,
        "price_year": used.price_years[0] if used.price_years else None,
        "price_years": list(used.price_years),
        "sha256": used.sha256,
        "credit": used.credit,
        "title": _text(used.title) if used.title else None,
        "url": used.url,
        "licence": used.licence,
        "price_basis": used.price_basis,
        "gwp": used.gwp,
        "scope": _text(used.scope) if used.scope else None,
        "note": _text(used.note) if used.note else None,
        "gsd": used.gsd,
        "tier": used.tier,
    }


def _part(part: Part) -> dict[str, object]:
    found = part.effects.get("co2e")
    return {
        "name": _text(part.name),
        **_amount([part.amount]),
        "eur_covered": euros(part.covered_cents),
        "kg_co2e": found.value if found else None,
        "low": found.low if found else None,
        "high": found.high if found else None,
        "share": part.share,
        "effects": {dimension: asdict(each) for dimension, each in part.effects.items()},
    }


def _quantity(each: NeedsQuantity) -> dict[str, object]:
    return {"product_group": each.key, "name": _text(each.name), **_amount([each.amount]), "units": [*each.units]}


def _by_quantity(found: ByQuantity) -> dict[str, object]:
    ends = {"total": found.total, "with_spend": found.with_spend}
    return {
        **{name: asdict(each) if each else None for name, each in ends.items()},
        "factors": _factors(found.factors),
        "parts": [{**asdict(part), "name": _text(part.name)} for part in found.parts],
    }


def _opinion(each: SecondOpinion) -> dict[str, object]:
    name, note = _text(each.name), _text(each.note)
    return {"product_group": each.key, "name": name, "set": each.set_id, "ratio": each.ratio, "note": note}


def _flow(each: Flow) -> dict[str, object]:
    return {"source": _text(each.source), "target": _text(each.target), "value": each.value, "unit": each.unit}


def _ranked(each: Ranked) -> dict[str, object]:
    return {
        "product_group": each.part.key,
        "cumulative": each.cumulative,
        "standing": each.standing,
        "rank_low": each.rank_low,
        "rank_high": each.rank_high,
        "tied_with": list(each.tied_with),
    }


def _priority(each: Priority) -> dict[str, object]:
    return {
        "product_group": each.key,
        "impact": each.impact,
        "influence": each.influence,
        "reasons": [_text(reason) for reason in each.reasons],
    }


def _row(row: ScoreRow) -> dict[str, object]:
    cells = {cell.dimension: {"computed": cell.computed, "published": cell.published} for cell in row.cells}
    return {"product_group": row.key, "name": _text(row.name), "cells": cells}


def _comparison(found: Comparison) -> dict[str, object]:
    told = {each.name: getattr(found, each.name) for each in fields(found)}
    return {**told, "notes": [_note(note) for note in found.notes]}
