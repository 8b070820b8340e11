"""Changing the award model: beginning, saving, taking criteria over, fixing it and making it free again."""

from collections.abc import Callable
from decimal import Decimal
from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from pydantic import ValidationError

from hefboom.apps.award.actions import design as actions
from hefboom.apps.award.comparing import differences
from hefboom.apps.award.errors import ChangedError
from hefboom.apps.award.forms.model import ModelForm
from hefboom.apps.award.models import AwardModel
from hefboom.apps.award.proposals import PROPOSALS, proposed, with_basket
from hefboom.apps.award.queries.lab import basket_of, estimated_value
from hefboom.apps.award.queries.page import AwardPage, award_page
from hefboom.apps.award.queries.weights import other_weights
from hefboom.apps.award.views.lab import draw
from hefboom.apps.tenders.errors import RefusedError
from hefboom.core.award.model import AwardDesign
from hefboom.core.award.needed import with_impact_points
from hefboom.core.award.read import refusals
from hefboom.web.templatetags.hefboom import local
from hefboom.web.views import conflict


@login_required
@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin with one of the proposals."""
    award = editable(request, pk)
    key = request.POST.get("proposal", "")
    if key not in {one.key for one in PROPOSALS}:
        messages.error(request, _("Kies een van de voorstellen."))
        return draw(request, award, None, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        actions.start_design(request.user, award.tender, proposed(key, basket_of(award.tender), estimated_value(award)))
        messages.success(request, _("Het voorstel staat klaar. Pas het aan tot het klopt."))
        _tell_replaced(request, award)
    except RefusedError as refused:
        messages.warning(request, str(refused))
    return redirect("award:lab", pk=pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def save(request: HttpRequest, pk: int) -> HttpResponse:
    """Store the model as filled in; a button of a row moves it or takes it out."""
    award, model = _with_model(request, pk)
    if request.method != "POST":
        return redirect("award:lab", pk=pk)
    form = ModelForm.filled(award.design, request.POST)
    if not form.is_valid():
        return draw(request, award, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        mine = form.design(request.POST.get("order", ""))
    except ValidationError as error:
        for problem in refusals(error, {}):
            form.method.add_error(None, local(problem.says))
        return draw(request, award, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        actions.save_design(request.user, model, form.method.cleaned_data["version"], mine)
    except ChangedError:
        return _both(request, award, model, mine)
    except RefusedError as refused:
        return conflict(request, str(refused))
    messages.success(request, _("Opgeslagen."))
    _tell_replaced(request, award)
    return redirect(f"{reverse('award:lab', args=[pk])}{_place(request.POST.get('order', ''))}")


@login_required
@require_POST
def basket(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the award criteria of the basket over as rows."""
    award, model = _with_model(request, pk)
    wanted = with_basket(award.design, basket_of(award.tender))
    done = _("De criteria uit de mand staan nu in het model. Kijk de punten na.")
    return _do(request, pk, done, lambda: actions.save_design(request.user, model, model.version, wanted))


@login_required
@require_POST
def share(request: HttpRequest, pk: int) -> HttpResponse:
    """Give impact so many points and let the other parts divide the rest as they did."""
    award, model = _with_model(request, pk)
    points = request.POST.get("points", "")
    try:
        wanted = with_impact_points(award.design, Decimal(points if points.isdecimal() else -1))
    except ValueError:
        return conflict(request, _("Dit model is net veranderd. De punten zijn niet opnieuw verdeeld."))
    done = _("Impact telt nu voor %(points)s punten. De rest is naar verhouding verdeeld.") % {"points": points}
    return _do(request, pk, done, lambda: actions.save_design(request.user, model, model.version, wanted))


@login_required
@require_POST
def fix(request: HttpRequest, pk: int) -> HttpResponse:
    """Fix the model."""
    _award, model = _with_model(request, pk)
    version = request.POST.get("version", "")
    seen = int(version) if version.isdecimal() else 0
    done = _("Het gunningsmodel staat vast. Losmaken kan tot de eerste score.")
    return _do(request, pk, done, lambda: actions.fix_design(request.user, model, seen))


@login_required
@require_POST
def loosen(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a fixed model free again."""
    _award, model = _with_model(request, pk)
    done = _("Het gunningsmodel is los. U kunt het weer wijzigen.")
    return _do(request, pk, done, lambda: actions.loosen_design(request.user, model))


def editable(request: HttpRequest, pk: int) -> AwardPage:
    """Return the award of a tender that the person may change; 404 when they may not see it, 403 when only that."""
    award = award_page(request.user, pk)
    if not award.may_edit:
        raise PermissionDenied
    return award


def _with_model(request: HttpRequest, pk: int) -> tuple[AwardPage, AwardModel]:
    award = editable(request, pk)
    if award.model is None:
        raise Http404
    return award, award.model


def _do(request: HttpRequest, pk: int, done: str, action: Callable[[], object]) -> HttpResponse:
    """Do something and say so, or say why not."""
    try:
        action()
        messages.success(request, done)
    except ChangedError:
        return conflict(request, _("Iemand anders heeft het gunningsmodel net veranderd."))
    except RefusedError as refused:
        messages.error(request, str(refused))
    return redirect("award:lab", pk=pk)


def _both(request: HttpRequest, award: AwardPage, model: AwardModel, mine: AwardDesign) -> HttpResponse:
    """Show what somebody else stored beside what this person filled in, which stays in the form to store after all."""
    fresh = award_page(request.user, model.tender_id)
    form = ModelForm.shown(mine, fresh.model.version if fresh.model else 0)
    both = differences(fresh.design, mine)
    return draw(request, fresh, form, HTTPStatus.CONFLICT, both=both)


def _tell_replaced(request: HttpRequest, before: AwardPage) -> None:
    """Say which weights in the register were replaced by those of the model. Nothing goes without a word."""
    after = {one.name for one in other_weights(award_page(request.user, before.tender.pk))}
    for one in other_weights(before):
        if one.name not in after:
            said = {"name": one.name, "theirs": one.theirs, "source": one.source}
            messages.warning(request, _("%(name)s: eerder stond er %(theirs)s (%(source)s). Dat is vervangen.") % said)


def _place(order: str) -> str:
    """Return where on the page to go on after a button of a row."""
    verb, _dash, number = order.partition("-")
    if verb not in {"up", "down"} or not number.isdecimal():
        return "#model" if order else ""
    return f"#rij-{max(int(number) + (1 if verb == 'down' else -1), 0)}"
