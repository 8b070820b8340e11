"""Tags of the award pages: what impact weighs in one sentence, the running sum, a criterion in one line."""

from decimal import Decimal
from fractions import Fraction

from django import template
from django.utils.translation import gettext as _

from hefboom.apps.award.scales import number_text, scale_text
from hefboom.apps.award.words import KINDS
from hefboom.core.award.half import HalfRule
from hefboom.core.award.methods import MEASURE_NAMES
from hefboom.core.award.model import FULL, AwardCriterion, AwardDesign
from hefboom.core.award.ranking import Row
from hefboom.core.award.words import Heading, Table, TextBlock
from hefboom.web.formatting import euro, number, percent
from hefboom.web.templatetags.hefboom import local

register = template.Library()


@register.simple_tag
def impact_sentence(half: HalfRule) -> str:
    """Return what impact weighs, on paper and in effect, in one sentence."""
    paper, effect = (_share(one.impact) for one in (half.nominal, half.effective))
    if paper is None:
        return _("Wat impact meetelt, is nog niet te zeggen.")
    if effect is None:
        return _("Impact telt voor %(paper)s mee op papier. Wat dat in de praktijk is, is nog niet te zeggen.") % {
            "paper": paper
        }
    said = {"paper": paper, "effect": effect}
    return _("Impact telt voor %(paper)s mee op papier en voor %(effect)s in de praktijk.") % said


@register.simple_tag
def sum_words(total: Decimal) -> str:
    """Return how many points are divided, and how many are left."""
    left = FULL - total
    if not left:
        return _("Samen 100 punten. Het klopt.")
    said = {"total": number_text(total), "left": number_text(abs(left))}
    if left > 0:
        return _("Samen %(total)s punten: nog %(left)s te verdelen.") % said
    return _("Samen %(total)s punten: %(left)s te veel.") % said


@register.simple_tag
def criterion_line(design: AwardDesign, one: AwardCriterion) -> str:
    """Return how a criterion is measured, in one line."""
    parts = [_("Schaal %(scale)s") % {"scale": scale_text(one.scale)}] if one.measure == "score" else []
    if one.measure != "score":
        parts.append(local(MEASURE_NAMES[one.measure]))
    if design.method == "value" and one.measure == "score" and one.max_value_eur is not None:
        parts.append(_("hoogstens %(amount)s waard") % {"amount": euro(one.max_value_eur, 0)})
    if one.is_promise:
        parts.append(_("komt in het contract"))
    return " · ".join(parts)


@register.filter
def kind_words(kind: str) -> str:
    """Return the name of a kind of criterion."""
    return str(KINDS.get(kind, _("Prijs")))


@register.filter
def block_kind(block: TextBlock) -> str:
    """Return what a block of the text is: heading, table or paragraph."""
    return "heading" if isinstance(block, Heading) else "table" if isinstance(block, Table) else "paragraph"


@register.filter
def typed(value: Decimal | None) -> str:
    """Return a number as a person would type it; "–" for none."""
    return "–" if value is None else number_text(Decimal(value).normalize())


@register.filter
def total_words(row: Row) -> str:
    """Return the total of a bid: money, points, or points per euro."""
    return euro(row.shown) if row.unit == "eur" else number(row.shown)


@register.filter
def share(value: float | None) -> str:
    """Return a share (0-1) as a percentage."""
    return percent(None if value is None else Decimal(str(float(value))))


def _share(value: Fraction | None) -> str | None:
    return None if value is None else percent(Decimal(value.numerator) / Decimal(value.denominator))
