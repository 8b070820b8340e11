"""What the page of components shows: every component in every state, with numbers that mean nothing."""

from typing import Any


def component_examples() -> dict[str, Any]:
    """Return the context of the page of components."""
    return {"standings": ("met", "not_met", "unknown", "not_applicable", "applies_unknown", "explained")}
