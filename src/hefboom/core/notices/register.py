"""Notices in, tenders with lots out: the newest call says what a tender is, the newest result how it ended."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from hefboom.core.facts.facts import Fact, Missing, Source, Value
from hefboom.core.facts.fields import FactField, vocabulary
from hefboom.core.notices.buyers import Organisations
from hefboom.core.notices.history import age, by_tender, describing, resulting, still_counting
from hefboom.core.notices.notice import Facts, Notice
from hefboom.core.notices.results import RESULT_FIELDS

ProductGroupOf = Callable[[str], str | None]
"""From a CPV code to the product group of a pack ("none": outside every group), None where the pack has no rule."""

_AWARD = ("award_criteria", "impact_weight", "quality_weight", "price_weight")
_LATER = RESULT_FIELDS | {"awarded_on"}


@dataclass(slots=True)
class Tender:
    """A tender as its notices tell it. `facts` has every fact of the tender, `lots` every fact of each lot.

    Every field of the vocabulary that is not derived is there: with a value, or with the reason why it is missing.
    """

    tender_id: str
    notices: tuple[Notice, ...]
    facts: Facts = field(default_factory=dict)
    lots: list[Facts] = field(default_factory=list)

    def rows(self) -> list[dict[str, Value | None]]:
        """Return one row per lot, with the tender's facts repeated: what a register file holds."""
        tender = {name: fact.value for name, fact in self.facts.items()}
        return [tender | {name: fact.value for name, fact in lot.items()} for lot in self.lots]


def tenders_of(
    notices: Iterable[Notice], product_group_of: ProductGroupOf, organisations: Organisations
) -> list[Tender]:
    """Put notices together into tenders, with the product group of each lot and the organisation of each buyer."""
    groups = by_tender(notices)
    shared: dict[str, int] = {}
    for group in groups:
        shared[_name(group)] = shared.get(_name(group), 0) + 1
    tenders = [_tender(group, product_group_of, organisations, alone=shared[_name(group)] == 1) for group in groups]
    return sorted(tenders, key=lambda tender: tender.tender_id)


def _name(group: Sequence[Notice]) -> str:
    newest = group[-1]
    return newest.procedure_id or newest.notice_id or newest.publication


def _tender(
    group: Sequence[Notice], product_group_of: ProductGroupOf, organisations: Organisations, *, alone: bool
) -> Tender:
    counting = still_counting(group)
    main, results = describing(counting), resulting(counting)
    newest = max(counting, key=age)
    tender_id = _name(group) if alone else f"{_name(group)}-{_buyer_mark(newest)}"
    tender = Tender(tender_id, tuple(group))
    facts = _first_known([notice.tender for notice in main])
    facts |= _first_known([{"awarded_on": one.tender["awarded_on"]} for one in results if "awarded_on" in one.tender])
    facts |= _identity(tender_id, group, newest)
    source = facts["notice"].source or Source("notice", newest.publication)
    telling = next((one for one in main if one.buyers and one.buyers[0].legal_type), main[0])
    organisation, kind = organisations.identify(telling.buyers, main[0].published, _buyer_source(facts, source))
    facts |= {"organisation": organisation, "buyer_kind": kind}
    lots = _lots(main, results)
    for lot in lots.values():
        _hoist(lot, facts)
    tender.facts = _complete(facts, "tender", newest, has_result=bool(results))
    for lot_id, lot in lots.items():
        named = {"lot_id": Fact(lot_id, Source("notice", main[0].publication, "BT-137-Lot"))} if lot_id else {}
        whole = lot | named | {"product_group": _product_group(lot.get("cpv"), product_group_of, source)}
        tender.lots.append(_complete(whole, "lot", newest, has_result=bool(results)))
    return tender


def _identity(tender_id: str, group: Sequence[Notice], newest: Notice) -> Facts:
    facts = {
        "tender_id": Fact(tender_id, Source("notice", newest.publication, "BT-04-notice")),
        "notice": newest.tender["notice"],
        "notices": Fact(" ".join(notice.publication for notice in group), Source("notice", newest.publication)),
    }
    if "form_type" in newest.tender:
        facts["form_type"] = newest.tender["form_type"]
    first = min((one for one in group if "published_on" in one.tender), key=age, default=None)
    if first:
        facts["published_on"] = first.tender["published_on"]
    return facts


