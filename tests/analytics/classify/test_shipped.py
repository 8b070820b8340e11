"""What comes with the product is whole, sound and consistent with the pack."""

import csv

import pytest

from hefboom.analytics.classify.classify import Classifier, Key
from hefboom.analytics.classify.shipped import (
    codes_by_prefix,
    codes_of_groups,
    factor_codes,
    shipped_mapping,
)
from hefboom.core.effects.factors import load_factors, shipped_factors
from hefboom.core.strategy.load import load_pack
from tests.analytics.classify.tables import PACK, where

GROUPS = {group.code for group in PACK.product_groups}


def test_every_group_has_a_factor_code_and_words_of_its_own() -> None:
    assert codes_of_groups(PACK).keys() == GROUPS
    assert set(codes_of_groups(PACK).values()) <= factor_codes()
    assert {row.product_group for row in shipped_mapping(PACK).rows if row.kind == "text"} >= GROUPS


def test_every_code_with_a_factor_may_be_named() -> None:
    assert {code for code, _ in load_factors().factors} <= factor_codes()


def test_each_proposal_says_how_sure_it_is_and_why() -> None:
    text = (shipped_factors() / "nl-rijk-2019-groups.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert {row["confidence"] for row in rows} == {"calculated"}
    assert all(row["note_nl"] and row["note_en"] for row in rows)


def test_a_line_with_only_the_name_of_a_group_is_in_that_group() -> None:
    classifier = Classifier(PACK, codes_by_prefix())
    for group in PACK.product_groups:
        for name in (group.code, group.name.nl, group.name.en):
            (found,) = classifier.classify([Key(category=name)])
            assert (found.group, found.doubtful) == (group.code, False), name


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("papierversnipperaar", "kantoorartikelen"),
        ("wc papier en toiletpapier", "schoonmaak"),
        ("ophalen oud papier", "afval"),
        ("vernietiging vertrouwelijk papier", "afvoer-vertrouwelijke-informatiedragers"),
        ("raambekleding vergaderkamer", "kantoorinrichting"),
        ("informatiebeveiliging audit", "ict-diensten"),
        ("zwerfafval opruimen", "reiniging-openbare-ruimte"),
        ("afvalwaterzuivering", "waterzuivering"),
        ("rioolwaterzuivering slib", "waterzuivering"),
        ("netwerkmonitoring", None),
        ("projectorganisatie", None),
        ("kerstborrel personeel", None),
        ("storting waarborg", None),
        ("bewakingscamera plein", "beveiliging"),
        ("stomerij uniformen", "reiniging-bedrijfskleding"),
        ("koffiemachine onderhoud", "automaten"),
        ("straatmeubilair", "straatmeubilair"),
        ("energieadvies woning", None),
        ("dieselaggregaat", None),
        ("gasfles lassen", None),
        ("lachgas", None),
        ("drinkwaterautomaat", "automaten"),
        ("printerpapier", "papier"),
        ("toner printer", "tonercartridges"),
        ("regiotaxi wmo", "contractvervoer"),
    ],
)
def test_a_word_that_only_looks_like_another_is_not_taken_for_it(text: str, group: str | None) -> None:
    found = where(Key(description=text))
    assert (found.group, [each.group for each in found.others]) == (group, [])


def test_another_pack_gets_the_words_of_the_groups_that_it_has() -> None:
    pack = load_pack("waterstad-2025")
    groups = {row.product_group for row in shipped_mapping(pack).rows}
    assert groups <= {*(group.code for group in pack.product_groups), "none", ""}
    (found,) = Classifier(pack, codes_by_prefix()).classify([Key(description="snoeien bomen")])
    assert found.group == "groenvoorzieningen"
