"""Uploaded notices (eForms XML, or a zip of them) as tenders on their way in, with their award criteria."""

import io
import tempfile
import zipfile
from collections.abc import Mapping
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from hefboom.apps.organisations.models import Organisation
from hefboom.apps.strategy.queries import pack_in_force
from hefboom.apps.tenders.errors import RefusedError
from hefboom.apps.tenders.facts import COLUMNS
from hefboom.apps.tenders.incoming import Incoming, Problem, Reading
from hefboom.core.notices.batch import read_one
from hefboom.core.notices.buyers import organisations
from hefboom.core.notices.criteria import NoShares, classify, read_criteria, shares
from hefboom.core.notices.inputs import Left, find_inputs
from hefboom.core.notices.notice import Facts, Notice
from hefboom.core.notices.reader import read_fields
from hefboom.core.notices.register import Tender, tenders_of
from hefboom.core.strategy.groups import product_group_of

MOST_UNPACKED = 200 * 1024 * 1024


def is_notices(name: str) -> bool:
    """Say whether a file is read as notices instead of as a table, by its extension."""
    return name.lower().endswith((".xml", ".zip"))


def check_notices(content: bytes, name: str) -> None:
    """Refuse an archive that is broken or grows too large; raises `RefusedError`."""
    if not name.lower().endswith(".zip"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
    except zipfile.BadZipFile:
        raise RefusedError(_("Dit zip-bestand is niet te openen. Maak het opnieuw.")) from None
    if unpacked > MOST_UNPACKED:
        raise RefusedError(_("Dit zip-bestand is uitgepakt te groot. Splits het in delen."))


def read_notice_file(
    content: bytes, name: str, organisations_mine: Mapping[str, Organisation], default: Organisation
) -> Reading:
    """Read notices into tenders. A buyer that the notices leave open is taken to be `default`.

    The "line" of a problem is the number of the file, its "column" the file's name or the buyer.
    """
    check_notices(content, name)
    notices, contents, problems = _read(content, name)
    pack = pack_in_force()
    found = tenders_of(notices.values(), partial(product_group_of, pack), organisations())
    incoming: list[Incoming] = []
    for number, tender in enumerate(found, start=1):
        code = tender.facts["organisation"].value
        organisation = default if code is None else organisations_mine.get(str(code))
        if organisation is None:
            buyer = str(tender.facts["buyer_name"].value or "")
            why = _("Deze aankondiging is niet van een organisatie waarvan u trajecten kunt inlezen.")
            problems.append(Problem(number, tender.notices[-1].publication, buyer, why))
        else:
            incoming.append(_incoming(tender, organisation, contents))
    return Reading(tuple(incoming), tuple(problems), len(notices))


def _read(content: bytes, name: str) -> tuple[dict[str, Notice], dict[str, bytes], list[Problem]]:
    """Return the notices and their content by publication number, and the files that are none."""
    notices: dict[str, Notice] = {}
    contents: dict[str, bytes] = {}
    problems: list[Problem] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"notices{Path(name).suffix.lower()}"
        path.write_bytes(content)
        for number, one in enumerate(find_inputs([path]), start=1):
            outcome = read_one(one)
            if isinstance(outcome, Left):
                if not outcome.skipped:
                    problems.append(Problem(number, Path(one.name).name, "", outcome.why))
                continue
            for notice in outcome:
                notices[notice.publication] = notice
                if not isinstance(one, Left):
                    contents[notice.publication] = one.read()
    return notices, contents, problems


def _incoming(tender: Tender, organisation: Organisation, contents: Mapping[str, bytes]) -> Incoming:
    made = Incoming(organisation, tender.tender_id)
    made.facts = {name: fact for name, fact in tender.facts.items() if name not in COLUMNS}
    for lot in tender.lots:
        lot_id = str(lot["lot_id"].value or "") if "lot_id" in lot else ""
        made.lots[lot_id] = {name: fact for name, fact in lot.items() if name not in COLUMNS}
        made.criteria[lot_id] = _criteria(lot, lot_id, contents)
    return made


def _criteria(lot: Facts, lot_id: str, contents: Mapping[str, bytes]) -> list[dict[str, Any]]:
    """Return the award criteria from the notice that the lot's criteria were read from."""
    source = lot["award_criteria"].source if "award_criteria" in lot else None
    content = contents.get(source.document) if source else None
    if content is None or lot["award_criteria"].value is None:
        return []
    fields, _version = read_fields(content)
    part = next((one for one in fields.inside("lot") if one.first("BT-137-Lot") == lot_id), None)
    criteria = read_criteria(part) if part else ()
    found = shares(criteria)
    weights: list[Decimal | None] = [None] * len(criteria) if isinstance(found, NoShares) else list(found)
    return [
        {
            "name": one.name,
            "type": one.kind,
            "weight": None if weight is None else f"{weight:f}",
            "class": classify(one).about or "",
            "reason": classify(one).why,
        }
        for one, weight in zip(criteria, weights, strict=True)
    ]
