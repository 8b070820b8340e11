"""All settings of the site, in one file.

What differs between installations is read from the environment, loudly: a value that cannot be understood
stops the start with a sentence that says what is right. `docs/reference/settings.md` lists every name.
"""

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from hefboom.server.env import database, flag, names, required, text, whole_number

DEBUG = flag("HEFBOOM_DEBUG")
HEFBOOM_DEMO = flag("HEFBOOM_DEMO")
LOCAL = DEBUG or HEFBOOM_DEMO
"""On somebody's own machine: no HTTPS, static files straight from the source, a key that is no secret."""

HEFBOOM_DATA = Path(text("HEFBOOM_DATA", "var")).resolve()
"""Folder for everything the installation itself makes: the embedded database, collected static files."""

SECRET_KEY = (
    text("HEFBOOM_SECRET_KEY", "not-a-secret-only-for-debug-and-demo")
    if LOCAL
    else required("HEFBOOM_SECRET_KEY", "a long random text, the same on every server, that nobody else knows")
)
ALLOWED_HOSTS = names("HEFBOOM_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]" if LOCAL else "")
CSRF_TRUSTED_ORIGINS = names("HEFBOOM_TRUSTED_ORIGINS", "")

ROOT_URLCONF = "hefboom.server.urls"
WSGI_APPLICATION = "hefboom.server.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    "hefboom.server",
    "hefboom.web",
    "hefboom.apps.accounts",
    "hefboom.apps.organisations",
    "hefboom.apps.strategy",
    "hefboom.apps.tenders",
    "hefboom.apps.ambition",
    "hefboom.apps.criteria",
    "hefboom.apps.award",
    "hefboom.apps.journey",
    "hefboom.apps.spend",
    "hefboom.apps.monitoring",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.forms",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "axes",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    "hefboom.apps.tenders.queries.remembered.one_version",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["hefboom.web.templatetags.hefboom"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "hefboom.web.context.site",
                "hefboom.apps.organisations.context.visitor",
            ],
        },
    }
]

FORM_RENDERER = "hefboom.web.forms.Renderer"

DATABASES = {"default": database("HEFBOOM_DATABASE_URL", f"sqlite:///{HEFBOOM_DATA / 'hefboom.sqlite3'}")}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
"""Jobs that take longer than a page may: kept in the database, done by `django-admin db_worker`."""

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "/mijn-werk/"
LOGOUT_REDIRECT_URL = "/"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
"""Hours that a name is locked at one address after five wrong passwords: a quarter of an hour."""
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "hefboom.apps.accounts.views.locked_out"
AXES_VERBOSE = False

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Nederlands")), ("en", _("Engels"))]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
FORMAT_MODULE_PATH = ["hefboom.web.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = HEFBOOM_DATA / "static"
OWN_THEME = HEFBOOM_DATA / "theme"
"""Folder for a style sheet and logo of one's own; its files are served under /static/theme/."""
STATICFILES_DIRS = [("theme", OWN_THEME)] if OWN_THEME.is_dir() else []
WHITENOISE_USE_FINDERS = LOCAL
WHITENOISE_AUTOREFRESH = DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if LOCAL
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = not LOCAL and flag("HEFBOOM_REDIRECT_TO_HTTPS", default=True)
SECURE_REDIRECT_EXEMPT = [r"^gezond$"]
SECURE_HSTS_SECONDS = 0 if LOCAL else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = not LOCAL
SECURE_HSTS_PRELOAD = not LOCAL
if flag("HEFBOOM_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not LOCAL
SESSION_COOKIE_NAME = "hefboom_session" if LOCAL else "__Host-hefboom_session"
CSRF_COOKIE_NAME = "hefboom_csrf" if LOCAL else "__Host-hefboom_csrf"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "hefboom.web.views.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

HEFBOOM_SPEND_MB = whole_number("HEFBOOM_SPEND_MB", 500)
"""The biggest spend file that may be uploaded, in megabytes."""

HEFBOOM_PACK = text("HEFBOOM_PACK", "nl-rijk-2019")
HEFBOOM_ORGANISATION = text("HEFBOOM_ORGANISATION", "")
HEFBOOM_LOGO = text("HEFBOOM_LOGO", "")
HEFBOOM_THEME_CLASS = text("HEFBOOM_THEME_CLASS", "")
HEFBOOM_THEME_CSS = text("HEFBOOM_THEME_CSS", "")
HEFBOOM_CONTACT = text("HEFBOOM_CONTACT", "")
HEFBOOM_SECURITY_CONTACT = text("HEFBOOM_SECURITY_CONTACT", "")
HEFBOOM_SECURITY_EXPIRES = text("HEFBOOM_SECURITY_EXPIRES", "")
HEFBOOM_ACCESSIBILITY_URL = text("HEFBOOM_ACCESSIBILITY_URL", "")
HEFBOOM_SOURCE_URL = text("HEFBOOM_SOURCE_URL", "")
HEFBOOM_NAVIGATION = (
    ("monitoring:progress", _("Voortgang")),
    ("tenders:register", _("Inkooptrajecten")),
    ("spend:overview", _("Impact")),
    ("strategy:overview", _("Strategie")),
    ("criteria:library", _("Criteria")),
    ("organisations:tree", _("Organisaties")),
)
"""Entrances of the site: name of the page, words. A page that does not exist is left out."""
HEFBOOM_TENDER_TABS = (
    ("journey:tender", _("Overzicht")),
    ("ambition:tender", _("Ambitie")),
    ("tenders:tender", _("Verplichtingen")),
    ("criteria:basket", _("Criteria")),
    ("award:lab", _("Gunning")),
    ("journey:dossier", _("Dossier")),
)
"""The pages of a tender, in the order of its tabs: name of the page, words. The first is where its name leads."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": text("HEFBOOM_LOG_LEVEL", "WARNING")},
}

STATIC_ROOT.mkdir(parents=True, exist_ok=True)
