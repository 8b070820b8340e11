"""What reading a spend file told that a reader of the result must know."""

from collections.abc import Iterator

from hefboom.analytics.spend.lines import SpendLines
from hefboom.core.base.text import Text
from hefboom.core.effects.notes import amount_in_words
from hefboom.core.effects.scan import Amount, Note, Vat


def notes_of(lines: SpendLines, vat: Vat | None) -> Iterator[Note]:
    """Yield what to know of credit notes, of invoices that stand there twice, and of VAT as the file seems to say."""
    if lines.credits.lines:
        said = amount_in_words(Amount(lines.credits.lines, lines.credits.cents))
        yield Note(
            "assumption",
            "credit-notes",
            Text(
                nl=f"Creditnota's en andere bedragen onder nul: {said.nl}. Ze zijn van de uitgaven afgetrokken.",
                en=f"Credit notes and other amounts below zero: {said.en}. They were taken off the spend.",
            ),
        )
    if lines.duplicates is not None and lines.duplicates.lines:
        yield _duplicates(Amount(lines.duplicates.lines, lines.duplicates.cents), dropped=lines.duplicates.dropped)
    if vat is None and lines.vat_hint is not None:
        nl, en = {"included": ("inclusief", "with VAT"), "excluded": ("exclusief", "without VAT")}[lines.vat_hint]
        yield Note(
            "missing",
            "vat-hint",
            Text(
                nl=f"De naam van de kolom met bedragen lijkt te zeggen: {nl} btw. Klopt dat? Geef het op.",
                en=f"The name of the column of amounts seems to say: {en}. Is that so? Tell it.",
            ),
        )


def _duplicates(found: Amount, *, dropped: bool) -> Note:
    said = amount_in_words(found)
    if dropped:
        nl, en = "Ze zijn weggelaten.", "They were left out."
    else:
        nl, en = "Ze tellen mee; kies of ze weg moeten.", "They are counted; choose whether to leave them out."
    return Note(
        "assumption" if dropped else "warning",
        "duplicate-invoices",
        Text(
            nl=f"Facturen die er al eerder staan: {said.nl}. {nl}",
            en=f"Invoices that stand there before: {said.en}. {en}",
        ),
    )
