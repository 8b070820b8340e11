"""What the checks of a pack look at, and how they say what they found."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

from pydantic import BaseModel

from hefboom.core.facts.fields import FactField, vocabulary
from hefboom.core.strategy.files import identity
from hefboom.core.strategy.pack import Pack, Parameter
from hefboom.core.strategy.problems import Severity

KIND_OF = {
    "themes": "theme",
    "levels": "level",
    "goals": "goal",
    "parameters": "parameter",
    "product_groups": "product_group",
    "cpv_rules": "cpv_rule",
    "categories": "category",
    "obligations": "obligation",
    "targets": "target",
    "duties": "duty",
    "untestable": "untestable",
    "instruments": "instrument",
    "examples": "example",
    "scenarios": "scenario",
    "criteria": "criterion",
    "level_texts": "level_text",
    "questions": "question",
    "advice": "advice",
    "proportions": "proportion",
}
"""The lists of a pack, and what one entry of each is called in its files."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a check found: the entry (its kind and id), the key path within it, and the sentence."""

    kind: str
    id: str
    path: str
    what: str
    severity: Severity = "error"


@dataclass(frozen=True)
class Subject:
    """A pack under check, with what the checks look up again and again."""

    pack: Pack
    vocabulary: Mapping[str, FactField] = field(default_factory=vocabulary)

    @cached_property
    def parameters(self) -> dict[str, Parameter]:
        """Parameters by id."""
        return {parameter.id: parameter for parameter in self.pack.parameters}

    @cached_property
    def groups(self) -> set[str]:
        """Codes of product groups."""
        return {group.code for group in self.pack.product_groups}

    @cached_property
    def categories(self) -> set[str]:
        """Codes of categories."""
        return {category.code for category in self.pack.categories}

    def ids(self, *lists: str) -> set[str]:
        """Return the ids in the named lists of the pack."""
        return {name_of(part) for name in lists for part in getattr(self.pack, name)}

    def entries(self) -> Iterator[tuple[str, str, BaseModel]]:
        """Yield every entry of the pack as (kind, id, entry), the manifest first."""
        yield "manifest", self.pack.manifest.id, self.pack.manifest
        for name, kind in KIND_OF.items():
            for part in getattr(self.pack, name):
                yield kind, name_of(part), part


Check = Callable[[Subject], Iterator[Finding]]


def name_of(part: BaseModel) -> str:
    """Return what names an entry, as `files.identity` does."""
    return identity({name: getattr(part, name) for name, _ in _keys_of(type(part))})


def parts_within(part: object, path: str = "") -> Iterator[tuple[str, BaseModel]]:
    """Yield every part inside an entry with its key path, the entry itself (path "") included."""
    if isinstance(part, BaseModel):
        yield path, part
        for name, key in _keys_of(type(part)):
            inner = getattr(part, name)
            if isinstance(inner, BaseModel | tuple):
                yield from parts_within(inner, f"{path}.{key}" if path else key)
    elif isinstance(part, tuple):
        for number, item in enumerate(part, 1):
            if isinstance(item, BaseModel | tuple):
                yield from parts_within(item, f"{path}[{number}]")


@cache
def _keys_of(kind: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Return the name of each field of a kind of part, and the key by which files know it."""
    return tuple((name, info.alias or name) for name, info in kind.model_fields.items())
