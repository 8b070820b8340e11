"""What a result notice says of a lot: winner or not, value, tenders received, vehicles, and the day of the award."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from hefboom.core.facts.facts import Fact, Missing
from hefboom.core.notices.notice import Facts, Sheet
from hefboom.core.notices.trie import Part
from hefboom.core.notices.values import HELD_BACK, SIX_PLACES, WITHHELD_CODE, amount, count, day

RESULT_FIELDS = frozenset(
    {"result", "result_value_eur", "tenders_received", "vehicles_total", "vehicles_clean", "vehicles_zero_emission"}
)
_FILLER_DAY = date(2000, 1, 1)
_VEHICLES = {
    "vehicles": "vehicles_total",
    "vehicles-clean": "vehicles_clean",
    "vehicles-zero-emission": "vehicles_zero_emission",
}


def results_by_lot(notice: Part, sheet: Sheet) -> dict[str, Facts]:
    """Return the result facts by lot identifier."""
    by_lot: dict[str, list[Part]] = {}
    for result in notice.inside("lot_result"):
        by_lot.setdefault(result.first("BT-13713-LotResult"), []).append(result)
    facts: dict[str, Facts] = {}
    for lot_id, results in by_lot.items():
        found = {
            "result": _outcome(results, sheet),
            "result_value_eur": _value(notice, lot_id, sheet, alone=len(by_lot) == 1),
            "tenders_received": _received(results, sheet),
            **_vehicles(results, sheet),
        }
        facts[lot_id] = {name: fact for name, fact in found.items() if fact is not None}
    return facts


def awarded_on(notice: Part, sheet: Sheet) -> Fact | None:
    """Return the first day of an award: the decision (BT-1451), else the day a contract was concluded (BT-145)."""
    for term, note in (
        ("BT-1451-Contract", ""),
        ("BT-145-Contract", "day the contract was concluded; the day of the decision is not given"),
    ):
        texts = [text for contract in notice.inside("contract") for text in contract.all(term)]
        days = sorted(found for text in texts if (found := day(text)) and found > _FILLER_DAY)
        if days:
            return sheet.known(term, days[0], note)
    return None


def _outcome(results: Sequence[Part], sheet: Sheet) -> Fact | None:
    codes = {code for result in results for code in result.all("BT-142-LotResult")}
    if WITHHELD_CODE in codes:
        return sheet.unknown("BT-142-LotResult", Missing.WITHHELD, HELD_BACK)
    if "selec-w" in codes or len(codes) == 1:
        return sheet.known("BT-142-LotResult", "selec-w" if "selec-w" in codes else next(iter(codes)))
    if codes:
        return sheet.unknown("BT-142-LotResult", Missing.CONTRADICTORY, f"the lot has the results {sorted(codes)}")
    return None


def _value(notice: Part, lot_id: str, sheet: Sheet, *, alone: bool) -> Fact | None:
    tenders = [tender for tender in notice.inside("tender") if lot_id in tender.values.get("BT-13714-Tender", ())]
    won = {number for contract in notice.inside("contract") for number in contract.all("BT-3202-Contract")}
    winners = [tender for tender in tenders if tender.first("OPT-321-Tender") in won]
    if not winners and len(tenders) == 1:
        winners = tenders
    values = [
        amount(tender, "BT-720-Tender", sheet, withheld="win-ten-val" in tender.all("BT-195-Tender"))
        for tender in winners
    ]
    there = [fact for fact in values if fact is not None]
    total = Decimal(0)
    for fact in there:
        if not isinstance(fact.value, Decimal):
            return fact
        total += fact.value
    if there and len(there) == len(values):
        note = f"sum of {len(there)} tenders that won" if len(there) > 1 else ""
        return sheet.known("BT-720-Tender", total.quantize(SIX_PLACES), note)
    if alone:
        held_back = "not-val" in notice.all("BT-195-NoticeResult")
        return amount(notice, "BT-161-NoticeResult", sheet, withheld=held_back)
    return None


def _received(results: Sequence[Part], sheet: Sheet) -> Fact | None:
    texts = {
        part.first("BT-759-LotResult")
        for result in results
        for part in result.inside("submissions")
        if part.first("BT-760-LotResult") == "tenders"
    }
    return _one_count(texts, "BT-759-LotResult", sheet)


def _vehicles(results: Sequence[Part], sheet: Sheet) -> Facts:
    texts: dict[str, list[str]] = {}
    for result in results:
        for part in result.inside("vehicles"):
            if name := _VEHICLES.get(part.first("OPT-155-LotResult")):
                texts.setdefault(name, []).append(part.first("OPT-156-LotResult"))
    facts: Facts = {}
    for name, found in texts.items():
        counts = [count(text) for text in found]
        if "-1" in found or None in counts:
            fact = _one_count({"-1" if "-1" in found else found[0]}, "OPT-156-LotResult", sheet)
        else:
            fact = sheet.known("OPT-156-LotResult", sum(one for one in counts if one is not None))
        if fact:
            facts[name] = fact
    return facts


def _one_count(texts: set[str], term: str, sheet: Sheet) -> Fact | None:
    if not texts:
        return None
    if "-1" in texts or WITHHELD_CODE in texts:
        return sheet.unknown(term, Missing.WITHHELD, HELD_BACK)
    if len(texts) > 1:
        return sheet.unknown(term, Missing.CONTRADICTORY, f"the lot has the numbers {sorted(texts)}")
    text = next(iter(texts))
    found = count(text)
    if found is None:
        return sheet.unknown(term, Missing.UNREADABLE, f"{text[:20]!r} is no number of things")
    return sheet.known(term, found)
