"""Write the made-up invoices to a file that can be uploaded."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from hefboom.apps.spend.example.lines import LINES, SEED, example_csv


class Command(BaseCommand):
    """Write a year of made-up invoices as CSV."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file, the number of lines and the seed."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--lines", type=int, default=LINES)
        parser.add_argument("--seed", type=int, default=SEED)

    def handle(self, *args: Any, file: Path, lines: int, seed: int, **options: Any) -> None:
        """Write it, whole or not at all."""
        part = file.with_name(f".{file.name}.part")
        part.write_text(example_csv(lines, seed), "utf-8-sig")
        part.replace(file)
        self.stdout.write(f"{file}: {lines} fictitious lines")
