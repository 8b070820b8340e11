"""Where the sessions of a web are found."""

from urllib.parse import urlencode

from django.urls import reverse

from hefboom.apps.ambition.models import Web


def sessions_url(web: Web) -> str:
    """Return the address of the list of sessions of a web."""
    return _address(web, "sessions")


def start_url(web: Web) -> str:
    """Return the address where a session of a web starts."""
    return _address(web, "session_new")


def _address(web: Web, name: str) -> str:
    if web.tender:
        return reverse(f"ambition:{name}", args=[web.tender.pk])
    query = f"?{urlencode({'productgroep': web.product_group})}" if web.product_group else ""
    return reverse(f"ambition:organisation_{name}", args=[web.organisation.code]) + query
