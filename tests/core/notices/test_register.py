"""Several notices of one procedure become one tender with a history."""

from datetime import date
from decimal import Decimal

from hefboom.core.facts.facts import Missing
from hefboom.core.facts.fields import vocabulary
from hefboom.core.notices.buyers import organisations
from hefboom.core.notices.coverage import coverage, register_coverage
from hefboom.core.notices.reader import read_notice
from hefboom.core.notices.register import Tender, tenders_of
from tests.core.notices.build import ABuyer, a_criterion, a_lot, a_notice, a_result, changes, criteria, estimated


def group_of(cpv: str) -> str | None:
    return {"39": "kantoormeubilair", "85": "none"}.get(cpv[:2])


def tenders(*notices: bytes) -> list[Tender]:
    return tenders_of([read_notice(data, "x") for data in notices], group_of, organisations())


CALL = a_notice(lots=a_lot(project=estimated("250000"), terms=criteria(a_criterion("price", "Prijs"))))
CHANGE = a_notice(
    publication="00100002-2024",
    published="2024-04-01Z",
    notice_id="notice-2",
    extension=changes("notice-1-01"),
    lots=a_lot(project=estimated("300000")),
)
RESULT = a_notice(
    publication="00100003-2024",
    published="2024-07-02Z",
    form="result",
    notice_id="notice-3",
    extension=a_result(value="280000"),
    lots=a_lot(project=estimated("999000")),
)


def test_a_call_a_change_and_a_result_are_one_tender() -> None:
    (tender,) = tenders(RESULT, CALL, CHANGE)
    (row,) = tender.rows()
    assert row["tender_id"] == "procedure-1"
    assert row["notices"] == "100001-2024 100002-2024 100003-2024"
    assert row["notice"] == "100003-2024"
    assert row["published_on"] == date(2024, 3, 1), "the first call decides the day"
    assert row["estimated_value_eur"] == Decimal(300000), "the change replaces the call; a result does not"
    assert row["result_value_eur"] == Decimal(280000)
    assert row["awarded_on"] == date(2024, 6, 17)
    assert "award_criteria" in row
    assert row["award_criteria"] is None, "the change no longer names the criteria"


def test_a_higher_version_of_the_same_notice_replaces_it() -> None:
    newer = a_notice(publication="00100009-2024", published="2024-05-01Z", version="02")
    (tender,) = tenders(CALL, newer)
    assert tender.lots[0]["estimated_value_eur"].missing == Missing.NOT_GIVEN


def test_five_buyers_with_one_procedure_id_are_five_tenders() -> None:
    """A Swiss sender does this."""
    names = ("Bern", "Basel", "Genf", "Chur", "Olten")
    found = tenders(
        *(
            a_notice(publication=f"{n}-2024", notice_id=f"n{n}", buyers=(ABuyer(name, f"CHE-{n}", "CHE"),))
            for n, name in enumerate(names, start=1)
        )
    )
    assert len({tender.tender_id for tender in found}) == 5
    assert all(tender.tender_id.startswith("procedure-1-che-") for tender in found)


def test_a_notice_read_twice_counts_once() -> None:
    assert [tender.facts["notices"].value for tender in tenders(CALL, CALL)] == ["100001-2024"]


def test_a_planned_tender_waits_for_its_call() -> None:
    planned = a_notice(form="planning", procedure="", body="<cbc:PlannedDate>2024-11-01Z</cbc:PlannedDate>")
    (tender,) = tenders(planned)
    assert tender.facts["planned_on"].value == date(2024, 11, 1)
    assert tender.facts["awarded_on"].missing == Missing.NOT_YET
    assert tender.lots[0]["result"].missing == Missing.NOT_YET


def test_every_field_of_the_vocabulary_has_a_value_or_a_reason() -> None:
    (tender,) = tenders(CALL)
    given = {name for name, item in vocabulary().items() if not item.derived}
    assert set(tender.facts) | set(tender.lots[0]) == given
    assert tender.lots[0]["wage_sum_eur"].missing == Missing.NOT_IN_SOURCE
    assert tender.lots[0]["isv_clause"].missing == Missing.NOT_GIVEN


def test_product_groups_come_from_the_pack() -> None:
    def group(cpv: str) -> object:
        return tenders(a_notice(lots=a_lot(cpv=cpv)))[0].lots[0]["product_group"].value

    assert [group("39112000"), group("85000000"), group("72000000")] == ["kantoormeubilair", "none", None]


def test_coverage_counts_only_what_could_be_there() -> None:
    notices = [read_notice(data, "x") for data in (CALL, RESULT)]
    cells = {(cell.field, cell.form_type): (cell.filled, cell.possible) for cell in coverage(notices)}
    assert cells["estimated_value_eur", "competition"] == (1, 1)
    assert cells["result", "result"] == (1, 1)
    assert ("result", "competition") not in cells
    assert cells["duration_months", "competition"] == (0, 1)
    whole = {cell.field: (cell.filled, cell.possible) for cell in register_coverage(tenders(CALL, RESULT))}
    assert whole["result"] == (1, 1)
    assert whole["wage_sum_eur"] == (0, 1)
