"""The award lab: what a model weighs on paper and in effect, and where to change it."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hefboom.apps.award.charts import trial_chart
from hefboom.apps.award.documents import plain_text, tender_blocks
from hefboom.apps.award.forms.market import MarketForm
from hefboom.apps.award.forms.model import ModelForm
from hefboom.apps.award.proposals import PROPOSALS
from hefboom.apps.award.queries.lab import answer, basket_of, estimated_value
from hefboom.apps.award.queries.page import AwardPage, award_page
from hefboom.apps.award.queries.simulating import Trial, tried
from hefboom.apps.award.queries.weights import other_weights
from hefboom.apps.award.scales import COMMON
from hefboom.apps.award.words import FITS
from hefboom.core.award.market import Market
from hefboom.core.award.methods import METHODS
from hefboom.core.award.problems import POINTS, weights_sum
from hefboom.core.award.remarks import remarks


@require_safe
def lab(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the lab of a tender: the answer first, then the model, then what it does."""
    award = award_page(request.user, pk)
    form = ModelForm.shown(award.design, award.model.version) if award.model and award.may_edit else None
    market = MarketForm(award.design, request.GET)
    status = 200 if market.is_valid() else HTTPStatus.UNPROCESSABLE_ENTITY
    return draw(request, award, form, status, market_form=market)


def draw(
    request: HttpRequest,
    award: AwardPage,
    form: ModelForm | None,
    status: int = 200,
    market_form: MarketForm | None = None,
    **more: object,
) -> HttpResponse:
    """Draw the lab with a form as it was filled in, or as it is stored."""
    context: dict[str, Any] = {"award": award, "page": award.page, "tender": award.tender, "here": "lab"}
    context["others"] = other_weights(award) if award.may_edit else []
    if award.model is None:
        context |= {"proposals": PROPOSALS, "basket": basket_of(award.tender), "value": estimated_value(award)}
        return render(request, "award/start.html", context, status=status)
    blocks = tender_blocks(award)
    trial = _trial(award, market_form)
    effective = trial.simulation.effective if trial.simulation else None
    context |= {
        "answer": answer(award, effective),
        "trial": trial,
        "chart": trial_chart(trial),
        "kinds": trial.kinds(award.design),
        "reversal_rows": trial.reversal_rows(award.design),
        "market_form": market_form or MarketForm(award.design),
        "design": award.design,
        "remarks": remarks(award.design, effective, ()),
        "model_form": form,
        "form": form,
        "weighs": award.design.method in POINTS | {"quality_per_price"},
        "sum": weights_sum(award.design),
        "methods": [(key, words, FITS[key]) for key, words in METHODS.items()],
        "scales": COMMON,
        "blocks": blocks,
        "plain": plain_text(blocks),
        "missing": _missing(award) if award.may_edit and award.in_design else 0,
    }
    return render(request, "award/lab.html", {**context, **more}, status=status)


def _trial(award: AwardPage, form: MarketForm | None) -> Trial:
    """Try the model in the market of the address; in the assumed one where that cannot be read."""
    return tried(award.design, form.market() if form and form.is_valid() else Market())


def _missing(award: AwardPage) -> int:
    """Return how many award criteria of the basket the model lacks."""
    codes = {one.code for one in award.design.criteria}
    return sum(one.code not in codes for one in basket_of(award.tender))
