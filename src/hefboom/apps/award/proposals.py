"""Award models to start from, and criteria taken over from the basket. They are ours, and meant to be changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hefboom.apps.award.scales import read_scale
from hefboom.apps.tenders.words import language
from hefboom.core.award.model import PRICE, AwardCriterion, AwardDesign, PriceRule

HALF = Decimal(50)
_FLOOR, _CEILING = Decimal("0.75"), Decimal("1.25")  # our assumption, and said so: of the estimated value
_LOW, _HIGH = Decimal("0.85"), Decimal("1.15")  # the same, of the prices that are expected
_IMPACT, _QUALITY = Decimal("0.45"), Decimal("0.1")  # what they are worth at most, as part of the estimated value
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Proposal:
    """A model to start from: its key in the form, what it is called, and whom it is for."""

    key: str
    title: str | Promise
    words: str | Promise


PROPOSALS = (
    Proposal(
        "half",
        gettext_lazy("Impact de helft: 50 impact, 30 prijs, 20 kwaliteit"),
        gettext_lazy("Punten met een vaste prijsformule. Zo voldoet u op papier aan de regel van de helft."),
    ),
    Proposal(
        "more",
        gettext_lazy("Impact voorop: 70 impact, 20 prijs, 10 kwaliteit"),
        gettext_lazy("Met onze aannames over de markt telt impact dan meestal ook in de praktijk voor de helft."),
    ),
    Proposal(
        "value",
        gettext_lazy("Gunnen op waarde: impact en kwaliteit in euro's"),
        gettext_lazy("U zegt vooraf wat een goede score u in euro's waard is. Dat bedrag gaat van de prijs af."),
    ),
)
"""In the order of the page; the first is the one that most people want."""
_POINTS = {"half": (50, 30, 20), "more": (70, 20, 10)}


def proposed(key: str, chosen: Sequence[Any], value_eur: Decimal | None) -> AwardDesign:
    """Return the model of a proposal, with the award criteria of the basket as rows of impact.

    `chosen` are `criteria.ChosenCriterion` rows; `value_eur` is the estimated value, None when unknown.
    Raises `KeyError` for another key.
    """
    rows = from_basket(chosen, ()) or [_row(_("Bijdrage aan de doelen van dit traject"), "impact", ())]
    quality = _row(_("Plan van aanpak"), "quality", [one.id for one in rows])
    if key == "value":
        return _in_euros(rows, quality, value_eur)
    impact, price, rest = (Decimal(points) for points in _POINTS[key])
    rule = PriceRule(weight=price, floor_eur=_share_of(value_eur, _FLOOR), ceiling_eur=_share_of(value_eur, _CEILING))
    criteria = (*divided(rows, impact), quality.model_copy(update={"weight": rest}))
    return AwardDesign(method="points_absolute", price=rule, criteria=criteria, budget_eur=value_eur)


def with_basket(design: AwardDesign, chosen: Sequence[Any]) -> AwardDesign:
    """Return a design with the award criteria of the basket that it lacks as new rows of impact.

    What impact weighs together (at least half) is then divided equally. A row of impact that a proposal put there, and
    nobody changed, makes place.
    """
    placeholder = _("Bijdrage aan de doelen van dit traject")
    kept = [one for one in design.criteria if one.code or one.name != placeholder]
    weight = sum((one.weight for one in design.criteria if one.kind == "impact"), Decimal(0))
    new = from_basket(chosen, kept)
    impact = divided([*(one for one in kept if one.kind == "impact"), *new], max(weight, HALF))
    return design.model_copy(update={"criteria": (*impact, *(one for one in kept if one.kind != "impact"))})


def from_basket(chosen: Iterable[Any], present: Iterable[AwardCriterion]) -> list[AwardCriterion]:
    """Return the award criteria of a basket as rows, without those whose code is present already."""
    kept = list(present)
    codes, ids = {one.code for one in kept}, [one.id for one in kept]
    rows: list[AwardCriterion] = []
    for one in chosen:
        if one.entry.get("kind") == "award" and one.code not in codes:
            title = one.entry.get("title") or {}
            name = str(title.get(language()) or title.get("nl") or one.code)[:200]
            rows.append(_row(name, "impact" if one.entry.get("themes") else "quality", ids, one.code))
            ids.append(rows[-1].id)
    return rows


def divided(rows: Sequence[AwardCriterion], points: Decimal) -> list[AwardCriterion]:
    """Return rows that share these points equally, in whole points; the first ones get what is left over."""
    if not rows:
        return []
    each = (points / len(rows)).to_integral_value(ROUND_FLOOR)
    left = points - each * len(rows)
    shares = [each + min(max(left - number, Decimal(0)), Decimal(1)) for number in range(len(rows))]
    return [row.model_copy(update={"weight": share}) for row, share in zip(rows, shares, strict=True)]


def free_id(name: str, taken: Iterable[str]) -> str:
    """Return an id for a criterion with this name that is not taken yet."""
    used = {PRICE, *taken}
    base = slugify(name)[:_LONGEST].strip("-_") or "criterium"
    return next(one for one in (base, *(f"{base}-{number}" for number in range(2, len(used) + 3))) if one not in used)


def _row(name: str, kind: str, taken: Iterable[str], code: str = "") -> AwardCriterion:
    """Return a row that is scored 0-10 in steps; what it promises goes into the contract when it is about impact."""
    scale = read_scale("0; 2; 4; 6; 8; 10", starts_at_zero=False)
    data = {"id": free_id(name, taken), "name": name, "kind": kind, "code": code, "promise": kind == "impact"}
    return AwardCriterion.model_validate({**data, "scale": scale})


def _in_euros(rows: Sequence[AwardCriterion], quality: AwardCriterion, value_eur: Decimal | None) -> AwardDesign:
    """Return a design under "value": impact and quality are worth a part of the estimated value at most."""
    shares = [_IMPACT / len(rows)] * len(rows) + [_QUALITY]
    criteria = tuple(
        row.model_copy(update={"max_value_eur": _share_of(value_eur, share), "min_value_eur": Decimal(0)})
        for row, share in zip((*rows, quality), shares, strict=True)
    )
    low, high = _share_of(value_eur, _LOW), _share_of(value_eur, _HIGH)
    return AwardDesign(method="value", criteria=criteria, budget_eur=value_eur, price_low_eur=low, price_high_eur=high)


def _share_of(value_eur: Decimal | None, share: Decimal) -> Decimal | None:
    return None if value_eur is None else (value_eur * share).quantize(Decimal(1))
