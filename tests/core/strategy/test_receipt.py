"""A receipt is enough to reach the same verdict again. See docs/semantics.md §11."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from hefboom import __version__
from hefboom.core.facts.facts import Fact, Missing, Row, Source
from hefboom.core.strategy.judge import Judge
from hefboom.core.strategy.receipt import receipt
from tests.packs_for_tests import obligation, small_pack
from tests.strategies import rows

AT = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
PACK = small_pack(
    obligations=(
        obligation("clause", applies=["tender_value_eur >= 1000", "product_group <> 'none'"], met=["isv_clause"]),
        obligation("level", per="tender", applies=["published_on is known"], met=["social_return_clause"]),
    )
)
JUDGE = Judge(PACK)
ROW: Row = {
    "tender_id": "T1",
    "published_on": date(2022, 6, 1),
    "estimated_value_eur": Decimal("1000.000000"),
    "product_group": "ict",
    "title": "not looked at",
}


def test_it_names_the_pack_the_engine_the_moment_and_the_outcome() -> None:
    told = receipt(PACK, [ROW], JUDGE.verdicts([ROW])[0], None, AT).as_dict()
    assert told["pack"] == {"id": "small", "version": "1.0.0", "sha256": "0" * 64}
    assert told["engine"] == {"name": "hefboom", "version": __version__}
    assert told["at"] == "2026-05-04T12:00:00+00:00"
    assert (told["tender_id"], told["commitment"], told["kind"]) == ("T1", "clause", "obligation")
    assert (told["standing"], told["outcome"], told["missing"]) == ("unknown", "unknown", ["isv_clause"])
    assert (told["decided_on"], told["in_force"]) == ("2022-06-01", True)


def test_it_keeps_the_facts_used_and_no_others_with_their_source() -> None:
    source = Source(kind="notice", document="496724-2024", term="BT-27-Lot", path="/a/b")
    facts = {
        "estimated_value_eur": Fact(Decimal(1000), source),
        "isv_clause": Fact(None, missing=Missing.NOT_IN_SOURCE),
    }
    told = receipt(PACK, [ROW], JUDGE.verdicts([ROW])[0], facts, AT)
    used = {fact.name: fact for fact in told.lots[0].facts}
    assert used["estimated_value_eur"].source == source
    assert used["isv_clause"].missing == "not_in_source"
    assert used["tender_value_eur"].source == Source("derived", "", note="from stated_total_eur, estimated_value_eur")
    assert "title" not in used


def test_each_lot_can_have_its_own_sources() -> None:
    lots: Sequence[Row] = [{**ROW, "lot_id": "1"}, {**ROW, "lot_id": "2"}]
    sources = [{"product_group": Fact("ict", Source("person", who))} for who in ("Anna", "Bram")]
    told = receipt(PACK, lots, JUDGE.verdicts(lots)[0], sources, AT)
    found = [next(fact.source for fact in lot.facts if fact.name == "product_group") for lot in told.lots]
    assert [source and source.document for source in found] == ["Anna", "Bram"]


def test_it_is_ready_for_json() -> None:
    told = receipt(PACK, [ROW], JUDGE.verdicts([ROW])[0], None, AT).as_dict()
    assert json.loads(json.dumps(told)) == told
    assert '"1000.000000"' in json.dumps(told)


@settings(max_examples=30)
@given(st.lists(rows(), min_size=1, max_size=3), st.sampled_from((None, date(2022, 1, 1))))
def test_judging_by_the_receipt_gives_the_same_verdict(lots: list[Row], on: date | None) -> None:
    """§11.2."""
    for verdict in JUDGE.verdicts(lots, on):
        kept = receipt(PACK, lots, verdict, None, AT)
        again = [{fact.name: fact.value for fact in lot.facts} | {"lot_id": lot.lot_id} for lot in kept.lots]
        assert JUDGE.standings(again, verdict.decided_on)[verdict.commitment] is verdict.standing
