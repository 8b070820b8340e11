"""OCDS JSON in: releases and records, as far as they say what an eForms notice would say.

A release is written as the fields of a notice, by the official mapping between the two (OCDS for the European Union,
eForms profile); from there on both are read alike. What OCDS says in other words than eForms (procurement methods other
than open, countries by name) is left out rather than guessed.
"""

import json
from collections.abc import Iterator
from typing import Any

from hefboom.core.notices.notice import Notice, NoticeRefused
from hefboom.core.notices.reader import notice_of
from hefboom.core.notices.trie import Part

Json = dict[str, Any]

PATHS = {
    "BT-04-notice": "ocid",
    "BT-03-notice": "tag",
    "OPP-010-notice": "id",
    "OPP-012-notice": "date",
    "BT-500-Organization-Company": "parties/name",
    "BT-501-Organization-Company": "parties/identifier/id",
    "BT-514-Organization-Company": "parties/address/countryName",
    "BT-21-Procedure": "tender/title",
    "BT-23-Procedure": "tender/mainProcurementCategory",
    "BT-105-Procedure": "tender/procurementMethod",
    "BT-262-Procedure": "tender/classification/id",
    "BT-27-Procedure": "tender/value/amount",
    "BT-137-Lot": "tender/lots/id",
    "BT-21-Lot": "tender/lots/title",
    "BT-27-Lot": "tender/lots/value/amount",
    "BT-36-Lot": "tender/lots/contractPeriod/durationInDays",
    "BT-537-Lot": "tender/lots/contractPeriod",
    "BT-262-Lot": "tender/items/classification/id",
    "BT-263-Lot": "tender/items/additionalClassifications/id",
    "BT-539-Lot": "tender/lots/awardCriteria/criteria",
    "BT-541-Lot": "tender/lots/awardCriteria/criteria/numbers/number",
    "BT-06-Lot": "tender/lots/sustainability/goal",
    "BT-805-Lot": "tender/lots/sustainability/strategies",
    "BT-142-LotResult": "awards/status",
    "BT-720-Tender": "awards/value/amount",
    "BT-1451-Contract": "awards/date",
    "BT-759-LotResult": "tender/numberOfTenderers",
}
_NATURES = {"goods": "supplies", "works": "works", "services": "services"}
_WEIGHTS = {"percentageExact": "per-exa", "pointsExact": "poi-exa", "decimalExact": "dec-exa", "order": "ord-imp"}
_GOALS = {"environmental": "env-imp", "social": "soc-obj"}
_GPP = {"euGPPCriteria": "eu", "nationalGPPCriteria": "national", "otherGPPCriteria": "other"}
_COUNTRIES = {"Netherlands": "NLD", "Nederland": "NLD", "United Kingdom": "GBR", "England": "GBR", "Mexico": "MEX"}


def read_ocds(data: bytes, name: str) -> list[Notice]:
    """Read a release, a release package or a record package. Raises NoticeRefused with one line."""
    try:
        document = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise NoticeRefused(f"not well-formed JSON: {' '.join(str(error).split())[:120]}") from None
    try:
        notices = [notice_of(_fields(release), PATHS, name) for release in _releases(document)]
    except (TypeError, AttributeError, KeyError) as error:
        raise NoticeRefused(f"JSON that does not follow OCDS 1.1: {' '.join(str(error).split())[:120]}") from None
    if not notices:
        raise NoticeRefused("JSON without OCDS releases (release package, record package or single release)")
    return notices


def _releases(document: object) -> Iterator[Json]:
    if isinstance(document, list):
        for one in document:
            yield from _releases(one)
    elif not isinstance(document, dict):
        return
    elif "ocid" in document and "tag" in document:
        yield document
    elif "releases" in document:
        yield from _releases(document["releases"])
    else:
        for record in document.get("records") or ():
            whole = record.get("compiledRelease") or record.get("releases") or ()
            yield from _releases(whole)


def _fields(release: Json) -> Part:
    tender: Json = release.get("tender") or {}
    notice = Part()
    _put(notice, "BT-04-notice", release.get("ocid"))
    _put(notice, "OPP-010-notice", release.get("id"))
    _put(notice, "OPP-012-notice", release.get("date"))
    _put(notice, "BT-03-notice", _form_type(release, tender))
    _put(notice, "BT-21-Procedure", tender.get("title"))
    _put(notice, "BT-23-Procedure", _NATURES.get(str(tender.get("mainProcurementCategory"))))
    _put(notice, "BT-105-Procedure", "open" if tender.get("procurementMethod") == "open" else None)
    _put(notice, "BT-262-Procedure", _cpv(tender.get("classification")))
    _put_amount(notice, "BT-27-Procedure", tender.get("value"))
    _put_buyer(notice, release)
    for lot in tender.get("lots") or [{"contractPeriod": tender.get("contractPeriod")}]:
        notice.parts.setdefault("lot", []).append(_lot(lot, tender))
    _put_awards(notice, release, tender)
    return notice


def _form_type(release: Json, tender: Json) -> str:
    tags = " ".join(str(tag) for tag in release["tag"])
    if release.get("awards") or "award" in tags or "contract" in tags:
        return "result"
    if tender.get("status") == "planned" or ("planning" in tags and "tender" not in tags):
        return "planning"
    return "competition"


