"""The result: opening the prices, the ranking with its reasons, the decision."""

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hefboom.apps.award.actions import deciding as actions
from hefboom.apps.award.charts import real_chart
from hefboom.apps.award.forms.deciding import DecideForm, WithdrawForm
from hefboom.apps.award.queries.outcome import outcome_of, promises_of
from hefboom.apps.award.queries.page import AwardPage, inside_page
from hefboom.apps.award.views.shared import common, editable_model, model_of
from hefboom.apps.tenders.errors import RefusedError

UNPROCESSABLE = HTTPStatus.UNPROCESSABLE_ENTITY


@login_required
@require_safe
def result(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what came out, or what must happen first."""
    return _draw(request, inside_page(request.user, pk))


@login_required
@require_POST
def open_prices(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the prices, for good."""
    award = inside_page(request.user, pk)
    try:
        actions.open_prices(request.user, editable_model(award))
        messages.success(request, _("De prijzen zijn open. De scores staan nu vast."))
    except RefusedError as refused:
        messages.error(request, str(refused))
    return redirect("award:result", pk=pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Award the contract."""
    award = inside_page(request.user, pk)
    model = editable_model(award)
    outcome = outcome_of(model, award.design, award.scores)
    if request.method != "POST" or outcome is None:
        return redirect("award:result", pk=pk)
    form = DecideForm(outcome.firsts, request.POST)
    if form.is_valid():
        data = form.cleaned_data
        try:
            actions.decide(request.user, model, data["winner"], data["decision"], data["awarded_on"])
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("De opdracht is gegund. Het verslag staat klaar."))
            return redirect("award:result", pk=pk)
    return _draw(request, award, form, UNPROCESSABLE)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the decision back, with the reason."""
    award = inside_page(request.user, pk)
    model = editable_model(award)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.withdraw_decision(request.user, model, form.cleaned_data["reason"])
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Het besluit is ingetrokken. De inschrijvingen en scores blijven staan."))
            return redirect("award:result", pk=pk)
    context = {**common(award, "result"), "form": form}
    return render(request, "award/withdraw.html", context, status=UNPROCESSABLE if form.errors else 200)


def _draw(request: HttpRequest, award: AwardPage, form: DecideForm | None = None, status: int = 200) -> HttpResponse:
    model, scores = model_of(award), award.scores
    outcome = outcome_of(model, award.design, scores)
    winner = next((bid for bid in scores.bids if bid.pk == model.winner_id), None)
    promises = promises_of(award.design, scores, outcome, winner) if outcome and winner else ()
    context = {**common(award, "result"), "outcome": outcome, "winner": winner, "promises": promises}
    context["chart"] = real_chart(award.design, award.scores) if outcome else None
    if outcome and outcome.firsts and not outcome.ranking.not_ranked and award.may_edit and winner is None:
        context["form"] = form or DecideForm(outcome.firsts)
    return render(request, "award/result.html", context, status=status)
