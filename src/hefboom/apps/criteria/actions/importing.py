"""Reading criteria in by steps: upload, choose columns, look, and only then store; and undoing that."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hefboom.apps.accounts.actions import record
from hefboom.apps.criteria.access import require_importer
from hefboom.apps.criteria.columns import NEEDED
from hefboom.apps.criteria.models import CriteriaImport, OwnCriterion
from hefboom.apps.criteria.queries.imports import imports_of, is_used, plan_of
from hefboom.apps.organisations.models import Organisation
from hefboom.apps.tenders.access import Person
from hefboom.apps.tenders.errors import RefusedError
from hefboom.apps.tenders.uploads import check_size, read_sheet
from hefboom.core.strategy.library import Criterion
from hefboom.core.strategy.tables import CRITERION_COLUMNS

_BATCH = 500
State = CriteriaImport.State


@transaction.atomic
def upload(person: Person, organisation: Organisation, file_name: str, content: bytes) -> CriteriaImport:
    """Keep an uploaded file aside for its preview. Raises `RefusedError` for a file that is no table or too big."""
    user = require_importer(person, organisation.pk)
    check_size(len(content))
    read_sheet(content, file_name)
    batch = CriteriaImport.objects.create(
        organisation=organisation, by=user, file_name=file_name[-200:], content=content
    )
    record(user, "criteria.upload", batch, {"file": {"old": None, "new": file_name}}, organisation=organisation.code)
    return batch


@transaction.atomic
def choose_columns(person: Person, batch: CriteriaImport, mapping: Mapping[str, str]) -> CriteriaImport:
    """Keep which header is which column. Raises `RefusedError` when one that is needed lacks or one is chosen twice."""
    require_importer(person, batch.organisation_id)
    chosen = {header: name for header, name in mapping.items() if name in CRITERION_COLUMNS}
    names = list(chosen.values())
    double = next((header for header, name in chosen.items() if names.count(name) > 1), None)
    if double is not None:
        raise RefusedError(_("Kies elk onderdeel één keer. Kijk bij kolom %(column)s.") % {"column": double})
    lacking = [name for name in NEEDED if name not in names]
    if lacking:
        raise RefusedError(
            _("Deze onderdelen zijn nodig en nog niet gekozen: %(names)s.") % {"names": ", ".join(lacking)}
        )
    batch.mapping = {header: chosen.get(header, "") for header in mapping}
    batch.save(update_fields=("mapping",))
    return batch


@transaction.atomic
def confirm(person: Person, batch: CriteriaImport) -> CriteriaImport:
    """Store the sound criteria of a file, end the versions they follow, and forget the file itself.

    Raises `RefusedError` when it was confirmed or discarded before, or nothing in it can be read.
    """
    user = require_importer(person, batch.organisation_id)
    batch = _open(batch)
    plan = plan_of(batch)
    if not plan.imported.criteria and not plan.imported.same:
        raise RefusedError(_("Geen enkele regel is in te lezen. Verbeter het bestand en stuur het opnieuw."))
    ended = _end(batch.organisation, plan.imported.ended)
    OwnCriterion.objects.bulk_create([_own(batch, one) for one in plan.imported.criteria], batch_size=_BATCH)
    batch.mapping, batch.state, batch.content = plan.mapping, State.CONFIRMED, b""
    batch.result = {**plan.counts, "ended": ended}
    batch.save()
    counts: dict[str, Any] = {name: {"old": None, "new": number} for name, number in plan.counts.items()}
    record(user, "criteria.import", batch, counts, organisation=batch.organisation.code)
    return batch


@transaction.atomic
def discard(person: Person, batch: CriteriaImport) -> CriteriaImport:
    """Throw an uploaded file away; nothing of it was stored."""
    user = require_importer(person, batch.organisation_id)
    batch = _open(batch)
    batch.state, batch.content = State.DISCARDED, b""
    batch.save()
    record(user, "criteria.discard", batch, {}, organisation=batch.organisation.code)
    return batch


@transaction.atomic
def undo(person: Person, batch: CriteriaImport) -> CriteriaImport:
    """Take back what an import brought, and let the versions it ended go on.

    Raises `RefusedError` while a tender uses one of its criteria, or when a later file built on it.
    """
    user = require_importer(person, batch.organisation_id)
    Organisation.objects.select_for_update().get(pk=batch.organisation_id)
    kept = imports_of(frozenset({batch.organisation_id})).filter(pk=batch.pk).first()
    if kept is None:
        raise RefusedError(_("Deze import is er niet meer."))
    if is_used(kept):
        raise RefusedError(
            _("Een traject gebruikt criteria uit dit bestand. Daarom kan dit niet ongedaan worden gemaakt.")
        )
    own = list(OwnCriterion.objects.filter(batch=kept))
    if _is_built_on(kept, own):
        raise RefusedError(_("Een later bestand heeft nieuwe versies van deze criteria. Maak eerst dat ongedaan."))
    OwnCriterion.objects.filter(batch=kept).delete()
    for key, until in kept.result.get("ended", []):
        _until(OwnCriterion.objects.get(pk=key), _day(until))
    kept.state = State.DISCARDED
    kept.save(update_fields=("state",))
    record(user, "criteria.undo", kept, {"count": {"old": len(own), "new": 0}}, organisation=kept.organisation.code)
    return kept


def _open(batch: CriteriaImport) -> CriteriaImport:
    Organisation.objects.select_for_update().get(pk=batch.organisation_id)
    kept = CriteriaImport.objects.select_related("organisation").get(pk=batch.pk)
    if kept.state != State.UPLOADED:
        raise RefusedError(_("Dit bestand is al ingelezen of weggegooid."))
    return kept


def _own(batch: CriteriaImport, one: Criterion) -> OwnCriterion:
    return OwnCriterion(
        organisation=batch.organisation,
        code=one.code,
        version=one.version,
        valid_from=one.from_,
        valid_until=one.until,
        entry=one.model_dump(mode="json", by_alias=True),
        batch=batch,
    )


def _end(organisation: Organisation, ended: tuple[Criterion, ...]) -> list[tuple[int, str | None]]:
    """Give known criteria their last day; return which had which before, to put back."""
    lasts = {(one.code, one.version): one.until for one in ended}
    before: list[tuple[int, str | None]] = []
    for row in OwnCriterion.objects.filter(organisation=organisation, code__in={one.code for one in ended}):
        if (row.code, row.version) in lasts:
            before.append((row.pk, row.entry["until"]))
            _until(row, lasts[row.code, row.version])
    return before


def _until(row: OwnCriterion, last: date | None) -> None:
    row.valid_until = last
    row.entry["until"] = last.isoformat() if last else None
    row.save(update_fields=("valid_until", "entry"))


def _is_built_on(batch: CriteriaImport, own: list[OwnCriterion]) -> bool:
    mine = {one.pk for one in own}
    later = CriteriaImport.objects.filter(organisation=batch.organisation_id, state=State.CONFIRMED, at__gt=batch.at)
    return any(
        key in mine for result in later.values_list("result", flat=True) for key, _day in result.get("ended", [])
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
