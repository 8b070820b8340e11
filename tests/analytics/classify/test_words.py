"""Words: made comparable, and found by patterns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hefboom.analytics.classify.cpv import check_digit, read_cpv
from hefboom.analytics.classify.mapping import MappingRow
from hefboom.analytics.classify.rules import WordRules
from hefboom.analytics.classify.words import normalise, shown


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Café  ‘De Brug’", "cafe de brug"),
        ("Dienstauto's", "dienstautos"),
        ("ICT-HARDWARE", "ict hardware"),
        ("Straße", "strasse"),
        ("hygiëne", "hygiene"),
        ("\ufb01ets", "fiets"),
        ("", ""),
        ("…!?", ""),
    ],
)
def test_texts_that_people_call_the_same_are_the_same(one: str, other: str) -> None:
    assert normalise(one) == other


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text(st.characters(max_codepoint=127)))
def test_the_short_way_for_plain_letters_is_the_long_way(text: str) -> None:
    assert normalise(text) == normalise(f"{text} é").removesuffix("e").strip()


@given(st.text())
def test_a_text_from_outside_is_one_short_line(text: str) -> None:
    line = shown(text)
    assert len(line) <= 80
    assert len(line.splitlines()) <= 1


def rules(*matches: str) -> WordRules:
    return WordRules([MappingRow("text", match, match, "gas") for match in matches])


@pytest.mark.parametrize(
    ("pattern", "text", "fits"),
    [
        ("papier", "wit papier", True),
        ("papier", "papierversnipperaar", False),
        ("*papier", "kopieerpapier a4", True),
        ("papier*", "papierversnipperaar", True),
        ("*papier*", "kopieerpapierlade", True),
        ("huur auto*", "autos in huur", True),
        ("huur auto*", "huur van een zaal", False),
        ("gas | stroom", "groene stroom", True),
        ("gas -lachgas", "gas en lachgas", False),
        ("4501", "order 4501", True),
        ("4501", "order 45010", False),
    ],
)
def test_a_pattern_fits_or_not(pattern: str, text: str, *, fits: bool) -> None:
    assert bool(rules(pattern).find(text)) is fits


def test_the_words_that_fit_are_told() -> None:
    (hit,) = rules("huur auto*").find("autos in huur")
    assert sorted(hit.words) == ["autos", "huur"]


WORDS = st.text("abc", min_size=1, max_size=6)


@given(core=st.text("abc", min_size=3, max_size=4), text=st.lists(WORDS, max_size=6))
def test_stars_mean_what_they_say(core: str, text: list[str]) -> None:
    for pattern, fits in (
        (core, lambda word: word == core),
        (f"{core}*", lambda word: word.startswith(core)),
        (f"*{core}", lambda word: word.endswith(core)),
        (f"*{core}*", lambda word: core in word),
    ):
        assert bool(rules(pattern).find(" ".join(text))) is any(map(fits, text))


def test_a_published_check_digit_fits() -> None:
    assert [check_digit(digits) for digits in ("45233141", "30197630", "90911200")] == [9, 1, 8]


@pytest.mark.parametrize(
    ("cell", "digits", "remark"),
    [
        ("45233141-9", "45233141", ""),
        ("45233141", "45233141", ""),
        ("45233141.0", "45233141", ""),
        ("45233141-9 - Wegonderhoud", "45233141", ""),
        ("45233141-1", "45233141", "controlecijfer"),
        ("99999999", "", "invulcode"),
        ("00000000-0", "", "invulcode"),
        ("3000000", "", "nul vooraan"),
        ("4523314", "", "zeven cijfers"),
        ("452331419", "", "acht cijfers"),
        ("n.v.t.", "", "geen CPV-code"),
        ("٤٥٢٣٣١٤١", "", "geen CPV-code"),
        ("", "", ""),
    ],
)
def test_a_cell_with_a_cpv_code_is_read_and_remarked_on(cell: str, digits: str, remark: str) -> None:
    read = read_cpv(cell)
    assert read.digits == digits
    assert bool(read.remark) is bool(remark)
    assert remark in (read.remark.nl if read.remark else "")
