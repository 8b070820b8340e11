"""A design goes through JSON unchanged; what is wrong with it is said in one sentence per field."""

import json

import pytest
from pydantic import ValidationError

from hefboom.core.award.market import Market, read_market
from hefboom.core.award.model import AwardDesign, PriceBand, PriceRule, Scale
from hefboom.core.award.problems import problems
from hefboom.core.award.read import _SENTENCES, read_design
from hefboom.core.award.trouble import DesignRefused
from tests.award_for_tests import EVERY_DESIGN, D, criterion, design, ladder

HOSTILE = "<script>alert(1)</script>"


@pytest.mark.parametrize("name", EVERY_DESIGN)
def test_a_design_comes_back_from_json_the_same(name: str) -> None:
    stored = json.loads(json.dumps(EVERY_DESIGN[name].model_dump(mode="json")))
    assert read_design(stored) == EVERY_DESIGN[name]


def test_a_ladder_a_scale_and_a_market_come_back_the_same() -> None:
    whole = design("value", criteria=(ladder(percents=(1, None, 5)), criterion(scale=Scale(steps=(D(0), D("2.5"))))))
    assert read_design(json.loads(json.dumps(whole.model_dump(mode="json")))) == whole
    assert read_market(json.loads(Market(mean=D("0.5")).model_dump_json())) == Market(mean=D("0.5"))


def test_nothing_is_an_empty_design_and_says_what_to_do() -> None:
    empty = read_design({})
    first = problems(empty)[0]
    assert (first.field, first.says.nl) == ("weights", "De gewichten tellen op tot 0; nog 100 te verdelen.")


@pytest.mark.parametrize(
    ("data", "field", "nl"),
    [
        ({"method": "loterij"}, "method", "Deze keuze bestaat niet."),
        ({"price": {"weight": "veel"}}, "price.weight", "Dit is geen getal."),
        ({"price": {"weight": "NaN"}}, "price.weight", "Dit is geen getal."),
        ({"price": {"weight": float("inf")}}, "price.weight", "Dit is geen getal."),
        ({"price": {"weight": -1}}, "price.weight", "van 0 of hoger"),
        ({"price": {"weight": 101}}, "price.weight", "van 100 of lager"),
        ({"price": {"floor_eur": "1e30"}}, "price.floor_eur", "te groot of te precies"),
        ({"price": {"floor_eur": "0.0000001"}}, "price.floor_eur", "te groot of te precies"),
        ({"price": {"bands": [{"up_to_eur": 1}]}}, "price.bands.1.points_percent", "Dit ontbreekt."),
        ({"tie_break": "x" * 2001}, "tie_break", "ten hoogste 2000 tekens"),
        ({"korting": 1}, "korting", "bestaat niet in een gunningsmodel"),
        ({"criteria": [{"id": "a", "kind": "impact", "name": " "}]}, "criteria.a.name", "Dit is leeg."),
        ({"criteria": [{"id": "A!", "kind": "impact", "name": "x"}]}, "criteria.A!.id", "kleine letters"),
        ({"criteria": [{"kind": "price", "id": "a", "name": "x"}]}, "criteria.a.kind", "Deze keuze bestaat niet."),
        ({"criteria": [{"id": "price", "kind": "impact", "name": "x"}]}, "", "mag niet 'price' heten"),
        ({"criteria": [{"id": "a", "kind": "impact", "name": "x"}] * 2}, "", "dezelfde code 'a'"),
        (
            {"criteria": [{"id": f"c{n}", "kind": "impact", "name": "x"} for n in range(51)]},
            "criteria",
            "ten hoogste 50",
        ),
        ({"criteria": "geen"}, "criteria", "Dit is niet te lezen."),
    ],
)
def test_what_cannot_be_read_is_said_with_its_field(data: dict[str, object], field: str, nl: str) -> None:
    with pytest.raises(DesignRefused) as refused:
        read_design(data)
    (problem,) = refused.value.problems
    assert problem.field == field
    assert nl in problem.says.nl
    assert problem.says.en.endswith(".")


def test_every_problem_is_told_at_once() -> None:
    data = {"method": "x", "budget_eur": -5, "criteria": [{"id": "a", "name": "", "kind": "impact", "weight": "1,5"}]}
    with pytest.raises(DesignRefused) as refused:
        read_design(data)
    assert [each.field for each in refused.value.problems] == [
        "method",
        "criteria.a.name",
        "criteria.a.weight",
        "budget_eur",
    ]


def test_every_kind_of_error_that_a_design_can_raise_has_its_own_sentence() -> None:
    raised = set()
    for data in (
        {"method": 1, "tie_break": "x" * 9999, "extra": 1},
        {"price": {"weight": []}},
        {"criteria": [{"levels": [{"level": 1.5}]}]},
    ):
        try:
            AwardDesign.model_validate(data)
        except ValidationError as error:
            raised |= {detail["type"] for detail in error.errors()}
    assert raised - set(_SENTENCES) == set()
    assert raised


@pytest.mark.parametrize(
    ("price", "total", "nl", "en"),
    [
        (35, 95, "De gewichten tellen op tot 95; nog 5 te verdelen.", "The weights add up to 95; 5 still to divide."),
        (
            "42.5",
            "102.5",
            "De gewichten tellen op tot 102,5; dat is 2,5 te veel.",
            "The weights add up to 102.5; that is 2.5 too many.",
        ),
    ],
)
def test_weights_that_do_not_add_up_say_how_much_is_left(price: object, total: object, nl: str, en: str) -> None:
    model = design()
    model = model.model_copy(update={"price": model.price.model_copy(update={"weight": D(str(price))})})
    (problem,) = problems(model)
    assert (problem.field, problem.says.nl, problem.says.en, problem.blocks) == ("weights", nl, en, False)


