"""The factor sets: where the numbers come from, for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hefboom.apps.spend.queries.factors import missing_dimensions, sets
from hefboom.apps.spend.words import DIMENSIONS
from hefboom.core.effects.quantities import load_carriers


@require_safe
def factors(request: HttpRequest) -> HttpResponse:
    """Show which sets there are, their source, licence and years, and what no set says."""
    shown = [(one, DIMENSIONS[one.dimension], len({code for code, _year in one.factors})) for one in sets()]
    context = {"sets": shown, "energy": load_carriers(), "missing": [DIMENSIONS[one] for one in missing_dimensions()]}
    return render(request, "spend/factors.html", context)
