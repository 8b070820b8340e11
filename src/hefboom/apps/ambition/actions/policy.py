"""What an organisation writes for its webs and those below: themes of its own, and what a level means."""

from dataclasses import dataclass
from typing import cast

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from hefboom.apps.accounts.actions import record
from hefboom.apps.accounts.models import User
from hefboom.apps.ambition.access import rights_of
from hefboom.apps.ambition.errors import RefusedError, StaleError
from hefboom.apps.ambition.models import OwnLevelText, OwnTheme
from hefboom.apps.ambition.queries.themes import themes_of
from hefboom.apps.organisations.models import Organisation
from hefboom.apps.organisations.tree import Tree
from hefboom.apps.strategy.queries import pack_in_force
from hefboom.apps.tenders.access import Person

MOST_THEMES = 12
"""More axes than this no longer make a web that can be read."""


@dataclass(frozen=True, slots=True)
class ThemeWords:
    """What somebody writes about a theme of their own; `name_en` and `summary` may be empty."""

    name: str
    name_en: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class LevelTexts:
    """What somebody writes for level 0 to 3 ("" leaves the text above it standing), and where that policy stands."""

    none: str
    basis: str
    significant: str
    ambitious: str
    source: str


@transaction.atomic
def add_theme(person: Person, organisation: Organisation, words: ThemeWords) -> OwnTheme:
    """Add a theme of an organisation's own. Raises `RefusedError` for a name that is there, or one theme too many."""
    user = _writer(person, organisation)
    pack = pack_in_force()
    there = themes_of(pack, Tree.load().above(organisation.pk), ())
    if any(words.name.casefold() in {one.name.nl.casefold(), one.name.en.casefold()} for one in there):
        raise RefusedError(_("Er is al een thema met deze naam. Kies een andere naam."))
    taken = {one.code for one in there} | {theme.id for theme in pack.themes}
    taken |= set(organisation.own_themes.values_list("code", flat=True))
    base = slugify(words.name)[:70] or "thema"
    code = next(one for one in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))) if one not in taken)
    return _add(user, organisation, code, words, len(there))


@transaction.atomic
def add_optional_theme(person: Person, organisation: Organisation, code: str) -> OwnTheme:
    """Add an optional theme of the pack, or bring it back. Raises `RefusedError` when it is no such theme."""
    user = _writer(person, organisation)
    pack = pack_in_force()
    theme = next((one for one in pack.themes if one.optional and one.id == code), None)
    if theme is None:
        raise RefusedError(_("De strategie kent dit thema niet. Kies een thema uit de lijst."))
    there = themes_of(pack, Tree.load().above(organisation.pk), ())
    if any(one.code == code for one in there):
        raise RefusedError(_("Dit thema staat al op uw webs."))
    if own := organisation.own_themes.filter(code=code).first():
        return set_retired(person, own, retired=False)
    return _add(user, organisation, code, ThemeWords(theme.name.nl, theme.name.en), len(there))


@transaction.atomic
def rename_theme(person: Person, theme: OwnTheme, words: ThemeWords, seen: ThemeWords) -> OwnTheme:
    """Write about a theme anew; its code and the levels chosen for it stay.

    `seen` is what stood there when the page was drawn. Raises `StaleError` when that has changed since.
    """
    user = _writer(person, theme.organisation)
    kept = OwnTheme.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=theme.pk)
    now = words_of(kept)
    if now not in (seen, words):
        raise StaleError
    kept.name, kept.name_en, kept.summary = words.name, words.name_en, words.summary
    kept.save()
    record(user, "theme.rename", kept, {"name": {"old": now.name, "new": kept.name}}, organisation=_code(kept))
    return kept


@transaction.atomic
def set_retired(person: Person, theme: OwnTheme, *, retired: bool) -> OwnTheme:
    """Take a theme out of use, or back into it. Webs that have a level for it keep showing that."""
    user = _writer(person, theme.organisation)
    theme.retired_at = timezone.now() if retired else None
    theme.save(update_fields=("retired_at",))
    record(user, "theme.retire" if retired else "theme.restore", theme, {}, organisation=_code(theme))
    return theme


@transaction.atomic
def write_texts(
    person: Person, organisation: Organisation, place: tuple[str, str], texts: LevelTexts, seen: LevelTexts | None
) -> None:
    """Write what the levels of a theme mean for a product group ("" for all); `place` is the two.

    Without any text the whole is taken away. `seen` is what stood there when the page was drawn, None for nothing.
    Raises `StaleError` when that changed since.
    """
    user = _writer(person, organisation)
    theme, group = place
    held = OwnLevelText.objects.filter(organisation=organisation, theme=theme, product_group=group)
    kept = held.select_for_update().first()
    now = texts_of(kept)
    if now not in (seen, texts):
        raise StaleError
    if not any((texts.none, texts.basis, texts.significant, texts.ambitious)):
        held.delete()
    else:
        kept = kept or OwnLevelText(organisation=organisation, theme=theme, product_group=group)
        for name in LevelTexts.__slots__:
            setattr(kept, name, getattr(texts, name))
        kept.save()
    changes = {f"{theme} {group}".strip(): {"old": _plain(now), "new": _plain(texts)}}
    record(user, "level_text.write", organisation, changes, organisation=organisation.code)


def words_of(theme: OwnTheme) -> ThemeWords:
    """Return what is written about a theme."""
    return ThemeWords(theme.name, theme.name_en, theme.summary)


def texts_of(kept: OwnLevelText | None) -> LevelTexts | None:
    """Return what is written for the levels, None for nothing."""
    return LevelTexts(kept.none, kept.basis, kept.significant, kept.ambitious, kept.source) if kept else None


def _writer(person: Person, organisation: Organisation) -> User:
    if organisation.pk not in rights_of(person).writes:
        raise PermissionDenied
    return cast("User", person)


def _add(user: User, organisation: Organisation, code: str, words: ThemeWords, there: int) -> OwnTheme:
    if there >= MOST_THEMES:
        raise RefusedError(
            _("Een web heeft hoogstens %(most)s thema's. Neem eerst een ander thema uit gebruik.")
            % {"most": MOST_THEMES}
        )
    theme = OwnTheme.objects.create(
        organisation=organisation, code=code, name=words.name, name_en=words.name_en, summary=words.summary
    )
    record(user, "theme.add", theme, {"name": {"old": None, "new": words.name}}, organisation=organisation.code)
    return theme


def _code(theme: OwnTheme) -> str:
    return theme.organisation.code


def _plain(texts: LevelTexts | None) -> dict[str, str] | None:
    return {name: getattr(texts, name) for name in LevelTexts.__slots__} if texts else None
