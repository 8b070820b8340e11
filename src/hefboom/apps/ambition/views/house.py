"""The webs of an organisation and of its product groups."""

from http import HTTPStatus

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hefboom.apps.ambition.access import Rights, rights_of
from hefboom.apps.ambition.queries.below import overview_of
from hefboom.apps.ambition.queries.webs import WebView, web_at, web_page
from hefboom.apps.ambition.views.saving import saved, web_context
from hefboom.apps.organisations.models import Organisation
from hefboom.apps.strategy.queries import pack_in_force
from hefboom.apps.tenders.words import language
from hefboom.core.strategy.problems import did_you_mean
from hefboom.web.views import went_wrong

TEMPLATE = "ambition/house.html"


@require_http_methods(["GET", "HEAD", "POST"])
def organisation(request: HttpRequest, code: str) -> HttpResponse:
    """Show the web of an organisation, and save what is chosen in it."""
    return _web(request, code, "")


@require_http_methods(["GET", "HEAD", "POST"])
def group(request: HttpRequest, code: str, group: str) -> HttpResponse:
    """Show the web of a product group in an organisation, and save what is chosen in it."""
    known = [one.code for one in pack_in_force().product_groups]
    if group not in known:
        return no_such_group(request, group, known)
    return _web(request, code, group)


@require_safe
def overview(request: HttpRequest, code: str) -> HttpResponse:
    """Show which webs there are under an organisation, and where the tenders depart from them."""
    found = get_object_or_404(Organisation, code=code)
    rights = rights_of(request.user)
    shown = overview_of(found, rights, request.GET.get("pagina"))
    context = {
        "organisation": found,
        "groups": shown.groups,
        "page": shown.page,
        "webs": shown.webs,
        "insider": rights.access.is_insider(found.pk),
        "all_groups": sorted(pack_in_force().product_groups, key=lambda one: one.name.in_language(language())),
        "makes_policy": found.pk in rights.makes_policy,
    }
    return render(request, "ambition/overview.html", context)


def no_such_group(request: HttpRequest, group: str, known: list[str]) -> HttpResponse:
    """404, with the product group that was probably meant."""
    meant = did_you_mean(group, known).partition('"')[2].removesuffix('"?')
    why = _("De strategie kent geen productgroep “%(group)s”.") % {"group": group}
    todo = _("Bedoelt u “%(meant)s”?") % {"meant": meant} if meant else _("Kies een groep bij de strategie.")
    return went_wrong(request, HTTPStatus.NOT_FOUND, _("Deze productgroep bestaat niet"), why, todo)


def may_read(view: WebView, rights: Rights) -> bool:
    """Say whether somebody may read a web of an organisation: everybody once it has a level, insiders before."""
    return view.chosen > 0 or rights.is_insider(view.web) or rights.may_edit(view.web)


def _web(request: HttpRequest, code: str, group: str) -> HttpResponse:
    found = get_object_or_404(Organisation, code=code)
    if request.method == "POST" and not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    rights = rights_of(request.user)
    web = web_at(found, group)
    view = web_page(web, rights.tree)
    if not may_read(view, rights):
        raise Http404
    more = {"organisation": found, "writes": found.pk in rights.writes}
    if request.method == "POST":
        if not rights.may_edit(web):
            raise PermissionDenied
        return saved(request, web, rights, TEMPLATE, more)
    return render(request, TEMPLATE, {**web_context(web, rights, view), **more})
