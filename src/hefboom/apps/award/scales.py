"""Short notations that a person types in one field: a scale, percentages per level, price bands."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from hefboom.apps.award.entry import read_money, read_number
from hefboom.apps.tenders.words import language
from hefboom.core.award.model import AwardCriterion, LadderLevel, PriceBand, Scale
from hefboom.core.facts.format import format_quantity

Percent = Literal["discount_percent", "points_percent"]
_RANGE = re.compile(r"(-?[\d.,]+)\s*(?:-|–|tot en met|t/m|tot|to)\s*(-?[\d.,]+)")
_APART = re.compile(r"[;|\s]+")
_MOST = 100
COMMON = ("0-10", "0; 2; 4; 6; 8; 10", "0; 25; 50; 75; 100", "0; 5; 10")
"""Scales to choose from while typing; any other is as good."""


def read_scale(text: str, *, starts_at_zero: bool) -> Scale:
    """Return the scale of `0-10` (any score between) or `0; 4; 7; 10` (only these scores).

    Raises `ValidationError` for fewer than two scores, or more than a hundred.
    """
    match = _RANGE.fullmatch(text.strip())
    parts = (match[1], match[2]) if match else [part for part in _APART.split(text.strip()) if part]
    scores = tuple(sorted({read_number(part) for part in parts})) or (Decimal(0),)
    lowest, highest, steps = scores[0], scores[-1], () if match else scores
    if lowest >= highest or len(steps) > _MOST:
        raise ValidationError(_("Een schaal heeft ten minste twee scores. Schrijf bijvoorbeeld 0-10, of 0; 4; 7; 10."))
    return Scale(lowest=lowest, highest=highest, steps=steps, starts_at_zero=starts_at_zero)


def scale_text(scale: Scale) -> str:
    """Return a scale as a person would type it."""
    if scale.steps:
        return "; ".join(number_text(step) for step in scale.steps)
    return f"{number_text(scale.lowest)}-{number_text(scale.highest)}"


def read_levels(text: str, top: int, old: AwardCriterion | None, field: Percent) -> tuple[LadderLevel, ...]:
    """Return the levels 1 to `top` with these percentages, `?` for one not chosen yet; the rest stays as it was.

    Raises `ValidationError` for another number of percentages, or one that is not between 0 and 100.
    """
    parts = [part for part in _APART.split(text.strip()) if part]
    if not parts:
        return ()
    percents = [None if part == "?" else read_number(part) for part in parts]
    if len(percents) != top or any(one is not None and not 0 <= one <= _MOST for one in percents):
        said = _("Schrijf %(top)s percentages van 0 tot 100, van laag naar hoog. Nog niet gekozen is een vraagteken.")
        raise ValidationError(said % {"top": top})
    before = {one.level: one for one in old.levels} if old else {}
    return tuple(
        before.get(level, LadderLevel(level=level)).model_copy(update={field: percent})
        for level, percent in enumerate(percents, start=1)
    )


def levels_text(levels: Sequence[LadderLevel], top: int, field: Percent) -> str:
    """Return the percentages of a ladder as a person would type them."""
    percents = {one.level: getattr(one, field) for one in levels}
    parts = [percents.get(level) for level in range(1, top + 1)]
    return "; ".join("?" if one is None else number_text(one) for one in parts) if levels else ""


def read_bands(text: str) -> tuple[PriceBand, ...]:
    """Return price bands, one per line: `100.000: 100` gives all points up to a hundred thousand euros.

    Raises `ValidationError` for a line that is no amount with a percentage.
    """
    bands = []
    for line in text.splitlines():
        if line.strip():
            amount, _colon, percent = line.partition(":")
            points = read_number(percent)
            if not 0 <= points <= _MOST:
                raise ValidationError(
                    _("Schrijf per regel een prijs, een dubbele punt en een percentage van 0 tot 100.")
                )
            bands.append(PriceBand(up_to_eur=read_money(amount), points_percent=points))
    return tuple(bands)


def bands_text(bands: Sequence[PriceBand]) -> str:
    """Return price bands as a person would type them."""
    return "\n".join(f"{number_text(one.up_to_eur)}: {number_text(one.points_percent)}" for one in bands)


def number_text(value: Decimal) -> str:
    """Return a number as a person would type it."""
    return format_quantity(value, "", language())
