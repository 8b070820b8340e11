#!/usr/bin/env python
"""Django's own commands, for those who work on Hefboom: migrations, messages, a shell."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hefboom.server.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
