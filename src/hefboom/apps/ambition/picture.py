"""The picture of a web: what was chosen, what binds from above, and what came out."""

from django.utils.translation import gettext as _

from hefboom.apps.ambition.queries.texts import LEVELS
from hefboom.apps.ambition.queries.webs import ThemeRow, WebView
from hefboom.apps.ambition.words import level_name
from hefboom.apps.tenders.words import language
from hefboom.web.charts import Chart, Series, radar


def web_picture(view: WebView, name: str = "web") -> Chart:
    """Draw a web. The line of what binds is left out where nothing binds, that of the result while none is known."""
    tongue = language()
    series = [Series(_("Ambitie"), tuple(row.level for row in view.rows))]
    if any(row.base for row in view.rows):
        series.append(Series(_("Uitgangspunt"), tuple(_base(row) for row in view.rows), "base"))
    if any(row.result is not None for row in view.rows):
        series.append(Series(_("Uitkomst"), tuple(row.result for row in view.rows), "result"))
    axes = [row.theme.name.in_language(tongue) for row in view.rows]
    return radar(name, _("Ambitieweb"), axes, series, [level_name(level) for level in LEVELS])


def _base(row: ThemeRow) -> int | None:
    return row.base.level if row.base else None
