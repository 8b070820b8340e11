"""Taking a file in: kept aside, told what it is, and nothing calculated yet."""

import hashlib
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from hefboom.apps.organisations.models import Organisation
from hefboom.apps.spend.access import require_scanner
from hefboom.apps.spend.actions.log import log
from hefboom.apps.spend.columns import check, checked_reading
from hefboom.apps.spend.models import SpendFile
from hefboom.apps.tenders.access import Person
from hefboom.apps.tenders.errors import RefusedError

SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".parquet")
_MEGABYTE = 1024 * 1024


def upload(
    person: Person, organisation: Organisation, name: str, chunks: Iterable[bytes], vat: str, price_year: int | None
) -> SpendFile:
    """Keep a file for its preview. Raises `RefusedError` for one that is too big, empty or of another kind."""
    user = require_scanner(person, organisation.pk)
    suffix = PurePath(name).suffix.lower()
    if suffix not in SUFFIXES:
        raise RefusedError(_("Dit soort bestand kan niet worden gescand. Gebruik CSV, XLSX of Parquet."), "file")
    file = SpendFile(
        organisation=organisation, by=user, name=name[-200:], suffix=suffix, vat=vat, price_year=price_year
    )
    try:
        file.size, file.sha256 = _kept(file.path, chunks)
        with transaction.atomic():
            file.save()
            log(user, "spend.upload", file, {"file": {"old": None, "new": file.name}})
    except BaseException:
        shutil.rmtree(file.folder, ignore_errors=True)
        raise
    return file


@transaction.atomic
def choose_columns(
    person: Person, file: SpendFile, columns: Mapping[str, str], reading: Mapping[str, str] | None = None
) -> SpendFile:
    """Keep which column is which, and how to read the file. Raises `RefusedError` when no scan can be made of that."""
    require_scanner(person, file.organisation_id)
    file.columns = check(columns, by_invoice_year=file.price_year is None)
    file.reading = checked_reading(reading or {})
    file.save(update_fields=("columns", "reading"))
    return file


def _kept(path: Path, chunks: Iterable[bytes]) -> tuple[int, str]:
    """Write a file as it comes in; return its size and digest. Refuses as soon as it is too big."""
    most, size, digest = settings.HEFBOOM_SPEND_MB * _MEGABYTE, 0, hashlib.sha256()
    path.parent.mkdir(parents=True, mode=0o700)
    with path.open("xb") as out:
        for chunk in chunks:
            size += len(chunk)
            if size > most:
                raise RefusedError(
                    _(
                        "Dit bestand is te groot: het mag hoogstens %(size)s MB zijn. Splits het, bewaar het als "
                        "Parquet, of vraag de beheerder om de grens te verhogen."
                    )
                    % {"size": settings.HEFBOOM_SPEND_MB},
                    "file",
                )
            digest.update(chunk)
            out.write(chunk)
    if size == 0:
        raise RefusedError(_("Dit bestand is leeg. Zet op de eerste regel de namen van de kolommen."), "file")
    return size, digest.hexdigest()
