"""What comes with the product: the table of a pack's rules and names, and the factor code of each product group."""

import csv
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from hefboom.analytics.classify.mapping import Kind, MappingRow, MappingTable, match_key
from hefboom.analytics.classify.mapping_read import Known, read_mapping, without_doubles
from hefboom.core.effects.factors import shipped_factors
from hefboom.core.strategy.pack import Pack
from hefboom.core.strategy.parts import Confidence

_SURE: Mapping[Confidence, float] = {"stated": 0.95, "seen": 0.9, "calculated": 0.9, "unconfirmed": 0.6}
_NAME = 0.9
_WORDS, _GROUPS, _CPV = "nl-rijk-2019-mapping.csv", "nl-rijk-2019-groups.csv", "cpv-to-a64.csv"


def shipped_mapping(pack: Pack) -> MappingTable:
    """Return the table that comes with the product, for this pack.

    It has the pack's CPV rules, the names of its groups and categories (a category counts where it is called as a
    group), and the shipped categories and words, as far as they name groups of the pack.
    """
    rows = [*_cpv_rows(pack), *_names(pack), *(row for row in _words() if _fits(row, pack))]
    return MappingTable(pack.manifest.id, without_doubles(rows)[0], pack.manifest.version)


def codes_by_prefix() -> dict[str, str]:
    """Return the factor code by prefix of the CPV."""
    return {row["prefix"]: row["code"] for row in _rows(_CPV)}


def codes_of_groups(pack: Pack) -> dict[str, str]:
    """Return the factor code by product group of the pack: a proposal of our own, for lines without a CPV code."""
    groups = {group.code for group in pack.product_groups}
    return {row["product_group"]: row["code"] for row in _rows(_GROUPS) if row["product_group"] in groups}


def factor_codes() -> frozenset[str]:
    """Return every factor code that the shipped tables know, those without a factor per euro included."""
    return frozenset(row["code"] for row in (*_rows(_CPV), *_rows(_GROUPS))) | _MORE


_MORE = frozenset({"C16", "G46", "G47", "M74_75", "N77"})
"""Industries of A64 that no CPV prefix leads to, but that a person may choose."""


def _cpv_rows(pack: Pack) -> Iterator[MappingRow]:
    for rule in pack.cpv_rules:
        yield MappingRow("cpv", rule.prefix, rule.prefix, rule.product_group, confidence=_SURE[rule.confidence])


def _names(pack: Pack) -> Iterator[MappingRow]:
    groups = {group.code for group in pack.product_groups}
    named = [(group.code, (group.code, group.name.nl, group.name.en)) for group in pack.product_groups]
    named += [(each.code, (each.code, each.name.nl, each.name.en)) for each in pack.categories if each.code in groups]
    for code, names in named:
        for name in names:
            kind: Kind = "category"
            yield MappingRow(kind, name, match_key(kind, name), code, confidence=_NAME)


def _fits(row: MappingRow, pack: Pack) -> bool:
    groups = {group.code for group in pack.product_groups}
    return row.product_group in groups or row.product_group in {"", "none"}


@lru_cache(maxsize=1)
def _words() -> tuple[MappingRow, ...]:
    groups = [row["product_group"] for row in _rows(_GROUPS)]
    return read_mapping(shipped_factors() / _WORDS, Known(groups, factor_codes())).rows


def _rows(name: str) -> list[dict[str, str]]:
    path: Path = shipped_factors() / name
    return list(csv.DictReader(path.read_text("utf-8").splitlines()))
