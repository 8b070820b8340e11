"""Award criteria: what each is about, and its share; a person has the last word."""

from decimal import Decimal

import pytest

from hefboom.core.facts.facts import Missing
from hefboom.core.notices.criteria import Class
from hefboom.core.notices.notice import Facts
from hefboom.core.notices.reader import read_notice
from tests.core.notices.build import a_criterion, a_lot, a_notice, criteria


def award(*items: str, overrules: dict[int, Class] | None = None) -> Facts:
    data = a_notice(lots=a_lot(terms=criteria(*items)))
    return read_notice(data, "x", {("100001-2024", "LOT-0001"): overrules or {}}).lots["LOT-0001"]


def weights_of(facts: Facts) -> tuple[object, object, object]:
    return tuple(facts[f"{about}_weight"].value for about in ("impact", "quality", "price"))  # type: ignore[return-value] - three by construction


PRICE = a_criterion("price", "Prijs", "40")
QUALITY = a_criterion("quality", "Plan van aanpak", "35")
IMPACT = a_criterion("quality", "Duurzaamheid", "25")


def test_percentages_by_what_the_criteria_say() -> None:
    facts = award(PRICE, QUALITY, IMPACT)
    assert weights_of(facts) == (Decimal("0.25"), Decimal("0.35"), Decimal("0.40"))
    assert "impact 25%: Duurzaamheid (word 'duurza')" in str(facts["award_criteria"].value)
    source = facts["impact_weight"].source
    assert source is not None
    assert source.note == "criterion 3: word 'duurza'"


def test_anna_overrules_and_the_reason_says_so() -> None:
    facts = award(PRICE, QUALITY, IMPACT, overrules={2: "impact"})
    assert weights_of(facts) == (Decimal("0.60"), Decimal(0), Decimal("0.40"))
    assert "overruled by a person" in str(facts["award_criteria"].value)


def test_anna_overrules_one_lot_and_its_twins_stay_as_they_were() -> None:
    award = criteria(PRICE, QUALITY, IMPACT)
    data = a_notice(lots="".join(a_lot(f"LOT-000{n}", terms=award) for n in (1, 2, 3)))
    lots = read_notice(data, "x", {("100001-2024", "LOT-0002"): {2: "impact"}}).lots
    impact = [lots[f"LOT-000{n}"]["impact_weight"].value for n in (1, 2, 3)]
    assert impact == [Decimal("0.25"), Decimal("0.60"), Decimal("0.25")]


def test_points_need_not_be_out_of_a_hundred() -> None:
    price = a_criterion("price", "Price", "350", weight_kind="poi-exa")
    quality = a_criterion("quality", "CO2-prestatieladder", "650", weight_kind="poi-exa")
    assert weights_of(award(price, quality)) == (Decimal("0.65"), Decimal(0), Decimal("0.35"))


def test_old_notices_do_not_name_the_list_of_the_weight() -> None:
    items = (a_criterion("price", "Prijs", "60", weight_list=""), a_criterion("quality", "MVI", "40", weight_list=""))
    assert weights_of(award(*items)) == (Decimal("0.40"), Decimal(0), Decimal("0.60"))


def test_lowest_price_only() -> None:
    assert weights_of(award(a_criterion("price", "Laagste prijs"))) == (Decimal(0), Decimal(0), Decimal(1))


