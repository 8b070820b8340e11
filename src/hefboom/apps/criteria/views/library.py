"""The library of criteria, and the page of one criterion."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hefboom.apps.criteria.access import criteria_access
from hefboom.apps.criteria.forms import LibraryForm
from hefboom.apps.criteria.queries import library as queries
from hefboom.apps.criteria.queries.criterion import history
from hefboom.apps.criteria.queries.use import times_used, use_of
from hefboom.apps.criteria.words import source_notes, theme_names
from hefboom.apps.tenders.words import group_words, pack_source_words

PER_PAGE = 24


@require_safe
def library(request: HttpRequest) -> HttpResponse:
    """Show the criteria that answer what is asked: those of the strategy, and own ones the reader may see."""
    access = criteria_access(request.user)
    entries = queries.library(access, timezone.localdate())
    form = LibraryForm(request.GET, entries)
    page = Paginator(form.found(entries), PER_PAGE).get_page(request.GET.get("pagina"))
    used = times_used((one.criterion.code for one in page), access.tenders)
    context = {
        "form": form,
        "page": page,
        "cards": [(one, used[one.origin, one.criterion.code]) for one in page],
        "own_wording": any(one.criterion.own_wording for one in page),
        "themes": theme_names(),
        "may_import": bool(access.imports),
        "all": len(entries),
    }
    return render(request, "criteria/library.html", context)


@require_safe
def criterion(request: HttpRequest, code: str) -> HttpResponse:
    """Show one criterion: the version in force (else the newest), all about it, its versions, and who used it."""
    access = criteria_access(request.user)
    versions = queries.versions_of(code, access, request.GET.get("organisatie", ""))
    if not versions:
        raise Http404
    today = timezone.localdate()
    current = next((one for one in versions if one.criterion.in_force(today)), None)
    shown = current or versions[0]
    context = {
        "entry": shown,
        "criterion": shown.criterion,
        "in_force": current is not None,
        "versions": history(versions),
        "use": use_of(code, shown.origin, access.tenders),
        "groups": [group_words(group) for group in shown.criterion.product_groups],
        "source": pack_source_words(shown.criterion.source),
        "notes": source_notes(shown.criterion),
        "themes": theme_names(),
    }
    return render(request, "criteria/criterion.html", context)
