"""Starting, stopping, trying again, throwing away. Each takes the file under a lock: a double click does one thing."""

import os
import shutil
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hefboom.apps.accounts.models import User
from hefboom.apps.spend import jobs
from hefboom.apps.spend.access import require_scanner
from hefboom.apps.spend.actions.log import log
from hefboom.apps.spend.classifying import mapping_in_force
from hefboom.apps.spend.models import SpendFile, SpendQuantity
from hefboom.apps.tenders.access import Person
from hefboom.apps.tenders.errors import RefusedError

State = SpendFile.State


@transaction.atomic
def start(person: Person, file: SpendFile) -> SpendFile:
    """Put a previewed file in the queue. Starting what is started already changes nothing."""
    user, kept = _locked(person, file)
    if kept.state != State.DRAFT:
        return kept
    if "amount_eur" not in kept.columns.values():
        raise RefusedError(_("Kies eerst welke kolom wat is."))
    return _queued(user, kept, "spend.start")


@transaction.atomic
def retry(person: Person, file: SpendFile) -> SpendFile:
    """Try a scan once more that failed, was stopped or whose worker died; one that goes on or is done goes its way."""
    user, kept = _locked(person, file)
    if kept.state in {State.FAILED, State.CANCELLED} or kept.has_died:
        return _queued(user, kept, "spend.retry")
    return kept


@transaction.atomic
def again(person: Person, file: SpendFile) -> SpendFile:
    """Scan the same file anew with what people said since, as a new scan beside the old one, which stays as it was.

    Asked twice, it is done once: while the new scan goes on, that one is returned. Raises `RefusedError` for a scan
    that is not done.
    """
    user, kept = _locked(person, file)
    if kept.state != State.DONE:
        raise RefusedError(_("Deze scan is nog niet klaar."))
    busy = next((one for one in kept.later.all() if one.is_busy), None)
    if busy is not None:
        return busy
    same = ("organisation", "name", "suffix", "sha256", "size", "vat", "price_year", "columns", "reading", "fictitious")
    fresh = SpendFile(by=user, previous=kept, **{name: getattr(kept, name) for name in same})
    fresh.folder.mkdir(parents=True, mode=0o700)
    _same_file(kept.path, fresh.path)
    queued = _queued(user, fresh, "spend.again")
    given = kept.quantities.values("carrier", "amount", "year", "by_id")
    SpendQuantity.objects.bulk_create(SpendQuantity(file=fresh, **each) for each in given)
    return queued


@transaction.atomic
def stop(person: Person, file: SpendFile) -> SpendFile:
    """Stop a scan that waits or runs. What has ended stays as it is."""
    user, kept = _locked(person, file)
    if kept.state in {State.QUEUED, State.RUNNING}:
        kept.state, kept.finished_at = State.CANCELLED, timezone.now()
        kept.save(update_fields=("state", "finished_at"))
        log(user, "spend.stop", kept, {})
    return kept


def discard(person: Person, file: SpendFile) -> None:
    """Throw away a scan with its file and all that came out. A scan that runs notices it and ends."""
    with transaction.atomic():
        user, kept = _locked(person, file)
        log(user, "spend.discard", kept, {"file": {"old": kept.name, "new": None}})
        folder = kept.folder
        kept.delete()
    shutil.rmtree(folder, ignore_errors=True)


def _same_file(old: Path, new: Path) -> None:
    """Give the file a second name; where the disk has no such thing, a copy."""
    try:
        os.link(old, new)
    except FileNotFoundError:
        raise RefusedError(_("Het bestand van deze scan is er niet meer. Upload het opnieuw.")) from None
    except OSError:
        shutil.copyfile(old, new)


def _locked(person: Person, file: SpendFile) -> tuple[User, SpendFile]:
    user = require_scanner(person, file.organisation_id)
    kept = SpendFile.objects.select_for_update(of=("self",)).select_related("organisation").filter(pk=file.pk).first()
    if kept is None:
        raise RefusedError(_("Deze scan is al weggegooid."))
    return user, kept


def _queued(user: User, file: SpendFile, action: str) -> SpendFile:
    file.state, file.progress, file.step, file.error = State.QUEUED, 0, "", ""
    file.attempt += 1
    file.queued_at, file.started_at, file.heartbeat, file.finished_at = timezone.now(), None, None, None
    file.mapping = mapping_in_force(file.organisation_id)
    file.save()
    mapping = file.mapping.number if file.mapping else None
    log(user, action, file, {"vat": {"old": None, "new": file.vat}, "mapping": {"old": None, "new": mapping}})
    jobs.scan.enqueue(str(file.pk), file.attempt)
    file.refresh_from_db()
    return file
