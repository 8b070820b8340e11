"""The criteria chosen for a tender: what they serve, what to add, and the changes of one click."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from hefboom.apps.criteria.actions import basket as actions
from hefboom.apps.criteria.forms import OfferForm
from hefboom.apps.criteria.queries.basket import Basket, basket_of
from hefboom.apps.criteria.queries.reasons import with_reasons
from hefboom.apps.tenders.access import access_of
from hefboom.apps.tenders.errors import RefusedError
from hefboom.apps.tenders.queries.page import TenderPage, tender_page

EXPORTS = (("docx", "Word"), ("pdf", "PDF"), ("xlsx", "Excel"), ("csv", "CSV"))
SHOWN = 40
"""So many criteria are offered at once; more are found by a filter."""


@require_safe
def basket(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the criteria chosen for a tender: first what is reached, then what to do."""
    page = tender_page(pk, access_of(request.user))
    return render(request, "criteria/basket.html", basket_context(request, page))


@login_required
@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the ticked criteria into the basket."""
    page = editable(request, pk)
    before = [one.criterion.code for one in basket_of(page).offered] if is_swap(request) else []
    codes = request.POST.getlist("code")
    try:
        added = actions.add(request.user, page.tender, codes)
    except RefusedError as refused:
        return answer(request, pk, str(refused), wrong=True)
    said = ngettext("%(n)s criterium toegevoegd.", "%(n)s criteria toegevoegd.", len(added)) % {"n": len(added)}
    return answer(request, pk, said if codes else _("Vink eerst aan wat u wilt toevoegen."), after=_next(before, codes))


@login_required
@require_POST
def remove(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Take a criterion out."""
    page = editable(request, pk)
    actions.remove(request.user, page.tender, code)
    return answer(request, pk, _("%(code)s is weggehaald.") % {"code": code}, after=f"terug-{code}", gone=code)


@login_required
@require_POST
def restore(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Put a criterion back."""
    page = editable(request, pk)
    actions.restore(request.user, page.tender, code)
    return answer(request, pk, _("%(code)s is teruggezet.") % {"code": code}, after=f"weg-{code}")


@login_required
@require_POST
def move(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Change the order of two criteria of one kind."""
    page = editable(request, pk)
    up = "omhoog" in request.POST
    actions.move(request.user, page.tender, code, up=up)
    return answer(request, pk, _("De volgorde is veranderd."), after=f"{'omhoog' if up else 'omlaag'}-{code}")


def editable(request: HttpRequest, pk: int) -> TenderPage:
    """Return the page of a tender that the person may change; 404 when they may not see it, 403 when only that."""
    page = tender_page(pk, access_of(request.user))
    if not page.may_edit:
        raise PermissionDenied
    return page


def is_swap(request: HttpRequest) -> bool:
    """Say whether only a part of the page is asked for."""
    return bool(request.headers.get("HX-Request"))


def answer(
    request: HttpRequest, pk: int, said: str, *, after: str = "", gone: str = "", wrong: bool = False
) -> HttpResponse:
    """Show the basket anew and say what was done: only that part with JavaScript, the whole page without.

    `after` is the id of what gets the keyboard, `gone` the code that was just taken out.
    """
    if is_swap(request):
        page = tender_page(pk, access_of(request.user))
        context = {**basket_context(request, page), "said": said, "after": after, "gone": gone}
        return render(request, "criteria/basket_swap.html", context)
    (messages.error if wrong else messages.success)(request, said)
    query = f"?weg={gone}" if gone else ""
    return redirect(f"{reverse('criteria:basket', args=[pk])}{query}{'' if gone else '#gekozen'}")


def basket_context(request: HttpRequest, page: TenderPage) -> dict[str, Any]:
    """Return everything that the page of a basket shows."""
    found: Basket = basket_of(page)
    shown = {"page": page, "tender": page.tender, "basket": found, "exports": EXPORTS}
    if not page.may_edit:
        return shown
    form = OfferForm(request.GET, found.offered)
    offered = form.found(found.offered)
    return shown | {
        "basket": found,
        "proposed": with_reasons(found),
        "form": form,
        "offered": offered[:SHOWN],
        "more": max(0, len(offered) - SHOWN),
        "gone": request.GET.get("weg", ""),
        "query": request.GET.urlencode(),
    }


def _next(before: list[str], codes: list[str]) -> str:
    """Return the id of the box after the one just ticked, so that the next is one key away."""
    if len(codes) != 1 or codes[0] not in before:
        return "kies"
    rest = before[before.index(codes[0]) + 1 :]
    return f"code-{rest[0]}" if rest else "kies"
