"""`manage.py seed_organisations`: bring in the organisations of the Dutch central government."""

from django.core.management.base import BaseCommand

from hefboom.apps.organisations.seed import seed_organisations


class Command(BaseCommand):
    """Make or update the organisations of the shipped list."""

    help = "Make or update the organisations of the Dutch central government, with their history."

    def handle(self, *args: object, **options: object) -> None:
        """Run, and say how many there are."""
        self.stdout.write(f"{seed_organisations()} organisations.")
