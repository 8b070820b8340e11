"""`manage.py judge_all`: judge every tender anew, after a new pack or a new rule."""

from typing import Any

from django.core.management.base import BaseCommand

from hefboom.apps.tenders.actions.judging import judge_all


class Command(BaseCommand):
    help = "Judge every tender by the pack in force and rebuild all sums."

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(f"{judge_all()} tenders judged.")
