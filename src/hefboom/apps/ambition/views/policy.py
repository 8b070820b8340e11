"""The pages where an organisation writes its own themes and what a level means."""

from http import HTTPStatus
from typing import Any
from zlib import crc32

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hefboom.apps.ambition.access import rights_of
from hefboom.apps.ambition.actions import policy
from hefboom.apps.ambition.errors import RefusedError, StaleError
from hefboom.apps.ambition.forms import LevelTextForm, ThemeForm
from hefboom.apps.ambition.models import OwnLevelText, OwnTheme
from hefboom.apps.ambition.queries.texts import Texts
from hefboom.apps.ambition.queries.themes import themes_of
from hefboom.apps.ambition.views.house import no_such_group
from hefboom.apps.organisations.models import Organisation
from hefboom.apps.organisations.tree import Tree
from hefboom.apps.strategy.queries import pack_in_force

METHODS = ["GET", "HEAD", "POST"]


@login_required
@require_http_methods(METHODS)
def themes(request: HttpRequest, code: str) -> HttpResponse:
    """Show the themes of an organisation, and add one."""
    organisation, tree = _written_by(request, code)
    form = ThemeForm(request.POST if "name" in request.POST else None)
    try:
        if "optional" in request.POST:
            policy.add_optional_theme(request.user, organisation, request.POST["optional"])
            return _done(request, _("Het thema is toegevoegd."), "ambition:themes", code)
        if form.is_valid():
            policy.add_theme(request.user, organisation, form.words())
            return _done(request, _("Het thema is toegevoegd."), "ambition:themes", code)
    except RefusedError as refused:
        form.full_clean()
        form.add_error(None, str(refused)) if form.is_bound else messages.error(request, str(refused))
    pack = pack_in_force()
    there = themes_of(pack, tree.above(organisation.pk), ())
    codes = {one.code for one in there}
    context = {
        "organisation": organisation,
        "form": form,
        "themes": there,
        "optional": [one for one in pack.themes if one.optional and one.id not in codes],
        "retired": organisation.own_themes.exclude(retired_at=None),
    }
    failed = request.method == "POST"
    return render(request, "ambition/themes.html", context, status=HTTPStatus.UNPROCESSABLE_ENTITY if failed else 200)


@login_required
@require_http_methods(METHODS)
def theme(request: HttpRequest, code: str, theme: str) -> HttpResponse:
    """Write about a theme anew, or take it out of use."""
    organisation, _tree = _written_by(request, code)
    own = get_object_or_404(OwnTheme.objects.select_related("organisation"), organisation=organisation, code=theme)
    if request.method == "POST" and "retired" in request.POST:
        policy.set_retired(request.user, own, retired=request.POST["retired"] == "yes")
        return _done(request, _("Opgeslagen."), "ambition:themes", code)
    now = policy.words_of(own)
    initial = {"name": own.name, "name_en": own.name_en, "summary": own.summary, "seen": _mark(now)}
    form = ThemeForm(request.POST or None, initial=initial)
    context = {"organisation": organisation, "own": own, "form": form}
    if request.method == "POST" and form.is_valid():
        drawn = now if form.cleaned_data["seen"] == _mark(now) else policy.ThemeWords("")
        try:
            policy.rename_theme(request.user, own, form.words(), drawn)
        except StaleError:
            again = ThemeForm(initial={**form.cleaned_data, "seen": _mark(now)})
            theirs = [now.name, now.name_en, now.summary]
            return _stale(request, "ambition/theme_words.html", {**context, "form": again, "theirs": theirs})
        return _done(request, _("Het thema is opgeslagen."), "ambition:themes", code)
    return _page(request, "ambition/theme_words.html", context, form)


@login_required
@require_http_methods(["GET", "HEAD"])
def texts(request: HttpRequest, code: str) -> HttpResponse:
    """Show which level texts an organisation wrote, and choose one to write."""
    organisation, tree = _written_by(request, code)
    pack = pack_in_force()
    chosen = request.GET.get("thema", "")
    if chosen:
        group = request.GET.get("groep", "")
        query = f"?groep={group}" if group in {one.code for one in pack.product_groups} else ""
        return redirect(reverse("ambition:text", args=[code, chosen]) + query)
    there = themes_of(pack, tree.above(organisation.pk), ())
    context = {
        "organisation": organisation,
        "written": organisation.own_level_texts.order_by("theme", "product_group"),
        "themes": there,
        "groups": pack.product_groups,
        "names": {one.code: one.name for one in there},
    }
    return render(request, "ambition/texts.html", context)


@login_required
@require_http_methods(METHODS)
def text(request: HttpRequest, code: str, theme: str) -> HttpResponse:
    """Write what the levels of a theme mean, for one product group or for all."""
    organisation, tree = _written_by(request, code)
    pack, group = pack_in_force(), request.GET.get("groep", "")
    line = tree.above(organisation.pk)
    about = next((one for one in themes_of(pack, line, ()) if one.code == theme), None)
    known = [one.code for one in pack.product_groups]
    if about is None:
        raise Http404
    if group and group not in known:
        return no_such_group(request, group, known)
    held = OwnLevelText.objects.filter(organisation=organisation, theme=theme, product_group=group).first()
    now = policy.texts_of(held)
    form = LevelTextForm(request.POST or None, initial={**_words(now), "seen": _mark(now)})
    above = Texts(pack, group, line[1:]).of(theme)
    context = {"organisation": organisation, "theme": about, "group": group, "form": form, "above": above}
    if request.method == "POST" and form.is_valid():
        drawn = now if form.cleaned_data["seen"] == _mark(now) else policy.LevelTexts("", "", "", "", "")
        try:
            policy.write_texts(request.user, organisation, (theme, group), form.texts(), drawn)
        except StaleError:
            again = LevelTextForm(initial={**form.cleaned_data, "seen": _mark(now)})
            theirs = list(_words(now).values())
            return _stale(request, "ambition/text.html", {**context, "form": again, "theirs": theirs})
        return _done(request, _("De teksten zijn opgeslagen."), "ambition:texts", code)
    return _page(request, "ambition/text.html", context, form)


def _written_by(request: HttpRequest, code: str) -> tuple[Organisation, Tree]:
    """Return an organisation that this person writes for; 404 when there is none, 403 when only that."""
    organisation = get_object_or_404(Organisation, code=code)
    rights = rights_of(request.user)
    if organisation.pk not in rights.writes:
        raise PermissionDenied
    return organisation, rights.tree


def _words(texts: policy.LevelTexts | None) -> dict[str, str]:
    return {name: getattr(texts, name) for name in policy.LevelTexts.__slots__} if texts else {}


def _mark(words: object) -> str:
    """Return a mark of what stands in a page, to be sent along and compared."""
    return str(crc32(repr(words).encode()))


def _page(request: HttpRequest, template: str, context: dict[str, Any], form: Form) -> HttpResponse:
    return render(request, template, context, status=HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else 200)


def _stale(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    return render(request, template, context, status=HTTPStatus.CONFLICT)


def _done(request: HttpRequest, said: str, name: str, code: str) -> HttpResponse:
    messages.success(request, said)
    return redirect(name, code)
