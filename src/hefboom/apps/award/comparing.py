"""Two versions of an award model beside each other, in words: for a conflict, and for the history."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from hefboom.apps.award.scales import bands_text, levels_text, number_text, scale_text
from hefboom.apps.award.words import KINDS, LABELS, ORDER, PRICE, ROW
from hefboom.core.award.methods import MEASURE_NAMES, METHODS
from hefboom.core.award.model import LADDER_TOP, AwardCriterion, AwardDesign
from hefboom.core.award.price import FORMULAS
from hefboom.web.templatetags.hefboom import local

Difference = tuple[str, str, str]
"""What it is called, as it is in one version, and in the other; "" where it is not there."""


def differences(one: AwardDesign, other: AwardDesign) -> list[Difference]:
    """Return what differs between two versions, in the order of the page."""
    before, after = dict(_parts(one)), dict(_parts(other))
    names = [*after, *(name for name in before if name not in after)]
    pairs = ((name, before.get(name, ""), after.get(name, "")) for name in names)
    return [(name, old, new) for name, old, new in pairs if old != new]


def _parts(design: AwardDesign) -> Iterator[tuple[str, str]]:
    yield str(LABELS["method"]), local(METHODS[design.method].name)
    rule = design.price
    told: dict[str, str] = {
        "weight": number_text(rule.weight),
        "formula": local(FORMULAS[rule.formula].name),
        "floor_eur": _number(rule.floor_eur),
        "ceiling_eur": _number(rule.ceiling_eur),
        "bands": bands_text(rule.bands),
    }
    yield from ((f"{PRICE}: {LABELS[name]}", words) for name, words in told.items())
    for name in ("budget_eur", "price_low_eur", "price_high_eur"):
        yield str(LABELS[name]), _number(getattr(design, name))
    yield str(LABELS["tie_break"]), design.tie_break
    yield str(LABELS["factor"]), number_text(design.sanction.factor)
    names = [one.name for one in design.criteria]
    for one in design.criteria:
        title = one.name if names.count(one.name) == 1 else f"{one.name} ({one.id})"
        yield f"{ROW}: {title}", one.name
        yield from ((f"{title}: {LABELS[name]}", words) for name, words in _told(one).items())
    yield str(ORDER), ", ".join(names)


def _told(one: AwardCriterion) -> dict[str, str]:
    top = LADDER_TOP.get(one.measure, 0)
    levels = [levels_text(one.levels, top, name) for name in ("points_percent", "discount_percent")]
    return {
        "kind": str(KINDS[one.kind]),
        "weight": number_text(one.weight),
        "measure": local(MEASURE_NAMES[one.measure]),
        "scale": scale_text(one.scale),
        "promise": _("Ja") if one.promise else _("Nee"),
        "levels": " · ".join(text for text in levels if text),
        **{name: _number(getattr(one, name)) for name in _AMOUNTS},
    }


_AMOUNTS = ("max_value_eur", "min_value_eur", "mki_factor", "mki_best_eur", "mki_worst_eur")


def _number(value: Decimal | None) -> str:
    return "" if value is None else number_text(value)
