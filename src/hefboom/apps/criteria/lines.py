"""Who hangs under whom today, in one query: enough to know whose criteria go for whom."""

from hefboom.apps.organisations.models import Placement
from hefboom.apps.organisations.tree import Hang, Tree


def line_tree() -> Tree:
    """Return the tree of organisations without what only the register needs: ministries and heirs."""
    hangs: dict[int, tuple[Hang, ...]] = {}
    for child, parent, start, end in Placement.objects.order_by("valid_from").values_list(
        "organisation_id", "parent_id", "valid_from", "valid_until"
    ):
        hangs[child] = (*hangs.get(child, ()), Hang(parent, start, end))
    return Tree(hangs, {})
