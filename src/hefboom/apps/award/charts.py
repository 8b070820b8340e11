"""What the weight of impact does to who wins, drawn: on example bids, and on the real ones."""

from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from hefboom.apps.award.queries.outcome import offers_of
from hefboom.apps.award.queries.scores import Scores
from hefboom.apps.award.queries.simulating import Trial
from hefboom.core.award.model import AwardDesign
from hefboom.core.award.sensitivity import Sweep, sweep_impact
from hefboom.web.charts.chart import Chart
from hefboom.web.charts.weights import WeightLine, WeightStretch, weights


def trial_chart(trial: Trial) -> Chart | None:
    """Return the chart on example bids; None where there is nothing to draw."""
    note = _("Elke lijn is een verzonnen inschrijving. Wie bovenaan staat, wint. Daaronder staat wie dat is.")
    return _drawn("proef", trial.sweep, note) if trial.sweep else None


def real_chart(design: AwardDesign, scores: Scores) -> Chart | None:
    """Return the chart on the bids, when their prices are open; None where there is nothing to draw."""
    note = _("Elke lijn is een inschrijving. Wie bovenaan staat, wint. Dit verandert niets aan de uitslag.")
    return _drawn("echt", sweep_impact(design, offers_of(design, scores, opened=True)), note)


def _drawn(name: str, sweep: Sweep, note: str) -> Chart | None:
    if not sweep.lines:
        return None
    lines = [WeightLine(one.name, _number(one.at_zero), _number(one.at_full)) for one in sweep.lines]
    stretches = [WeightStretch(_number(one.start), _number(one.end), one.winners) for one in sweep.stretches]
    now = None if sweep.now is None else _number(sweep.now)
    return weights(name, _("Wie wint bij welk gewicht van impact?"), lines, stretches, now, note)


def _number(exact: Fraction) -> Decimal:
    return Decimal(exact.numerator) / Decimal(exact.denominator)
