"""One walk over a notice's tree that picks up every field of the table.

The paths of all fields are folded into a trie: a node per step, so that a part of the tree that no field needs is
never entered, and the cost hardly grows with the number of fields. What comes out is what XPath would give
(`tests/core/notices/test_trie.py` holds the two together on real notices).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from lxml import etree

from hefboom.core.notices.table import NAMESPACES, Group, Table, Version, table

_STEP = re.compile(r"(?P<tag>[a-z]+:\w+)(?:\[(?:(?P<rel>[a-z]+:\w+)/)?@(?P<attr>\w+)='(?P<value>[^']*)'\])?$")
_ATTRIBUTE = re.compile(r"(?P<path>.+)/@(?P<name>\w+)$")


@dataclass(slots=True)
class Part:
    """The fields of one element that repeats: the notice itself, a lot, a criterion, an organisation.

    `values` holds every value of a field in document order, stripped of white space; `parts` the groups inside.
    """

    values: dict[str, list[str]] = field(default_factory=dict)
    parts: dict[str, list["Part"]] = field(default_factory=dict)

    def add(self, term: str, value: str) -> None:
        """Add a value of a field."""
        if term in self.values:
            self.values[term].append(value.strip())
        else:
            self.values[term] = [value.strip()]

    def first(self, term: str) -> str:
        """Return the first value of a field; "" where there is none."""
        found = self.values.get(term)
        return found[0] if found else ""

    def all(self, term: str) -> list[str]:
        """Return every value of a field that is not empty."""
        found = self.values.get(term)
        return [value for value in found if value] if found else []

    def inside(self, group: str) -> list["Part"]:
        """Return the parts of this group, in document order."""
        return self.parts.get(group, [])

    def everywhere(self, group: str) -> Iterator["Part"]:
        """Yield the parts of this group at any depth."""
        for name, parts in self.parts.items():
            for part in parts:
                if name == group:
                    yield part
                yield from part.everywhere(group)


@dataclass(slots=True)
class _Branch:
    """What to take from an element, and where to go on. `group`: its fields are a part of their own."""

    group: str = ""
    texts: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str]] = field(default_factory=list)
    below: "_Node" = field(default_factory=dict)


@dataclass(slots=True)
class _Step:
    """The branches for the child elements of one tag: those without a condition, and those with, by what they ask.

    A condition asks for an attribute (the second of the key) of a child element (the first), or of the element
    itself (""); its branches stand by the value of the attribute.
    """

    always: list[_Branch] = field(default_factory=list)
    conditions: dict[tuple[str, str], dict[str, list[_Branch]]] = field(default_factory=dict)


_Node = dict[str, _Step]


def walk(root: etree._Element, version: Version) -> Part:
    """Pick up the fields of a notice, by the paths of its own SDK version."""
    notice = Part()
    _walk(root, _trie(version), notice)
    return notice


def _walk(element: etree._Element, node: _Node, part: Part) -> None:
    for child in element[:]:  # type: ignore[index]  # half the time of an iterator; the stubs do not know slices
        step = node.get(child.tag)
        if step is None:
            continue
        for branch in _fitting(child, step) if step.conditions else step.always:
            into = part
            if branch.group:
                into = Part()
                part.parts.setdefault(branch.group, []).append(into)
            for term in branch.texts:
                into.add(term, child.text or "")
            for name, term in branch.attributes:
                if (value := child.get(name)) is not None:
                    into.add(term, value)
            if branch.below:
                _walk(child, branch.below, into)


def _fitting(element: etree._Element, step: _Step) -> list[_Branch]:
    """Return the branches whose condition holds. One look at an attribute serves all branches that ask for it."""
    found = step.always.copy()
    for (tag, name), by_value in step.conditions.items():
        asked = element.iterchildren(tag) if tag else (element,)
        for value in dict.fromkeys([one.get(name, "") for one in asked]):
            found += by_value.get(value, ())
    return found


@cache
def _trie(version: Version) -> _Node:
    whole = table()
    root: _Node = {}
    for item in whole.fields:
        if not item.holds_in(version):
            continue
        node = root
        for group in _chain(whole, item.group):
            node = _group(node, group)
        match = _ATTRIBUTE.match(item.path)
        path, attribute = (match["path"], match["name"]) if match else (item.path, "")
        *steps, last = _steps(path)
        for step in steps:
            node = _branch(node, step).below
        leaf = _branch(node, last)
        if attribute:
            leaf.attributes.append((attribute, item.id))
        else:
            leaf.texts.append(item.id)
    return root


def _chain(whole: Table, group: str) -> list[Group]:
    chain: list[Group] = []
    while group:
        chain.insert(0, whole.groups[group])
        group = whole.groups[group].inside
    return chain


def _group(node: _Node, group: Group) -> _Node:
    *steps, last = _steps(group.path)
    for step in steps:
        node = _branch(node, step).below
    return _branch(node, last, group.name).below


def _steps(path: str) -> list[str]:
    return re.findall(r"[^/\[]+(?:\[[^\]]*\])?", path)


def _branch(node: _Node, path: str, group: str = "") -> _Branch:
    """Return the branch for a step of a path, made where it is new. The same step for two groups is two branches."""
    match = _STEP.match(path)
    if match is None:
        raise ValueError(f"eforms.toml: the step {path!r} is none that the walk understands")
    step = node.setdefault(_clark(match["tag"]), _Step())
    branches = step.always
    if match["attr"]:
        asked = (_clark(match["rel"]) if match["rel"] else "", match["attr"])
        branches = step.conditions.setdefault(asked, {}).setdefault(match["value"], [])
    for branch in branches:
        if branch.group == group:
            return branch
    branches.append(_Branch(group))
    return branches[-1]


def _clark(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"
