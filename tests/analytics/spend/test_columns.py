import pytest

from hefboom.analytics.spend.columns import find_columns
from hefboom.core.base.errors import HefboomError


def test_columns_are_found_by_the_words_that_people_use() -> None:
    found = find_columns("f.csv", ["Factuurdatum", "Crediteur", "Bedrag (€)", "Grootboekrekening", "Kenmerk"])
    assert found.names == {
        "date": "Factuurdatum",
        "supplier": "Crediteur",
        "amount_eur": "Bedrag (€)",
        "ledger_account": "Grootboekrekening",
    }


@pytest.mark.parametrize(
    ("column", "hint"),
    [("Bedrag excl. btw", "excluded"), ("Bedrag incl btw", "included"), ("amount (excluding VAT)", "excluded")],
)
def test_what_a_name_says_of_vat_is_a_hint(column: str, hint: str) -> None:
    assert find_columns("f.csv", [column]).vat_hint == hint


def test_the_promised_name_settles_it() -> None:
    found = find_columns("f.csv", ["bedrag", "amount_eur"])
    assert found.names["amount_eur"] == "amount_eur"
    assert found.vat_hint is None


def test_two_columns_that_fit_are_asked_about() -> None:
    with pytest.raises(HefboomError, match=r"'Bedrag excl. btw' and 'Bedrag incl. btw'.*--column amount_eur="):
        find_columns("f.csv", ["Bedrag excl. btw", "Bedrag incl. btw"])


def test_what_was_told_goes_before_what_a_name_looks_like() -> None:
    columns = ["Bedrag excl. btw", "Bedrag incl. btw"]
    assert find_columns("f.csv", columns, {"amount_eur": columns[1]}).names["amount_eur"] == columns[1]


def test_a_column_mapped_twice_is_refused() -> None:
    with pytest.raises(HefboomError, match="'naam' is mapped twice, to"):
        find_columns("f.csv", ["naam", "bedrag"], {"supplier": "naam", "organisation": "naam"})


def test_a_column_that_is_not_there_is_refused_with_what_was_meant() -> None:
    with pytest.raises(HefboomError, match=r"no column 'Leverancer' for supplier. Did you mean 'Leverancier'"):
        find_columns("f.csv", ["Leverancier", "bedrag"], {"supplier": "Leverancer"})
    with pytest.raises(HefboomError, match="no column 'vat' to fill"):
        find_columns("f.csv", ["bedrag"], {"vat": "bedrag"})


def test_without_amounts_there_is_nothing_to_scan() -> None:
    with pytest.raises(HefboomError, match=r"no column with amounts.*Did you mean 'Bedragg'"):
        find_columns("f.csv", ["datum", "Bedragg"])
    with pytest.raises(HefboomError, match="Its columns are: a, b"):
        find_columns("f.csv", ["a", "b"])
