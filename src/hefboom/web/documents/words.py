"""The few words that a document adds of itself, in its own language."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from hefboom.web.documents.document import Document


@dataclass(frozen=True, slots=True)
class Words:
    """`made_up` is empty unless the document is; a page is said as `page`, its number, `of`, how many there are."""

    made_up: str
    page: str
    of: str


def words_of(document: Document) -> Words:
    """Return the words in the language of the document, whatever that of the reader."""
    with override(document.language):
        page, _found, of = _("Pagina {page} van").partition("{page}")
        return Words(_("Verzonnen voorbeeld") if document.fictitious else "", page, f"{of} ")
