"""Which column of a file is which: by its name, a word that people use for it, or what the reader was told."""

import difflib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from hefboom.core.base.errors import HefboomError

COLUMNS = (
    *("date", "organisation", "supplier", "amount_eur", "cpv"),
    *("category", "ledger_account", "description", "invoice_id"),
)
"""The columns of a spend file; others are mapped to these."""

SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "date": (
        *("datum", "factuurdatum", "boekdatum", "boekingsdatum", "datum factuur", "invoice date", "posting date"),
        *("booking date", "payment date", "betaaldatum", "transaction date", "transactiedatum"),
    ),
    "organisation": (
        *("organisatie", "organisatieonderdeel", "departement", "ministerie", "gemeente", "afdeling", "kostenplaats"),
        *("organization", "department", "cost centre", "cost center", "business unit", "entity", "entiteit", "dienst"),
        *("onderdeel", "budgethouder"),
    ),
    "supplier": (
        *("leverancier", "crediteur", "naam leverancier", "leveranciersnaam", "naam crediteur", "crediteurnaam"),
        *("vendor", "supplier name", "vendor name", "creditor", "beneficiary", "begunstigde", "merchant"),
    ),
    "amount_eur": (
        *("bedrag", "factuurbedrag", "amount", "bedrag eur", "bedrag in euro", "bedrag euro", "amount in eur"),
        *("netto bedrag", "nettobedrag", "bruto bedrag", "brutobedrag", "net amount", "gross amount", "invoice amount"),
        *("amount euro", "boekbedrag", "regelbedrag", "uitgaven", "spend", "spend eur", "total amount", "totaalbedrag"),
        "netto",
    ),
    "cpv": ("cpv code", "cpvcode", "cpv nummer"),
    "category": (
        *("categorie", "inkoopcategorie", "inkooppakket", "purchasing category", "purchase category", "spend category"),
        *("artikelgroep", "productgroep", "product group", "commodity", "category name"),
        *("productcategorie", "procurement category"),
    ),
    "ledger_account": (
        *("grootboek", "grootboekrekening", "grootboeknummer", "gb rekening", "kostensoort", "rekening", "account"),
        *("gl account", "general ledger account", "ledger", "ledger code", "account code"),
        *("taakveld", "economische categorie"),
    ),
    "description": ("omschrijving", "factuuromschrijving", "boekingsomschrijving", "toelichting", "text", "tekst"),
    "invoice_id": (
        *("factuurnummer", "factuurnr", "factuur", "invoice", "invoice number", "invoice no", "invoice nr"),
        *("documentnummer", "document number", "boekstuknummer", "boekstuk"),
    ),
}
"""Words for a column in Dutch and English, in small letters; signs, accents and what is said of VAT do not count."""

_VAT = re.compile(r"\b(excl|incl|exclusief|inclusief|excluding|including|ex|in)\.?\s*(btw|vat)\b")
_NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Found:
    """Which column of the file holds what, and what the name of the amounts seems to say of VAT (a hint, no answer)."""

    names: Mapping[str, str]
    vat_hint: Literal["included", "excluded"] | None = None


def find_columns(file: str, columns: Sequence[str], given: Mapping[str, str] | None = None) -> Found:
    """Return the column of the file for each name of `COLUMNS` that it has.

    `given` are columns named by the reader, by name of `COLUMNS`. Raises HefboomError when a column fits two names, two
    columns fit one name, a named column is not there, or there are no amounts.
    """
    given = given or {}
    _check_given(file, columns, given)
    names = dict(given)
    for name in COLUMNS:
        if name not in given:
            fits = _fitting(name, [each for each in columns if each not in given.values()])
            if len(fits) > 1:
                raise HefboomError(_two_fit(file, name, fits))
            names |= {name: fits[0]} if fits else {}
    if "amount_eur" not in names:
        raise HefboomError(_no_amounts(file, columns))
    return Found({name: names[name] for name in COLUMNS if name in names}, _vat_hint(names["amount_eur"]))


def likely(columns: Sequence[str]) -> dict[str, str]:
    """Return for each name of `COLUMNS` the first column that can be meant by it: for a person to look at."""
    return {name: fits[0] for name in COLUMNS if (fits := _fitting(name, columns))}


def _check_given(file: str, columns: Sequence[str], given: Mapping[str, str]) -> None:
    for name, column in given.items():
        if name not in COLUMNS:
            raise HefboomError(f"There is no column '{name}' to fill. Choose one of: {', '.join(COLUMNS)}.")
        if column not in columns:
            raise HefboomError(f"{file} has no column '{column}' for {name}.{_meant(column, columns)}")
        twice = [other for other, same in given.items() if same == column and other != name]
        if twice:
            raise HefboomError(
                f"{file}: the column '{column}' is mapped twice, to {name} and to {twice[0]}. Map it to one of them."
            )


def _fitting(name: str, columns: Sequence[str]) -> list[str]:
    """The columns that can be meant by a name; the promised name itself settles it."""
    exact = [each for each in columns if each.lower() == name]
    words = {plain(word) for word in (name, *SYNONYMS[name])}
    return exact or [each for each in columns if plain(each) in words]


def plain(name: str) -> str:
    """Return a column name as it is compared: small letters and digits, nothing of VAT."""
    letters = unicodedata.normalize("NFKD", name.lower().replace("€", "eur")).encode("ascii", "ignore").decode()
    return _NOT_IN_A_NAME.sub(" ", _VAT.sub(" ", letters)).strip()


def _vat_hint(column: str) -> Literal["included", "excluded"] | None:
    found = _VAT.search(column.lower())
    if found is None:
        return None
    return "excluded" if found[1].startswith("ex") else "included"


def _two_fit(file: str, name: str, fits: Sequence[str]) -> str:
    listed = " and ".join(f"'{each}'" for each in fits)
    return f"{file}: the columns {listed} can all be {name}. Say which one is meant: --column {name}='{fits[0]}'."


def _no_amounts(file: str, columns: Sequence[str]) -> str:
    near = [each for each in columns if difflib.get_close_matches(plain(each), _AMOUNT_WORDS, 1, 0.6)]
    hint = f" Did you mean '{near[0]}'? Then say so: --column amount_eur='{near[0]}'." if near else ""
    return f"{file} has no column with amounts (amount_eur, bedrag …). Its columns are: {', '.join(columns)}.{hint}"


_AMOUNT_WORDS = [plain(word) for word in ("amount_eur", *SYNONYMS["amount_eur"])]


def _meant(column: str, columns: Sequence[str]) -> str:
    near = difflib.get_close_matches(column, columns, 1)
    return f" Did you mean '{near[0]}'?" if near else f" Its columns are: {', '.join(columns)}."
