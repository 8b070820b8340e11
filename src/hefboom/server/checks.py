"""System checks: what is wrong with this installation, said before the first visitor finds out."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core import checks
from django.core.checks import CheckMessage, Error, register


@register()
def front_end_is_built(app_configs: Sequence[Any] | None, **_: object) -> list[CheckMessage]:
    """Style sheets and scripts are built, not committed: without them pages have no look."""
    if finders.find("built/app.css"):
        return []
    return [
        checks.Warning(
            "The style sheets and scripts of the site have not been built.",
            hint="Run 'make setup', or 'npm ci && npm run build' in the folder frontend.",
            id="hefboom.W001",
        )
    ]


@register()
def theme_exists(app_configs: Sequence[Any] | None, **_: object) -> list[CheckMessage]:
    """A theme or logo named in the settings must be there, on our own address."""
    problems: list[CheckMessage] = []
    for name in ("HEFBOOM_THEME_CSS", "HEFBOOM_LOGO"):
        path = getattr(settings, name)
        if path and ("//" in path or not finders.find(path)):
            hint = (
                "Give the path of a static file of this site, such as theme/ministry.css; see docs/how-to/theming.md."
            )
            problems.append(Error(f"{name} is {path!r}, and no such static file exists.", hint=hint, id="hefboom.E001"))
    return problems


@register(deploy=True)
def contacts_are_known(app_configs: Sequence[Any] | None, **_: object) -> list[CheckMessage]:
    """A public site of a government says whom to reach, also about a vulnerability."""
    wanted = ("HEFBOOM_ORGANISATION", "HEFBOOM_CONTACT", "HEFBOOM_SECURITY_CONTACT", "HEFBOOM_SECURITY_EXPIRES")
    missing = [name for name in wanted if not getattr(settings, name)]
    if not missing:
        return []
    return [checks.Warning(f"Not set: {', '.join(missing)}.", hint="Public pages name them.", id="hefboom.W002")]
