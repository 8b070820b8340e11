"""How far a tender wants to go on each theme: its facts first, its web for the themes that have no fact."""

from hefboom.apps.ambition.models import OwnTheme, WebLevel
from hefboom.apps.criteria.lines import line_tree
from hefboom.apps.criteria.words import theme_names
from hefboom.apps.strategy.queries import pack_in_force
from hefboom.apps.tenders.queries.page import TenderPage

Web = dict[str, int | None]
"""Level 0-3 by theme, in the order of the pack; None is not chosen yet."""


def ambition_of(page: TenderPage) -> Web:
    """Return the ambition of a tender: one query. Where lots differ the highest level counts."""
    web: Web = {}
    for theme in pack_in_force().themes:
        if theme.level_field:
            levels = [level for row in page.rows if isinstance(level := row.get(theme.level_field), int)]
            web[theme.id] = max(levels, default=None)
    chosen = WebLevel.objects.filter(web__tender=page.tender, level__isnull=False).values_list("theme", "level")
    for name, level in chosen:
        if web.get(name) is None:
            web[name] = level
    return web


def names_of(web: Web, organisation: int) -> dict[str, str]:
    """Return the names of the themes of the pack, and of own themes of the organisation or one above it in a web."""
    names = theme_names()
    own = [theme for theme in web if theme not in names]
    if not own:
        return names
    line = line_tree().above(organisation)
    return names | dict(OwnTheme.objects.filter(code__in=own, organisation__in=line).values_list("code", "name"))
