"""What a scan said, page by page: the answer first."""

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from hefboom.apps.spend.access import Seen, seen_by
from hefboom.apps.spend.models import SpendFile
from hefboom.apps.spend.pictures import answer_pictures, parts_picture, priority_pictures
from hefboom.apps.spend.queries.doubts import left_to_confirm
from hefboom.apps.spend.queries.result import KINDS, ORDERS, PartsFilter, asked_parts, shown

PAGE = 50
TOP = 10
HEADINGS = {
    "groepen": _("Welke productgroepen geven de meeste uitstoot?"),
    "leveranciers": _("Bij welke leveranciers zit de uitstoot?"),
    "organisaties": _("Welke onderdelen kopen de meeste uitstoot in?"),
    "jaren": _("Wordt het meer of minder?"),
}
ORDER_WORDS = {
    "uitstoot": _("Meeste uitstoot"),
    "bedrag": _("Hoogste bedrag"),
    "regels": _("Meeste regels"),
    "naam": _("Naam"),
}


def done(request: HttpRequest, pk: uuid.UUID) -> Seen:
    """Return a scan that has a result and that this person may see. Raises `Http404` for any other."""
    seen = seen_by(request.user, pk)
    if seen.file.state != SpendFile.State.DONE:
        raise Http404
    return seen


def result(request: HttpRequest, seen: Seen) -> HttpResponse:
    """Show the answer: how much, what makes most of it, what to doubt."""
    found = shown(seen.file)
    context = {
        **_context(seen),
        "shown": found,
        "scan": found.scan,
        "charts": answer_pictures(found),
        "top": found.ranked[:TOP],
        "left": left_to_confirm(seen.file),
    }
    return render(request, "spend/result.html", context)


@login_required
@require_safe
def parts(request: HttpRequest, pk: uuid.UUID, kind: str) -> HttpResponse:
    """Show all groups, suppliers, organisations or years, as asked for in the address."""
    if kind not in KINDS:
        raise Http404
    seen = done(request, pk)
    found, asked = shown(seen.file), PartsFilter.read(request.GET)
    everything = found.parts(KINDS[kind])
    context = {
        **_context(seen),
        "shown": found,
        "scan": found.scan,
        "kind": kind,
        "heading": HEADINGS[kind],
        "asked": asked,
        "orders": [(name if name != ORDERS[0] else "", ORDER_WORDS[name]) for name in ORDERS],
        "page": Paginator(asked_parts(everything, asked), PAGE).get_page(request.GET.get("pagina", "1")),
        "all": len(everything),
        "chart": parts_picture(found, KINDS[kind]),
        "opinions": {one.key: one for one in found.scan.opinions} if kind == "groepen" else {},
    }
    return render(request, "spend/parts.html", context)


@login_required
@require_safe
def priorities(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show impact against influence, and table 3.1 as computed beside the published one."""
    seen = done(request, pk)
    found = shown(seen.file)
    context = {**_context(seen), "shown": found, "scan": found.scan, "charts": priority_pictures(found)}
    return render(request, "spend/priorities.html", context)


def _context(seen: Seen) -> dict[str, Any]:
    return {"file": seen.file, "seen": seen}
