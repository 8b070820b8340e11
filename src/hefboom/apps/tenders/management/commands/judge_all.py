"""`manage.py judge_all`: judge every tender anew, after a new pack or a new rule."""

from django.core.management.base import BaseCommand

from hefboom.apps.tenders.actions.judging import judge_all


class Command(BaseCommand):
    """The command; its help says what it does."""

    help = "Judge every tender by the pack in force and rebuild all sums."

    def handle(self, *_args: object, **_options: object) -> None:
        """Judge and say how many."""
        self.stdout.write(f"{judge_all()} tenders judged.")
