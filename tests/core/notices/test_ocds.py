"""OCDS releases say the same as notices, as far as they say it."""

import json
from decimal import Decimal

import pytest

from hefboom.core.facts.facts import Missing
from hefboom.core.notices.notice import NoticeRefused
from hefboom.core.notices.ocds import read_ocds

RELEASE = {
    "ocid": "ocds-x-1",
    "id": "ocds-x-1-a",
    "date": "2024-03-01T10:00:00Z",
    "tag": ["tender"],
    "parties": [{"id": "NL-KVK-1", "name": "Rijkswaterstaat", "address": {"countryName": "Netherlands"}}],
    "buyer": {"id": "NL-KVK-1", "name": "Rijkswaterstaat"},
    "tender": {
        "title": "Bermen maaien",
        "mainProcurementCategory": "services",
        "procurementMethod": "open",
        "items": [{"id": "1", "classification": {"scheme": "CPV", "id": "77314100-5"}, "relatedLot": "L1"}],
        "lots": [
            {
                "id": "L1",
                "title": "Noord",
                "value": {"amount": 250000, "currency": "EUR"},
                "contractPeriod": {"startDate": "2024-06-01T00:00:00Z", "endDate": "2026-05-31T23:59:59Z"},
                "awardCriteria": {
                    "criteria": [
                        {"type": "price", "name": "Prijs", "numbers": [{"number": 40, "weight": "percentageExact"}]},
                        {"type": "quality", "name": "CO2", "numbers": [{"number": 60, "weight": "percentageExact"}]},
                    ]
                },
                "sustainability": [{"goal": "environmental", "strategies": ["nationalGPPCriteria"]}],
            }
        ],
    },
}


def test_a_release_becomes_facts_with_their_ocds_path() -> None:
    (notice,) = read_ocds(json.dumps({"releases": [RELEASE]}).encode(), "x.json")
    lot = notice.lots["L1"]
    values = {name: fact.value for name, fact in (notice.tender | lot).items()}
    assert values["buyer_name"] == "Rijkswaterstaat"
    assert values["contract_nature"] == "services"
    assert values["cpv"] == "77314100"
    assert values["estimated_value_eur"] == Decimal(250000)
    assert values["duration_months"] == Decimal(24)
    assert values["impact_weight"] == Decimal("0.60")
    assert values["mvi_criteria_applied"] is True
    source = lot["estimated_value_eur"].source
    assert source is not None
    assert (source.document, source.path) == ("ocds-x-1-a", "tender/lots/value/amount")


def test_an_award_without_lots_is_the_result_of_the_whole() -> None:
    release = {
        "ocid": "ocds-x-2",
        "id": "2",
        "date": "2024-05-01",
        "tag": ["award"],
        "tender": {"value": {"amount": 300000, "currency": "GBP"}, "numberOfTenderers": 3},
        "awards": [{"id": "1", "status": "active", "date": "2024-04-30", "value": {"amount": 1, "currency": "EUR"}}],
    }
    (notice,) = read_ocds(json.dumps(release).encode(), "x.json")
    lot = notice.lots[""]
    assert lot["result"].value == "selec-w"
    assert lot["tenders_received"].value == 3
    assert lot["result_value_eur"].missing == Missing.UNREADABLE
    assert lot["estimated_value_eur"].missing == Missing.NOT_COMPUTABLE


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"{", "not well-formed JSON"),
        (b"[" * 100_000, "not well-formed JSON"),
        (b'{"a": 1}', "without OCDS releases"),
        (b'{"releases": [{"ocid": "x", "tag": ["tender"], "tender": "all"}]}', "does not follow OCDS"),
        (b'{"releases": [{"ocid": "x", "tag": 5}]}', "does not follow OCDS"),
    ],
)
def test_what_is_no_ocds_is_refused_with_one_line(data: bytes, says: str) -> None:
    with pytest.raises(NoticeRefused, match=says):
        read_ocds(data, "x.json")
