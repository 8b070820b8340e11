"""The themes of a web: those of the pack, the optional ones an organisation added, and its own."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from hefboom.apps.ambition.models import OwnTheme
from hefboom.core.base.text import Text
from hefboom.core.strategy.pack import Pack, Theme


@dataclass(frozen=True, slots=True)
class WebTheme:
    """A theme as an axis of a web. `code` is its id in the pack, or that of an `OwnTheme`.

    `level_field` is the fact that holds its level on a tender, "" for none. `own` is set for themes that an
    organisation added; `retired` themes are shown where they have a level and cannot be chosen any more.
    """

    code: str
    name: Text
    summary: Text | None
    level_field: str = ""
    own: OwnTheme | None = None
    retired: bool = False


def themes_of(pack: Pack, line: Sequence[int], levelled: Container[str]) -> list[WebTheme]:
    """Return the themes of the webs of an organisation, in order: the pack's, then those that were added.

    `line` is the organisation and what is above it, nearest first; `levelled` are the themes that have a level in
    the web, so that a retired one of those stays.
    """
    nearest = {organisation: rank for rank, organisation in enumerate(line)}
    added = sorted(OwnTheme.objects.filter(organisation__in=line), key=lambda one: nearest[one.organisation_id])
    by_code: dict[str, OwnTheme] = {}
    for own in added:
        by_code.setdefault(own.code, own)
    themes = [_of_pack(theme) for theme in pack.themes if theme.level_field and not theme.optional]
    themes += _added(pack, by_code.values(), {theme.code for theme in themes})
    return [theme for theme in themes if not theme.retired or theme.code in levelled]


def own_text(dutch: str, english: str = "") -> Text | None:
    """Return what somebody wrote, in the other language too where there is no translation; None for nothing."""
    return Text(nl=dutch, en=english or dutch) if dutch else None


def _of_pack(theme: Theme) -> WebTheme:
    return WebTheme(theme.id, theme.name, theme.summary, theme.level_field)


def _added(pack: Pack, added: Iterable[OwnTheme], there: Container[str]) -> list[WebTheme]:
    optional = {theme.id: theme for theme in pack.themes if theme.optional}
    found = []
    for own in sorted(added, key=lambda one: one.pk):
        theme = optional.get(own.code)
        name = theme.name if theme else own_text(own.name, own.name_en)
        summary = theme.summary if theme else own_text(own.summary)
        field = theme.level_field if theme else ""
        if name and own.code not in there:
            found.append(WebTheme(own.code, name, summary, field, own, own.retired_at is not None))
    return found
