"""Look up what a table says of a code, an account, a name or words."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from hefboom.analytics.classify.cpv import read_cpv
from hefboom.analytics.classify.key import Hard, Key
from hefboom.analytics.classify.mapping import KINDS, MappingRow, MappingTable, ledger_key
from hefboom.analytics.classify.rules import Hit, WordRules
from hefboom.analytics.classify.words import normalise

_Value = TypeVar("_Value")
_HardKind = Literal["cpv", "ledger_account"]
_NameKind = Literal["category", "supplier"]
_LONGEST = 60
"""Letters of an account or code that are looked at; a table has no longer ones."""
_TRUST_IN_NAME_OF_SUPPLIER = 0.75
"""The name of a supplier says what it mostly does, not what was bought."""

Field = Literal["cpv", "ledger_account", "category", "supplier", "description", "names"]
"""Of what of the line a row fits; "names" is category and ledger account read as words."""


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A row of a table that fits, of what of the line, what stands there, and whether the table is the user's own.

    `confidence` is that of the row, or less where the place says less than the row expects. A table finds the same
    thing as the same object, so what follows from it need be worked out once.
    """

    row: MappingRow
    field: Field
    said: str
    own: bool
    confidence: float


class Lookup:
    """A mapping table, ready for many look-ups."""

    def __init__(self, table: MappingTable, *, own: bool) -> None:
        self.table = table
        self._own = own
        self._by_kind = {kind: table.of_kind(kind) for kind in KINDS}
        self._rules = WordRules([row for row in table.rows if row.kind == "text"])
        self._cpv = _Memory(lambda cell: self._longest("cpv", read_cpv(cell).digits))
        self._ledger = _Memory(lambda cell: self._longest("ledger_account", ledger_key(cell)))
        self._category = _Memory(lambda cell: self._exact("category", cell))
        self._supplier = _Memory(lambda cell: self._exact("supplier", cell))
        self._soft: dict[tuple[Field, tuple[Hit, ...]], tuple[Found, ...]] = {}

    @property
    def reads_texts(self) -> bool:
        """Does it have rows that look at suppliers or words?"""
        return bool(self._by_kind["supplier"] or self._by_kind["text"])

    def hard(self, hard: Hard) -> tuple[Found, ...]:
        """Return what it says of CPV code, ledger account and category, in the order of trust."""
        found = (self._cpv[hard.cpv], self._ledger[hard.ledger_account], self._category[hard.category])
        return tuple(each for each in found if each is not None)

    def soft(self, key: Key) -> tuple[Found, ...]:
        """Return what it says of the supplier, or else of the words, in the order of trust."""
        if self._by_kind["supplier"] and (named := self._supplier[key.supplier or ""]) is not None:
            return (named,)
        for field, text in _texts(key):
            if text and (hits := self._rules.find(normalise(text))):
                found = self._soft.get((field, hits))
                return self._of_words(field, hits) if found is None else found
        return ()

    def _of_words(self, field: Field, hits: tuple[Hit, ...]) -> tuple[Found, ...]:
        trust = _TRUST_IN_NAME_OF_SUPPLIER if field == "supplier" else 1
        found = [Found(hit.row, field, "”, “".join(hit.words), self._own, hit.row.confidence * trust) for hit in hits]
        found.sort(key=lambda each: (-each.confidence, -len(each.said), each.row.key))
        self._soft[field, hits] = tuple(found)
        return self._soft[field, hits]

    def _longest(self, kind: _HardKind, text: str) -> Found | None:
        rules = self._by_kind[kind]
        row = longest(rules, text) if rules else None
        return Found(row, kind, text, self._own, row.confidence) if row else None

    def _exact(self, kind: _NameKind, text: str) -> Found | None:
        row = self._by_kind[kind].get(normalise(text)) if text else None
        return Found(row, kind, text, self._own, row.confidence) if row else None


class _Memory(dict[str, Found | None]):
    """What is found for each cell, looked up once."""

    def __init__(self, find: Callable[[str], Found | None]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, cell: str) -> Found | None:
        self[cell] = found = self._find(cell) if cell else None
        return found


def _texts(key: Key) -> Iterator[tuple[Field, str]]:
    """The texts to look for words in."""
    yield "description", key.description or ""
    if key.category or key.ledger_account:
        yield "names", f"{key.category or ''} {key.ledger_account or ''}"
    yield "supplier", key.supplier or ""


def longest(rules: Mapping[str, _Value], text: str) -> _Value | None:
    """Return what the longest start of `text` stands for."""
    found = (rules.get(text[:length]) for length in range(min(len(text), _LONGEST), 0, -1))
    return next((each for each in found if each), None)
