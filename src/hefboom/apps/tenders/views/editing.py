"""Changing a tender: one fact at a time in place, a new tender, explanations, the class of a criterion."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hefboom.apps.accounts.models import AuditEvent
from hefboom.apps.strategy.queries import obligation
from hefboom.apps.tenders.access import STEP_OF, access_of
from hefboom.apps.tenders.actions import editing, explaining
from hefboom.apps.tenders.actions.starting import create_tender
from hefboom.apps.tenders.errors import ConflictError, RefusedError
from hefboom.apps.tenders.facts import from_json
from hefboom.apps.tenders.forms import CriterionForm, ExplainForm, FactForm, NewTenderForm, entry_text
from hefboom.apps.tenders.models import Explanation
from hefboom.apps.tenders.queries.page import FactRow, TenderPage, lot_of, tender_page
from hefboom.apps.tenders.views.tender import tender_context
from hefboom.apps.tenders.words import first_page, missing_words, value_words
from hefboom.core.facts.facts import Missing
from hefboom.web.views import conflict

UNPROCESSABLE = HTTPStatus.UNPROCESSABLE_ENTITY


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def fact(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Show the form of one fact, or store what was typed. In place with JavaScript, as a page without."""
    page = _editable(request, pk)
    field = editing.editable_field(name)
    row = page.fact_row(field, lot_of(page, request.GET.get("perceel", ""), field))
    if name in STEP_OF and row.value is None:
        messages.info(request, _("Deze dag hoort bij een stap. Zet de stap hier."))
        return redirect(first_page(page.tender))
    if "regel" in request.GET and request.method != "POST":
        return render(request, "tenders/fact_row.html", {"row": row, "page": page, "tender": page.tender})
    if request.method != "POST":
        form = FactForm(field, initial=_initial(page, row))
        return _fact_form(request, page, row, form)
    form = FactForm(field, request.POST)
    if not form.is_valid():
        return _fact_form(request, page, row, form, status=UNPROCESSABLE)
    try:
        event = _change(request, page, row, form.cleaned_data)
    except ConflictError as both:
        return _fact_conflict(request, page, row, both)
    return _changed(request, pk, row, event)


