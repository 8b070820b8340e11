"""One chosen criterion: fill in, rewrite, take over a newer version; and filling in everything at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hefboom.apps.criteria.actions import adapting
from hefboom.apps.criteria.actions.adapting import Wording
from hefboom.apps.criteria.errors import ChangedError
from hefboom.apps.criteria.forms import AdaptForm
from hefboom.apps.criteria.queries.basket import Basket, Chosen, basket_of
from hefboom.apps.criteria.queries.criterion import changes
from hefboom.apps.criteria.views.basket import editable
from hefboom.apps.tenders.queries.page import TenderPage
from hefboom.apps.tenders.words import language
from hefboom.core.strategy.wording import filled, pieces
from hefboom.web.views import conflict


@dataclass(frozen=True, slots=True)
class Filled:
    """A blank with what was typed in it."""

    words: str
    name: str
    value: str


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def chosen(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Show the words of a chosen criterion to change, or store them."""
    page = editable(request, pk)
    basket = basket_of(page)
    one = _chosen(basket, code)
    if request.method != "POST":
        return _show(request, basket, one, AdaptForm(initial=_as_it_is(one)))
    form = AdaptForm(request.POST)
    if not form.is_valid():
        return _show(request, basket, one, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    data = form.cleaned_data
    wording = _filled(one, request.POST, data["text"], data["verification"], data["revision"])
    try:
        adapting.adapt(request.user, page.tender, code, wording, data["note"])
    except ChangedError as both:
        return _both(request, page, both, yours=wording, note=data["note"])
    messages.success(request, _("%(code)s is opgeslagen.") % {"code": code})
    return _back(pk, code)


@login_required
@require_POST
def fill(request: HttpRequest, pk: int) -> HttpResponse:
    """Fill in the blanks of all chosen criteria at once; what somebody else changed meanwhile is shown, not lost."""
    page = editable(request, pk)
    trouble: tuple[ChangedError, list[str]] | None = None
    for one in basket_of(page).chosen:
        typed = _typed(request, one)
        if typed:
            revision = _number(request.POST.get(f"{one.row.pk}-revisie", ""))
            wording = _filled(one, request.POST, one.text, one.verification, revision)
            try:
                adapting.adapt(request.user, page.tender, one.row.code, wording)
            except ChangedError as both:
                trouble = trouble or (both, typed)
    if trouble:
        return _both(request, page, trouble[0], typed=trouble[1])
    messages.success(request, _("Wat u invulde is bewaard."))
    return _back(pk, "gekozen")


@login_required
@require_POST
def adopt(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Take over the newer version that the library has."""
    page = editable(request, pk)
    newer = basket_of(page).newer.get(code)
    if newer is None:
        raise Http404
    try:
        adapting.adopt(request.user, page.tender, code, newer, _number(request.POST.get("revision", "")))
    except ChangedError:
        return conflict(
            request, _("De tekst van dit criterium is net aangepast. De nieuwere versie is niet overgenomen.")
        )
    messages.success(request, _("De nieuwere versie van %(code)s is overgenomen.") % {"code": code})
    return _back(pk, code)


def _chosen(basket: Basket, code: str) -> Chosen:
    found = next((one for one in basket.chosen if one.row.code == code), None)
    if found is None:
        raise Http404
    return found


def _as_it_is(one: Chosen) -> dict[str, object]:
    return {
        "revision": one.row.revision,
        "text": one.text,
        "verification": one.verification,
        "note": one.row.note,
    }


def _filled(one: Chosen, post: Mapping[str, str], text: str, evidence: str, revision: int) -> Wording:
    """Return a text and its evidence with the small fields filled in."""
    typed = {
        part: [(blank.words, post.get(blank.name, "")) for blank in one.blanks if blank.evidence is part]
        for part in (False, True)
    }
    return Wording(revision, language(), filled(text, typed[False]), filled(evidence, typed[True]))


def _typed(request: HttpRequest, one: Chosen) -> list[str]:
    """Return what was filled in for a criterion, whatever its blanks are by now."""
    own = (f"{one.row.pk}-tekst-", f"{one.row.pk}-bewijs-")
    return [words for name in request.POST if name.startswith(own) and (words := request.POST.get(name, "").strip())]


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else -1


def _both(
    request: HttpRequest,
    page: TenderPage,
    both: ChangedError,
    *,
    yours: Wording | None = None,
    typed: Sequence[str] = (),
    note: str = "",
) -> HttpResponse:
    """Show how it stands now and what was typed, to choose from; a whole text that was typed stays in the form."""
    basket = basket_of(page)
    one = _chosen(basket, both.theirs.code)
    initial = _as_it_is(one)
    if yours:
        initial |= {"text": yours.text, "verification": yours.verification, "note": note}
    form = AdaptForm(initial=initial)
    return _show(request, basket, one, form, HTTPStatus.CONFLICT, theirs=one, yours=yours, typed=typed)


def _show(
    request: HttpRequest, basket: Basket, one: Chosen, form: AdaptForm, status: int = 200, **more: object
) -> HttpResponse:
    tongue = one.row.language or language()
    original, newer = one.criterion, basket.newer.get(one.row.code)
    context = {
        "page": basket.page,
        "tender": basket.page.tender,
        "chosen": one,
        "newer": newer,
        "form": form,
        "blanks": [] if more else [Filled(b.words, b.name, request.POST.get(b.name, "")) for b in one.blanks],
        "text_changes": pieces(original.text.in_language(tongue), one.text),
        "verification_changes": pieces(original.verification.in_language(tongue), one.verification),
        "newer_changes": changes(original, newer.criterion) if newer else [],
        **more,
    }
    return render(request, "criteria/chosen.html", context, status=status)


def _back(pk: int, anchor: str) -> HttpResponse:
    answer = redirect("criteria:basket", pk=pk)
    answer["Location"] += f"#{anchor}"
    return answer
