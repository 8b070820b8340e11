"""The bids of a tender: adding, correcting, setting one aside. What they cost stays closed."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from hefboom.apps.award.actions import bids as actions
from hefboom.apps.award.errors import ChangedError
from hefboom.apps.award.forms.bids import BidForm, SetAsideForm
from hefboom.apps.award.models import Bid
from hefboom.apps.award.queries.design import offered
from hefboom.apps.award.queries.page import AwardPage, State, inside_page
from hefboom.apps.award.views.shared import common, editable_model
from hefboom.apps.tenders.access import is_published
from hefboom.apps.tenders.errors import RefusedError

UNPROCESSABLE = HTTPStatus.UNPROCESSABLE_ENTITY


@sensitive_post_parameters("price")
@require_http_methods(["GET", "HEAD", "POST"])
def bids(request: HttpRequest, pk: int) -> HttpResponse:
    """Show all bids; add one."""
    award = inside_page(request.user, pk)
    if request.method != "POST":
        return _list(request, award, BidForm(offered(award.design)))
    model = editable_model(award)
    form = BidForm(offered(award.design), request.POST)
    if form.is_valid():
        data = form.cleaned_data
        try:
            actions.add_bid(request.user, model, data["name"], data["price"], form.offers())
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("De inschrijving is toegevoegd."))
            return redirect("award:bids", pk=pk)
    return _list(request, award, form, UNPROCESSABLE)


@sensitive_post_parameters("price")
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int, bid: int) -> HttpResponse:
    """Correct one bid, or give its price."""
    award, found = _bid(request, pk, bid)
    form = BidForm(offered(award.design), request.POST if request.method == "POST" else None, initial=_initial(found))
    if not form.is_valid():
        return _form(request, award, found, form, UNPROCESSABLE if form.errors else HTTPStatus.OK)
    data = form.cleaned_data
    try:
        actions.change_bid(request.user, found, data["version"] or 0, data["name"], data["price"], form.offers())
    except ChangedError as changed:
        both = _both(award, changed.theirs, form)
        data_now = {**request.POST.dict(), "version": str(changed.theirs.version)}
        again = BidForm(offered(award.design), initial={**_initial(changed.theirs), **_typed(form, data_now)})
        return _form(request, award, found, again, HTTPStatus.CONFLICT, theirs=changed.theirs, yours=form, offers=both)
    except RefusedError as refused:
        form.add_error(None, str(refused))
        return _form(request, award, found, form, UNPROCESSABLE)
    messages.success(request, _("De inschrijving is opgeslagen."))
    return redirect("award:bids", pk=pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def aside(request: HttpRequest, pk: int, bid: int) -> HttpResponse:
    """Set a bid aside, with the reason."""
    award, found = _bid(request, pk, bid)
    form = SetAsideForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.set_aside(request.user, found, form.cleaned_data["reason"])
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("De inschrijving telt niet meer mee."))
            return redirect("award:bids", pk=pk)
    context = {**common(award, "bids"), "bid": found, "form": form}
    return render(request, "award/aside.html", context, status=UNPROCESSABLE if form.errors else 200)


@login_required
@require_POST
def take_back(request: HttpRequest, pk: int, bid: int) -> HttpResponse:
    """Let a bid count again."""
    _award, found = _bid(request, pk, bid)
    try:
        actions.take_back(request.user, found)
        messages.success(request, _("De inschrijving telt weer mee."))
    except RefusedError as refused:
        messages.error(request, str(refused))
    return redirect("award:bids", pk=pk)


def _bid(request: HttpRequest, pk: int, bid: int) -> tuple[AwardPage, Bid]:
    award = inside_page(request.user, pk)
    model = editable_model(award)
    found = next((one for one in award.scores.bids if one.pk == bid), None)
    if found is None:
        raise Http404
    found.model = model
    return award, found


def _initial(bid: Bid) -> dict[str, Any]:
    return {"name": bid.name, "version": bid.version, **{f"offer-{name}": text for name, text in bid.offers.items()}}


def _typed(form: BidForm, data: dict[str, Any]) -> dict[str, Any]:
    """Return what was typed, without the price: that is given again."""
    return {name: data[name] for name in form.fields if name in data and name != "price"}


def _both(award: AwardPage, theirs: Bid, form: BidForm) -> list[tuple[str, str, str]]:
    """Return the offers that differ: the criterion, as it is now, as it was typed."""
    pairs = [(one.name, theirs.offers.get(one.id, ""), form.offers().get(one.id, "")) for one in offered(award.design)]
    return [(name, now, typed) for name, now, typed in pairs if now != typed]


def _list(request: HttpRequest, award: AwardPage, form: BidForm, status: int = 200) -> HttpResponse:
    measured = offered(award.design)
    rows = [(bid, [bid.offers.get(one.id) for one in measured]) for bid in award.scores.bids]
    scoring = award.may_edit and award.model is not None and award.model.state == State.SCORING
    published = is_published(award.page.tender)
    context = {
        **common(award, "bids"),
        "rows": rows,
        "measured": measured,
        "form": form,
        "adding": scoring and published,
        "waiting": scoring and not published,
    }
    return render(request, "award/bids.html", context, status=status)


def _form(request: HttpRequest, award: AwardPage, bid: Bid, form: BidForm, status: int, **more: object) -> HttpResponse:
    return render(request, "award/bid.html", {**common(award, "bids"), "bid": bid, "form": form, **more}, status=status)
