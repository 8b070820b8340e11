"""A web on paper and as a table: the picture, the levels, what binds, and for insiders the reasons."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from hefboom.apps.ambition.picture import web_picture
from hefboom.apps.ambition.queries.webs import ThemeRow, WebView
from hefboom.apps.ambition.words import level_words, place_words, result_words
from hefboom.apps.strategy.queries import pack_in_force
from hefboom.apps.tenders.words import language
from hefboom.web.documents.document import Block, Document, Picture, Table
from hefboom.web.formatting import day


def columns(*, insider: bool) -> list[str]:
    """Return the headers of the table of a web."""
    public = [_("Thema"), _("Ambitie"), _("Wat dat betekent"), _("Uitgangspunt"), _("Waar dat staat")]
    return [*public, _("Uitkomst"), *([_("Reden"), _("Waaruit de uitkomst blijkt")] if insider else [])]


def lines(view: WebView, *, insider: bool) -> Iterator[list[str]]:
    """Yield the cells of each theme; reasons are for insiders."""
    for row in view.rows:
        note = row.kept.result_note if row.kept else ""
        yield [*_public(row), result_words(row.result), *([row.reason, note] if insider else [])]


def document(view: WebView, *, insider: bool) -> Document:
    """Return a web as a document of about a page."""
    tongue = language()
    picture = web_picture(view)
    blocks: list[Block] = []
    if picture.drawable:
        blocks.append(Picture(str(picture.svg), picture.description, _("Ambitieweb")))
    headers = (_("Thema"), _("Ambitie"), _("Wat dat betekent"), _("Uitgangspunt"), _("Uitkomst"))
    rows = tuple(_short(row, insider=insider) for row in view.rows)
    blocks.append(Table(_("Niveau per thema"), headers, rows))
    manifest = pack_in_force().manifest
    web = view.web
    strategy = f"{manifest.title.in_language(tongue)} ({manifest.id} {manifest.version})"
    facts = ((_("Gemaakt op"), day(timezone.localdate())), (_("Strategie"), strategy))
    fictitious = web.tender.fictitious if web.tender else web.organisation.fictitious
    return Document(_("Ambitieweb"), tongue, tuple(blocks), place_words(web), facts, fictitious)


def _public(row: ThemeRow) -> list[str]:
    tongue = language()
    meaning = row.meanings[row.level] if row.level is not None else None
    bound = [level_words(row.base.level), place_words(row.base.web)] if row.base else ["", ""]
    name = row.theme.name.in_language(tongue)
    return [name, level_words(row.level), meaning.text.in_language(tongue) if meaning else "", *bound]


def _short(row: ThemeRow, *, insider: bool) -> tuple[str, ...]:
    name, level, meaning, bound, where = _public(row)
    reason = _("Reden: %(reason)s") % {"reason": row.reason} if insider and row.reason else ""
    told = " ".join(part for part in (meaning, reason) if part)
    return name, level, told, f"{bound} ({where})" if bound else "–", result_words(row.result)
