"""What must hold of every pile of spend."""

from hypothesis import given, settings
from hypothesis import strategies as st

from hefboom.core.effects.scan import Amount, Scan
from tests.effects_for_tests import Line, by_key, headline, scan

CODES = ["F", "C17", "J62_63", "D35", None]
LINES = st.lists(
    st.tuples(
        st.sampled_from(["Waterstad", "Groenland", None]),
        st.sampled_from(["wegen", "meubels", "none", None]),
        st.sampled_from(CODES),
        st.sampled_from([2015, 2019, 2021, 2023, 2025, None]),
        st.integers(-10_000_00, 1_000_000_00).map(lambda cents: cents / 100),
    ),
    max_size=12,
)


def added(*amounts: Amount) -> Amount:
    return Amount(sum(each.lines for each in amounts), sum(each.cents for each in amounts))


@settings(max_examples=40)
@given(lines=LINES, order=st.randoms(use_true_random=False))
def test_the_order_of_lines_changes_nothing(lines: list[Line], order: object) -> None:
    mixed = list(lines)
    order.shuffle(mixed)  # type: ignore[attr-defined]  # hypothesis hands out a random.Random
    assert scan(mixed) == scan(lines)


@settings(max_examples=40)
@given(lines=LINES.filter(bool), part=st.integers(0, 100_00))
def test_a_line_split_in_two_changes_only_the_number_of_lines(lines: list[Line], part: int) -> None:
    *rest, (who, group, code, year, euros) = lines
    pieces = [(who, group, code, year, part / 100), (who, group, code, year, (round(euros * 100) - part) / 100)]
    whole, split = scan(lines), scan([*rest, *pieces])
    assert split.total.effects == whole.total.effects
    assert split.total.amount.cents == whole.total.amount.cents
    assert [part.effects for part in split.groups] == [part.effects for part in whole.groups]
    assert split.comparison == whole.comparison
    assert split.flows == whole.flows


@settings(max_examples=40)
@given(lines=LINES)
def test_parts_add_up_to_the_total_to_the_cent(lines: list[Line]) -> None:
    found = scan(lines)
    assert added(*(part.amount for part in found.organisations)) == found.total.amount
    assert added(*(part.amount for part in found.years)) == found.total.amount
    assert added(found.unclassified, *(part.amount for part in found.groups)) == found.total.amount
    for parts in (found.groups, found.organisations, found.years):
        assert sum(part.covered_cents for part in parts) == found.total.covered_cents


@settings(max_examples=40)
@given(lines=LINES, euros=st.integers(1, 10_000))
def test_more_of_a_group_never_lowers_the_total(lines: list[Line], euros: int) -> None:
    more = scan([*lines, ("Waterstad", "wegen", "F", 2023, float(euros))])
    before = scan(lines).total.effects.get("co2e")
    assert headline(more.total) > (before.value or 0 if before else 0)


@settings(max_examples=40)
@given(lines=LINES)
def test_an_interval_holds_its_headline(lines: list[Line]) -> None:
    found: Scan = scan(lines)
    for part in (found.total, *found.groups, *found.organisations, *found.years):
        for effect in part.effects.values():
            assert effect.value is not None
            assert effect.low <= effect.value <= effect.high


@settings(max_examples=40)
@given(lines=LINES)
def test_a_rank_lies_within_its_bounds_and_ties_are_mutual(lines: list[Line]) -> None:
    found = scan(lines)
    tied = {each.part.key: set(each.tied_with) for each in found.hotspots}
    for at, each in enumerate(found.hotspots, 1):
        assert 1 <= each.rank_low <= each.rank_high <= len(found.hotspots)
        assert at >= 1
        assert all(each.part.key in tied[other] for other in each.tied_with)
    assert by_key(found.groups).keys() >= tied.keys()
