"""All real notices on this machine: none stops the batch, and what is known of some of them comes out."""

from decimal import Decimal
from functools import cache

from hefboom.core.facts.facts import Fact, Missing
from hefboom.core.notices.batch import read_all
from hefboom.core.notices.buyers import organisations
from hefboom.core.notices.inputs import Left, find_inputs
from hefboom.core.notices.notice import Notice
from hefboom.core.notices.register import Tender, tenders_of
from tests.core.notices import real

pytestmark = real.needed


@cache
def notices() -> dict[str, Notice]:
    outcomes = read_all(find_inputs(real.NOTICES))
    return {notice.publication: notice for one in outcomes if not isinstance(one, Left) for notice in one}


@cache
def tenders() -> dict[str, Tender]:
    found = tenders_of(notices().values(), lambda _: None, organisations())
    return {notice.publication: tender for tender in found for notice in tender.notices}


def fact(publication: str, name: str) -> Fact:
    tender = tenders()[publication]
    return tender.facts.get(name) or tender.lots[0][name]


def weights(publication: str) -> list[object]:
    return [fact(publication, f"{about}_weight").value for about in ("impact", "quality", "price")]


def test_every_one_is_read() -> None:
    assert len(notices()) == len(real.NOTICES)


def test_purmerend_gives_thirty_percent_to_societal_impact() -> None:
    assert weights("398652-2024") == [Decimal("0.3"), Decimal(0), Decimal("0.7")]
    assert fact("398652-2024", "result_value_eur").missing == Missing.UNREADABLE, "1.00 euro is a filler"


def test_the_royal_library_gives_ten_percent_to_sustainability() -> None:
    assert weights("496724-2024")[0] == Decimal("0.1")
    assert fact("496724-2024", "notices").value == "496724-2024 655427-2024"
    assert fact("496724-2024", "organisation").value == "none"


def test_meerscholen_gives_fifteen() -> None:
    assert weights("445064-2024")[0] == Decimal("0.15")


def test_rijkswaterstaat_holds_its_value_back() -> None:
    value = fact("616516-2024", "result_value_eur")
    assert (value.value, value.missing) == (None, Missing.WITHHELD)
    assert fact("616516-2024", "organisation").value == "rijkswaterstaat"


def test_fillers_and_fixed_euros_give_no_weight() -> None:
    for publication in ("453260-2024", "536086-2024", "200951-2025", "191536-2024"):
        assert weights(publication) == [None, None, None], publication


def test_a_rotterdam_value_that_may_be_in_thousands_is_not_believed() -> None:
    assert fact("215381-2024", "result_value_eur").missing == Missing.UNREADABLE


def test_no_weight_lies_outside_zero_to_one_and_the_three_add_up() -> None:
    for tender in tenders().values():
        for lot in tender.lots:
            shares = [lot[f"{about}_weight"].value for about in ("impact", "quality", "price")]
            if shares[0] is not None:
                total = sum(share for share in shares if isinstance(share, Decimal))
                assert abs(total - 1) < Decimal("0.00001")


def test_no_amount_is_negative() -> None:
    for tender in tenders().values():
        for facts in (tender.facts, *tender.lots):
            for name, one in facts.items():
                assert not (name.endswith("_eur") and isinstance(one.value, Decimal) and one.value < 100), name
