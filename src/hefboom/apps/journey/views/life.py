"""Taking a step in the life of a tender, planning, and putting the last step back."""

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hefboom.apps.accounts.models import AuditEvent
from hefboom.apps.journey.forms import PlanForm, StepForm, WithdrawForm
from hefboom.apps.journey.queries.overview import journey_of
from hefboom.apps.journey.words import SLUGS, STEP_HELP, STEPS
from hefboom.apps.tenders.access import access_of
from hefboom.apps.tenders.actions import life
from hefboom.apps.tenders.errors import ConflictError, RefusedError
from hefboom.apps.tenders.facts import from_json
from hefboom.apps.tenders.queries.life import why_not_step
from hefboom.apps.tenders.queries.page import TenderPage, tender_page
from hefboom.apps.tenders.words import language, missing_words, source_words, value_words
from hefboom.core.facts.fields import vocabulary
from hefboom.core.facts.phases import PHASES, PLANNED, Phase
from hefboom.web.views import conflict

SENT_WRONG = HTTPStatus.UNPROCESSABLE_ENTITY


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Show what a step asks, or take it."""
    phase = SLUGS.get(step)
    if phase is None:
        raise Http404
    page = _allowed(request, pk, phase)
    form = _step_form(request, page, phase)
    if request.method != "POST":
        return _step_page(request, page, phase, form, why_not=why_not_step(page.rows[0], phase))
    if not form.is_valid():
        return _step_page(request, page, phase, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        _take(request, page, phase, form)
    except RefusedError as refused:
        again = _step_form(request, page, phase, asks_reason=refused.field == "reason")
        again.add_error(refused.field if refused.field in again.fields else None, str(refused))
        return _step_page(request, page, phase, again, SENT_WRONG)
    except ConflictError as both:
        fresh = _step_form(request, page, phase, version=both.version)
        return _step_page(request, page, phase, fresh, HTTPStatus.CONFLICT, both=_both(page, both, fresh))
    messages.success(request, _("De stap is gezet: %(step)s.") % {"step": STEPS[phase]})
    return redirect("journey:tender", pk=pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the planned days, or change them."""
    page = tender_page(pk, access_of(request.user))
    phases = _plannable(page)
    if not phases:
        raise PermissionDenied
    initial: dict[str, object] = {phase: page.rows[0].get(PLANNED[phase]) for phase in phases}
    initial["version"] = page.tender.version
    form = PlanForm(phases, request.POST or None, initial=initial)
    status, both = HTTPStatus.OK, None
    if request.method == "POST" and form.is_valid():
        try:
            life.plan(request.user, page.tender, form.days(), form.cleaned_data["version"])
        except RefusedError as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        except ConflictError as clash:
            status, both = HTTPStatus.CONFLICT, _both(page, clash, form)
            again: dict[str, object] = {str(phase): day for phase, day in form.days().items()}
            form = PlanForm(phases, initial={**again, "version": clash.version})
        else:
            messages.success(request, _("De planning is opgeslagen."))
            return redirect("journey:tender", pk=pk)
    context = {"page": page, "tender": page.tender, "form": form, "both": both}
    return render(request, "journey/plan.html", context, status=SENT_WRONG if form.errors else status)


@login_required
@require_POST
def back(request: HttpRequest, pk: int, event: int) -> HttpResponse:
    """Put the last step back."""
    page = tender_page(pk, access_of(request.user))
    entry = get_object_or_404(AuditEvent, pk=event)
    try:
        life.put_step_back(request.user, page.tender, entry)
    except RefusedError as refused:
        return conflict(request, str(refused))
    except ConflictError:
        return conflict(request, _("Deze dag is daarna nog eens veranderd. Terugzetten kan niet meer."))
    messages.success(request, _("De stap is teruggezet."))
    return redirect("journey:tender", pk=pk)


def _allowed(request: HttpRequest, pk: int, phase: Phase) -> TenderPage:
    """Return the page of a tender for who may take this step; 404 when they may not see it, 403 when only that."""
    page = tender_page(pk, access_of(request.user))
    if not page.access.may_step(page.tender.organisation_id, phase):
        raise PermissionDenied
    return page


def _plannable(page: TenderPage) -> list[Phase]:
    """Return the phases that have not begun and whose day this person may plan."""
    journey = journey_of(page)
    if journey.ended:
        return []
    ahead = [phase for phase in PLANNED if PHASES.index(phase) > PHASES.index(journey.phase)]
    organisation = page.tender.organisation_id
    if page.access.may_step(organisation, "planned"):
        return ahead
    of_contract: list[Phase] = [phase for phase in ahead if phase in {"contracted", "closed"}]
    return of_contract if page.access.may_step(organisation, "contracted") else []


def _step_form(
    request: HttpRequest, page: TenderPage, phase: Phase, version: int = 0, *, asks_reason: bool = False
) -> Form:
    """Return the form of a step; with a `version`, as it was sent but against what stands there now."""
    sent = request.POST.copy() if request.method == "POST" else None
    if sent is not None and version:
        sent["version"] = str(version)
    initial = {"version": page.tender.version, "day": timezone.localdate()}
    if phase == "withdrawn":
        return WithdrawForm(sent, initial=initial)
    asks = asks_reason or (phase == "published" and bool(journey_of(page).open_points))
    return StepForm(sent, initial=initial, asks_reason=asks)


def _take(request: HttpRequest, page: TenderPage, phase: Phase, form: Form) -> None:
    data = form.cleaned_data
    if phase == "withdrawn":
        life.withdraw(request.user, page.tender, data["reason"], data["version"])
    else:
        life.move(request.user, page.tender, phase, data["day"], data["version"], data.get("reason", ""))


def _step_page(
    request: HttpRequest, page: TenderPage, phase: Phase, form: Form, status: int = 200, **more: object
) -> HttpResponse:
    points = journey_of(page).open_points if phase == "published" else []
    names = {"title": STEPS[phase], "help": STEP_HELP[phase], "points": points}
    context = {"page": page, "tender": page.tender, "phase": phase, "form": form, **names, **more}
    return render(request, "journey/step.html", context, status=status)


def _both(page: TenderPage, both: ConflictError, form: Form) -> dict[str, str]:
    """Return in words what the other person stored and what this person sent."""
    field = vocabulary()[both.name]
    theirs = from_json(field, both.theirs) if both.theirs else None
    now = value_words(field, theirs.value) if theirs and theirs.value is not None else missing_words(None)
    who = source_words(theirs.source if theirs else None, insider=page.insider)
    yours = ", ".join(str(form.data[name]) for name in form.fields if name != "version" and form.data.get(name))
    label = field.label.in_language(language())
    return {"what": label, "theirs": f"{now} ({who})" if who else now, "yours": yours or _("niets")}
