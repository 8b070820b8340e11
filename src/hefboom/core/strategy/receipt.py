"""The receipt of a verdict: enough to reach the same verdict again, years later, from the receipt alone."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal

from hefboom import __version__
from hefboom.core.facts.derive import DERIVED_FROM, with_derived
from hefboom.core.facts.facts import Fact, Row, Source, Value
from hefboom.core.strategy.pack import Pack
from hefboom.core.strategy.verdict import LotVerdict, Verdict


@dataclass(frozen=True, slots=True)
class FactUsed:
    """A fact that counted: its value (None: unknown, and `missing` may say why) and where it came from."""

    name: str
    value: Value | None
    missing: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class LotReceipt:
    """What counted for one lot (`lot_id` "" of a tender without lots), derived facts and their inputs included."""

    lot_id: str
    facts: tuple[FactUsed, ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """Who judged what, by which rules, on which facts, when. See docs/semantics.md §11.

    `decided_on` is the day whose rules were used; judging the `lots` again by that day gives the same standing.
    `at` is the moment of judging. `rules` is the hash of the whole pack.
    """

    pack: str
    pack_version: str
    pack_sha256: str
    engine_version: str
    at: datetime
    tender_id: str
    verdict: Verdict
    lots: tuple[LotReceipt, ...]

    def as_dict(self) -> dict[str, object]:
        """Return the receipt with nothing but texts, numbers, lists and objects: ready for JSON.

        Dates and moments are ISO 8601; decimals are texts, so that no digit is lost.
        """
        return {
            "pack": {"id": self.pack, "version": self.pack_version, "sha256": self.pack_sha256},
            "engine": {"name": "hefboom", "version": self.engine_version},
            "at": self.at.isoformat(),
            "tender_id": self.tender_id,
            "commitment": self.verdict.commitment,
            "kind": self.verdict.kind,
            "decided_on": _plain(self.verdict.decided_on),
            "in_force": self.verdict.in_force,
            "outcome": self.verdict.outcome.value,
            "standing": self.verdict.standing.value,
            "missing": list(self.verdict.missing),
            "judged": [_judged(lot) for lot in self.verdict.lots],
            "lots": [{"lot_id": lot.lot_id, "facts": [_fact(fact) for fact in lot.facts]} for lot in self.lots],
        }


def receipt(
    pack: Pack,
    lots: Sequence[Row],
    verdict: Verdict,
    facts: Mapping[str, Fact] | Sequence[Mapping[str, Fact]] | None,
    at: datetime,
) -> Receipt:
    """Return the receipt of a verdict on these lots.

    `facts` tell the source of each fact by name: one mapping for all lots, or one per lot in the order of `lots`;
    None when sources are not kept. `at` should have a time zone.
    """
    sources = [facts] * len(lots) if facts is None or isinstance(facts, Mapping) else list(facts)
    rows = with_derived(lots)
    names = _names_used(verdict)
    return Receipt(
        pack=pack.manifest.id,
        pack_version=pack.manifest.version,
        pack_sha256=pack.sha256,
        engine_version=__version__,
        at=at,
        tender_id=str(rows[0].get("tender_id") or ""),
        verdict=verdict,
        lots=tuple(
            LotReceipt(str(row.get("lot_id") or ""), tuple(_used(name, row, known or {}) for name in names))
            for row, known in zip(rows, sources, strict=True)
        ),
    )


def _names_used(verdict: Verdict) -> tuple[str, ...]:
    """Return the facts that the conditions looked at and the deciding date, each with the facts it derives from."""
    seen = [name for lot in verdict.lots for condition in lot.conditions for name, _ in condition.facts]
    return tuple(dict.fromkeys(each for name in ["decided_on", *seen] for each in (name, *DERIVED_FROM.get(name, ()))))


def _used(name: str, row: Row, known: Mapping[str, Fact]) -> FactUsed:
    value = row.get(name)
    if name in DERIVED_FROM:
        note = f"from {', '.join(DERIVED_FROM[name])}"
        return FactUsed(name, value, source=Source(kind="derived", document="", note=note))
    fact = known.get(name)
    missing = fact.missing.value if fact and fact.missing and value is None else ""
    return FactUsed(name, value, missing, fact.source if fact else None)


def _judged(lot: LotVerdict) -> dict[str, object]:
    return {
        "lot_id": lot.lot_id,
        "standing": lot.standing.value,
        "missing": list(lot.missing),
        "conditions": [
            {
                "part": condition.part,
                "when": condition.when,
                "truth": condition.truth,
                "facts": {name: _plain(value) for name, value in condition.facts},
                "parameters": dict(condition.parameters),
            }
            for condition in lot.conditions
        ],
    }


def _fact(fact: FactUsed) -> dict[str, object]:
    return {
        "name": fact.name,
        "value": _plain(fact.value),
        "missing": fact.missing,
        "source": asdict(fact.source) if fact.source else None,
    }


def _plain(value: Value | None) -> bool | int | str | None:
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else value
