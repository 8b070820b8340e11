"""`hefboom demo`: the whole product on this machine, with example data, in one command."""

import os
import subprocess
import sys

import click


@click.command()
@click.option("--port", default=8000, show_default=True, help="Port of the site on this machine.")
@click.option("--tenders", default=3000, show_default=True, help="How many fictitious tenders to make.")
@click.option("--data", default="var/demo", show_default=True, help="Folder for the database of the demo.")
@click.option("--serve/--no-serve", default=True, help="Start the web server, or only fill the database.")
def demo(port: int, tenders: int, data: str, serve: bool) -> None:  # noqa: FBT001 - click passes options by name
    """Start the site with fictitious tenders, and say where it is and who to log in as.

    Everything is kept in one folder; throw the folder away to start anew.
    """
    # A process of its own: the command line itself must not need the web framework.
    command = [sys.executable, "-m", "django", "demo", "--port", str(port), "--tenders", str(tenders)]
    quiet = [] if serve else ["--no-serve"]
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "hefboom.server.settings",
        "HEFBOOM_DEMO": "1",
        "HEFBOOM_DATA": data,
    }
    try:
        ended = subprocess.run([*command, *quiet], env=environment, check=False)  # noqa: S603 - our own command
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(ended.returncode)
