"""The web of a session as a picture: what was chosen together so far, beside what the higher web asks."""

from django.utils.translation import gettext as _

from hefboom.apps.ambition.queries.session_page import Sitting
from hefboom.apps.ambition.queries.session_web import level_names
from hefboom.web.charts import Chart, Series, radar


def session_radar(shown: Sitting) -> Chart:
    """Draw the joint choices; a theme without one stays open."""
    joint = tuple(topic.choice.level if topic.choice else None for topic in shown.topics)
    base = tuple(topic.base for topic in shown.topics)
    series = [Series(_("Samen gekozen"), joint)]
    if any(level is not None for level in base):
        series.append(Series(_("Uitgangspunt"), base, "base"))
    axes = [topic.theme.name for topic in shown.topics]
    return radar("sessie-web", _("Het web van deze sessie"), axes, series, level_names())
