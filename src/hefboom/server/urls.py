"""Every address of the site. Dutch addresses; the English site is the same under /en/."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from hefboom.web import views

APPS = (
    *("accounts", "organisations", "strategy", "tenders", "ambition"),
    *("criteria", "award", "journey", "spend", "monitoring"),
)
"""Each app's own `urls.py` gives its full addresses, so that one file shows what an app offers."""

plain: list[URLPattern | URLResolver] = [
    path("gezond", views.health, name="health"),
    path("robots.txt", views.robots, name="robots"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
]
pages: list[URLPattern | URLResolver] = [path("", include(f"hefboom.apps.{app}.urls")) for app in APPS]
pages.append(path("", include("hefboom.web.urls")))
if settings.LOCAL:
    pages.append(path("_onderdelen/", views.components, name="components"))

urlpatterns = [*plain, *i18n_patterns(*pages, prefix_default_language=False)]
handler400 = "hefboom.web.views.bad_request"
handler403 = "hefboom.web.views.forbidden"
handler404 = "hefboom.web.views.not_found"
handler500 = "hefboom.web.views.server_error"
