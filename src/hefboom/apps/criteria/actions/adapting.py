"""Changing the words of a chosen criterion: fill in what is open, rewrite, take over a newer version."""

from dataclasses import dataclass

from django.db import transaction
from django.http import Http404

from hefboom.apps.criteria.actions.basket import locked, take_entry
from hefboom.apps.criteria.actions.facts import settle_facts
from hefboom.apps.criteria.actions.log import log_basket
from hefboom.apps.criteria.errors import ChangedError
from hefboom.apps.criteria.models import ChosenCriterion
from hefboom.apps.criteria.queries.library import Entry
from hefboom.apps.tenders.access import Person, require_editor
from hefboom.apps.tenders.models import Tender
from hefboom.core.base.text import Text
from hefboom.core.strategy.library import Criterion


@dataclass(frozen=True, slots=True)
class Wording:
    """How somebody wants a criterion to read, in which language, and the revision they looked at."""

    revision: int
    language: str
    text: str
    verification: str


@transaction.atomic
def adapt(person: Person, tender: Tender, code: str, wording: Wording, note: str | None = None) -> ChosenCriterion:
    """Give a chosen criterion other words; words that equal the library's are no change. `note` None stays as it is.

    Raises `ChangedError` when somebody changed it after the revision looked at, `Http404` when it is not chosen.
    """
    user = require_editor(person, tender.organisation_id)
    row = locked(tender, code)
    if row.removed_at is not None:
        raise Http404
    if row.revision != wording.revision:
        raise ChangedError(row)
    before, criterion = row.text, Criterion.model_validate(row.entry)
    row.text = _own(wording.text, criterion.text, wording.language)
    row.verification = _own(wording.verification, criterion.verification, wording.language)
    row.language = wording.language if row.text or row.verification else ""
    row.note = row.note if note is None else note.strip()
    row.by, row.revision = user, row.revision + 1
    row.save()
    log_basket(user, tender, **{code: (before or None, row.text or None)})
    return row


@transaction.atomic
def adopt(person: Person, tender: Tender, code: str, entry: Entry, revision: int) -> ChosenCriterion:
    """Let a chosen criterion be a newer version of the library; what was adapted gives way, and stays in the log.

    Raises `ChangedError` when somebody changed it meanwhile, `Http404` when it is not chosen or the version not newer.
    """
    user = require_editor(person, tender.organisation_id)
    row = locked(tender, code)
    if row.removed_at is not None or entry.criterion.version <= row.version:
        raise Http404
    if row.revision != revision:
        raise ChangedError(row)
    before = row.text or f"v{row.version}"
    take_entry(row, entry)
    row.by = user
    row.save()
    settle_facts(person, tender)
    log_basket(user, tender, **{code: (before, f"v{row.version}")})
    return row


def _own(words: str, original: Text, language: str) -> str:
    """Return words that differ from the library's, "" when they do not."""
    said = words.strip().replace("\r\n", "\n")
    return "" if said == original.in_language(language).strip() else said
