from itertools import product

import pytest

from hefboom.core.strategy.advice import ANSWERS, Answers, LevelAdvice, advise
from hefboom.core.strategy.library import Answer
from hefboom.core.strategy.load import load_pack
from hefboom.core.strategy.pack import Pack

ALL_HIGH: dict[str, Answer] = {
    "innovation_need": "high",
    "expected_impact": "high",
    "volume": "high",
    "market_position": "high",
    "policy_ambition": "high",
}


@pytest.fixture(scope="module")
def rijk() -> Pack:
    return load_pack("nl-rijk-2019")


def climate(pack: Pack, answers: Answers) -> LevelAdvice:
    return advise(pack, answers)[0]


@pytest.mark.parametrize(
    ("other", "level"),
    [
        ({}, 3),
        ({"volume": "low"}, 3),
        ({"market_position": "low"}, 3),
        ({"policy_ambition": "low"}, 3),
        ({"volume": "low", "market_position": "medium"}, 2),
        ({"innovation_need": "medium"}, 2),
        ({"innovation_need": "low", "expected_impact": "medium"}, 2),
        ({"innovation_need": "low", "policy_ambition": "low"}, 1),
        ({"expected_impact": "low"}, 1),
    ],
)
def test_the_level_that_figure_3_3_advises(rijk: Pack, other: dict[str, Answer], level: int) -> None:
    assert climate(rijk, ALL_HIGH | other).level == level


def test_the_advice_says_why_in_both_languages(rijk: Pack) -> None:
    says = climate(rijk, ALL_HIGH).says(rijk)
    assert says.nl.startswith("Advies: niveau 3. Er is iets nieuws nodig")
    assert says.en.startswith("Advice: level 3. Something new is needed")


def test_with_too_little_known_it_names_the_questions_that_could_lift_the_level(rijk: Pack) -> None:
    answers = {**ALL_HIGH, "volume": None, "market_position": None}
    advice = climate(rijk, answers)
    assert advice.level is None
    assert (advice.at_least, advice.at_most) == (2, 3)
    assert advice.missing == ("volume", "market_position")
    assert advice.says(rijk).nl == (
        "Er is nog niet genoeg bekend: niveau 2 of hoger. Beantwoord: Omvang van de inkoop, Positie in de markt."
    )


def test_a_missing_answer_that_changes_nothing_is_not_asked_for(rijk: Pack) -> None:
    advice = climate(rijk, {**ALL_HIGH, "volume": None})
    assert (advice.level, advice.missing) == (3, ())
    assert climate(rijk, {"expected_impact": "low"}).level == 1


def test_a_theme_with_answers_of_its_own_goes_by_those(rijk: Pack) -> None:
    by_theme: dict[str, Answers] = {"isv": {"expected_impact": "low"}, "wellbeing": {}}
    found = {each.theme: each.level for each in advise(rijk, ALL_HIGH, by_theme)}
    assert found == {"climate": 3, "circular": 3, "social-return": 3, "isv": 1, "innovation": 3, "wellbeing": 3}


def test_an_answer_more_never_takes_the_advice_outside_what_was_possible(rijk: Pack) -> None:
    questions = list(ALL_HIGH)
    options: list[tuple[Answer | None, ...]] = [(*ANSWERS, None)] * len(questions)
    advice = {given: climate(rijk, dict(zip(questions, given, strict=True))) for given in product(*options)}
    for given, before in advice.items():
        for place, answer in product([place for place, each in enumerate(given) if each is None], ANSWERS):
            after = advice[(*given[:place], answer, *given[place + 1 :])]
            assert before.at_least <= after.at_least <= after.at_most <= before.at_most


@pytest.mark.parametrize(
    ("answers", "by_theme", "sentence"),
    [
        ({"volumes": "high"}, {}, 'there is no question "volumes"; did you mean "volume"?'),
        ({"volume": "hoog"}, {}, '"hoog" is no answer to volume; answer low, medium, high or nothing'),
        ({}, {"climat": {}}, 'there is no theme "climat"; did you mean "climate"?'),
        ({}, {"climate": {"volume": "much"}}, '"much" is no answer to volume'),
    ],
)
def test_a_strange_answer_is_refused(rijk: Pack, answers: Answers, by_theme: dict[str, Answers], sentence: str) -> None:
    with pytest.raises(ValueError, match=r"no question|no answer|no theme") as error:
        advise(rijk, answers, by_theme)
    assert sentence in str(error.value)


def test_a_pack_without_advice_advises_nothing() -> None:
    assert advise(load_pack("waterstad-2025"), {}) == []
