"""The way from the page of a web to its sessions."""

from django import template

from hefboom.apps.ambition import session_address
from hefboom.apps.ambition.models import Web

register = template.Library()


@register.filter
def sessions_url(web: Web) -> str:
    """Return the address of the sessions of a web."""
    return session_address.sessions_url(web)


@register.filter
def start_session_url(web: Web) -> str:
    """Return the address where a session of a web starts."""
    return session_address.start_url(web)
