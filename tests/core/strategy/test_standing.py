"""How conditions make a standing, and lots a tender. See docs/semantics.md §9."""

import pytest

from hefboom.core.strategy.standing import standing_of, together
from hefboom.core.strategy.verdict import Standing

MET, NOT_MET, UNKNOWN = Standing.MET, Standing.NOT_MET, Standing.UNKNOWN
OUTSIDE, PERHAPS = Standing.NOT_APPLICABLE, Standing.APPLIES_UNKNOWN


@pytest.mark.parametrize(
    ("applies", "met", "standing"),
    [
        ([], [True], MET),
        ([True, True], [True, True], MET),
        ([True], [True, False], NOT_MET),
        ([True], [None, False], NOT_MET),
        ([True], [None, True], UNKNOWN),
        ([True, False], [True], OUTSIDE),
        ([None, False], [None], OUTSIDE),
        ([True, None], [True], PERHAPS),
        ([None], [False], PERHAPS),
    ],
)
def test_from_conditions(applies: list[bool | None], met: list[bool | None], standing: Standing) -> None:
    """§9.1."""
    assert standing_of(applies, met) is standing


@pytest.mark.parametrize(
    ("lots", "standing"),
    [
        ([MET], MET),
        ([NOT_MET], NOT_MET),
        ([UNKNOWN], UNKNOWN),
        ([OUTSIDE], OUTSIDE),
        ([PERHAPS], PERHAPS),
        ([MET, MET, OUTSIDE], MET),
        ([MET, NOT_MET], NOT_MET),
        ([UNKNOWN, NOT_MET], NOT_MET),
        ([PERHAPS, NOT_MET], NOT_MET),
        ([MET, UNKNOWN], UNKNOWN),
        ([PERHAPS, UNKNOWN], UNKNOWN),
        ([MET, PERHAPS], UNKNOWN),
        ([OUTSIDE, PERHAPS], PERHAPS),
        ([OUTSIDE, OUTSIDE], OUTSIDE),
    ],
)
def test_from_lots(lots: list[Standing], standing: Standing) -> None:
    """§9.2: the order of the lots does not matter."""
    assert together(lots) is standing
    assert together(lots[::-1]) is standing
