"""The walk gives what XPath gives, for every field: on a notice of ours, and on real ones where they are."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from lxml import etree

from hefboom.core.notices.reader import read_fields
from hefboom.core.notices.table import NAMESPACES, Version, table, version_of
from hefboom.core.notices.trie import Part, walk
from tests.core.notices import real
from tests.core.notices.build import a_criterion, a_lot, a_notice, a_result, criteria, estimated, months, ticks

WHOLE = table()
XPATHS = {field: etree.XPath(WHOLE.xpath(field), namespaces=NAMESPACES) for field in WHOLE.fields}


def flattened(part: Part, into: dict[str, list[str]] | None = None) -> dict[str, list[str]]:
    found = {} if into is None else into
    for term, values in part.values.items():
        found.setdefault(term, []).extend(values)
    for inside in part.parts.values():
        for one in inside:
            flattened(one, found)
    return found


def by_xpath(root: etree._Element, version: Version) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for field, xpath in XPATHS.items():
        if field.holds_in(version) and (values := list(_texts(xpath(root)))):
            found[field.id] = values
    return found


def test_on_a_notice_of_ours() -> None:
    award = criteria(a_criterion("price", "Prijs", "60"), a_criterion("quality", "Duurzaamheid", "40"))
    project = estimated("250000") + months(24) + ticks("environmental-impact", "circ-econ")
    data = a_notice(extension=a_result(), lots=a_lot(terms=award, project=project) + a_lot("PAR-1", kind="Part"))
    fields, version = read_fields(data)
    found = flattened(fields)
    assert found == by_xpath(etree.fromstring(data), version)
    assert len(found) > 40


@pytest.mark.parametrize("path", real.NOTICES[::8] or [Path("none")], ids=lambda path: path.name)
@real.needed
def test_on_real_notices_of_every_version(path: Path) -> None:
    root = etree.fromstring(path.read_bytes())
    version = version_of(root.findtext("cbc:CustomizationID", namespaces=NAMESPACES) or "")
    assert flattened(walk(root, version)) == by_xpath(root, version)


def test_fields_pair_up_inside_their_group() -> None:
    """A flat list of weights cannot be paired with a flat list of names: one criterion has none."""
    award = criteria(a_criterion("price", "Prijs"), a_criterion("quality", "Plan", "40"))
    (lot,) = read_fields(a_notice(lots=a_lot(terms=award)))[0].inside("lot")
    names = [
        (one.first("BT-734-Lot"), [p.first("BT-541-Lot") for p in one.inside("parameter")])
        for one in lot.inside("criterion")
    ]
    assert names == [("Prijs", []), ("Plan", ["40"])]


def _texts(found: Iterable[etree._Element | str]) -> Iterable[str]:
    for one in found:
        yield (one if isinstance(one, str) else one.text or "").strip()
