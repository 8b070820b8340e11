"""Answering a page of a web: drawing it, and saving what was chosen, with and without JavaScript."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from hefboom.apps.ambition.access import Rights
from hefboom.apps.ambition.actions import webs
from hefboom.apps.ambition.actions.results import PHASES
from hefboom.apps.ambition.actions.saving import Outcome, save
from hefboom.apps.ambition.entries import entries
from hefboom.apps.ambition.models import Web
from hefboom.apps.ambition.picture import web_picture
from hefboom.apps.ambition.queries.questions import questions_of
from hefboom.apps.ambition.queries.webs import WebView, web_page
from hefboom.apps.ambition.words import level_words, web_url
from hefboom.apps.strategy.queries import pack_in_force
from hefboom.apps.tenders.words import language


def web_context(web: Web, rights: Rights, view: WebView | None = None) -> dict[str, Any]:
    """Return what every page of a web shows."""
    view = view or web_page(web, rights.tree)
    return {
        "web": web,
        "view": view,
        "picture": web_picture(view),
        "insider": rights.is_insider(web),
        "may_edit": rights.may_edit(web),
        "may_record": rights.may_record_result(web),
        "problems": {},
        "levels": (0, 1, 2, 3),
        "here": web_url(web),
        "questions": questions_of(view) if web.tender else None,
        "wanted": {},
        "possible": web.tender is not None and web.tender.phase in PHASES,
        "asked": f"?groep={web.product_group}" if web.product_group and not web.tender else "",
        "group_known": web.tender is not None and _is_group(web.tender.product_group),
    }


def _is_group(code: str) -> bool:
    return any(one.code == code for one in pack_in_force().product_groups)


def saved(request: HttpRequest, web: Web, rights: Rights, template: str, more: dict[str, Any]) -> HttpResponse:
    """Save what the page sent and answer: only what changed to our script, else the page or a way back to it."""
    if "undo" in request.POST:
        webs.put_back(request.user, web, request.POST["undo"])
        messages.success(request, _("De wijziging is teruggezet."))
        return redirect(f"{web_url(web)}#thema-{request.POST['undo']}")
    if "take_over" in request.POST:
        count = webs.take_over(request.user, web, from_advice=request.POST["take_over"] == "advice")
        messages.success(request, _("Overgenomen: %(count)s thema's.") % {"count": count})
        return redirect(web_url(web))
    outcome = save(request.user, web, entries(request.POST.dict()))
    view = web_page(next((one.web for one in outcome.saved.values()), web), rights.tree)
    said = _said(view, outcome)
    in_place = bool(request.headers.get("HX-Request"))
    if not in_place and not outcome.problems:
        messages.success(request, said)
        return redirect(web_url(web))
    context = {**web_context(view.web, rights, view), **more, "problems": outcome.problems, "said": said}
    context["changed"] = [view.row(code) for code in (*outcome.saved, *outcome.problems) if view.row(code)]
    return render(request, "ambition/saved.html" if in_place else template, context, status=outcome.status)


def _said(view: WebView, outcome: Outcome) -> str:
    """Return what happened, for the live region: what was saved and when, and what was not and why."""
    tongue = language()
    names = {row.theme.code: row.theme.name.in_language(tongue) for row in view.rows}
    parts = []
    if outcome.saved:
        levels = "; ".join(f"{names[code]}, {level_words(one.level)}" for code, one in outcome.saved.items())
        now = date_format(timezone.localtime(), "TIME_FORMAT")
        parts.append(_("Opgeslagen om %(time)s: %(levels)s.") % {"time": now, "levels": levels})
    for code, problem in outcome.problems.items():
        parts.append(_("Niet opgeslagen: %(theme)s. %(why)s") % {"theme": names.get(code, code), "why": problem.says})
    return " ".join(parts) or _("Er is niets veranderd.")
