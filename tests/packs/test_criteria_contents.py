"""What the library of the central government's pack promises: whole, in our own words, and no number of nobody's."""

import re
from datetime import date
from itertools import product

import pytest

from hefboom.core.strategy.basket import uncovered
from hefboom.core.strategy.criteria import blanks, criteria_for, level_text
from hefboom.core.strategy.load import load_pack
from hefboom.core.strategy.pack import Pack

TODAY = date(2026, 11, 24)
THEMES = {"climate", "circular", "social-return", "isv", "innovation"}
SOURCED = {
    "HB-ALG-102": {"250.000", "250,000"},  # wage sum of the annex
    "HB-ALG-203": {"1,5", "1.5", "3.1", "4.0"},  # sanction of Rijkswaterstaat; versions of the handbook
    "HB-VER-102": {"2028"},
    "HB-ICT-105": {"50"},
    "HB-ENE-101": {"100", "2030"},
    "HB-ENE-102": {"30", "2030"},
    "HB-GWW-202": {"2030"},
    "HB-GWW-203": {"20"},
    "HB-GEB-101": {"2030"},
    "HB-GEB-104": {"2"},
}
"""Every number in a criterion, each from the strategy or the source that the criterion names."""


@pytest.fixture(scope="module")
def rijk() -> Pack:
    return load_pack("nl-rijk-2019")


def high_impact(pack: Pack) -> list[str]:
    return [group.code for group in pack.product_groups if group.high_impact]


def test_each_of_the_eight_groups_has_criteria_of_every_level_and_of_more_than_one_kind(rijk: Pack) -> None:
    assert len(rijk.criteria) >= 60
    for group in high_impact(rijk):
        own = [each for each in rijk.criteria if group in each.product_groups]
        assert {each.level for each in own} == {1, 2, 3}, group
        assert {"requirement", "award"} <= {each.kind for each in own}, group


def test_for_each_group_a_web_of_level_1_on_four_themes_and_3_on_innovation_can_be_covered(rijk: Pack) -> None:
    web = dict.fromkeys(THEMES, 1) | {"innovation": 3}
    for group in high_impact(rijk):
        assert uncovered(web, criteria_for(rijk, group, TODAY)) == [], group


def test_every_criterion_says_that_the_words_are_ours(rijk: Pack) -> None:
    assert [each.code for each in rijk.criteria if not (each.own_wording and each.translated)] == []


def test_the_first_digit_of_a_new_code_is_its_level(rijk: Pack) -> None:
    assert [each.code for each in rijk.criteria if int(each.code.split("-")[2][0]) != each.level] == []


def test_an_article_of_law_stands_only_where_a_source_gives_it(rijk: Pack) -> None:
    for each in rijk.criteria:
        may = each.kind in ("requirement", "contract_clause")
        assert (each.legal_form is not None) == may, each.code
        if each.legal_form:
            assert re.findall(r"\d:\d+", each.legal_form.nl)[0] in ("2:75", "2:80"), each.code


def test_no_number_is_invented(rijk: Pack) -> None:
    for each in rijk.criteria:
        texts = (each.text, each.verification, each.for_buyer, each.for_bidder)
        said = " ".join(text.in_language(language) for text, language in product(texts, ("nl", "en")))
        said = re.sub(r"HB-[A-Z]+-\d+|CO2|level \d|niveau \d", "", said)
        found = set(re.findall(r"\d[\d.,]*\d|\d", said))
        assert found == SOURCED.get(each.code, set()), each.code


def test_an_overlap_is_named_from_one_side_at_least_and_never_across_unrelated_themes(rijk: Pack) -> None:
    themes = {each.code: set(each.themes) for each in rijk.criteria}
    for each in rijk.criteria:
        for code in each.overlaps:
            assert themes[code] & set(each.themes), (each.code, code)


def test_what_only_repeats_the_law_is_level_1_and_says_so_to_the_buyer(rijk: Pack) -> None:
    law = [each for each in rijk.criteria if each.repeats_law]
    assert {each.code for each in law} == {"HB-ALG-101", "HB-VER-101", "HB-ICT-101"}
    assert all(each.level == 1 and each.for_buyer.nl.startswith("Dit is al de wet.") for each in law)


def test_most_criteria_leave_something_to_fill_in(rijk: Pack) -> None:
    assert sum(bool(blanks(each.text.nl)) for each in rijk.criteria) > len(rijk.criteria) / 2


def test_every_theme_of_the_web_has_four_different_texts_for_every_high_impact_group(rijk: Pack) -> None:
    for theme, group in product(THEMES, high_impact(rijk)):
        text = level_text(rijk, theme, group)
        assert text is not None
        assert len({text.at(level).nl for level in range(4)}) == 4


def test_what_is_much_for_a_small_contract_is_marked_as_our_assumption(rijk: Pack) -> None:
    assert {each.confidence for each in rijk.proportions} == {"unconfirmed"}
