"""Scoring the bids: each assessor alone, then together."""

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hefboom.apps.award.actions import scoring as actions
from hefboom.apps.award.actions.scoring import Given
from hefboom.apps.award.errors import ChangedError
from hefboom.apps.award.forms.scores import ScoreForm
from hefboom.apps.award.queries.page import AwardPage, inside_page
from hefboom.apps.award.queries.sheets import Sheet, joint_sheets, my_sheets
from hefboom.apps.award.views.grids import Filled, bound, grids
from hefboom.apps.award.views.shared import common, editable_model, model_of
from hefboom.apps.tenders.errors import RefusedError

UNPROCESSABLE = HTTPStatus.UNPROCESSABLE_ENTITY


@login_required
@require_safe
def mine(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the scores that this person gives, criterion by criterion."""
    return _mine(request, _assessing(request, pk))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest, pk: int, criterion: str) -> HttpResponse:
    """Store what this person gives the bids on one criterion."""
    award = _assessing(request, pk)
    if request.method != "POST":
        return redirect("award:mine", pk=pk)
    sheet = _sheet(my_sheets(award), criterion)
    forms = bound(sheet, sheet.open_rows, request.POST, needed=False)
    if [form for form in forms if not form.is_valid()]:
        return _mine(request, award, Filled(criterion, forms), UNPROCESSABLE)
    given = {row.bid.pk: _given(form) for row, form in zip(sheet.open_rows, forms, strict=True) if not form.is_empty}
    try:
        actions.give_scores(request.user, model_of(award), criterion, given)
    except ChangedError as changed:
        return _mine(request, award, Filled(criterion, forms, changed.theirs), HTTPStatus.CONFLICT)
    except RefusedError as refused:
        messages.error(request, str(refused))
        return redirect("award:mine", pk=pk)
    messages.success(request, _("Opgeslagen: %(criterion)s.") % {"criterion": sheet.criterion.name})
    return redirect(f"{reverse('award:mine', args=[pk])}#{criterion}")


@login_required
@require_POST
def lead(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead the scoring: see all scores, give none."""
    award = inside_page(request.user, pk)
    try:
        actions.lead(request.user, editable_model(award))
        messages.success(request, _("U leidt de beoordeling. U ziet alle scores en geeft er zelf geen."))
    except RefusedError as refused:
        messages.error(request, str(refused))
    return redirect("award:together", pk=pk)


@login_required
@require_safe
def together(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the joint scores, and how far apart the assessors are."""
    return _together(request, inside_page(request.user, pk))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def agree(request: HttpRequest, pk: int, criterion: str) -> HttpResponse:
    """Store the joint scores on one criterion."""
    award = inside_page(request.user, pk)
    model = editable_model(award)
    if request.method != "POST":
        return redirect("award:together", pk=pk)
    sheet = _sheet(joint_sheets(award), criterion)
    forms = bound(sheet, sheet.rows, request.POST, needed=True)
    if [form for form in forms if not form.is_valid()]:
        return _together(request, award, Filled(criterion, forms), UNPROCESSABLE)
    given = {row.bid.pk: _given(form) for row, form in zip(sheet.rows, forms, strict=True)}
    try:
        actions.agree(request.user, model, criterion, given)
    except ChangedError as changed:
        return _together(request, award, Filled(criterion, forms, changed.theirs), HTTPStatus.CONFLICT)
    except RefusedError as refused:
        messages.error(request, str(refused))
        return redirect("award:together", pk=pk)
    messages.success(request, _("Vastgesteld: %(criterion)s.") % {"criterion": sheet.criterion.name})
    return redirect(f"{reverse('award:together', args=[pk])}#{criterion}")


@login_required
@require_POST
def reopen(request: HttpRequest, pk: int, criterion: str) -> HttpResponse:
    """Take the joint scores on a criterion back."""
    award = inside_page(request.user, pk)
    try:
        actions.reopen(request.user, editable_model(award), criterion)
        messages.success(request, _("De gezamenlijke scores zijn teruggenomen. U kunt opnieuw overleggen."))
    except RefusedError as refused:
        messages.error(request, str(refused))
    return redirect("award:together", pk=pk)


def _assessing(request: HttpRequest, pk: int) -> AwardPage:
    award = inside_page(request.user, pk)
    if not award.may_assess:
        raise PermissionDenied
    return award


def _sheet(sheets: list[Sheet], criterion: str) -> Sheet:
    found = next((one for one in sheets if one.criterion.id == criterion), None)
    if found is None:
        raise Http404
    return found


def _given(form: ScoreForm) -> Given:
    data = form.cleaned_data
    return Given(data["value"], data["motivation"], data["version"])


def _mine(request: HttpRequest, award: AwardPage, filled: Filled | None = None, status: int = 200) -> HttpResponse:
    shown = grids(my_sheets(award), needed=False, filled=filled)
    return render(request, "award/mine.html", {**common(award, "mine"), "grids": shown}, status=status)


def _together(request: HttpRequest, award: AwardPage, filled: Filled | None = None, status: int = 200) -> HttpResponse:
    shown = grids(joint_sheets(award), needed=True, filled=filled)
    return render(request, "award/together.html", {**common(award, "together"), "grids": shown}, status=status)
