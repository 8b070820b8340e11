"""The chosen criteria as text for the tender documents: a chapter per kind, traceable numbers, a table of codes."""

from collections.abc import Iterator
from itertools import groupby

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hefboom.apps.criteria.queries.basket import Basket, Chosen
from hefboom.apps.criteria.words import CHAPTERS, level_words, source_notes
from hefboom.apps.strategy.queries import pack_in_force
from hefboom.apps.tenders.words import language, pack_source_words
from hefboom.web.documents.document import Block, Document, Heading, Paragraph, Table
from hefboom.web.formatting import day


def tender_text(basket: Basket) -> Document:
    """Return the criteria of a basket as a document in the language of the page."""
    tender, manifest = basket.page.tender, pack_in_force().manifest
    return Document(
        title=_("Criteria voor maatschappelijke impact"),
        subtitle=str(tender),
        language=language(),
        facts=(
            (_("Kenmerk van het traject"), tender.code),
            (_("Organisatie"), tender.organisation.local_name),
            (_("Criteria"), str(len(basket.chosen))),
            (_("Nog in te vullen"), _open(basket)),
            (_("Strategie"), f"{manifest.title.in_language(language())} ({manifest.id} {manifest.version})"),
            (_("Gemaakt op"), day(timezone.localdate())),
        ),
        blocks=(*_chapters(basket), *_annex(basket)),
        fictitious=tender.fictitious,
    )


def _open(basket: Basket) -> str:
    number = basket.open_blanks
    return ngettext("%(n)s plek, tussen [haken]", "%(n)s plekken, tussen [haken]", number) % {"n": number}


def _chapters(basket: Basket) -> Iterator[Block]:
    for kind, ones in groupby(basket.chosen, key=lambda one: one.criterion.kind):
        yield Heading(str(CHAPTERS[kind]))
        for one in ones:
            yield from _criterion(basket, one)


def _criterion(basket: Basket, one: Chosen) -> Iterator[Block]:
    tongue = language()
    yield Heading(f"{one.number}  {one.criterion.title.in_language(tongue)}", 2)
    yield Paragraph(one.text)
    yield Paragraph(one.verification, lead=_("Bewijs:"))
    if one.criterion.legal_form:
        yield Paragraph(one.criterion.legal_form.in_language(tongue), lead=_("Juridische vorm:"))
    themes = ", ".join(basket.names.get(theme, theme) for theme in one.criterion.themes)
    told = [
        f"{one.row.code}, {_('versie')} {one.row.version}",
        f"{_('niveau')} {level_words(one.criterion.level)}",
        themes,
        *([one.adapted_words] if one.adapted else []),
    ]
    yield Paragraph(" · ".join(told), quiet=True)


def _annex(basket: Basket) -> Iterator[Block]:
    yield Heading(_("Bijlage: codes en bronnen"))
    yield Paragraph(
        _("Met de code en de versie vindt u de tekst in de bibliotheek terug, ook als die later verandert.")
    )
    notes: dict[str, list[str]] = {}
    for one in basket.chosen:
        for note in source_notes(one.criterion):
            notes.setdefault(note, []).append(one.number)
    for note, numbers in notes.items():
        yield Paragraph(note, lead=f"{', '.join(numbers)}:", quiet=True)
    yield Table(
        _("Codes van de criteria in dit document"),
        (_("Nummer"), _("Code"), _("Versie"), _("Niveau"), _("Aangepast"), _("Bron")),
        tuple(_annex_row(one) for one in basket.chosen),
        frozenset({2, 3}),
    )


def _annex_row(one: Chosen) -> tuple[str, ...]:
    return (
        one.number,
        one.row.code,
        str(one.row.version),
        str(one.criterion.level),
        _("ja") if one.adapted else _("nee"),
        pack_source_words(one.criterion.source),
    )
