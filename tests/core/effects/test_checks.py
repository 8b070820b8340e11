"""Is it credible: the usual band, second opinions, flows, and what is told about them."""

import json
from pathlib import Path

import pytest

from hefboom.core.base.errors import HefboomError
from hefboom.core.effects.cube import REST
from hefboom.core.effects.factors import load_factors
from tests.effects_for_tests import FIGARO, own_set, scan

USEEIO = load_factors("useeio")


@pytest.mark.parametrize(("code", "fine"), [("F", True), ("H51", False), ("K64", False)])
def test_a_mean_outside_the_band_is_warned_of(code: str, fine: bool) -> None:
    found = scan([("W", "wegen", code, 2023, 100.0)])
    assert found.plausibility is not None
    assert found.plausibility.fine is fine
    assert ("plausibility" in {note.code for note in found.notes}) is not fine
    assert "KPMG" in found.plausibility.source
    assert "RIVM" in found.plausibility.source


def test_the_mean_is_of_euros_without_vat_that_have_an_effect() -> None:
    found = scan([("W", "wegen", "F", 2023, 121.0), ("W", "x", "D35", 2023, 1000.0)], vat="included")
    assert found.plausibility is not None
    assert found.plausibility.kg_per_eur == pytest.approx(0.21871)


def test_less_than_nothing_cannot_be_judged() -> None:
    found = scan([("W", "wegen", "F", 2023, -121.0)])
    assert found.plausibility is not None
    assert found.plausibility.fine is None


def test_another_set_gives_its_opinion_of_each_group_and_of_the_whole() -> None:
    lines = [("W", "meubels", "C31_32", 2023, 100.0), ("W", "overheid", "O84", 2023, 100.0)]
    found = scan(lines, more=(USEEIO,))
    assert [(each.key, each.set_id) for each in found.opinions] == [("meubels", "useeio")], "it has no O84"
    assert found.opinions[0].ratio == pytest.approx(0.305 / 0.23951)
    assert "A dollar was taken as a euro. Not rebased" in found.opinions[0].note.en
    assert "1.27 times ours" in next(note.says.en for note in found.notes if note.code == "second-opinion-useeio")
    assert [each.credit for each in found.more_factors] == [USEEIO.credit]
    assert found.total == scan(lines).total, "an opinion changes nothing"


def test_eight_organisations_and_ten_groups_have_arrows_of_their_own() -> None:
    lines = [(f"O{who:02}", f"g{what:02}", "F", 2023, 100.0 + who + what) for who in range(12) for what in range(15)]
    flows = scan(lines).flows
    assert len({flow.source.en for flow in flows}) == 9
    assert len({flow.target.en for flow in flows}) == 11
    assert {"Other organisations"} < {flow.source.en for flow in flows}
    assert sum(flow.value for flow in flows) == pytest.approx(scan(lines).total.effects["co2e"].value)
    assert "O11" in {flow.source.en for flow in flows}


def test_what_is_less_than_nothing_has_no_arrow() -> None:
    flows = scan(
        [("W", "wegen", "F", 2023, -5.0), ("W", "ict", "J62_63", 2023, 5.0), (None, "ict", "F", 2023, 1.0)]
    ).flows
    assert {(flow.source.en, flow.target.en) for flow in flows} == {("W", "ict"), ("Organisation not known", "ict")}


def test_factors_that_were_met_are_told_with_their_years() -> None:
    found = scan([("W", "wegen", "F", 2021, 5.0)]).factors
    assert (found.id, found.price_years, found.credit) == (FIGARO.id, (2023, 2019), FIGARO.credit)


def test_sets_that_do_not_go_together_are_refused(tmp_path: Path) -> None:
    rows = "code,price_year,factor\nF,2023,1\n"
    material = load_factors(own_set(tmp_path / "a", rows, dimension='"material"'))
    other = load_factors(own_set(tmp_path / "b", rows, classification='"CPA"'))
    for means, says in (
        ({"factors": material}, "the first factor set must be CO2e"),
        ({"factors": USEEIO}, "Give it as a second set"),
        ({"more": (other,)}, "need the same codes"),
        ({"more": (material, material)}, "two factor sets for material"),
    ):
        with pytest.raises(HefboomError, match=says):
            scan([], **means)  # type: ignore[arg-type]  # a test gives what it likes


def test_everything_goes_to_json_and_unknown_is_null() -> None:
    found = scan(
        [("W", "wegen", "F", 2019, 5.0), (None, None, None, None, 7.0), ("W", "wegen", "F", 2023, 6.0)],
        [("S", "wegen", "F", 2023, 11.0)],
        more=(USEEIO,),
    )
    told = json.loads(json.dumps(found.as_dict(), allow_nan=False))
    assert told["unclassified"] == {"lines": 1, "eur": 7.0}
    assert told["years"][-1]["year"] is None
    assert told["years"][-1]["kg_co2e"] is None
    assert told["groups"][0]["product_group"] == "wegen"
    assert told["comparison"]["price"] is None
    assert told["comparison"]["before"] + told["comparison"]["activity"] + told["comparison"]["mix"] + told[
        "comparison"
    ]["factor"] == pytest.approx(told["comparison"]["after"])
    assert told["suppliers"][0]["supplier"] == "S"
    assert set(told) == set(json.loads(json.dumps(scan([]).as_dict())))


def test_a_thousand_organisations_get_a_row_and_the_rest_one_together() -> None:
    lines = [(f"O{n:05}", "wegen", "F", 2023, 10.0 + n) for n in range(1200)] + [(None, "wegen", "F", 2023, 5.0)]
    found = scan(lines)
    assert len(found.organisations) == 1002
    assert (found.organisations[0].key, found.organisations[-1].key) == ("O01199", REST)
    assert found.organisations[-1].amount.lines == 200
    assert sum(part.amount.cents for part in found.organisations) == found.total.amount.cents
