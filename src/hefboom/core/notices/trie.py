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

    def first(self, term: str) -> str:
        """Return the first value of a field; "" where there is none."""
        found = self.values.get(term)
        return found[0] if found else ""

    def all(self, term: str) -> list[str]:
        """Return every value of a field that is not empty."""
        return [value for value in self.values.get(term, ()) if value]

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
    """What to do with a child element of some tag: a condition, what to take from it, and where to go on."""

    child: str  # condition: an element that must carry the attribute; "" is the element itself
    attribute: str  # condition: the attribute's name; "" is no condition
    wanted: str
    group: str = ""
    texts: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str]] = field(default_factory=list)
    below: "_Node" = field(default_factory=dict)


_Node = dict[str, list[_Branch]]


def walk(root: etree._Element, version: Version) -> Part:
    """Pick up the fields of a notice, by the paths of its own SDK version."""
    notice = Part()
    _walk(root, _trie(version), notice)
    return notice


def _walk(element: etree._Element, node: _Node, part: Part) -> None:
    for child in element:
        branches = node.get(child.tag)
        if branches is None:
            continue
        for branch in branches:
            if branch.attribute and not _fits(child, branch):
                continue
            into = part
            if branch.group:
                into = Part()
                part.parts.setdefault(branch.group, []).append(into)
            for term in branch.texts:
                into.values.setdefault(term, []).append((child.text or "").strip())
            for name, term in branch.attributes:
                if (value := child.get(name)) is not None:
                    into.values.setdefault(term, []).append(value.strip())
            if branch.below:
                _walk(child, branch.below, into)


def _fits(element: etree._Element, branch: _Branch) -> bool:
    if not branch.child:
        return element.get(branch.attribute) == branch.wanted
    return any(found.get(branch.attribute) == branch.wanted for found in element.iterchildren(branch.child))


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


def _branch(node: _Node, step: str, group: str = "") -> _Branch:
    """Return the branch for a step, made where it is new. Steps that differ only in group are different branches."""
    match = _STEP.match(step)
    if match is None:
        raise ValueError(f"eforms.toml: the step {step!r} is none that the walk understands")
    child = _clark(match["rel"]) if match["rel"] else ""
    new = _Branch(child, match["attr"] or "", match["value"] or "", group)
    branches = node.setdefault(_clark(match["tag"]), [])
    for branch in branches:
        if (branch.child, branch.attribute, branch.wanted, branch.group) == (child, new.attribute, new.wanted, group):
            return branch
    branches.append(new)
    return new


def _clark(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"
