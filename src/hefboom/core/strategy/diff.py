"""What changed between two packs, in words for policy staff."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from hefboom.core.base.text import LANGUAGES, Text
from hefboom.core.strategy.changes import phrases
from hefboom.core.strategy.checks.finding import KIND_OF, name_of
from hefboom.core.strategy.pack import Pack
from hefboom.core.strategy.page.words import KINDS

_HOW = {
    "added": Text(nl="nieuw", en="new"),
    "removed": Text(nl="vervallen", en="removed"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One change: the kind and id of the entry, `how` (added, removed or changed), and the sentence."""

    kind: str
    id: str
    how: str
    says: Text

    def as_dict(self) -> dict[str, object]:
        """Return the JSON form: kind, id, how, and says in both languages."""
        return {"kind": self.kind, "id": self.id, "how": self.how, "says": self.says.model_dump()}


def diff(old: Pack, new: Pack) -> list[Change]:
    """Return every change from `old` to `new`, in the order of the pack. Scenarios are left out: they are tests."""
    changes = list(_changed("manifest", old.manifest, new.manifest))
    for name, kind in KIND_OF.items():
        if kind != "scenario":
            before = {name_of(part): part for part in getattr(old, name)}
            after = {name_of(part): part for part in getattr(new, name)}
            changes += _list(kind, before, after)
    return changes


def _list(kind: str, before: dict[str, BaseModel], after: dict[str, BaseModel]) -> Iterator[Change]:
    for key, part in after.items():
        if key in before:
            yield from _changed(kind, before[key], part)
        else:
            yield _change("added", kind, part, _HOW["added"])
    for key, part in before.items():
        if key not in after:
            yield _change("removed", kind, part, _HOW["removed"])


def _changed(kind: str, old: BaseModel, new: BaseModel) -> Iterator[Change]:
    for nl, en in zip(phrases(old, new, "nl"), phrases(old, new, "en"), strict=True):
        yield _change("changed", kind, new, Text(nl=nl, en=en))


def _change(how: str, kind: str, part: BaseModel, what: Text) -> Change:
    said = {language: _sentence(kind, part, what.in_language(language), language) for language in LANGUAGES}
    return Change(kind, name_of(part), how, Text(**said))


def _sentence(kind: str, part: BaseModel, what: str, language: str) -> str:
    title = getattr(part, "title", None) or getattr(part, "name", None)
    name = title.in_language(language) if isinstance(title, Text) else name_of(part)
    return f"{KINDS[kind].in_language(language)} “{name}”: {what}."