def _lot(lot: Json, tender: Json) -> Part:
    part = Part()
    _put(part, "BT-137-Lot", lot.get("id"))
    _put(part, "BT-21-Lot", lot.get("title"))
    _put_amount(part, "BT-27-Lot", lot.get("value"))
    period: Json = lot.get("contractPeriod") or {}
    if period.get("durationInDays") and not period.get("endDate"):
        _put(part, "BT-36-Lot", period["durationInDays"])
        _put(part, "BT-36-Lot-Unit", "DAY")
    _put(part, "BT-536-Lot", period.get("startDate"))
    _put(part, "BT-537-Lot", period.get("endDate"))
    if renewal := lot.get("renewal"):
        _put(part, "BT-58-Lot", renewal.get("maximumRenewals"))
        _put(part, "BT-57-Lot", renewal.get("description"))
    for item in tender.get("items") or ():
        if item.get("relatedLot", lot.get("id")) == lot.get("id"):
            _put(part, "BT-262-Lot", _cpv(item.get("classification")))
            for other in item.get("additionalClassifications") or ():
                _put(part, "BT-263-Lot", _cpv(other))
    for goal in lot.get("sustainability") or ():
        kind = str(goal.get("goal", "")).partition(".")
        code = "inn-pur" if kind[2] == "innovativePurchase" else _GOALS.get(kind[0])
        _put(part, "BT-06-Lot", code)
        for strategy in goal.get("strategies") or ():
            _put(part, "BT-805-Lot", _GPP.get(strategy))
    criteria = (lot.get("awardCriteria") or tender.get("awardCriteria") or {}) if lot else {}
    if isinstance(criteria, dict):
        part.parts["criterion"] = [_criterion(one) for one in criteria.get("criteria") or ()]
    return part


def _criterion(criterion: Json) -> Part:
    part = Part()
    _put(part, "BT-539-Lot", criterion.get("type"))
    _put(part, "BT-734-Lot", criterion.get("name"))
    _put(part, "BT-540-Lot", criterion.get("description"))
    for number in criterion.get("numbers") or ():
        parameter = Part()
        _put(parameter, "BT-541-Lot", number.get("number"))
        _put(parameter, "BT-5421-Lot", _WEIGHTS.get(str(number.get("weight"))))
        part.parts.setdefault("parameter", []).append(parameter)
    return part


def _put_buyer(notice: Part, release: Json) -> None:
    buyer: Json = release.get("buyer") or (release.get("tender") or {}).get("procuringEntity") or {}
    if not buyer:
        return
    named: Json = next((one for one in release.get("parties") or () if one.get("id") == buyer.get("id")), {})
    identifier, address = named.get("identifier") or {}, named.get("address") or {}
    company, party = Part(), Part()
    key = str(buyer.get("id") or "buyer")
    _put(party, "OPT-300-Procedure-Buyer", key)
    _put(company, "OPT-200-Organization-Company", key)
    _put(company, "BT-500-Organization-Company", buyer.get("name") or named.get("name"))
    _put(company, "BT-501-Organization-Company", identifier.get("id") or buyer.get("id"))
    _put(company, "BT-514-Organization-Company", _COUNTRIES.get(str(address.get("countryName"))))
    notice.parts |= {"buyer": [party], "organisation": [company]}


def _put_awards(notice: Part, release: Json, tender: Json) -> None:
    lots = [str(lot.get("id")) for lot in tender.get("lots") or ()] or [""]
    for award in release.get("awards") or ():
        related = [str(lot) for lot in award.get("relatedLots") or lots]
        won = award.get("status") in {"active", None}
        key = str(award.get("id"))
        tender_part, contract = Part(), Part()
        _put(contract, "BT-1451-Contract", award.get("date"))
        if won:
            _put(contract, "BT-3202-Contract", key)
            _put(tender_part, "OPT-321-Tender", key)
            _put_amount(tender_part, "BT-720-Tender", award.get("value") if len(related) == 1 else None)
            tender_part.values["BT-13714-Tender"] = related[:1]
            notice.parts.setdefault("tender", []).append(tender_part)
            notice.parts.setdefault("contract", []).append(contract)
        for lot_id in related:
            result = Part({"BT-13713-LotResult": [lot_id], "BT-142-LotResult": ["selec-w" if won else "clos-nw"]})
            if len(lots) == 1 and (many := tender.get("numberOfTenderers")) is not None:
                counted = Part({"BT-760-LotResult": ["tenders"], "BT-759-LotResult": [str(many)]})
                result.parts["submissions"] = [counted]
            notice.parts.setdefault("lot_result", []).append(result)


def _put(part: Part, term: str, value: object) -> None:
    if value is not None and value != "":
        part.values.setdefault(term, []).append(str(value).strip())


def _put_amount(part: Part, term: str, value: object) -> None:
    if isinstance(value, dict) and value.get("amount") is not None:
        _put(part, term, value["amount"])
        _put(part, f"{term}-Currency", value.get("currency"))


def _cpv(classification: object) -> str | None:
    if isinstance(classification, dict) and classification.get("scheme") == "CPV":
        return str(classification.get("id", "")).partition("-")[0] or None
    return None
