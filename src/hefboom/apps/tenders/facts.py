"""Facts as they are stored and as the rules see them.

Stored: JSON by field name, `{"value": …}` or `{"missing": reason}`, with `"source": {kind, document, …}` and
`"version"`, the version of the tender in which it last changed. Dates are ISO texts and decimals are texts, so that
nothing is lost. The tender's code, organisation and the lot's id are columns, not stored facts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from hefboom.apps.tenders.models import Lot, Tender
from hefboom.core.facts.derive import with_derived
from hefboom.core.facts.facts import Fact, Missing, Source, Value
from hefboom.core.facts.fields import FactField, vocabulary

Stored = dict[str, Any]
"""A fact in JSON."""

COLUMNS = ("tender_id", "lot_id", "organisation")
"""Facts that live in a column of `Tender` or `Lot`."""


def to_json(fact: Fact, version: int = 1) -> Stored:
    """Return the stored form of a fact."""
    stored: Stored = {"version": version}
    if fact.missing is not None:
        stored["missing"] = fact.missing.value
    elif isinstance(fact.value, bool | int | str):
        stored["value"] = fact.value
    else:
        stored["value"] = plain(fact.value)
    if fact.source is not None:
        stored["source"] = {key: text for key, text in asdict(fact.source).items() if text}
    return stored


def from_json(field: FactField, stored: Mapping[str, Any]) -> Fact:
    """Return the fact that was stored for `field`."""
    source = Source(**{"document": "", **stored["source"]}) if stored.get("source") else None
    if "missing" in stored:
        return Fact(None, source, Missing(stored["missing"]))
    return Fact(_typed(field, stored["value"]), source)


def plain(value: Value | None) -> str:
    """Return a value as a register file writes it: ISO dates, a decimal point, true/false, "" for unknown."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else str(value)


def facts_of(stored: Mapping[str, Stored]) -> dict[str, Fact]:
    """Return stored facts by name; names that left the vocabulary are skipped."""
    fields = vocabulary()
    return {name: from_json(fields[name], one) for name, one in stored.items() if name in fields}


def values_of(stored: Mapping[str, Stored]) -> dict[str, Value | None]:
    """Return the values of stored facts, None where missing, without building their sources."""
    fields = vocabulary()
    return {
        name: _typed(fields[name], one["value"]) if "value" in one else None
        for name, one in stored.items()
        if name in fields
    }


def rows_of(tender: Tender, lots: Iterable[Lot]) -> list[dict[str, Value | None]]:
    """Return one row per lot for the rules: tender facts, the lot's own facts, and the derived ones."""
    shared: dict[str, Value | None] = {**values_of(tender.facts), "tender_id": tender.code}
    shared["organisation"] = tender.organisation.code
    return with_derived([{**shared, **values_of(lot.facts), "lot_id": lot.lot_id or None} for lot in lots])


def receipt_facts(tender: Tender, lots: Iterable[Lot]) -> dict[str, Fact]:
    """Return the facts with their sources for a receipt; with several lots, the first that has a source."""
    found = facts_of(tender.facts)
    for lot in lots:
        for name, fact in facts_of(lot.facts).items():
            found.setdefault(name, fact)
    return found


def _typed(field: FactField, stored: bool | int | str) -> Value:  # noqa: FBT001 - a value as JSON has it
    if field.type == "date":
        return date.fromisoformat(str(stored))
    if field.type == "decimal":
        return Decimal(str(stored))
    return stored
