"""A sentence in Dutch says the same as the one in English, of the same particulars."""

import re

import pytest

from hefboom.core.base.reasons import SENTENCES, reason_in

BLANK = re.compile(r"\{\}|\{why\}")
INNER = "has no letter or digit to compare by"
INNER_NL = "heeft geen letter of cijfer om mee te vergelijken"


def filled(sentence: str, inner: str) -> str:
    """Fill in every blank with something of its own."""
    names = [f"p{at}" for at in range(sentence.count("{}"))]
    return sentence.format(*names, why=inner)


@pytest.mark.parametrize("en", SENTENCES)
def test_a_translation_fills_in_the_same_blanks(en: str) -> None:
    nl = SENTENCES[en]
    assert sorted(BLANK.findall(nl)) == sorted(BLANK.findall(en))
    assert reason_in("nl", filled(en, INNER)) == filled(nl, INNER_NL)
    assert reason_in("en", filled(en, INNER)) == filled(en, INNER)


@pytest.mark.parametrize("en", SENTENCES)
def test_a_translation_has_no_english_left_and_the_same_options(en: str) -> None:
    nl = SENTENCES[en]
    assert not re.search(r"\b(the|write|cannot|with|which|give|save)\b", nl, re.IGNORECASE)
    assert re.findall(r"--[a-z-]+", nl) == re.findall(r"--[a-z-]+", en)
    assert nl[-1] == en[-1] or nl[-1].isalpha()


def test_the_name_of_a_file_stays_before_the_sentence() -> None:
    why = "map: a.csv: this is not a date; write for example 2024-03-01"
    assert reason_in("nl", why) == "map: a.csv: dit is geen datum; schrijf bijvoorbeeld 2024-03-01"


def test_of_several_lines_each_is_translated_or_none() -> None:
    known = 'eigen cannot be used: 2 problems.\nline 2, kind: "cvp" is no kind; did you mean "cpv"?'
    dutch = 'eigen is niet te gebruiken: 2 problemen.\nregel 2, kind: "cvp" is geen soort; bedoelt u "cpv"?'
    assert reason_in("nl", known) == dutch
    unknown = "a.csv cannot be used.\na.csv, line 2: code is empty.\na.csv, line 3: the moon is in the way"
    assert reason_in("nl", unknown) == unknown


def test_english_is_left_as_it_is_and_so_is_a_sentence_that_is_new() -> None:
    assert reason_in("en", "9 is too high; the highest possible is 3") == "9 is too high; the highest possible is 3"
    assert reason_in("nl", "the moon is in the way") == "the moon is in the way"
    assert reason_in("nl", "a.csv: the moon is in the way") == "a.csv: the moon is in the way"
