"""The people of `tests/people.py`, a small file with spend lines, and a folder of their own for uploads."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest
from pytest_django import Settings

from hefboom.apps.spend import heart, running
from hefboom.apps.spend.actions import scanning, uploading
from hefboom.apps.spend.classifying import confirmed_of
from hefboom.apps.spend.columns import COLUMNS, suggest
from hefboom.apps.spend.models import SpendFile
from tests.people import People, people

__all__ = ["people"]

LINES = (
    ("2023-03-01", "Wegen", "Asfalt BV", "1000000.00", "45233120", "Asfalt leggen"),
    ("2023-04-01", "Wegen", "Stoelen BV", "250000.50", "39130000", "Bureaustoelen"),
    ("2023-05-01", "Kantoor", "Stroom NV", "50000.00", "09310000", "Elektriciteit"),
    ("2024-05-01", "Kantoor", "Stoelen BV", "-250.50", "39130000", "Creditnota stoel"),
    ("2024-06-01", "Kantoor", "Raadsel BV", "90000.00", "", "Diverse kosten"),
    ("2024-06-01", "Kantoor", "Raadsel BV", "10.00", "", "Diverse kosten"),
)
HEADER = ("date", "organisation", "supplier", "amount_eur", "cpv", "description")


def file_of(*lines: tuple[str, ...], header: tuple[str, ...] = HEADER) -> bytes:
    return "\n".join(";".join(cells) for cells in (header, *(lines or LINES))).encode()


Upload = Callable[..., SpendFile]


_KNOWN: dict[str, running.Outcome] = {}
_calculated = running.calculated


def remembered(file: SpendFile) -> running.Outcome:
    """Return what the real engines make of a file; the same file, asked in the same way, is calculated once."""
    rows = file.mapping.rows if file.mapping else []
    said = [repr(one) for one in confirmed_of(file.organisation_id)]
    asked = (file.sha256, file.suffix, file.vat, file.price_year, file.columns, file.reading, rows, said)
    if str(asked) not in _KNOWN:
        _KNOWN[str(asked)] = _calculated(file)
    found = _KNOWN[str(asked)]
    mapping = file.mapping.number if file.mapping else None
    return running.Outcome(found.scan, deepcopy(found.keys), {**found.receipt, "mapping": mapping})


@pytest.fixture(autouse=True)
def _world(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give uploads a folder of their own; let no heart beat, since its thread stands outside a test's transaction."""
    settings.HEFBOOM_DATA = tmp_path
    monkeypatch.setattr(heart, "BEAT", 3600.0)
    monkeypatch.setattr(running, "calculated", remembered)


@pytest.fixture
def upload(people: People) -> Upload:
    """Return `upload(content=…, name=…, vat=…, price_year=…)`: a file of Bram's, its columns chosen, not started."""

    def upload_(
        content: bytes = file_of(), name: str = "facturen.csv", vat: str = "excluded", price_year: int | None = None
    ) -> SpendFile:
        file = uploading.upload(people.bram, people.agency, name, [content], vat, price_year)
        headers = content.decode().split("\n")[0].split(";")
        chosen = {header: header if header in COLUMNS else "" for header in headers}
        return uploading.choose_columns(people.bram, file, chosen if any(chosen.values()) else suggest(headers, {}))

    return upload_


@pytest.fixture
def scanned(people: People, upload: Upload) -> SpendFile:
    """Return a scan that is done."""
    return scanning.start(people.bram, upload())


ROW = {"kind": "ledger_account", "match": "4310", "product_group": "wegen", "code": "", "note": ""}
"""A row of an organisation's own table."""
