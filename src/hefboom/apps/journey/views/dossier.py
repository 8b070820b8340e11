"""The file of a tender: documents and everything that happened, on a page and as a file."""

import csv
import io
from datetime import datetime

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hefboom.apps.journey.queries.dossier import Asked, documents_of, happenings, people_of
from hefboom.apps.journey.words import KINDS
from hefboom.apps.tenders.access import access_of
from hefboom.apps.tenders.exporting import guarded
from hefboom.apps.tenders.queries.history import Happening
from hefboom.apps.tenders.queries.page import tender_page

PER_PAGE = 50


@require_safe
def dossier(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the file of a tender: documents and everything that happened."""
    page = tender_page(pk, access_of(request.user))
    asked = _asked(request)
    found = Paginator(happenings(page, asked), PER_PAGE).get_page(request.GET.get("pagina", "1"))
    context = {
        "page": page,
        "tender": page.tender,
        "found": found,
        "asked": asked,
        "query": request.GET.urlencode(),
        "kinds": [(name, words) for name, (words, _starts) in KINDS.items()],
        "people": people_of(page),
        "documents": documents_of(page),
    }
    return render(request, "journey/dossier.html", context)


@require_safe
def dossier_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """Give what happened as CSV, with the filter of the page; nothing in it is run by a spreadsheet."""
    page = tender_page(pk, access_of(request.user))
    text = io.StringIO()
    text.write("\ufeff")
    writer = csv.writer(text, delimiter=";")
    writer.writerow([_("Dag"), _("Tijd"), _("Wat"), _("Wie"), _("Bijzonderheden")])
    writer.writerows([guarded(cell) for cell in _cells(one)] for one in happenings(page, _asked(request)))
    answer = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="dossier-{page.tender.pk}.csv"'
    return answer


def _asked(request: HttpRequest) -> Asked:
    kind, who = request.GET.get("soort", ""), request.GET.get("wie", "")
    return Asked(kind if kind in KINDS else "", who[:150])


def _cells(one: Happening) -> list[str]:
    moment = timezone.localtime(one.at) if isinstance(one.at, datetime) else None
    day, time = (f"{moment:%Y-%m-%d}", f"{moment:%H:%M}") if moment else (f"{one.at:%Y-%m-%d}", "")
    return [day, time, one.what, one.who, " | ".join(one.details)]
