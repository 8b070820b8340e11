"""Find criteria in the library of a pack, and what there is to fill in."""

import re
from collections.abc import Iterator
from datetime import date

from hefboom.core.strategy.library import Criterion, LevelText
from hefboom.core.strategy.pack import Pack

_BLANK = re.compile(r"\[([^\[\]]+)\]")


def criteria_for(pack: Pack, product_group: str | None, on: date) -> list[Criterion]:
    """Return the criteria in force on a day that fit a product group, in the order of the pack.

    A criterion of a group goes for the groups that lie in it; one without groups goes for all. With an unknown
    product group (None) only the latter fit.
    """
    groups = set(group_and_above(pack, product_group))
    return [each for each in pack.criteria if each.in_force(on) and _fits(each, groups)]


def level_text(pack: Pack, theme: str, product_group: str | None = None) -> LevelText | None:
    """Return what the levels of a theme mean: for this group, else the nearest group it lies in, else in general."""
    texts = {(text.theme, text.product_group): text for text in pack.level_texts}
    nearest = (texts.get((theme, group)) for group in (*group_and_above(pack, product_group), None))
    return next((text for text in nearest if text), None)


def group_and_above(pack: Pack, product_group: str | None) -> Iterator[str]:
    """Yield a product group, the group it lies in, and so on upwards."""
    parents = {group.code: group.parent for group in pack.product_groups}
    seen = set()
    while product_group and product_group not in seen:
        seen.add(product_group)
        yield product_group
        product_group = parents.get(product_group)


def blanks(text: str) -> tuple[str, ...]:
    """Return what a buyer has to fill in: the words between [brackets], in order."""
    return tuple(_BLANK.findall(text))


def _fits(criterion: Criterion, groups: set[str]) -> bool:
    return not criterion.product_groups or not groups.isdisjoint(criterion.product_groups)
