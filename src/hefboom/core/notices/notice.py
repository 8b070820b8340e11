"""What one notice says: who it is from, where it stands in its procedure, and the facts it gives with their sources."""

from dataclasses import dataclass, field
from datetime import date

from hefboom.core.base.errors import HefboomError
from hefboom.core.facts.facts import Fact, Missing, Source, Value

Facts = dict[str, Fact]
"""Facts by the vocabulary's names. A name that is not there: the notice says nothing about it."""


PackedFact = tuple[str, Value | None, str | None, int]
"""A fact on its way between processes: name, value, why missing, and the number of its source."""


class NoticeRefused(HefboomError):
    """A file that is no notice we can read. The text is one line: what is wrong, and what to do."""


@dataclass(frozen=True, slots=True)
class Buyer:
    """A buyer as the notice names it. Empty texts: the notice does not say."""

    name: str
    id: str
    country: str
    legal_type: str


@dataclass(slots=True)
class Notice:
    """One notice, read.

    `publication` is the publication number as `496724-2024`, or notice id and version where it was never published.
    `form_type` is the eForms code: planning, competition, change, result, dir-awa-pre, cont-modif … `replaces` and
    `follows` are the notices it names as changed and as earlier (publication number, or notice id and version).
    `tender` holds the facts of the whole tender, `lots` those of each lot by its identifier.
    """

    publication: str
    published: date | None
    notice_id: str
    version: str
    procedure_id: str
    form_type: str
    replaces: tuple[str, ...]
    follows: tuple[str, ...]
    buyers: tuple[Buyer, ...]
    tender: Facts = field(default_factory=dict)
    lots: dict[str, Facts] = field(default_factory=dict)

    def __reduce__(self) -> tuple[object, ...]:
        """Travel between processes as plain tuples, each source once: three times as fast as object by object."""
        sources: dict[int, int] = {}
        listed: list[tuple[str, ...]] = []
        sheets: list[tuple[str, list[PackedFact]]] = []
        for lot_id, facts in (("", self.tender), *self.lots.items()):
            packed: list[PackedFact] = []
            for name, fact in facts.items():
                source = fact.source or Source("notice", self.publication)
                at = sources.get(id(source))
                if at is None:
                    at = sources[id(source)] = len(listed)
                    listed.append((source.kind, source.document, source.term, source.path, source.note))
                packed.append((name, fact.value, fact.missing and fact.missing.value, at))
            sheets.append((lot_id, packed))
        header = (self.publication, self.published, self.notice_id, self.version, self.procedure_id, self.form_type)
        buyers = [(one.name, one.id, one.country, one.legal_type) for one in self.buyers]
        return _arrived, (header, self.replaces, self.follows, buyers, listed, sheets)

    def names(self) -> tuple[str, ...]:
        """Return every name by which another notice can refer to this one."""
        return (self.publication, f"{self.notice_id}-{self.version}")


def _arrived(
    header: tuple[str, date | None, str, str, str, str],
    replaces: tuple[str, ...],
    follows: tuple[str, ...],
    buyers: list[tuple[str, str, str, str]],
    listed: list[tuple[str, str, str, str, str]],
    sheets: list[tuple[str, list[PackedFact]]],
) -> Notice:
    sources = [Source(*parts) for parts in listed]
    tender, *lots = [
        (
            lot_id,
            {
                name: Fact(value, sources[at], Missing(missing) if missing else None)
                for name, value, missing, at in packed
            },
        )
        for lot_id, packed in sheets
    ]
    return Notice(*header, replaces, follows, tuple(Buyer(*one) for one in buyers), tender[1], dict(lots))


class Sheet:
    """Makes the facts of one notice: each with the notice, the business term and the path that gave it."""

    def __init__(self, document: str, paths: dict[str, str], *, part: bool = False) -> None:
        """Take the publication number and the path of each term; `part`: terms are those of a planned part."""
        self.document = document
        self._paths = paths
        self._part = part
        self._sources: dict[str | tuple[str, str], Source] = {}

    def for_part(self) -> "Sheet":
        """Return a sheet of the same notice that names the terms of a part (-Part) instead of a lot (-Lot)."""
        return Sheet(self.document, self._paths, part=True)

    def known(self, term: str, value: Value, note: str = "") -> Fact:
        """Make a fact that is there."""
        return Fact(value, self.source(term, note))

    def unknown(self, term: str, missing: Missing, note: str) -> Fact:
        """Make a fact that is not, with the reason."""
        return Fact(None, self.source(term, note), missing)

    def source(self, term: str, note: str = "") -> Source:
        """Return the source for a term of this notice; one object for all lots."""
        if self._part:
            term = term.replace("-Lot", "-Part")
        key = (term, note) if note else term
        found = self._sources.get(key)
        if found is None:
            found = Source("notice", self.document, term, self._paths.get(term, ""), note)
            self._sources[key] = found
        return found
