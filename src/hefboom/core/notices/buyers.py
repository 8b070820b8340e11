"""Which organisation of our list a buyer is. The list decides; what the buyer ticks about itself does not.

Real notices call a municipality central government and leave the field out; so names and numbers from
`packs/codelists/organisations-nl.csv` come first, and what fits nothing stays unknown.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from hefboom.core.facts.facts import Fact, Missing, Source
from hefboom.core.notices.notice import Buyer
from hefboom.core.notices.words import plain

OUTSIDE = "none"
HOME = "NLD"
_LEGAL_TYPES = {
    "cga": "central",
    **dict.fromkeys(("ra", "la", "body-pl", "body-pl-cga", "body-pl-ra", "body-pl-la"), "sub_central"),
}


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation of the list. Dates are inclusive; None is open. `parents` are all it ever hung under."""

    code: str
    parents: tuple[str, ...]
    valid_from: date | None
    valid_until: date | None
    successor: str
    patterns: tuple[str, ...]
    ids: tuple[str, ...]
    buyer_kind: str

    def exists_on(self, day: date | None) -> bool:
        """Say whether it existed on a day; without a day: yes."""
        if day is None:
            return True
        return (self.valid_from or day) <= day <= (self.valid_until or day)


@dataclass(frozen=True, slots=True)
class Organisations:
    """The list, the names that lie outside it, and which organisations had others split off from them."""

    by_code: Mapping[str, Organisation]
    outside: Sequence[Mapping[str, str]]
    split: frozenset[str]

    def identify(self, buyers: Sequence[Buyer], on: date | None, source: Source) -> tuple[Fact, Fact]:
        """Return the facts `organisation` and `buyer_kind` of the first buyer, on the day of the notice.

        `organisation` is a code of the list, "none" (known to be outside) or unknown with the reason.
        """
        if not buyers:
            gone = Fact(None, source, Missing.NOT_GIVEN)
            return gone, gone
        organisation = self._organisation(buyers[0], on, source)
        others = [self._organisation(buyer, on, source).value for buyer in buyers[1:]]
        ours = next((code for code in others if code not in {None, OUTSIDE}), None)
        if ours and organisation.value in {None, OUTSIDE}:
            note = f"bought together with {ours}"
            organisation = Fact(None, _with_note(source, note), Missing.CONTRADICTORY)
        return organisation, self._kind(buyers[0], organisation, source)

    def _organisation(self, buyer: Buyer, on: date | None, source: Source) -> Fact:
        if buyer.country and buyer.country != HOME:
            return Fact(OUTSIDE, _with_note(source, f"a buyer in {buyer.country}"))
        name = pattern_form(buyer.name)
        ours = self._most_specific(self._candidates(name, buyer.id, on))
        outside = next((row for row in self.outside if _fits(row["match_name"], name)), None)
        if outside and ours:
            why = f"named as {ours[0].code} and as {outside['why_en']}"
            return Fact(None, _with_note(source, why), Missing.CONTRADICTORY)
        if outside:
            return Fact(OUTSIDE, _with_note(source, f"{outside['why_en']}, by its name"))
        if len(ours) == 1:
            return Fact(ours[0].code, _with_note(source, "by name or number in organisations-nl.csv"))
        if ours:
            why = "fits " + " and ".join(one.code for one in ours)
            return Fact(None, _with_note(source, why), Missing.CONTRADICTORY)
        return Fact(None, _with_note(source, "in no list of organisations, inside or outside"), Missing.NOT_COMPUTABLE)

    def _candidates(self, name: str, number: str, on: date | None) -> Iterator[Organisation]:
        for one in self.by_code.values():
            if (number and number in one.ids) or any(_fits(pattern, name) for pattern in one.patterns):
                found = one
                while not found.exists_on(on) and found.successor and found.code not in self.split:
                    found = self.by_code[found.successor]
                if found.exists_on(on):
                    yield found

    def _most_specific(self, found: Iterable[Organisation]) -> list[Organisation]:
        unique = {one.code: one for one in found}
        above = {code for one in unique.values() for code in self._above(one)}
        return [one for code, one in unique.items() if code not in above]

    def _above(self, one: Organisation) -> set[str]:
        above = set(one.parents)
        for code in one.parents:
            above |= self._above(self.by_code[code])
        return above

    def _kind(self, buyer: Buyer, organisation: Fact, source: Source) -> Fact:
        if isinstance(organisation.value, str) and organisation.value in self.by_code:
            kind = self.by_code[organisation.value].buyer_kind
            return Fact(kind, _with_note(source, f"as {organisation.value} in organisations-nl.csv"))
        name = pattern_form(buyer.name)
        if buyer.country in {"", HOME}:
            for row in self.outside:
                if row["buyer_kind"] and _fits(row["match_name"], name):
                    return Fact(row["buyer_kind"], _with_note(source, f"{row['why_en']}, by its name"))
        stated = Source(
            "notice", source.document, "BT-11-Procedure-Buyer", "", f"as the buyer says: {buyer.legal_type}"
        )
        if buyer.legal_type in _LEGAL_TYPES:
            return Fact(_LEGAL_TYPES[buyer.legal_type], stated)
        return Fact(None, stated, Missing.NOT_COMPUTABLE if buyer.legal_type else Missing.NOT_GIVEN)


def pattern_form(name: str) -> str:
    """Write a name as the patterns are written: lower case, no accents, only letters, digits and single spaces."""
    return " ".join(re.findall(r"[a-z0-9]+", plain(name)))


@cache
def organisations() -> Organisations:
    """Load the list of central-government organisations and of the names that lie outside."""
    rows = list(_rows("organisations-nl.csv"))
    split = {row["split_from"] for row in rows if row["split_from"]}
    ended = {row["code"] for row in rows if row["valid_until"]}
    by_code = {
        row["code"]: Organisation(
            code=row["code"],
            parents=_parents(row),
            valid_from=_day(row["valid_from"]),
            valid_until=_day(row["valid_until"]),
            successor=row["successor"],
            patterns=tuple(row["match_names"].split("|")),
            ids=tuple(row["match_ids"].split("|")) if row["match_ids"] else (),
            buyer_kind=row["buyer_kind"],
        )
        for row in rows
    }
    return Organisations(by_code, tuple(_rows("organisations-nl-outside.csv")), frozenset(split & ended))


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = (files("hefboom.packs") / "codelists" / name).read_text("utf-8")
    yield from csv.DictReader(text.splitlines())


def _parents(row: Mapping[str, str]) -> tuple[str, ...]:
    later = [move.split()[1] for move in row["moved_to"].split("|") if move]
    return tuple(dict.fromkeys(code for code in (row["parent"], *later) if code))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _fits(pattern: str, name: str) -> bool:
    if pattern.startswith("="):
        return name == pattern[1:]
    return f" {pattern} " in f" {name} "


def _with_note(source: Source, note: str) -> Source:
    return Source(source.kind, source.document, source.term, source.path, note)
