"""Entrance for a WSGI server such as gunicorn: `gunicorn hefboom.server.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hefboom.server.settings")
application = get_wsgi_application()