@pytest.mark.parametrize(
    ("items", "missing"),
    [
        ((("price", "100", "poi-exa"), ("quality", "100", "poi-exa")), Missing.UNREADABLE),
        ((("price", "0", "poi-exa"), ("quality", "0", "poi-exa")), Missing.UNREADABLE),
        ((("price", "1", "poi-exa"), ("quality", "1", "poi-exa")), Missing.UNREADABLE),
        ((("price", "100", "per-exa"), ("quality", "50", "per-exa")), Missing.NOT_COMPUTABLE),
        ((("price", "1", "ord-imp"), ("quality", "2", "ord-imp")), Missing.NOT_COMPUTABLE),
        ((("price", "40", "per-mid"), ("quality", "60", "per-mid")), Missing.NOT_COMPUTABLE),
        ((("price", "40", "per-exa"), ("quality", "", "")), Missing.NOT_COMPUTABLE),
        ((("price", "40", "per-exa"), ("quality", "60", "poi-exa")), Missing.NOT_COMPUTABLE),
        ((("price", "4000000", "fix-tot"), ("quality", "50000", "fix-unit")), Missing.NOT_COMPUTABLE),
        ((("price", "-1", "unpublished"), ("quality", "-1", "unpublished")), Missing.WITHHELD),
        ((("price", "", ""), ("quality", "", "")), Missing.NOT_COMPUTABLE),
    ],
)
def test_weights_that_give_no_share_stay_unknown(items: tuple[tuple[str, str, str], ...], missing: Missing) -> None:
    facts = award(*(a_criterion(kind, "Criterium", weight, weight_kind=code) for kind, weight, code in items))
    assert weights_of(facts) == (None, None, None)
    assert facts["impact_weight"].missing == missing


def test_a_criterion_that_calls_itself_fictitious_is_not_believed() -> None:
    facts = award(a_criterion("price", "Dit is een fictief criterium", "100"))
    assert facts["price_weight"].missing == Missing.UNREADABLE


def test_a_criterion_without_a_type_is_placed_by_its_words_or_not_at_all() -> None:
    known = award(a_criterion("", "Prijs per uur", "60"), a_criterion("", "Social return", "40"))
    assert weights_of(known) == (Decimal("0.40"), Decimal(0), Decimal("0.60"))
    vague = award(a_criterion("price", "Prijs", "60"), a_criterion("", "Presentatie", "40"))
    assert weights_of(vague) == (None, None, None)


def test_a_stray_word_in_a_long_description_does_not_make_impact() -> None:
    long = "De inschrijver beschrijft zijn aanpak. " * 8 + "Duurzaamheid is een van de onderwerpen."
    facts = award(PRICE, a_criterion("quality", "", "60", description=long))
    assert facts["impact_weight"].value == Decimal(0)


def test_a_criterion_of_impact_proves_that_criteria_were_applied() -> None:
    facts = award(PRICE, a_criterion("quality", "Social return", "60"))
    assert facts["mvi_criteria_applied"].value is True
    assert facts["social_return_clause"].value is True
    assert "mvi_criteria_applied" not in award(PRICE, QUALITY)


def test_numbers_without_a_kind_that_add_up_to_a_hundred_are_shares_either_way() -> None:
    """Rotterdam 215381-2024 gives 30 and 70, and does not say of what."""
    items = [a_criterion(kind, kind, weight, weight_kind="") for kind, weight in (("price", "30"), ("quality", "70"))]
    assert weights_of(award(*items)) == (Decimal(0), Decimal("0.7"), Decimal("0.3"))


def test_that_price_is_not_the_only_criterion_is_no_criterion_of_price() -> None:
    facts = award(a_criterion("", "De prijs is niet het enige gunningscriterium", "100"))
    assert weights_of(facts) == (None, None, None)


@pytest.mark.parametrize(
    ("name", "about"),
    [
        ("Milieuprestatie van de voertuigen", "impact"),
        ("Circulair ontwerp", "impact"),
        ("CO₂-uitstoot", "impact"),
        ("Kwaliteit inclusief garantie", "quality"),
        ("Travaux en milieu occupé", "quality"),
        ("Propuesta de inclusión de platos", "quality"),
        ("Kwaliteit - maximale fictieve korting", "quality"),
    ],
)
def test_words_that_tell_and_words_that_only_look_alike(name: str, about: str) -> None:
    facts = award(PRICE, a_criterion("quality", name, "60"))
    assert facts[f"{about}_weight"].value == Decimal("0.6")
