"""Where a line belongs: by what, in which order, how sure, and why."""

from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hefboom.analytics.classify.classify import Classified, Classifier, Key
from hefboom.analytics.classify.confirmed import Confirmed
from hefboom.analytics.classify.shipped import codes_by_prefix
from hefboom.core.strategy.load import load_pack
from tests.analytics.classify.tables import PACK, classifier, table, where

ANNA = ("Anna", date(2026, 11, 1))


def test_the_longest_prefix_of_a_cpv_code_wins() -> None:
    assert where(Key(cpv="45233141-9")).group == "wegen"
    assert where(Key(cpv="45233294-6")).group == "verkeersregelinstallaties"


@settings(max_examples=40)
@given(digits=st.text("0123456789", min_size=8, max_size=8), prefixes=st.sets(st.text("012", min_size=2, max_size=4)))
def test_of_own_prefixes_the_longest_wins_too(digits: str, prefixes: set[str]) -> None:
    digits = digits.translate(str.maketrans("3456789", "0120120")).replace("00000000", "00000001")
    groups = dict(zip(sorted(prefixes), [group.code for group in PACK.product_groups], strict=False))
    found = where(Key(cpv=digits), *(f"cpv,{prefix},{group}" for prefix, group in groups.items()))
    fitting = [prefix for prefix in groups if digits.startswith(prefix)]
    if fitting:
        assert (found.group, found.method) == (groups[max(fitting, key=len)], "mapping")
    else:
        assert found == where(Key(cpv=digits))


@pytest.mark.parametrize(
    ("key", "group", "code", "method"),
    [
        (Key(cpv="45233141"), "wegen", "F", "cpv"),
        (Key(cpv="45000000"), None, "F", "cpv"),
        (Key(cpv="79610000", category="Overig"), "none", "N78", "cpv"),
        (Key(category="Schoonmaak"), "schoonmaak", "N80T82", "category"),
        (Key(category="ICT hardware and mobile devices"), "ict-hardware", "C26", "category"),
        (Key(category="dienstauto’s en WAGENPARK"), "dienstautos", "C29", "category"),
        (Key(category="Kosten schoonmaak panden"), "schoonmaak", "N80T82", "text"),
        (Key(ledger_account="4310 Schoonmaakkosten"), "schoonmaak", "N80T82", "text"),
        (Key(description="Glasbewassing 3e kwartaal"), "schoonmaak", "N80T82", "text"),
        (Key(description="papierversnipperaar"), "kantoorartikelen", "C17", "text"),
        (Key(description="Factuur 12", supplier="Schoonmaakbedrijf De Bij"), "schoonmaak", "N80T82", "text"),
        (Key(description="asdf qwerty"), None, None, None),
        (Key(), None, None, None),
    ],
)
def test_a_line_finds_its_place(key: Key, group: str | None, code: str | None, method: str | None) -> None:
    found = where(key)
    assert (found.group, found.code, found.method) == (group, code, method)


@pytest.mark.parametrize(
    ("key", "code"),
    [
        (Key(description="Levering elektriciteit oktober"), "D35"),
        (Key(description="GASVERBRUIK stadhuis"), "D35"),
        (Key(description="elektriciteit en gas"), "D35"),
        (Key(category="Energie-inkoop"), "D35"),
        (Key(description="Diesel week 12"), "C19"),
        (Key(description="Tankpassen buitendienst"), "C19"),
        (Key(category="Brandstoffen", description="laptop"), "C19"),
        (Key(cpv="09310000"), "D35"),
        (Key(description="brandstof vrachtwagens"), "C19"),
    ],
)
def test_energy_and_fuel_are_known_as_such_whatever_says_it(key: Key, code: str) -> None:
    assert where(key).code == code


def test_what_a_person_confirmed_goes_before_all() -> None:
    key = Key(cpv="45233141", description="asfalt")
    found = where(
        Key(cpv="45233141", description="ASFALT!"),
        "cpv,45,riolering",
        confirmed=[Confirmed(key, "sloop", None, *ANNA)],
    )
    assert (found.group, found.code, found.method, found.doubtful) == ("sloop", "F", "confirmed", False)
    assert found.why.nl == "Bevestigd door Anna op 2026-11-01."


def test_the_factor_code_of_an_answer_is_that_of_the_answer() -> None:
    key = Key(cpv="45233141", description="broodjes")
    for group, code in (("catering", "I"), ("wegen", "F"), ("none", "F")):
        assert where(key, confirmed=[Confirmed(key, group, None, *ANNA)]).code == code
    assert where(key, confirmed=[Confirmed(key, "catering", "N79", *ANNA)]).code == "N79"