@login_required
@require_POST
def put_back(request: HttpRequest, pk: int, event: int) -> HttpResponse:
    """Undo a change of a fact."""
    page = _editable(request, pk)
    entry = get_object_or_404(AuditEvent, pk=event)
    try:
        editing.put_back(request.user, page.tender, entry)
    except ConflictError:
        return conflict(request, _("Dit gegeven is daarna nog eens veranderd. Terugzetten kan niet meer."))
    messages.success(request, _("De wijziging is teruggezet."))
    return redirect("tenders:tender", pk=pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """Add a tender with its first facts."""
    access = access_of(request.user)
    if not access.edits:
        raise PermissionDenied
    form = NewTenderForm(access, request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        organisation, previous = data["organisation"], data["previous"]
        try:
            tender = create_tender(request.user, organisation, data["tender_id"], form.texts(), previous)
        except RefusedError as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            messages.success(request, _("Het traject is aangemaakt met kenmerk %(code)s.") % {"code": tender.code})
            return redirect(first_page(tender))
    return render(request, "tenders/create.html", {"form": form}, status=UNPROCESSABLE if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def explain(request: HttpRequest, pk: int, commitment: str) -> HttpResponse:
    """Say why an obligation is not met."""
    page = _editable(request, pk)
    asked = obligation(commitment)
    if asked is None:
        raise Http404
    form = ExplainForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            explaining.explain(request.user, page.tender, commitment, form.cleaned_data["reason"])
        except RefusedError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("De uitleg is opgeslagen."))
            return redirect("tenders:tender", pk=pk)
    context = {"form": form, "obligation": asked, "tender": page.tender}
    return render(request, "tenders/explain.html", context, status=UNPROCESSABLE if form.errors else 200)


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: int, explanation: int) -> HttpResponse:
    """Take an explanation back."""
    page = _editable(request, pk)
    given = get_object_or_404(
        Explanation.objects.select_related("tender__organisation"), pk=explanation, tender=page.tender
    )
    explaining.withdraw_explanation(request.user, given)
    messages.success(request, _("De uitleg is ingetrokken. Ze blijft in het dossier staan."))
    return redirect("tenders:tender", pk=pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def criterion(request: HttpRequest, pk: int, lot: int, number: int) -> HttpResponse:
    """Class an award criterion differently."""
    page = _editable(request, pk)
    holder = next((one for one in page.lots if one.pk == lot and number < len(one.criteria)), None)
    if holder is None:
        raise Http404
    shown = holder.criteria[number]
    form = CriterionForm(request.POST or None, initial={"version": page.tender.version, "wanted": shown.get("class")})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            explaining.overrule_criterion(request.user, holder, number, data["wanted"], data["reason"], data["version"])
        except RefusedError as refused:
            form.add_error(None, str(refused))
        except ConflictError:
            return conflict(request, _("Er is net iets aan dit traject veranderd. Uw indeling is niet opgeslagen."))
        else:
            messages.success(request, _("De indeling is opgeslagen. De gewichten zijn opnieuw berekend."))
            return redirect("tenders:tender", pk=pk)
    context = {"form": form, "criterion": shown, "tender": page.tender}
    return render(request, "tenders/criterion.html", context, status=UNPROCESSABLE if form.errors else 200)


def _editable(request: HttpRequest, pk: int) -> TenderPage:
    """Return the page of a tender that the person may change; 404 when they may not see it, 403 when only that."""
    page = tender_page(pk, access_of(request.user))
    if not page.may_edit:
        raise PermissionDenied
    return page


def _initial(page: TenderPage, row: FactRow) -> dict[str, Any]:
    reason = row.fact.missing.value if row.fact and row.fact.missing else Missing.NOT_GIVEN.value
    return {"version": page.tender.version, "value": entry_text(row.field, row.value), "reason": reason}


def _change(request: HttpRequest, page: TenderPage, row: FactRow, data: dict[str, Any]) -> AuditEvent:
    name, version = row.field.name, data["version"]
    if data["value"]:
        return editing.change_fact(request.user, page.tender, row.lot, name, data["value"], version)
    reason = Missing(data["reason"] or Missing.NOT_GIVEN)
    return editing.clear_fact(request.user, page.tender, row.lot, name, reason, version)


def _fact_form(
    request: HttpRequest, page: TenderPage, row: FactRow, form: FactForm, status: int = 200, **more: object
) -> HttpResponse:
    in_place = bool(request.headers.get("HX-Request"))
    if in_place and not form.errors:
        form.fields["value"].widget.attrs["data-focus"] = ""
    template = "tenders/fact_form_row.html" if in_place else "tenders/fact.html"
    context = {"page": page, "tender": page.tender, "row": row, "form": form, **more}
    return render(request, template, context, status=status)


def _fact_conflict(request: HttpRequest, page: TenderPage, row: FactRow, both: ConflictError) -> HttpResponse:
    """Show what the other person stored and what this person typed, with the new version, to choose from."""
    field = row.field
    theirs = from_json(field, both.theirs) if both.theirs else None
    yours = request.POST.get("value", "")
    form = FactForm(field, initial={"version": both.version, "value": yours, "reason": request.POST.get("reason")})
    words = value_words(field, theirs.value) if theirs and theirs.value is not None else missing_words(None)
    return _fact_form(request, page, row, form, HTTPStatus.CONFLICT, theirs=words, yours=yours or _("onbekend"))


def _changed(request: HttpRequest, pk: int, row: FactRow, event: AuditEvent) -> HttpResponse:
    """Show the page anew, or only what changed: the fact, the obligations, and what to tell."""
    said = _("%(fact)s is opgeslagen.") % {"fact": row.field.label.in_language(request.LANGUAGE_CODE)}
    if not request.headers.get("HX-Request"):
        messages.success(request, said)
        return redirect(f"{reverse('tenders:tender', args=[pk])}?gewijzigd={event.pk}#verplichtingen")
    page = tender_page(pk, access_of(request.user))
    fresh = page.fact_row(row.field, next((lot for lot in page.lots if row.lot and lot.pk == row.lot.pk), None))
    derived = [one for one in page.tender_rows() if one.field.derived]
    context = {**tender_context(request, page), "row": fresh, "event": event, "said": said, "derived": derived}
    return render(request, "tenders/fact_changed.html", context)
