"""Bram publishes a notice; the facts that come out say what stood where."""

from datetime import date
from decimal import Decimal

import pytest

from hefboom.core.facts.facts import Fact, Missing
from hefboom.core.notices.notice import Facts, Notice
from hefboom.core.notices.reader import read_notice
from tests.core.notices.build import a_lot, a_notice, a_result, estimated, months, renewals, ticks


def read(data: bytes) -> Notice:
    return read_notice(data, "notice.xml")


def lot_of(project: str = "", terms: str = "", **notice: str) -> Facts:
    return read(a_notice(lots=a_lot(project=project, terms=terms), **notice)).lots["LOT-0001"]  # type: ignore[arg-type] - only texts are passed


def test_a_fact_names_the_notice_the_business_term_and_the_path() -> None:
    facts = lot_of(estimated("250000"))
    source = facts["estimated_value_eur"].source
    assert facts["estimated_value_eur"].value == Decimal(250000)
    assert source is not None
    assert (source.kind, source.document, source.term) == ("notice", "100001-2024", "BT-27-Lot")
    assert source.path.startswith("/*/cac:ProcurementProjectLot[cbc:ID/@schemeName='Lot']/")


def test_tender_facts() -> None:
    notice = read(a_notice())
    values = {name: fact.value for name, fact in notice.tender.items()}
    assert values["title"] == "Nieuwe kantoorstoelen"
    assert values["buyer_name"] == "Ministerie van Algemene Zaken"
    assert values["contract_nature"] == "supplies"
    assert values["published_on"] == date(2024, 3, 1)
    assert values["notice"] == "100001-2024"


@pytest.mark.parametrize(
    ("amount", "currency", "missing"),
    [
        ("-1", "EUR", Missing.WITHHELD),
        ("1.0", "EUR", Missing.UNREADABLE),
        ("0", "EUR", Missing.UNREADABLE),
        ("99999999", "EUR", Missing.UNREADABLE),
        ("165.007", "EUR", Missing.UNREADABLE),
        ("500.000", "EUR", Missing.UNREADABLE),
        ("veel", "EUR", Missing.UNREADABLE),
        ("250000", "PLN", Missing.NOT_COMPUTABLE),
    ],
)
def test_what_is_no_amount_in_euros_is_unknown_with_the_reason(amount: str, currency: str, missing: Missing) -> None:
    fact = lot_of(estimated(amount, currency))["estimated_value_eur"]
    assert (fact.value, fact.missing) == (None, missing)
    assert fact.source is not None
    assert fact.source.note


def test_the_value_of_the_only_lot_is_that_of_the_procedure() -> None:
    fact = read(a_notice(project=estimated("300000.50"))).lots["LOT-0001"]["estimated_value_eur"]
    assert fact.value == Decimal("300000.50")
    assert fact.source is not None
    assert fact.source.term == "BT-27-Procedure"


def test_the_value_of_a_procedure_is_never_given_to_one_of_two_lots() -> None:
    notice = read(a_notice(project=estimated("300000"), lots=a_lot("LOT-0001") + a_lot("LOT-0002")))
    assert "estimated_value_eur" not in notice.lots["LOT-0001"]
    assert notice.tender["stated_total_eur"].value == Decimal(300000)


@pytest.mark.parametrize(
    ("project", "expected"),
    [
        (months(48), Decimal(48)),
        (months(2, "YEAR"), Decimal(24)),
        (months(365, "DAY"), Decimal("11.991786")),
        (months(12) + renewals("3", "3 x 1 jaar"), Decimal(48)),
        (months(12) + renewals("2", "Optie voor verlengen met twee keer één jaar."), Decimal(36)),
        (months(24) + renewals("0", "niet van toepassing"), Decimal(24)),
    ],
)
def test_duration_in_months_with_renewals(project: str, expected: Decimal) -> None:
    assert lot_of(project)["duration_months"].value == expected


@pytest.mark.parametrize(
    ("project", "missing"),
    [
        (months(48) + renewals("2", "zie leidraad"), Missing.NOT_COMPUTABLE),
        (months(24) + renewals("2", "met maximaal 24 maanden tot een totaal van 48 maanden"), Missing.NOT_COMPUTABLE),
        (months(24) + renewals("3", "2 x 1 jaar"), Missing.NOT_COMPUTABLE),
        (months(9, "SEC"), Missing.UNREADABLE),
    ],
)
def test_a_duration_that_the_notice_does_not_settle_is_unknown(project: str, missing: Missing) -> None:
    fact = lot_of(project)["duration_months"]
    assert (fact.value, fact.missing) == (None, missing)