def _lots(main: Sequence[Notice], results: Sequence[Notice]) -> dict[str, Facts]:
    calls = [notice for notice in main if notice.form_type != "planning"] or list(main)
    ids = list(dict.fromkeys(lot_id for notice in calls for lot_id in notice.lots)) or [""]
    lots: dict[str, Facts] = {}
    for lot_id in sorted(ids):
        told = [notice.lots[lot_id] for notice in calls if lot_id in notice.lots]
        facts = _first_known([{k: v for k, v in one.items() if k not in _LATER} for one in told])
        facts |= _award(told)
        ended = [notice.lots[lot_id] for notice in results if lot_id in notice.lots]
        lots[lot_id] = facts | _first_known([{k: v for k, v in one.items() if k in _LATER} for one in ended])
    return lots


def _award(told: Sequence[Facts]) -> Facts:
    """Take criteria and weights from one notice, so that they belong together: the first with known weights."""
    weighed = (one for one in told if one.get("impact_weight") and one["impact_weight"].value is not None)
    best = next(weighed, next((one for one in told if "award_criteria" in one), {}))
    return {name: best[name] for name in _AWARD if name in best}


def _first_known(sheets: Sequence[Mapping[str, Fact]]) -> Facts:
    facts: Facts = {}
    for sheet in sheets:
        for name, fact in sheet.items():
            if name not in facts or (facts[name].value is None and fact.value is not None):
                facts[name] = fact
    return facts


def _hoist(lot: Facts, tender: Facts) -> None:
    """Move what a lot proves about the whole tender (social return, innovation) up to the tender."""
    for name in [name for name in lot if vocabulary()[name].grain == "tender"]:
        fact = lot.pop(name)
        tender.setdefault(name, fact)


def _product_group(cpv: Fact | None, product_group_of: ProductGroupOf, source: Source) -> Fact:
    if cpv is None or not isinstance(cpv.value, str):
        return Fact(None, cpv.source if cpv else source, Missing.NOT_GIVEN)
    code = product_group_of(cpv.value)
    term = cpv.source.term if cpv.source else ""
    path = cpv.source.path if cpv.source else ""
    derived = Source("derived", source.document, term, path, f"by the pack's CPV rules, from {cpv.value}")
    return Fact(code, derived, None if code else Missing.NOT_COMPUTABLE)


def _buyer_source(facts: Facts, source: Source) -> Source:
    fact = facts.get("buyer_name") or facts.get("buyer_id")
    return fact.source if fact and fact.source else source


def _buyer_mark(notice: Notice) -> str:
    buyer = notice.buyers[0] if notice.buyers else None
    text = (buyer.id or buyer.name) if buyer else notice.publication
    return "-".join("".join(letter if letter.isalnum() else " " for letter in text.lower()).split())


def _complete(facts: Facts, grain: str, newest: Notice, *, has_result: bool) -> Facts:
    complete: Facts = {}
    for name, item in vocabulary().items():
        if item.grain != grain or item.derived:
            continue
        fact = facts.get(name)
        if fact is None:
            fact = Fact(None, Source("notice", newest.publication), _why_missing(item, has_result=has_result))
        elif isinstance(fact.value, Decimal):
            fact = _bounded(fact, item)
        complete[name] = fact
    return complete


def _bounded(fact: Fact, item: FactField) -> Fact:
    value = fact.value
    if isinstance(value, Decimal) and item.maximum is not None and value > item.maximum:
        return Fact(None, fact.source, Missing.UNREADABLE)
    return fact


def _why_missing(item: FactField, *, has_result: bool) -> Missing:
    if "notice" not in item.known_by:
        return Missing.NOT_IN_SOURCE
    if item.name in _LATER and not has_result:
        return Missing.NOT_YET
    return Missing.NOT_GIVEN
