"""From truths to a standing, and from the standings of lots to that of their tender."""

from collections.abc import Collection

from hefboom.core.strategy.verdict import Standing


def standing_of(applies: Collection[bool | None], met: Collection[bool | None]) -> Standing:
    """Return the standing of a rule in force, from the truth of its conditions. See docs/semantics.md §9.1."""
    if False in applies:
        return Standing.NOT_APPLICABLE
    if None in applies:
        return Standing.APPLIES_UNKNOWN
    if False in met:
        return Standing.NOT_MET
    return Standing.UNKNOWN if None in met else Standing.MET


def together(lots: Collection[Standing]) -> Standing:
    """Return the standing of a tender from those of its lots: one lot that fails, fails it. See §9.2."""
    if Standing.NOT_MET in lots:
        return Standing.NOT_MET
    if Standing.UNKNOWN in lots:
        return Standing.UNKNOWN
    if Standing.APPLIES_UNKNOWN in lots:
        return Standing.UNKNOWN if Standing.MET in lots else Standing.APPLIES_UNKNOWN
    return Standing.MET if Standing.MET in lots else Standing.NOT_APPLICABLE
