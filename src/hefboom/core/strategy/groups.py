"""Which product group a CPV code belongs to, as the pack says."""

from hefboom.core.strategy.pack import Pack


def product_group_of(pack: Pack, cpv: str) -> str | None:
    """Return the product group of a CPV code (with or without its check digit), by the longest prefix in the pack.

    "none" is known to lie outside every group; None is unknown, since the pack has no rule for the code.
    """
    fitting = [rule for rule in pack.cpv_rules if cpv.startswith(rule.prefix)]
    return max(fitting, key=lambda rule: len(rule.prefix)).product_group if fitting else None
