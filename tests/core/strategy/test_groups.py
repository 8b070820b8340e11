"""From CPV code to product group: the longest prefix wins."""

import pytest

from hefboom.core.strategy.groups import product_group_of
from hefboom.core.strategy.pack import CpvRule
from tests.packs_for_tests import small_pack

PACK = small_pack(
    cpv_rules=tuple(
        CpvRule(prefix=prefix, product_group=group, confidence="seen")
        for prefix, group in (("18", "bedrijfskleding"), ("181", "werkkleding"), ("03", "none"))
    )
)


@pytest.mark.parametrize(
    ("cpv", "group"),
    [
        ("18200000", "bedrijfskleding"),
        ("18110000", "werkkleding"),
        ("18110000-3", "werkkleding"),
        ("03000000", "none"),
        ("45000000", None),
        ("", None),
    ],
)
def test_the_longest_prefix_wins(cpv: str, group: str | None) -> None:
    assert product_group_of(PACK, cpv) == group
