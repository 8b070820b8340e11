"""An eForms notice in, facts on (tender, lot) out: each with the notice, the business term and the path it came by."""

import re
from functools import cache

from hefboom.core.facts.facts import Fact, Missing
from hefboom.core.notices.criteria import Criterion, OverrulesByLot, read_criteria, weights
from hefboom.core.notices.duration import duration
from hefboom.core.notices.notice import Buyer, Facts, Notice, NoticeRefused, Sheet
from hefboom.core.notices.results import awarded_on, results_by_lot
from hefboom.core.notices.signals import signals
from hefboom.core.notices.table import Version, table
from hefboom.core.notices.trie import Part, walk
from hefboom.core.notices.values import HELD_BACK, WITHHELD_CODE, amount, day, first_usable
from hefboom.core.notices.xml import parse

_CPV = re.compile(r"(\d{8})(?:-\d)?")
_NATURES = {"works", "services", "supplies"}
_AWARDING_FORMS = {"result", "dir-awa-pre"}


def read_fields(data: bytes) -> tuple[Part, Version]:
    """Return all fields of a notice, and its SDK version. Raises NoticeRefused with one line."""
    root, version = parse(data)
    return walk(root, version), version


def read_notice(data: bytes, name: str, overrules: OverrulesByLot | None = None) -> Notice:
    """Read one eForms notice.

    `name` is the file's name, for a notice that was never published. `overrules` are a person's classes of award
    criteria. Raises NoticeRefused with one line when it is no notice.
    """
    fields, version = read_fields(data)
    if not fields.first("BT-03-notice"):
        raise NoticeRefused("no eForms notice: it does not say what form it is (BT-03)")
    return notice_of(fields, _paths(version), name, overrules)


def notice_of(fields: Part, paths: dict[str, str], name: str, overrules: OverrulesByLot | None = None) -> Notice:
    """Turn the fields of one notice, by business term, into facts. `paths` says where each term stood."""
    notice_id, version_id = fields.first("BT-701-notice"), fields.first("BT-757-notice")
    publication = _reference(fields.first("OPP-010-notice")) or (f"{notice_id}-{version_id}" if notice_id else name)
    sheet = Sheet(publication, paths)
    notice = Notice(
        publication=publication,
        published=day(fields.first("OPP-012-notice")),
        notice_id=notice_id,
        version=version_id,
        procedure_id=fields.first("BT-04-notice"),
        form_type=fields.first("BT-03-notice"),
        replaces=tuple(_reference(text) for text in fields.all("BT-758-notice")),
        follows=tuple(
            dict.fromkeys(_reference(text) for lot in fields.inside("lot") for text in lot.all("BT-125(i)-Lot"))
        ),
        buyers=_buyers(fields),
    )
    notice.lots = _lots(fields, sheet, overrules or {})
    notice.tender = _tender(fields, notice, sheet)
    return notice


@cache
def _paths(version: Version) -> dict[str, str]:
    whole = table()
    return {field.id: whole.xpath(field) for field in whole.fields if field.holds_in(version)}


def _reference(text: str) -> str:
    """Write a reference to a notice as that notice names itself: publication numbers without leading zeros."""
    return text.lstrip("0") if re.fullmatch(r"\d+-\d{4}", text) else text


def _buyers(fields: Part) -> tuple[Buyer, ...]:
    companies = {company.first("OPT-200-Organization-Company"): company for company in fields.inside("organisation")}
    buyers: list[Buyer] = []
    for party in fields.inside("buyer"):
        company = companies.get(party.first("OPT-300-Procedure-Buyer"), Part())
        ids = [text for text in company.all("BT-501-Organization-Company") if any(letter.isdigit() for letter in text)]
        buyer = Buyer(
            name=" ".join(company.first("BT-500-Organization-Company").split()),
            id=ids[0] if ids else "",
            country=company.first("BT-514-Organization-Company"),
            legal_type=party.first("BT-11-Procedure-Buyer"),
        )
        if buyer not in buyers:
            buyers.append(buyer)
    return tuple(buyers)


