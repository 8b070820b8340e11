"""The open questions of a tender: asked together, most useful first, saved at once."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from hefboom.apps.journey.forms import QuestionsForm, posted
from hefboom.apps.journey.queries.overview import journey_of
from hefboom.apps.tenders.access import access_of
from hefboom.apps.tenders.actions.editing import answer_facts
from hefboom.apps.tenders.actions.starting import take_over
from hefboom.apps.tenders.entry import read_entry
from hefboom.apps.tenders.errors import ConflictError, RefusedError
from hefboom.apps.tenders.forms import previous_named
from hefboom.apps.tenders.queries.page import TenderPage, tender_page
from hefboom.apps.tenders.queries.prefill import earlier
from hefboom.apps.tenders.words import value_words
from hefboom.core.facts.phases import BEFORE_NOTICE

AT_ONCE = 12
"""So many questions stand on one form; the next ones come when these are answered."""
_NO_GROUP = frozenset({"", "none"})
"""Groups that say nothing about what a tender follows."""
OFFERED = 5
"""So many earlier tenders of the same product group are offered to take over from."""


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask what is not known yet, or store the answers."""
    page = _editable(request, pk)
    if request.method != "POST":
        return _form_page(request, page, _fresh_form(page))
    form = QuestionsForm(posted(request.POST, page, journey_of(page).questions), request.POST)
    if not form.is_valid():
        return _form_page(request, page, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        answer_facts(request.user, page.tender, form.answers(), form.cleaned_data["version"])
    except ConflictError as both:
        return _conflict(request, pk, form, both)
    remaining = len(journey_of(tender_page(pk, page.access)).questions)
    said = ngettext("Opgeslagen. Nog %(n)s vraag.", "Opgeslagen. Nog %(n)s vragen.", remaining) % {"n": remaining}
    messages.success(request, said if remaining else _("Opgeslagen. Er zijn geen open vragen meer."))
    return redirect("journey:tender", pk=pk)


@login_required
@require_POST
def previous(request: HttpRequest, pk: int) -> HttpResponse:
    """Take over from an earlier tender what is not known yet."""
    page = _editable(request, pk)
    found = None
    try:
        found = previous_named(page.access, request.POST.get("kenmerk", ""), page.tender.organisation)
        event = take_over(request.user, page.tender, found) if found else None
        why = _("Kies een traject, of typ het kenmerk.")
    except (RefusedError, ValidationError) as refused:
        event, why = None, refused.messages[0] if isinstance(refused, ValidationError) else str(refused)
    if found is None or event is None:
        return _form_page(request, page, _fresh_form(page), HTTPStatus.UNPROCESSABLE_ENTITY, previous_error=why)
    count = len(event.changes) - 1
    said = ngettext("%(n)s gegeven overgenomen van %(code)s.", "%(n)s gegevens overgenomen van %(code)s.", count)
    messages.success(request, said % {"n": count, "code": found.code})
    return redirect("journey:questions", pk=pk)


def _editable(request: HttpRequest, pk: int) -> TenderPage:
    page = tender_page(pk, access_of(request.user))
    if not page.may_edit:
        raise PermissionDenied
    return page


def _fresh_form(page: TenderPage) -> QuestionsForm:
    return QuestionsForm(journey_of(page).questions[:AT_ONCE], initial={"version": page.tender.version})


def _form_page(
    request: HttpRequest, page: TenderPage, form: QuestionsForm, status: int = 200, **more: object
) -> HttpResponse:
    journey = journey_of(page)
    rows = page.rows[0]
    group = str(rows.get("product_group") or "")
    may_follow = bool(journey.questions) and rows.get("previous_tender") is None and group not in _NO_GROUP
    offered = earlier(page.access, [page.tender.organisation_id], group).exclude(pk=page.tender.pk)
    context: dict[str, Any] = {
        "page": page,
        "tender": page.tender,
        "form": form,
        "open": len(journey.questions),
        "offered": list(offered.exclude(phase__in=(*BEFORE_NOTICE, "withdrawn"))[:OFFERED]) if may_follow else [],
        **more,
    }
    return render(request, "journey/questions.html", context, status=status)


def _conflict(request: HttpRequest, pk: int, form: QuestionsForm, both: ConflictError) -> HttpResponse:
    """Show for each answer that somebody else gave meanwhile what they filled in and what this person did."""
    page = tender_page(pk, access_of(request.user))
    sent = request.POST.copy()
    sent["version"] = str(both.version)
    again = QuestionsForm(posted(sent, page, ()), sent)
    clashes = []
    for key, one in again.asked.items():
        field, holder = one.field, one.lot or page.tender
        row = page.fact_row(field, one.lot)
        changed = holder.facts.get(field.name, {}).get("version", 0) > form.cleaned_data["version"]
        if sent.get(key) and changed and row.value is not None:
            yours = value_words(field, read_entry(field, str(sent[key])))
            clashes.append((again.fields[key].label, value_words(field, row.value), yours))
    return _form_page(request, page, again, HTTPStatus.CONFLICT, clashes=clashes)
