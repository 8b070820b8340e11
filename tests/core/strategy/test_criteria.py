from datetime import date

import pytest

from hefboom.core.strategy.criteria import blanks, criteria_for, level_text
from hefboom.core.strategy.library import LevelText
from hefboom.core.strategy.pack import Pack, ProductGroup
from tests.criteria_for_tests import criterion
from tests.packs_for_tests import SOURCE, small_pack, text

TODAY = date(2024, 5, 1)


def group(code: str, parent: str | None = None) -> ProductGroup:
    return ProductGroup(code=code, name=text(code), parent=parent, confidence="seen", source=SOURCE)


def texts(theme: str, product_group: str | None = None) -> LevelText:
    words = {
        "none": text("0"),
        "basis": text("1"),
        "significant": text("2"),
        "ambitious": text(f"3 {product_group or 'all'}"),
    }
    return LevelText.model_validate({"theme": theme, "product_group": product_group, "source": SOURCE} | words)


@pytest.fixture
def pack() -> Pack:
    return small_pack(
        product_groups=(group("ict"), group("laptops", "ict"), group("energy")),
        criteria=(
            criterion("ALL-1"),
            criterion("ICT-1", product_groups=("ict",)),
            criterion("LAP-1", product_groups=("laptops",)),
            criterion("ENE-1", product_groups=("energy",)),
            criterion("OLD-1", until=date(2024, 4, 30)),
            criterion("NEW-1", **{"from": date(2024, 5, 2)}),
        ),
        level_texts=(texts("climate"), texts("climate", "ict")),
    )


@pytest.mark.parametrize(
    ("product_group", "found"),
    [
        ("laptops", ["ALL-1", "ICT-1", "LAP-1"]),
        ("ict", ["ALL-1", "ICT-1"]),
        ("energy", ["ALL-1", "ENE-1"]),
        (None, ["ALL-1"]),
    ],
)
def test_anna_finds_the_criteria_of_her_group_and_of_the_groups_it_lies_in(
    pack: Pack, product_group: str | None, found: list[str]
) -> None:
    assert [each.code for each in criteria_for(pack, product_group, TODAY)] == found


def test_both_days_of_a_period_count(pack: Pack) -> None:
    def codes(day: date) -> set[str]:
        return {each.code for each in criteria_for(pack, None, day)}

    assert "OLD-1" in codes(date(2024, 4, 30))
    assert "OLD-1" not in codes(date(2024, 5, 1))
    assert "NEW-1" in codes(date(2024, 5, 2))
    assert codes(date(2019, 12, 31)) == set()


@pytest.mark.parametrize(("product_group", "shown"), [("laptops", "3 ict"), ("energy", "3 all"), (None, "3 all")])
def test_beside_a_level_stands_the_text_of_the_nearest_group(pack: Pack, product_group: str | None, shown: str) -> None:
    found = level_text(pack, "climate", product_group)
    assert found is not None
    assert found.at(3).en == shown
    assert [found.at(level).en for level in range(3)] == ["0", "1", "2"]


def test_a_theme_without_text_has_none(pack: Pack) -> None:
    assert level_text(pack, "isv", "ict") is None


def test_what_is_to_be_filled_in_stands_between_brackets() -> None:
    assert blanks("Ten minste [percentage] procent binnen [aantal] jaar") == ("percentage", "aantal")
    assert blanks("Niets in te vullen [] (zie bijlage)") == ()