def test_an_own_row_with_only_a_code_goes_with_the_group_that_is_found() -> None:
    found = where(Key(cpv="34110000", ledger_account="4405"), "ledger_account,4405,,N77")
    assert (found.group, found.code, found.doubtful) == ("dienstautos", "N77", False)
    assert "Dienstauto's" in found.why.nl
    assert "bedrijfstak N77" in found.why.nl


def test_fuel_and_something_else_is_doubtful_and_both_are_named() -> None:
    found = where(Key(description="diesel en laptops"))
    assert (found.group, found.code, found.doubtful) == (None, "C19", True)
    assert [each.group for each in found.others] == ["ict-hardware"]
    crossed = where(Key(cpv="45233141", category="Brandstoffen"))
    assert (crossed.group, crossed.doubtful) == ("wegen", True)
    assert "bedrijfstak C19" in crossed.why.nl


def test_of_two_answers_for_one_line_the_later_counts() -> None:
    key = Key(description="iets")
    answers = [
        Confirmed(key, "gas", None, "Anna", date(2026, 2, 1)),
        Confirmed(key, "sloop", None, "Bram", date(2026, 1, 1)),
    ]
    for order in (answers, answers[::-1]):
        assert where(key, confirmed=order).group == "gas"


def test_an_answer_for_a_line_without_a_text_says_nothing_of_lines_with_one() -> None:
    said = [Confirmed(Key(category="Diversen"), "sloop", None, *ANNA)]
    assert where(Key(category="Diversen"), confirmed=said).group == "sloop"
    assert where(Key(category="Diversen", description="glasbewassing"), confirmed=said).group == "schoonmaak"


def test_an_answer_for_codes_that_settle_a_line_goes_for_all_its_texts() -> None:
    said = [Confirmed(Key(cpv="45233141", category="Catering"), "catering", None, *ANNA)]
    found = where(Key(cpv="45233141", category="Catering", description="iets"), "text,zand,sloop", confirmed=said)
    assert (found.group, found.method) == ("catering", "confirmed")


@pytest.mark.parametrize(
    ("row", "key"),
    [
        ("cpv,452,sloop", Key(cpv="45233141")),
        ("ledger_account,43,sloop", Key(ledger_account="4310")),
        ("ledger_account,WBed,sloop", Key(ledger_account="wbed HuiSch")),
        ("category,schoonmaak,sloop", Key(category="Schoonmaak")),
        ("supplier,Café Één,sloop", Key(supplier="CAFE EEN", description="broodjes")),
        ("text,glas*,sloop", Key(description="glasbewassing")),
    ],
)
def test_the_own_table_goes_before_what_is_shipped(row: str, key: Key) -> None:
    found = where(key, row)
    assert (found.group, found.method, found.doubtful) == ("sloop", "mapping", False)
    assert "regel 2 van uw tabel “eigen”" in found.why.nl


def test_a_code_of_the_own_table_is_used_as_it_stands() -> None:
    assert where(Key(description="lease bus"), "text,lease*,dienstautos,N77").code == "N77"


def test_of_the_own_table_a_code_goes_before_an_account_and_that_before_a_name() -> None:
    rows = ("cpv,45,wegen", "ledger_account,43,sloop", "category,x,gas")
    key = Key(cpv="45111111", ledger_account="4310", category="X")
    assert [where(key, *rows[at:]).group for at in range(3)] == ["wegen", "sloop", "gas"]


def test_what_points_elsewhere_makes_it_doubtful_and_is_named() -> None:
    found = where(Key(cpv="45233141", ledger_account="4310"), "ledger_account,4310,catering")
    assert (found.group, found.code, found.doubtful) == ("catering", "I", True)
    assert "Maar CPV-code 45233141 wijst naar Wegen" in found.why.nl
    assert [each.group for each in found.others] == ["wegen"]


def test_a_group_and_the_cluster_it_lies_in_do_not_disagree() -> None:
    found = where(Key(cpv="45233141", category="Grond-, weg- en waterbouw"))
    assert (found.group, found.doubtful) == ("wegen", False)
    assert where(Key(description="energie: elektriciteit")).group == "elektriciteit"


def test_two_groups_in_the_words_are_both_named() -> None:
    found = where(Key(description="lunch en taxi"))
    assert found.doubtful
    assert {found.group, *(each.group for each in found.others)} == {"catering", "transportdiensten"}


@pytest.mark.parametrize("cell", ["99999999", "00000000", "4523", "nvt"])
def test_a_code_that_is_none_is_not_used_and_told(cell: str) -> None:
    found = where(Key(cpv=cell))
    assert (found.group, found.code, found.doubtful) == (None, None, True)
    assert cell in found.why.nl


