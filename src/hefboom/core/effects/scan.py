"""What a spend scan says: plain results that pages, tables and files are made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
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
    """Which factor set was used; `price_years` are those of its factors that lines met, the latest first."""

    id: str
    version: str
    price_years: tuple[int, ...]
    credit: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Ranked:
    """A group in the 80/20 ranking, ranked by interval.

    `part` is the group, `cumulative` the share of the headline up to and including it. `standing`: "inside" or
    "outside" the groups that make up the cut, or "undecided" where the interval of its place straddles it. `rank_low` and
    `rank_high` bound its place (95 %, from 1). `tied_with` are the keys of groups whose order with it is not significant.
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
    `factor`: made in another way. A cause is None where it cannot be told apart; it is then part of the cause before it.
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
    """What another factor set says of a group: its CO2e per euro divided by ours (1 is the same), and how to read it."""

    key: str | None
    name: Text
    set_id: str
    ratio: float
    note: Text


@dataclass(frozen=True, slots=True)
class Flow:
    """An arrow of the flow picture: from whom or what, to what, how much, in `unit` ("kg CO2e", "kg material", "EUR")."""

    source: Text
    target: Text
    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Scan:
    """The answer to "where is the impact?" for one pile of spend lines."""

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

    def as_dict(self) -> dict[str, object]:
        """Return the promised JSON object of `hefboom scan`; what the keys mean is in docs/reference/scan-json.md."""
        quantity = Amount(
            sum(each.amount.lines for each in self.needs_quantity),
            sum(each.amount.cents for each in self.needs_quantity),
        )
        return {
            "lines": {"read": self.lines_read, "rejected": [cell.as_dict() for cell in self.rejected]},
            "factors": {
                "id": self.factors.id,
                "version": self.factors.version,
                "price_year": self.factors.price_years[0] if self.factors.price_years else None,
                "price_years": list(self.factors.price_years),
                "sha256": self.factors.sha256,
                "credit": self.factors.credit,
            },
            "vat": self.vat,
            "price_year": self.price_year,
            "total": {**_effect(self.total), "eur_covered": euros(self.total.covered_cents)},
            "unclassified": _amount(self.unclassified),
            "needs_quantity": _amount(quantity),
            "groups": [
                {"product_group": part.key, "lines": part.amount.lines, **_effect(part), "share": part.share}
                for part in self.groups
            ],
            "notes": [{"kind": note.kind, "code": note.code, "says": note.says.model_dump()} for note in self.notes],
        }


def euros(cents: int) -> float:
    """Return cents as euros. A float holds two decimals exactly enough up to 90 thousand billion euros."""
    return round(cents / 100, 2)


def _amount(amount: Amount) -> dict[str, object]:
    return {"lines": amount.lines, "eur": euros(amount.cents)}


def _effect(part: Part) -> dict[str, object]:
    found = part.effects.get("co2e")
    return {
        "eur": euros(part.amount.cents),
        "kg_co2e": found.value if found else None,
        "low": found.low if found else None,
        "high": found.high if found else None,
    }