def test_ticks_that_contradict_each_other_are_united_and_reported() -> None:
    """Three in five real notices with an environmental kind do not tick the environment in BT-06."""
    facts = lot_of(ticks("strategic-procurement", "none") + ticks("environmental-impact", "circ-econ"))
    assert facts["strategic_procurement"].value == "env-imp"
    assert facts["strategic_procurement"].source is not None
    assert "BT-774" in facts["strategic_procurement"].source.note
    assert facts["mvi_criteria_applied"].value is True


def test_no_ticks_prove_nothing() -> None:
    facts = lot_of(ticks("strategic-procurement", "none") + ticks("gpp-criteria", "none"))
    proven = {"mvi_criteria_applied", "social_return_clause", "isv_clause", "innovation_considered"}
    assert proven.isdisjoint(facts)
    assert facts["gpp_criteria"].value == "none"


def test_ticks_for_jobs_and_human_rights_prove_social_return_and_isv() -> None:
    facts = lot_of(ticks("social-objective", "opp", "hum-right") + ticks("innovative-acquisition", "proc-innov"))
    assert [facts[name].value for name in ("social_return_clause", "isv_clause", "innovation_considered")] == [True] * 3


@pytest.mark.parametrize(
    ("sdk", "attribute"), [("1.10", ""), ("1.10", ' listName="cvd-scope"'), ("1.13", ' listName="cvd-scope"')]
)
def test_clean_vehicles_by_the_paths_of_the_notices_own_version(sdk: str, attribute: str) -> None:
    """Until SDK 1.12 the code needed no list name; from 1.13 other laws stand in the same place."""
    facts = lot_of(terms=_scope(attribute), sdk=f"eforms-sdk-{sdk}")
    assert facts["clean_vehicles"].value is True


def test_another_law_in_the_same_place_is_not_taken_for_clean_vehicles() -> None:
    assert "clean_vehicles" not in lot_of(terms=_scope(' listName="eed-scope"'), sdk="eforms-sdk-1.13")


def test_a_result() -> None:
    facts = _result_facts(a_result())
    assert {name: facts[name].value for name in ("result", "result_value_eur", "tenders_received")} == {
        "result": "selec-w",
        "result_value_eur": Decimal(200000),
        "tenders_received": 4,
    }


def test_a_value_held_back_is_unknown_and_never_minus_one() -> None:
    fact = _result_facts(a_result(value="-1", privacy="win-ten-val"))["result_value_eur"]
    assert (fact.value, fact.missing) == (None, Missing.WITHHELD)


@pytest.mark.parametrize(
    ("given", "day", "term"),
    [
        ("2024-06-17+02:00", date(2024, 6, 17), "BT-1451-Contract"),
        ("2000-01-01+01:00", date(2024, 7, 1), "BT-145-Contract"),
        ("", date(2024, 7, 1), "BT-145-Contract"),
    ],
)
def test_the_day_of_the_award_or_what_comes_nearest_named_as_such(given: str, day: date, term: str) -> None:
    fact: Fact = read(a_notice(form="result", extension=a_result(award_date=given))).tender["awarded_on"]
    assert fact.value == day
    assert fact.source is not None
    assert fact.source.term == term


def test_a_planning_notice_has_parts_and_a_planned_day() -> None:
    notice = read(
        a_notice(
            form="planning",
            procedure="",
            lots=a_lot("PAR-0001", kind="Part", project=estimated("900000")),
            body="<cbc:PlannedDate>2024-11-01Z</cbc:PlannedDate>",
        )
    )
    source = notice.lots["PAR-0001"]["estimated_value_eur"].source
    assert source is not None
    assert source.term == "BT-27-Part"
    assert notice.tender["planned_on"].value == date(2024, 11, 1)
    assert "published_on" not in notice.tender


def test_a_cpv_code_that_is_none_is_unknown() -> None:
    assert read(a_notice(lots=a_lot(cpv="stoelen"))).lots["LOT-0001"]["cpv"].missing == Missing.UNREADABLE


def _result_facts(result: str) -> Facts:
    return read(a_notice(form="result", extension=result)).lots["LOT-0001"]


def _scope(attribute: str) -> str:
    open_, close = (
        "<ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent><efext:EformsExtension>",
        "</efext:EformsExtension></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>",
    )
    law = f"<efbc:ApplicableLegalBasis{attribute}>true</efbc:ApplicableLegalBasis>"
    return f"{open_}<efac:StrategicProcurement>{law}</efac:StrategicProcurement>{close}"
