"""The library of criteria, the texts per level and the advice name what exists and do not contradict themselves."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from hefboom.core.base.text import LANGUAGES
from hefboom.core.logic.check import check
from hefboom.core.logic.condition import ConditionError
from hefboom.core.logic.parse import parse
from hefboom.core.logic.walk import fields_of
from hefboom.core.strategy.advice import question_fields
from hefboom.core.strategy.checks.finding import Finding, Subject, name_of
from hefboom.core.strategy.criteria import blanks
from hefboom.core.strategy.library import Criterion
from hefboom.core.strategy.problems import did_you_mean


def criteria_names(subject: Subject) -> Iterator[Finding]:
    """Themes, product groups and other criteria that a criterion, level text or advice names exist."""
    themes, codes = subject.ids("themes"), {criterion.code for criterion in subject.pack.criteria}
    for criterion in subject.pack.criteria:
        for path, words, known in (
            ("themes", criterion.themes, themes),
            ("product_groups", criterion.product_groups, subject.groups),
            ("overlaps", criterion.overlaps, codes),
            ("previous", filter(None, [criterion.previous]), codes),
        ):
            yield from _strange("criterion", name_of(criterion), path, words, known)
    for text in subject.pack.level_texts:
        yield from _strange("level_text", name_of(text), "theme", [text.theme], themes)
        groups = filter(None, [text.product_group])
        yield from _strange("level_text", name_of(text), "product_group", groups, subject.groups)
    for advice in subject.pack.advice:
        yield from _strange("advice", advice.id, "theme", filter(None, [advice.theme]), themes)


def criteria_periods(subject: Subject) -> Iterator[Finding]:
    """No period ends before it starts, and of one code at most one version is in force on a day."""
    versions: dict[str, list[Criterion]] = defaultdict(list)
    for criterion in subject.pack.criteria:
        versions[criterion.code].append(criterion)
        if criterion.until and criterion.until < criterion.from_:
            what = f"ends ({criterion.until}) before it starts ({criterion.from_})"
            yield Finding("criterion", name_of(criterion), "until", what)
    for same in versions.values():
        for before, after in pairwise(sorted(same, key=lambda each: each.from_)):
            if before.until is None or before.until >= after.from_:
                end = before.until or "no end"
                what = f"version {before.version} is still in force then ({before.from_} to {end}); both days count"
                yield Finding("criterion", name_of(after), "from", what)


def criteria_texts(subject: Subject) -> Iterator[Finding]:
    """What there is to fill in is the same in each language; a criterion does not overlap with itself."""
    for criterion in subject.pack.criteria:
        counts = [len(blanks(criterion.text.in_language(language))) for language in LANGUAGES]
        if len(set(counts)) > 1:
            told = " and ".join(f"{count} in {language}" for count, language in zip(counts, LANGUAGES, strict=True))
            what = f"the number of [blanks] to fill in must be the same in each language; there are {told}"
            yield Finding("criterion", name_of(criterion), "text", what)
        if criterion.code in criterion.overlaps:
            yield Finding("criterion", name_of(criterion), "overlaps", "names itself")


def level_texts(subject: Subject) -> Iterator[Finding]:
    """In a pack with level texts every theme of the web has one for all product groups."""
    general = {text.theme for text in subject.pack.level_texts if text.product_group is None}
    for theme in subject.pack.themes:
        if subject.pack.level_texts and theme.level_field and theme.id not in general:
            what = "no level text goes for every product group; without one people read the levels differently"
            yield Finding("theme", theme.id, "", what, "warning")


def advice_conditions(subject: Subject) -> Iterator[Finding]:
    """The conditions of the advice can be read and name questions of the pack; every question is used."""
    fields = question_fields(subject.pack)
    used: set[str] = set()
    for rule in subject.pack.advice:
        for number, condition in enumerate(rule.when, 1):
            path = f"when[{number}].when"
            try:
                node = parse(condition.when)
            except ConditionError as error:
                yield Finding("advice", rule.id, path, f"{error} (in: {condition.when})")
                continue
            used.update(fields_of(node))
            for what in check(node, fields, {}, "tender"):
                yield Finding("advice", rule.id, path, f"{what} (in: {condition.when})")
    for question in fields.keys() - used:
        yield Finding("question", question, "", "no advice uses the answer", "warning")


def _strange(kind: str, name: str, path: str, words: Iterable[str], known: set[str]) -> Iterator[Finding]:
    for word in words:
        if word not in known:
            thing = {"overlaps": "criterion", "previous": "criterion"}.get(path, path.replace("_", " ").rstrip("s"))
            yield Finding(kind, name, path, f'there is no {thing} "{word}"{did_you_mean(word, known)}')
