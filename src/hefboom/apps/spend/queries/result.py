"""What the pages of a result show: the answer, its parts in the order that was asked for, and what to doubt."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Literal
from urllib.parse import urlencode

from django.http import QueryDict

from hefboom.apps.spend.models import SpendFile, SpendResult
from hefboom.apps.spend.results import REST, from_json
from hefboom.apps.tenders.words import language
from hefboom.core.effects.quantities import Quantity, load_carriers, with_quantities
from hefboom.core.effects.scan import Amount, Estimate, Note, Part, Scan

CUT = 0.8
Kind = Literal["groups", "organisations", "suppliers", "years"]
KINDS: Mapping[str, Kind] = {
    "groepen": "groups",
    "leveranciers": "suppliers",
    "organisaties": "organisations",
    "jaren": "years",
}
"""The kinds of parts by the word in the address."""
ORDERS = ("uitstoot", "bedrag", "regels", "naam")


@dataclass(frozen=True, slots=True)
class PartsFilter:
    """The questions of a list of parts, as they stand in the address."""

    q: str = ""
    sorteer: str = ""

    @classmethod
    def read(cls, given: QueryDict) -> "PartsFilter":
        """Read them; what is no question of ours is left out."""
        sort = given.get("sorteer", "")
        return cls(given.get("q", "").strip()[:100], sort if sort in ORDERS[1:] else "")

    def as_query(self) -> str:
        """Return them as part of an address."""
        return urlencode({field.name: value for field in fields(self) if (value := getattr(self, field.name))})


@dataclass(frozen=True)
class Shown:
    """A scan with what pages ask of it."""

    file: SpendFile
    scan: Scan

    @cached_property
    def total(self) -> Estimate | None:
        """The effect of everything together."""
        return self.scan.total.effects.get("co2e")

    @cached_property
    def ranked(self) -> tuple[Part, ...]:
        """Groups with a known effect, the largest first."""
        return tuple(sorted((part for part in self.scan.groups if kilos(part) is not None), key=_by_effect))

    @cached_property
    def few(self) -> tuple[Part, ...]:
        """The fewest groups that make up 80 % of what could be estimated."""
        if self.scan.hotspots:
            return tuple(one.part for one in self.scan.hotspots if one.standing == "inside")
        whole, run, found = sum(kilos(part) or 0 for part in self.ranked), 0.0, []
        for part in self.ranked:
            if run >= CUT * whole:
                break
            run += kilos(part) or 0
            found.append(part)
        return tuple(found)

    @cached_property
    def undecided(self) -> tuple[Part, ...]:
        """Groups of which it is not certain whether they belong to those few."""
        return tuple(one.part for one in self.scan.hotspots if one.standing == "undecided")

    @cached_property
    def coverage(self) -> float | None:
        """The share of the euros whose effect could be estimated."""
        cents = self.scan.total.amount.cents
        return self.scan.total.covered_cents / cents if cents > 0 else None

    @cached_property
    def needs_quantity(self) -> Amount:
        """All energy and fuel in euros together."""
        found = self.scan.needs_quantity
        return Amount(sum(one.amount.lines for one in found), sum(one.amount.cents for one in found))

    @cached_property
    def notes(self) -> Mapping[str, list[Note]]:
        """The notes by kind, warnings first."""
        kinds = ("warning", "missing", "assumption")
        found = {kind: [note for note in self.scan.notes if note.kind == kind] for kind in kinds}
        return {kind: notes for kind, notes in found.items() if notes}

    def parts(self, kind: Kind) -> tuple[Part, ...]:
        """Return the parts of one kind."""
        return {
            "groups": self.scan.groups,
            "organisations": self.scan.organisations,
            "suppliers": self.scan.suppliers,
            "years": self.scan.years,
        }[kind]


def shown(file: SpendFile) -> Shown:
    """Return the stored result of a scan that is done, with the energy and fuel that people gave by quantity."""
    given = [Quantity(one.carrier, one.amount, one.year) for one in file.quantities.all()]
    carriers = load_carriers()
    known = [one for one in given if one.carrier in carriers.carriers]
    return Shown(file, with_quantities(from_json(SpendResult.objects.get(pk=file.pk).scan), known, carriers))


def asked_parts(parts: tuple[Part, ...], asked: PartsFilter) -> list[Part]:
    """Return the parts whose name has the words asked for, in the order asked for; the sum of the rest comes last."""
    tongue, words = language(), asked.q.casefold()
    found = [part for part in parts if words in part.name.in_language(tongue).casefold() or words in (part.key or "")]
    orders = {
        "": _by_effect,
        "bedrag": lambda part: -part.amount.cents,
        "regels": lambda part: -part.amount.lines,
        "naam": lambda part: part.name.in_language(tongue).casefold(),
    }
    return sorted(sorted(found, key=orders[asked.sorteer]), key=lambda part: part.key == REST)


def kilos(part: Part) -> float | None:
    """Return the headline CO2e of a part in kg, None where it is not known."""
    found = part.effects.get("co2e")
    return found.value if found else None


def _by_effect(part: Part) -> tuple[bool, float]:
    found = kilos(part)
    return found is None, -(found or 0)