@pytest.mark.parametrize("name", EVERY_DESIGN)
def test_a_complete_design_has_no_problems(name: str) -> None:
    assert problems(EVERY_DESIGN[name]) == []


def broken(**price: object) -> AwardDesign:
    return design(
        price=PriceRule.model_validate({"weight": "40", "floor_eur": 80_000, "ceiling_eur": 120_000, **price})
    )


BROKEN: dict[str, tuple[AwardDesign, list[str]]] = {
    "floor above ceiling": (broken(floor_eur=130_000), ["price.floor_eur"]),
    "no floor": (broken(floor_eur=None), ["price.floor_eur"]),
    "relative formula under an absolute method": (broken(formula="spread"), ["price.formula"]),
    "absolute formula under a relative method": (design("points_relative", "linear"), ["price.formula"]),
    "no bands": (broken(formula="bands"), ["price.bands"]),
    "bands upside down": (
        broken(
            formula="bands",
            bands=[PriceBand(up_to_eur=D(1), points_percent=D(5)), PriceBand(up_to_eur=D(2), points_percent=D(9))],
        ),
        ["price.bands"],
    ),
    "two bands of one price": (
        broken(
            formula="bands",
            bands=[PriceBand(up_to_eur=D(1), points_percent=D(9)), PriceBand(up_to_eur=D(1), points_percent=D(5))],
        ),
        ["price.bands"],
    ),
    "scale upside down": (
        design(criteria=(criterion(weight=60, scale=Scale(lowest=D(10), highest=D(1))),)),
        ["criteria.energy.scale"],
    ),
    "scale below zero that starts at zero": (
        design(criteria=(criterion(weight=60, scale=Scale(lowest=D(-1), starts_at_zero=True)),)),
        ["criteria.energy.scale"],
    ),
    "step off the scale": (
        design(criteria=(criterion(weight=60, scale=Scale(steps=(D(11),))),)),
        ["criteria.energy.scale.steps"],
    ),
    "value without an amount": (
        design("value", criteria=(criterion(max_value_eur=None),)),
        ["criteria.energy.max_value_eur"],
    ),
    "value upside down": (
        design("value", criteria=(criterion(min_value_eur="10001"),)),
        ["criteria.energy.min_value_eur"],
    ),
    "mki without bounds": (
        design(criteria=(criterion("mki", weight=60, measure="mki"),)),
        ["criteria.mki.mki_best_eur", "criteria.mki.mki_worst_eur"],
    ),
    "mki upside down": (
        design(criteria=(criterion("mki", weight=60, measure="mki", mki_best_eur=5, mki_worst_eur=5),)),
        ["criteria.mki.mki_best_eur"],
    ),
    "ladder without percentages": (
        design("value", criteria=(ladder(percents=()),)),
        ["criteria.ladder.levels.discount_percent"],
    ),
    "ladder without points": (
        design(criteria=(ladder(percents=(), weight=60),)),
        ["criteria.ladder.levels.points_percent"],
    ),
    "ladder upside down": (
        design("value", criteria=(ladder(percents=(5, 3, 1)),)),
        ["criteria.ladder.levels.discount_percent"],
    ),
    "a fourth step": (design("value", criteria=(ladder(percents=(1, 2, 3, 4)),)), ["criteria.ladder.levels"]),
    "points per euro without criteria": (design("quality_per_price", criteria=()), ["weights", "criteria"]),
    "expected prices upside down": (design(price_low_eur=D(2), price_high_eur=D(1)), ["price_low_eur"]),
}


@pytest.mark.parametrize("name", BROKEN)
def test_each_problem_names_its_field(name: str) -> None:
    model, fields = BROKEN[name]
    assert [problem.field for problem in problems(model)] == fields


def test_no_percentage_of_the_ladder_is_filled_in_for_anybody() -> None:
    (problem,) = problems(design("value", criteria=(ladder(percents=(None, 2, None)),)))
    assert "niveau 1, 3" in problem.says.nl
    assert "geen vast percentage" in problem.says.nl
    assert not problem.blocks


def test_words_of_people_stay_as_they_are() -> None:
    model = read_design({"criteria": [{"id": "a", "name": HOSTILE, "kind": "impact", "measure": "mki"}]})
    assert any(problem.says.nl.startswith(HOSTILE) for problem in problems(model))


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"bidders_low": 7, "bidders_high": 3}, ""),
        ({"bidders_low": 1}, "bidders_low"),
        ({"bidders_high": 31}, "bidders_high"),
        ({"price_variation": "NaN"}, "price_variation"),
        ({"impact_price_correlation": 2}, "impact_price_correlation"),
        ({"price_eur": 0}, "price_eur"),
        ({"spreads": [{"id": "energy", "mean": 2, "deviation": 0}]}, "spreads.energy.mean"),
    ],
)
def test_a_market_that_cannot_be_is_refused_with_its_field(data: dict[str, object], field: str) -> None:
    with pytest.raises(DesignRefused) as refused:
        read_market(data)
    assert [problem.field for problem in refused.value.problems] == [field]
