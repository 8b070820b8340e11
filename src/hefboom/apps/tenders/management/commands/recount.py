"""`manage.py recount`: rebuild the sums that dashboards read; with `--check` only say whether they are right."""

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hefboom.apps.tenders.actions.judging import recount_all
from hefboom.apps.tenders.queries.sums import differences


class Command(BaseCommand):
    """The command; its help says what it does."""

    help = "Rebuild the sums of standings from the tenders; with --check, compare only."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take `--check`."""
        parser.add_argument("--check", action="store_true", help="change nothing; exit 1 when a sum is wrong")

    def handle(self, *_args: object, check: bool, **_options: object) -> None:
        """Rebuild, or compare and fail on a difference."""
        if not check:
            self.stdout.write(f"{recount_all()} sums rebuilt.")
            return
        wrong = differences()
        for line in wrong[:20]:
            self.stderr.write(line)
        if wrong:
            raise CommandError(f"{len(wrong)} sums differ from the tenders; run recount to rebuild them", returncode=1)
        self.stdout.write("Every sum equals its tenders.")
