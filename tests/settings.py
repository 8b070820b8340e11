"""The site's own settings, as on somebody's own machine, with passwords that are quick to check."""

import os

os.environ.setdefault("HEFBOOM_DEBUG", "1")
os.environ.setdefault("HEFBOOM_DATA", "test-results/data")

from hefboom.server.settings import *  # noqa: F403 - the settings read what was set above; all of them count

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
"""A job is done at once, where it is asked for."""