def test_a_check_digit_that_does_not_fit_only_warns() -> None:
    found = where(Key(cpv="45233141-1"))
    assert (found.group, found.doubtful) == ("wegen", False)
    assert "controlecijfer" in found.why.nl


def test_a_vague_word_asks_for_a_person() -> None:
    assert where(Key(description="vervoer")).doubtful


def test_without_words_only_codes_and_names_count() -> None:
    assert where(Key(description="glasbewassing"), words=False).group is None
    assert classifier(words=False).needs_text([Key()]) == [False]


def test_texts_are_asked_only_where_they_matter() -> None:
    hard = [Key(cpv="45233141"), Key(category="Schoonmaak"), Key(category="Diversen"), Key(cpv="45000000"), Key()]
    assert classifier().needs_text(hard) == [False, False, True, True, True]
    assert classifier("supplier,Bos,gas").needs_text(hard) == [True, True, True, True, True]
    assert classifier("cpv,45,wegen", "supplier,Bos,gas").needs_text(hard)[0] is False
    said = [Confirmed(Key(cpv="45233141", description="asfalt"), "sloop", None, *ANNA)]
    assert classifier(confirmed=said).needs_text(hard)[:2] == [True, False]


CELLS = st.one_of(st.none(), st.text(max_size=12))
KEYS = st.builds(
    Key,
    cpv=st.one_of(CELLS, st.sampled_from(["45233141-9", "09310000", "99999999", "45233141-1"])),
    category=st.one_of(CELLS, st.sampled_from(["Schoonmaak", "Energie", "Diversen"])),
    ledger_account=st.one_of(CELLS, st.sampled_from(["4310", "4400 Huur"])),
    description=st.one_of(
        CELLS, st.sampled_from(["lunch en taxi", "a4 papier", "diesel", "\x00\u202eevil", "x" * 5000])
    ),
    supplier=st.one_of(CELLS, st.sampled_from(["Eneco", "=HYPERLINK(1)", "<script>alert(1)</script>"])),
)
ROWS = (
    "cpv,45,wegen",
    "ledger_account,43,sloop",
    "supplier,Eneco,gas",
    "text,papier,drukwerk",
    "category,Diversen,none",
)
ONE = classifier(*ROWS)


@settings(max_examples=300, deadline=None)
@given(key=KEYS)
def test_every_line_has_a_reason_in_both_languages_and_a_sound_place(key: Key) -> None:
    (found,) = ONE.classify([key])
    assert found.why.nl.endswith((".", "?"))
    assert found.why.en.endswith((".", "?"))
    assert len(found.why.nl.splitlines()) == 1
    assert found.group in {None, "none", *(group.code for group in PACK.product_groups)}
    assert (found.confidence is None) == (found.method is None)
    assert found.confidence is None or 0 < found.confidence <= 1
    assert found.doubtful or found.group is not None


@settings(max_examples=100, deadline=None)
@given(key=KEYS)
def test_a_text_that_was_not_asked_changes_nothing(key: Key) -> None:
    hard = Key(key.cpv, key.category, key.ledger_account)
    if not ONE.needs_text([hard])[0]:
        assert ONE.classify([key]) == ONE.classify([hard])


@settings(max_examples=25, deadline=None)
@given(keys=st.lists(KEYS, max_size=6), seed=st.integers(0, 99))
def test_the_order_of_rows_and_of_lines_never_matters(keys: list[Key], seed: int) -> None:
    rows = list(ROWS)
    Random(seed).shuffle(rows)
    other = Classifier(PACK, codes_by_prefix(), mapping=table(*rows))

    def places(found: list[Classified]) -> list[tuple[object, ...]]:
        return [(each.group, each.code, each.method, each.confidence, each.doubtful) for each in found]

    assert places(other.classify(keys[::-1])) == places(ONE.classify(keys))[::-1]


def test_what_was_said_of_groups_that_this_pack_does_not_have_is_left_out_and_told() -> None:
    said = [Confirmed(Key(description="asfalt"), "wegen", None, *ANNA)]
    pack = load_pack("waterstad-2025")
    other = Classifier(
        pack, codes_by_prefix(), mapping=table("text,zand,wegen", "text,klei,schoonmaak"), confirmed=said
    )
    assert [
        found.group for found in other.classify([Key(description=each) for each in ("asfalt", "zand", "klei")])
    ] == [
        None,
        None,
        "schoonmaak",
    ]
    assert len(other.unused) == 2


def test_nothing_to_classify_is_nothing() -> None:
    assert classifier().classify([]) == []
    assert classifier().needs_text([]) == []