def _tender(fields: Part, notice: Notice, sheet: Sheet) -> Facts:
    facts: dict[str, Fact | None] = {
        "title": _text(fields, "BT-21-Procedure", sheet),
        "procedure_id": _text(fields, "BT-04-notice", sheet),
        "notice": sheet.known("OPP-010-notice", notice.publication),
        "form_type": _text(fields, "BT-03-notice", sheet),
        "contract_nature": _nature(fields, sheet),
        "procedure": _code(fields, "BT-105-Procedure", sheet),
        "stated_total_eur": first_usable(
            amount(fields, "BT-27-Procedure", sheet), amount(fields, "BT-271-Procedure", sheet)
        ),
        "awarded_on": awarded_on(fields, sheet),
    }
    for number, buyer in enumerate(notice.buyers[:1]):
        note = f"the first of {len(notice.buyers)} buyers" if len(notice.buyers) > 1 and number == 0 else ""
        for name, term, value in (
            ("buyer_name", "BT-500-Organization-Company", buyer.name),
            ("buyer_id", "BT-501-Organization-Company", buyer.id),
            ("buyer_country", "BT-514-Organization-Company", buyer.country),
        ):
            facts[name] = sheet.known(term, value, note) if value else None
    if (planned := day(fields.first("BT-127-notice"))) and notice.form_type == "planning":
        facts["planned_on"] = sheet.known("BT-127-notice", planned)
    if notice.published and notice.form_type in {"competition", "change"}:
        facts["published_on"] = sheet.known("OPP-012-notice", notice.published)
    if notice.published and notice.form_type in _AWARDING_FORMS and facts["awarded_on"] is None:
        note = "day its result was published; the day of the award is not given"
        facts["awarded_on"] = sheet.known("OPP-012-notice", notice.published, note)
    if fields.first("BT-105-Procedure") == "innovation":
        facts["innovation_considered"] = sheet.known("BT-105-Procedure", True, "an innovation partnership")
    return {name: fact for name, fact in facts.items() if fact is not None}


def _lots(fields: Part, sheet: Sheet, overrules: OverrulesByLot) -> dict[str, Facts]:
    results = results_by_lot(fields, sheet)
    parts = [(lot, sheet) for lot in fields.inside("lot")] + [
        (_as_lot(part), sheet.for_part()) for part in fields.inside("part")
    ]
    lots: dict[str, Facts] = {}
    awards: dict[tuple[Criterion, ...], Facts] = {}  # the lots of a notice mostly have the same criteria
    for lot, own_sheet in parts:
        lot_id, criteria = lot.first("BT-137-Lot"), read_criteria(lot)
        if classes := overrules.get((sheet.document, lot_id)):
            award = weights(criteria, sheet, classes)
        else:
            if criteria not in awards:
                awards[criteria] = weights(criteria, sheet)
            award = awards[criteria]
        facts = _lot(lot, fields, own_sheet, alone=len(parts) == 1)
        lots[lot_id] = award | facts | results.pop(lot_id, {})
    return lots | results


def _as_lot(part: Part) -> Part:
    return Part({term.replace("-Part", "-Lot"): values for term, values in part.values.items()}, part.parts)


def _lot(lot: Part, fields: Part, sheet: Sheet, *, alone: bool) -> Facts:
    value = first_usable(amount(lot, "BT-27-Lot", sheet), amount(lot, "BT-271-Lot", sheet))
    if alone and (value is None or value.value is None):
        whole = first_usable(amount(fields, "BT-27-Procedure", sheet), amount(fields, "BT-271-Procedure", sheet))
        value = first_usable(value, whole)
    facts = {
        "lot_title": _text(lot, "BT-21-Lot", sheet),
        "cpv": _cpv(lot, "BT-262-Lot", sheet) or _cpv(fields, "BT-262-Procedure", sheet),
        "cpv_additional": _cpvs(lot, sheet),
        "estimated_value_eur": value,
        "duration_months": duration(lot, sheet),
    }
    return {name: fact for name, fact in facts.items() if fact is not None} | signals(lot, sheet)


def _text(part: Part, term: str, sheet: Sheet) -> Fact | None:
    text = " ".join(part.first(term).split())
    return sheet.known(term, text) if text else None


def _code(part: Part, term: str, sheet: Sheet) -> Fact | None:
    code = part.first(term)
    if code == WITHHELD_CODE:
        return sheet.unknown(term, Missing.WITHHELD, HELD_BACK)
    return sheet.known(term, code) if code else None


def _nature(fields: Part, sheet: Sheet) -> Fact | None:
    for term, natures in (
        ("BT-23-Procedure", set(fields.all("BT-23-Procedure"))),
        ("BT-23-Lot", {nature for lot in fields.inside("lot") for nature in lot.all("BT-23-Lot")}),
        ("BT-23-Part", {nature for part in fields.inside("part") for nature in part.all("BT-23-Part")}),
    ):
        if not natures:
            continue
        if len(natures) > 1:
            return sheet.unknown(term, Missing.CONTRADICTORY, f"both {' and '.join(sorted(natures))}")
        nature = natures.pop()
        if nature in _NATURES:
            return sheet.known(term, nature)
        return sheet.unknown(term, Missing.UNREADABLE, f"{nature[:20]!r} is not works, services or supplies")
    return None


def _cpv(part: Part, term: str, sheet: Sheet) -> Fact | None:
    text = part.first(term)
    if not text:
        return None
    match = _CPV.fullmatch(text)
    if match is None:
        return sheet.unknown(term, Missing.UNREADABLE, f"{text[:20]!r} is no CPV code of eight digits")
    return sheet.known(term, match[1])


def _cpvs(lot: Part, sheet: Sheet) -> Fact | None:
    codes = [match[1] for text in lot.all("BT-263-Lot") if (match := _CPV.fullmatch(text))]
    return sheet.known("BT-263-Lot", " ".join(dict.fromkeys(codes))) if codes else None
