"""Check a loaded pack: everything that is wrong with it, in sentences."""

from collections.abc import Iterator
from pathlib import Path

from hefboom.core.strategy.checks import conditions, criteria, goals, periods, references, scenarios
from hefboom.core.strategy.checks.finding import Check, Subject
from hefboom.core.strategy.load import DEFAULT_PACK, Origins, load_pack, origins
from hefboom.core.strategy.pack import Pack
from hefboom.core.strategy.problems import PackError, Problem

CHECKS: tuple[Check, ...] = (
    references.unique_ids,
    references.documents,
    references.names,
    references.circles,
    references.parameter_keys,
    periods.in_order,
    periods.values,
    periods.overlaps_and_gaps,
    periods.complete,
    conditions.readable,
    conditions.target_shape,
    conditions.codes,
    conditions.unused_parameters,
    conditions.covered,
    goals.measured,
    goals.unknowns_explained,
    goals.direction,
    scenarios.facts,
    scenarios.coverage,
    criteria.criteria_names,
    criteria.criteria_periods,
    criteria.criteria_texts,
    criteria.level_texts,
    criteria.advice_conditions,
)
"""Every check, in the order in which its findings are told. What each holds a pack to is its docstring."""


def lint(pack: Pack, where: Origins | None = None) -> list[Problem]:
    """Return everything wrong with the pack, each thing once; `where` gives the files and lines of its entries."""
    return list(dict.fromkeys(_problems(Subject(pack), where or {})))


def lint_folder(name_or_path: str | Path = DEFAULT_PACK) -> list[Problem]:
    """Load a pack by id or folder and return everything wrong with it, also when it cannot be loaded."""
    try:
        return lint(load_pack(name_or_path), origins(name_or_path))
    except PackError as error:
        return list(error.problems)


def _problems(subject: Subject, where: Origins) -> Iterator[Problem]:
    for check in CHECKS:
        for found in check(subject):
            file, line = where.get((found.kind, found.id), ("", None))
            place = ", ".join(part for part in (f"{found.kind} {found.id}", found.path) if part)
            yield Problem(found.severity, file, line, place, found.what)
