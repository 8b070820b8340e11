"""The rule of category tenders: societal impact is at least half of the award, judged on paper and in effect."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from hefboom.core.award.model import AwardDesign
from hefboom.core.award.numbers import rounded
from hefboom.core.award.weights import Weights, nominal
from hefboom.core.base.text import Text
from hefboom.core.facts.format import format_share

Outcome = Literal["met", "not_met", "unknown"]
HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class HalfVerdict:
    """One judgement. `impact` is the share of impact (0-1), None when not known."""

    outcome: Outcome
    impact: Fraction | None
    says: Text


@dataclass(frozen=True, slots=True)
class HalfRule:
    """The rule judged on the nominal and on the effective weight; they can differ, and then that is the message."""

    nominal: HalfVerdict
    effective: HalfVerdict


def half_rule(design: AwardDesign, effective: Weights | None = None, share: Decimal = HALF) -> HalfRule:
    """Judge whether impact is at least `share` (0-1) of the award.

    `effective` comes from `weights.effective` (real bids) or from a simulation; None: not worked out yet.
    """
    on_paper = nominal(design)
    if effective is None:
        effective = Weights(None, {}, _NOT_WORKED_OUT)
    paper, effect = Text(nl="Op papier", en="On paper"), Text(nl="In de praktijk", en="In effect")
    return HalfRule(_verdict(paper, on_paper, share), _verdict(effect, effective, share))


def _verdict(where: Text, weights: Weights, share: Decimal) -> HalfVerdict:
    impact = weights.impact
    if impact is None:
        return HalfVerdict("unknown", None, weights.how)
    met = impact >= Fraction(share)
    # Just below the limit must not round up to it: 49.996% is shown as 49.99%.
    shown = rounded(impact, 4) if met or rounded(impact, 4) < share else share - Decimal("0.0001")
    counts = {code: format_share(shown, code) for code in ("nl", "en")}
    asked = {code: format_share(share, code) for code in ("nl", "en")}
    says = Text(
        nl=f"{where.nl} telt impact voor {counts['nl']} mee. Dat is {'genoeg' if met else 'te weinig'}: de regel "
        f"vraagt ten minste {asked['nl']}.",
        en=f"{where.en} impact counts for {counts['en']}. That is {'enough' if met else 'too little'}: the rule asks "
        f"for at least {asked['en']}.",
    )
    return HalfVerdict("met" if met else "not_met", impact, says)


_NOT_WORKED_OUT = Text(
    nl="Nog niet te zeggen: daarvoor zijn inschrijvingen of een simulatie nodig.",
    en="Cannot be said yet: it takes bids or a simulation.",
)
