"""The ambition web of a tender."""

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from hefboom.apps.ambition.access import rights_of
from hefboom.apps.ambition.queries.webs import web_of
from hefboom.apps.ambition.views.saving import saved, web_context
from hefboom.apps.tenders.queries.page import tender_page

TEMPLATE = "ambition/tender.html"


@require_http_methods(["GET", "HEAD", "POST"])
def tender(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the ambition web of a tender, and save what is chosen in it."""
    rights = rights_of(request.user)
    if request.method == "POST" and not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    page = tender_page(pk, rights.access)
    web = web_of(page.tender)
    more = {"page": page, "tender": page.tender}
    if request.method == "POST":
        if not rights.may_edit(web):
            raise PermissionDenied
        return saved(request, web, rights, TEMPLATE, more)
    return render(request, TEMPLATE, {**web_context(web, rights), **more})
