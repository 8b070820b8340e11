"""One criterion with all its versions, and what changed from one to the next."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hefboom.apps.criteria.queries.library import Entry
from hefboom.apps.criteria.words import kind_words, level_words, theme_names
from hefboom.apps.tenders.words import language
from hefboom.core.strategy.library import Criterion
from hefboom.core.strategy.wording import Piece, pieces


@dataclass(frozen=True, slots=True)
class Change:
    """One part of a criterion that differs between two versions: its name, and how it became what it is."""

    name: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """A version, and what changed since the one before it; `first` has nothing before it."""

    entry: Entry
    changes: tuple[Change, ...]
    first: bool


def history(entries: Sequence[Entry]) -> list[Version]:
    """Return versions, newest first, each with what changed since the one before."""
    before: list[Entry | None] = [*entries[1:], None]
    return [
        Version(one, tuple(changes(older.criterion, one.criterion)) if older else (), older is None)
        for one, older in zip(entries, before, strict=True)
    ]


def changes(old: Criterion, new: Criterion) -> list[Change]:
    """Return what differs between two versions, in the language of the page."""
    before, after = _parts(old), _parts(new)
    return [Change(name, tuple(pieces(before[name], words))) for name, words in after.items() if before[name] != words]


def _parts(one: Criterion) -> dict[str, str]:
    tongue, names = language(), theme_names()
    return {
        _("Naam"): one.title.in_language(tongue),
        _("Tekst"): one.text.in_language(tongue),
        _("Bewijs"): one.verification.in_language(tongue),
        _("Soort"): kind_words(one.kind),
        _("Niveau"): level_words(one.level),
        _("Thema's"): ", ".join(names.get(theme, theme) for theme in one.themes),
        _("Juridische vorm"): one.legal_form.in_language(tongue) if one.legal_form else "",
    }
