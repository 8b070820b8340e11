"""Which organisation of the list a buyer is, on the day of the notice."""

from datetime import date

import pytest

from hefboom.core.facts.facts import Missing, Source
from hefboom.core.notices.buyers import organisations
from hefboom.core.notices.notice import Buyer

SOURCE = Source("notice", "1-2024", "BT-500-Organization-Company")


def who(name: str, *, on: date = date(2024, 3, 1), number: str = "", country: str = "NLD", says: str = "") -> object:
    organisation, _ = organisations().identify([Buyer(name, number, country, says)], on, SOURCE)
    return organisation.value


def kind(name: str, says: str = "") -> object:
    return organisations().identify([Buyer(name, "", "NLD", says)], date(2024, 3, 1), SOURCE)[1].value


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Rijkswaterstaat Programma's Projecten en Onderhoud", "rijkswaterstaat"),
        ("Rijkswaterstaat Grote Projecten en Onderhoud (GPO)", "rijkswaterstaat"),
        ("Belastingdienst, IUC Belastingdienst", "belastingdienst"),
        ("Ministerie van Economische Zaken en Klimaat, Rijksdienst voor Ondernemend Nederland (RVO)", "rvo"),
        ("Ministerie van Financiën", "financien"),
        ("Gemeente Rotterdam", "none"),
        ("Politie", "none"),
        ("Koninklijke Bibliotheek", "none"),
        ("Het Nieuwe Bureau", None),
    ],
)
def test_names_as_they_stand_in_real_notices(name: str, code: str | None) -> None:
    assert who(name) == code


def test_a_number_is_enough() -> None:
    assert who("GPO", number="361633343") == "rijkswaterstaat"


def test_a_buyer_abroad_is_none_of_ours() -> None:
    assert who("Ministry of Finance", country="EST") == "none"


@pytest.mark.parametrize(
    ("name", "on", "code"),
    [
        ("Ministerie van Economische Zaken en Klimaat", date(2024, 7, 1), "ezk"),
        ("Ministerie van Economische Zaken en Klimaat", date(2024, 9, 1), None),
        ("Ministerie van Economische Zaken en Klimaat", date(2026, 3, 1), "ezk-2026"),
        ("Ministerie van Economische Zaken", date(2024, 9, 1), "ez"),
        ("Ministerie van Landbouw, Natuur en Voedselkwaliteit", date(2024, 9, 1), "lvvn"),
        ("Ministerie van Volkshuisvesting en Ruimtelijke Ordening", date(2025, 1, 1), "vro"),
        ("Ministerie van Volkshuisvesting en Ruimtelijke Ordening", date(2026, 3, 1), "bzk"),
    ],
)
def test_ministries_come_go_and_follow_each_other(name: str, on: date, code: str | None) -> None:
    """12, then 15, then 12 again. EZK split in two in 2024: which half an old name means is not known."""
    assert who(name, on=on) == code


def test_a_name_that_is_both_inside_and_outside_is_not_guessed() -> None:
    fact, _ = organisations().identify([Buyer("Gemeente Almere namens Rijkswaterstaat", "", "NLD", "")], None, SOURCE)
    assert (fact.value, fact.missing) == (None, Missing.CONTRADICTORY)


def test_the_list_goes_before_what_the_buyer_ticks() -> None:
    assert kind("Gemeente Rotterdam", says="cga") == "sub_central"
    assert kind("Rijkswaterstaat", says="") == "central"
    assert kind("Universiteit Twente", says="body-pl") == "sub_central"
    assert kind("N.V. Nederlandse Gasunie", says="spec-rights-entity") is None
