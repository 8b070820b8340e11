"""The tabs of the strategy, for the pages of this app and of the criteria."""

from typing import Any

from django import template
from django.template import Context

from hefboom.apps.strategy.parts import PARTS

register = template.Library()


@register.inclusion_tag("strategy/tabs.html", takes_context=True)
def strategy_tabs(context: Context) -> dict[str, Any]:
    """Show the tabs to the parts of the strategy."""
    return {"request": context["request"], "parts": [(address, words) for address, (_, words) in PARTS.items()]}
