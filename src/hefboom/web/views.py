"""Pages that belong to no subject: health, robots, statements, what went wrong, and the page of components."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template import loader
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hefboom.web.context import site
from hefboom.web.examples import component_examples


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Say whether the site and its database answer, for whoever watches over the server."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Let search engines in everywhere, except where the site is only a demonstration."""
    rule = "Disallow: /" if settings.LOCAL else "Disallow:"
    return HttpResponse(f"User-agent: *\n{rule}\n", content_type="text/plain")


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Say where a vulnerability can be reported (RFC 9116); absent until the settings name a contact."""
    if not (settings.HEFBOOM_SECURITY_CONTACT and settings.HEFBOOM_SECURITY_EXPIRES):
        raise Http404
    lines = (
        f"Contact: {settings.HEFBOOM_SECURITY_CONTACT}",
        f"Expires: {settings.HEFBOOM_SECURITY_EXPIRES}",
        "Preferred-Languages: nl, en",
        f"Policy: {request.build_absolute_uri('/kwetsbaarheid-melden/')}",
        f"Canonical: {request.build_absolute_uri('/.well-known/security.txt')}",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def statement(request: HttpRequest, name: str) -> HttpResponse:
    """Show one of the statements that a government's site owes its visitors, filled from the settings."""
    context = {
        "accessibility_url": settings.HEFBOOM_ACCESSIBILITY_URL,
        "security_contact": settings.HEFBOOM_SECURITY_CONTACT,
    }
    return render(request, f"hefboom/{name}.html", context)


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """Show every component in every state, for those who build pages and those who look them over."""
    return render(request, "hefboom/components.html", component_examples())


def went_wrong(request: HttpRequest, status: HTTPStatus, title: str, why: str, todo: str) -> HttpResponse:
    """Say what went wrong, why, and what to do. Needs no database, so that it works when that is the trouble."""
    context: dict[str, Any] = {**site(request), "request": request, "title": title, "why": why, "todo": todo}
    return HttpResponse(loader.get_template("hefboom/error.html").render(context), status=status)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return went_wrong(
        request,
        HTTPStatus.NOT_FOUND,
        _("Deze pagina bestaat niet"),
        _("Het adres klopt niet, de pagina is weg, of u mag deze pagina niet zien."),
        _("Controleer het adres, log in, of begin op de voorpagina."),
    )


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return went_wrong(
        request,
        HTTPStatus.FORBIDDEN,
        _("U mag dit niet doen"),
        _("Uw rol geeft geen toegang tot deze pagina of handeling."),
        _("Log in met een ander account, of vraag de beheerder van uw organisatie om de rol die hierbij hoort."),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403, because the form was open too long or came from elsewhere."""
    return went_wrong(
        request,
        HTTPStatus.FORBIDDEN,
        _("Het formulier is verlopen"),
        _("Het formulier stond te lang open, of uw browser weigert cookies. Er is niets opgeslagen."),
        _("Ga terug, ververs de pagina en verstuur het formulier opnieuw."),
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    return went_wrong(
        request,
        HTTPStatus.BAD_REQUEST,
        _("Deze aanvraag begrijpen we niet"),
        _("Er zit een fout in het adres of in wat is verstuurd."),
        _("Ga terug en probeer het opnieuw."),
    )


def conflict(request: HttpRequest, why: str) -> HttpResponse:
    """409: somebody else changed the same thing in the meantime; `why` says what."""
    return went_wrong(
        request,
        HTTPStatus.CONFLICT,
        _("Iemand anders heeft dit net veranderd"),
        why,
        _("Ga terug, ververs de pagina, bekijk wat er nu staat en doe daarna uw wijziging opnieuw."),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """500."""
    return went_wrong(
        request,
        HTTPStatus.INTERNAL_SERVER_ERROR,
        _("Er ging iets mis aan onze kant"),
        _("Dit ligt niet aan u. De fout staat in ons logboek."),
        _("Probeer het over een paar minuten opnieuw."),
    )
