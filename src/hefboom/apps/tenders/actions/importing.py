"""Import in steps: upload, choose columns, look, and only then store. Until then the register does not change."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hefboom.apps.accounts.models import AuditEvent
from hefboom.apps.organisations.models import Organisation
from hefboom.apps.tenders.access import Person, access_of, require_editor
from hefboom.apps.tenders.actions.log import log
from hefboom.apps.tenders.actions.storing import store_planned
from hefboom.apps.tenders.errors import RefusedError
from hefboom.apps.tenders.incoming import importable
from hefboom.apps.tenders.models import ImportBatch
from hefboom.apps.tenders.notice_files import check_notices, is_notices
from hefboom.apps.tenders.queries.imports import Change, plan_of
from hefboom.apps.tenders.uploads import check_size, read_sheet


@transaction.atomic
def upload(person: Person, organisation: Organisation, file_name: str, content: bytes) -> ImportBatch:
    """Keep an uploaded file aside for its preview. Raises `RefusedError` for a file that is no table or too big."""
    user = require_editor(person, organisation.pk)
    check_size(len(content))
    if is_notices(file_name):
        check_notices(content, file_name)
    else:
        read_sheet(content, file_name)
    batch = ImportBatch.objects.create(organisation=organisation, by=user, file_name=file_name[-200:], content=content)
    log(user, "import.upload", batch, {"file": {"old": None, "new": file_name}})
    return batch


@transaction.atomic
def choose_columns(person: Person, batch: ImportBatch, mapping: Mapping[str, str]) -> ImportBatch:
    """Keep which column is which field. Raises `RefusedError` when the code is missing or a field is chosen twice."""
    require_editor(person, batch.organisation_id)
    chosen = {header: name for header, name in mapping.items() if name in importable()}
    names = list(chosen.values())
    if "tender_id" not in names:
        raise RefusedError(_("Kies in welke kolom het kenmerk van het traject staat."))
    double = next((header for header, name in chosen.items() if names.count(name) > 1), None)
    if double is not None:
        raise RefusedError(_("Kies elk gegeven één keer. Kijk bij kolom %(column)s.") % {"column": double})
    batch.mapping = {header: chosen.get(header, "") for header in mapping}
    batch.save(update_fields=("mapping",))
    return batch


@transaction.atomic
def import_confirm(person: Person, batch: ImportBatch) -> ImportBatch:
    """Store the sound tenders of a file, all or nothing, and forget the file itself.

    Raises `RefusedError` when it was confirmed or discarded before.
    """
    user = require_editor(person, batch.organisation_id)
    batch = _open(batch)
    plan = plan_of(batch, access_of(person))
    stored = store_planned(plan.planned)
    events = zip([one for one in plan.planned if one.effect != "unchanged"], stored, strict=True)
    AuditEvent.objects.bulk_create(
        [
            AuditEvent(
                actor=user,
                action=f"import.{planned.effect}",
                object_type="tender",
                object_id=str(tender.pk),
                organisation=planned.incoming.organisation.code,
                changes=_as_changes(planned.changes),
            )
            for planned, tender in events
        ],
        batch_size=500,
    )
    batch.state = ImportBatch.State.CONFIRMED
    batch.mapping = plan.mapping
    batch.result = {
        **{effect: plan.count(effect) for effect in ("new", "changed", "unchanged")},
        "rejected": len(plan.reading.rejected_lines),
    }
    batch.content = b""
    batch.save()
    counts: dict[str, Any] = {name: {"old": None, "new": number} for name, number in batch.result.items()}
    log(user, "import.confirm", batch, counts)
    return batch


@transaction.atomic
def import_discard(person: Person, batch: ImportBatch) -> ImportBatch:
    """Throw an uploaded file away; nothing of it was stored."""
    user = require_editor(person, batch.organisation_id)
    batch = _open(batch)
    batch.state = ImportBatch.State.DISCARDED
    batch.content = b""
    batch.save()
    log(user, "import.discard", batch, {})
    return batch


def _open(batch: ImportBatch) -> ImportBatch:
    kept = ImportBatch.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=batch.pk)
    if kept.state != ImportBatch.State.UPLOADED:
        raise RefusedError(_("Dit bestand is al ingelezen of weggegooid."))
    return kept


def _as_changes(changes: tuple[Change, ...]) -> dict[str, Any]:
    return {f"{lot} {name}".strip(): {"old": old, "new": new} for lot, name, old, new in changes}
