import pytest
from hypothesis import given
from hypothesis import strategies as st

from hefboom.core.base.text import Text
from hefboom.core.strategy.wording import Piece, filled, open_blanks, pieces
from tests.criteria_for_tests import criterion

TEXT = "Ten minste [percentage] procent binnen [aantal] weken, en [aantal] maanden garantie."


@pytest.mark.parametrize(
    ("values", "result"),
    [
        ([("percentage", "30")], "Ten minste 30 procent binnen [aantal] weken, en [aantal] maanden garantie."),
        (
            [("percentage", "30"), ("aantal", ""), ("aantal", " 12 ")],
            "Ten minste 30 procent binnen [aantal] weken, en 12 maanden garantie.",
        ),
        ([("bestaat niet", "30"), ("aantal", "6")], TEXT.replace("[aantal]", "6", 1)),
        ([("percentage", "[aantal]")], TEXT.replace("[percentage]", "(aantal)")),
        ([("percentage", "<b>5</b>")], TEXT.replace("[percentage]", "<b>5</b>")),
        ([], TEXT),
    ],
)
def test_bram_fills_in_what_he_knows_and_the_rest_stays_open(values: list[tuple[str, str]], result: str) -> None:
    assert filled(TEXT, values) == result


def test_what_changed_is_told_word_by_word() -> None:
    assert pieces("Ten minste 30 procent.", "Ten minste 40 procent gerecycled.") == [
        Piece("same", "Ten minste "),
        Piece("out", "30"),
        Piece("in", "40"),
        Piece("same", " procent"),
        Piece("in", " gerecycled"),
        Piece("same", "."),
    ]


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_pieces_hold_both_texts_whole(old: str, new: str) -> None:
    found = pieces(old, new)
    assert "".join(piece.words for piece in found if piece.kind != "in") == old
    assert "".join(piece.words for piece in found if piece.kind != "out") == new


def test_blanks_in_the_evidence_count_too() -> None:
    one = criterion("A", verification=Text(nl="Binnen [aantal] weken een plan", en="A plan within [number] weeks"))
    assert open_blanks(one, "nl") == 2
