"""An organisation's own table: the one in force, a new one with its differences first, and earlier ones."""

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hefboom.apps.organisations.models import Organisation
from hefboom.apps.spend.access import organisation_of
from hefboom.apps.spend.actions import mapping as actions
from hefboom.apps.spend.forms import MappingConfirmForm, MappingForm
from hefboom.apps.spend.queries.mapping import as_csv, differences, read_table, versions
from hefboom.apps.spend.words import FIELD_WORDS
from hefboom.apps.tenders.access import Access
from hefboom.apps.tenders.errors import RefusedError
from hefboom.web.views import conflict

PAGE = 100
SHOWN = 200


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def mapping(request: HttpRequest, code: str) -> HttpResponse:
    """Show the table in force; a new one is held against it before anything changes."""
    organisation, access = organisation_of(request.user, code)
    form = MappingForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        if not access.may_edit(organisation.pk):
            raise PermissionDenied
        if form.is_valid():
            try:
                return _preview(request, organisation, form)
            except RefusedError as refused:
                form.add_error(refused.field or "file", str(refused))
    return _page(request, organisation, access, form)


@login_required
@require_POST
def store(request: HttpRequest, code: str) -> HttpResponse:
    """Put the table that was looked at in force."""
    organisation, _access = organisation_of(request.user, code)
    form = MappingConfirmForm(request.POST)
    if not form.is_valid():
        raise Http404
    given = form.cleaned_data
    try:
        rows = read_table(given["table"].encode(), "indeling.csv").rows
        kept = actions.store(request.user, organisation, rows, given["why"], given["seen"])
    except actions.NewerError as newer:
        return conflict(request, str(newer))
    except RefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Versie %(number)s geldt nu.") % {"number": kept.number})
    return redirect("spend:mapping", code=code)


@login_required
@require_POST
def restore(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Put an earlier version in force again."""
    organisation, _access = organisation_of(request.user, code)
    kept = actions.restore(request.user, organisation, number)
    messages.success(request, _("Versie %(number)s geldt nu.") % {"number": kept.number})
    return redirect("spend:mapping", code=code)


@login_required
@require_safe
def download(request: HttpRequest, code: str) -> HttpResponse:
    """Give a version of the table as a file; without one, an empty template."""
    organisation, _access = organisation_of(request.user, code)
    wanted = request.GET.get("versie", "")
    found = next((one for one in versions(organisation) if not wanted or str(one.number) == wanted), None)
    if found is None and wanted:
        raise Http404
    answer = HttpResponse("\ufeff" + as_csv(found.rows if found else ()), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="indeling.csv"'
    return answer


def _preview(request: HttpRequest, organisation: Organisation, form: MappingForm) -> HttpResponse:
    file = form.cleaned_data["file"]
    table = read_table(file.read(), file.name)
    kept = versions(organisation)
    found = differences(organisation, table.rows)
    start = {"table": as_csv(table.rows), "why": form.cleaned_data["why"], "seen": kept[0].number if kept else 0}
    context = {
        "organisation": organisation,
        "table": table,
        "counts": {kind: sum(one.effect == kind for one in found) for kind in ("new", "changed", "gone")},
        "differences": found[:SHOWN],
        "more": max(0, len(found) - SHOWN),
        "why": form.cleaned_data["why"],
        "form": MappingConfirmForm(initial=start),
        "kinds": FIELD_WORDS,
    }
    return render(request, "spend/mapping_preview.html", context)


def _page(request: HttpRequest, organisation: Organisation, access: Access, form: MappingForm) -> HttpResponse:
    kept = versions(organisation)
    context = {
        "organisation": organisation,
        "current": kept[0] if kept else None,
        "page": Paginator(kept[0].rows if kept else [], PAGE).get_page(request.GET.get("pagina", "1")),
        "versions": kept,
        "form": form,
        "may_edit": access.may_edit(organisation.pk),
        "kinds": FIELD_WORDS,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "spend/mapping.html", context, status=status)
