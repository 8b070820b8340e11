"""Every name in a pack must be the name of something, and of one thing only."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from hefboom.core.strategy.checks.finding import KIND_OF, Finding, Subject, name_of, parts_within
from hefboom.core.strategy.pack import Parameter, ParameterValue
from hefboom.core.strategy.parts import Source
from hefboom.core.strategy.problems import did_you_mean

JUDGED = ("obligations", "targets")
NUMBERS = ("parameter", "goal", "target")
"""Kinds of entries that hold numbers: these must say where they come from."""
MEASURES = (*JUDGED, "duties")


def unique_ids(subject: Subject) -> Iterator[Finding]:
    """Ids are unique within their kind; obligations and targets share one set of ids, since scenarios name both."""
    for name, kind in KIND_OF.items():
        if kind == "scenario":
            continue
        for identity in _twice(name_of(part) for part in getattr(subject.pack, name)):
            yield Finding(kind, identity, "", f"there is more than one {kind} of this name; every name stands for one")
    both = _twice([*subject.ids("obligations"), *subject.ids("targets")])
    for identity in both:
        yield Finding("target", identity, "id", "an obligation has this id as well; scenarios could mean either")
    for identity in _twice(document.id for document in subject.pack.manifest.documents):
        yield Finding("manifest", subject.pack.manifest.id, "documents", f'the document "{identity}" is there twice')


def documents(subject: Subject) -> Iterator[Finding]:
    """Every source names a document of the pack, and a place in it; every document is used."""
    known = {document.id: document for document in subject.pack.manifest.documents}
    used = set()
    for kind, identity, entry in subject.entries():
        for path, part in parts_within(entry):
            if not isinstance(part, Source):
                continue
            used.add(part.document)
            if part.document not in known:
                yield Finding(kind, identity, f"{path}.document", _nothing("document", part.document, known))
            elif not (_says_where(part) or known[part.document].url):
                what = "the source says no place: give a chapter, heading, page, url or note that a reader can check"
                yield Finding(kind, identity, path, what, "error" if kind in NUMBERS else "warning")
    for unused in known.keys() - used:
        what = f'nothing refers to the document "{unused}"'
        yield Finding("manifest", subject.pack.manifest.id, "documents", what, "warning")


def _says_where(source: Source) -> bool:
    return bool(source.chapter or source.heading or source.page or source.url or source.note)


def names(subject: Subject) -> Iterator[Finding]:
    """Themes, goals, obligations, groups and fields that are referred to exist."""
    for kind, identity, path, word, lists in _references(subject):
        known = subject.ids(*lists)
        if word not in known:
            yield Finding(kind, identity, path, _nothing(_thing(lists), word, known))
    for theme in subject.pack.themes:
        field = theme.level_field
        if field and getattr(subject.vocabulary.get(field), "unit", "") != "level":
            levels = [name for name, fact in subject.vocabulary.items() if fact.unit == "level"]
            yield Finding("theme", theme.id, "level_field", _nothing("level fact", field, levels))
        clause = theme.clause_field
        if clause and getattr(subject.vocabulary.get(clause), "type", "") != "bool":
            facts = [name for name, fact in subject.vocabulary.items() if fact.type == "bool"]
            yield Finding("theme", theme.id, "clause_field", _nothing("yes/no fact", clause, facts))
    for rule in subject.pack.cpv_rules:
        if rule.product_group not in subject.groups | {"none"}:
            what = _nothing("product group", rule.product_group, subject.groups | {"none"})
            yield Finding("cpv_rule", rule.prefix, "product_group", what)


def circles(subject: Subject) -> Iterator[Finding]:
    """No goal is part of itself and no product group lies in itself, however far around."""
    yield from _circles("goal", "part_of", {goal.id: goal.part_of for goal in subject.pack.goals})
    groups = {group.code: group.parent for group in subject.pack.product_groups}
    yield from _circles("product_group", "parent", groups)


def parameter_keys(subject: Subject) -> Iterator[Finding]:
    """A parameter that goes by facts names enum facts, and each value says for which of theirs it is."""
    for parameter in subject.pack.parameters:
        for name in parameter.by:
            fact = subject.vocabulary.get(name)
            if fact is None or fact.type != "enum":
                enums = [name for name, fact in subject.vocabulary.items() if fact.type == "enum"]
                yield Finding("parameter", parameter.id, "by", _nothing("fact with a list of values", name, enums))
        for number, value in enumerate(parameter.values, 1):
            for what in _keys_wrong(subject, parameter, value):
                yield Finding("parameter", parameter.id, f"values[{number}].keys", what)


def _keys_wrong(subject: Subject, parameter: Parameter, value: ParameterValue) -> Iterator[str]:
    for name in value.keys.keys() - set(parameter.by):
        yield _nothing("fact in `by`", name, parameter.by)
    for name, word in value.keys.items():
        fact = subject.vocabulary.get(name)
        known = [option.value for option in fact.values] if fact else []
        if known and word not in known:
            yield _nothing(f"value of {name}", word, known)


Reference = tuple[str, str, str, str, tuple[str, ...]]


def _references(subject: Subject) -> Iterator[Reference]:
    pack = subject.pack
    for goal in pack.goals:
        yield "goal", goal.id, "theme", goal.theme, ("themes",)
        yield from _each("goal", goal.id, "measured_by", goal.measured_by, MEASURES)
        if goal.part_of:
            yield "goal", goal.id, "part_of", goal.part_of, ("goals",)
    for obligation in pack.obligations:
        yield "obligation", obligation.id, "theme", obligation.theme, ("themes",)
    for target in pack.targets:
        if target.of:
            yield "target", target.id, "of", target.of, ("obligations",)
        if target.goal:
            yield "target", target.id, "goal", target.goal, ("goals",)
    for group in pack.product_groups:
        if group.parent:
            yield "product_group", group.code, "parent", group.parent, ("product_groups",)
    for norm in pack.untestable:
        yield from _each("untestable", norm.id, "instead", norm.instead, (*MEASURES, "goals"))
    yield from _knowledge(subject)


def _knowledge(subject: Subject) -> Iterator[Reference]:
    for instrument in subject.pack.instruments:
        yield from _each("instrument", instrument.id, "themes", instrument.themes, ("themes",))
    for example in subject.pack.examples:
        yield from _each("example", example.id, "themes", example.themes, ("themes",))
        yield from _each("example", example.id, "product_groups", example.product_groups, ("product_groups",))
        yield from _each("example", example.id, "goals", example.goals, ("goals",))
    for scenario in subject.pack.scenarios:
        yield "scenario", name_of(scenario), "of", scenario.of, JUDGED


def _each(kind: str, identity: str, path: str, words: Iterable[str], lists: tuple[str, ...]) -> Iterator[Reference]:
    for number, word in enumerate(words, 1):
        yield kind, identity, f"{path}[{number}]", word, lists


def _thing(lists: tuple[str, ...]) -> str:
    return " or ".join(KIND_OF[name].replace("_", " ") for name in lists)


def _nothing(thing: str, word: str, known: Iterable[str]) -> str:
    return f'there is no {thing} "{word}"{did_you_mean(word, known)}'


def _twice(words: Iterable[str]) -> list[str]:
    return [word for word, count in Counter(words).items() if count > 1]


def _circles(kind: str, path: str, up: Mapping[str, str | None]) -> Iterator[Finding]:
    for start in up:
        seen, here = [start], up[start]
        while here and here not in seen:
            seen.append(here)
            here = up.get(here)
        if here == start:
            yield Finding(kind, start, path, f"goes round in a circle: {' → '.join([*seen, start])}")
