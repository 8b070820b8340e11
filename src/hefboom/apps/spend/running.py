"""Doing a scan: what the worker runs. The only place where the pages meet the engines."""

import csv
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from hefboom import __version__
from hefboom.apps.accounts.actions import record
from hefboom.apps.spend.classifying import classifier_for, keys_with_amounts
from hefboom.apps.spend.heart import Heart, StoppedError
from hefboom.apps.spend.models import SpendFile, SpendKey, SpendResult
from hefboom.apps.spend.results import to_json
from hefboom.apps.strategy.queries import pack_in_force
from hefboom.core.base.errors import HefboomError, RejectedCell
from hefboom.core.effects.factors import FactorSet, load_factors
from hefboom.core.effects.scan import Scan
from hefboom.core.strategy.pack import Pack

if TYPE_CHECKING:
    from hefboom.analytics.classify.key import Classified, Key
    from hefboom.analytics.spend.read import ReadOptions, SpendLines

State = SpendFile.State
logger = logging.getLogger(__name__)
UNEXPECTED = "unexpected"
"""The error of a job that failed for a reason that is ours; the log has the whole of it."""


def run(pk: str, attempt: int) -> None:
    """Scan a file and keep what came out, unless it was stopped or asked for anew in the meantime.

    Never raises for what is wrong with a file: that is told on its page. An end of the worker itself is told there and
    then goes its way.
    """
    file = _claimed(pk, attempt)
    if file is None:
        return
    try:
        _store(file, calculated(file))
    except StoppedError:
        return
    except HefboomError as error:
        _failed(file, str(error))
    except BaseException as error:
        _failed(file, UNEXPECTED)
        logger.exception("The scan of %s failed", file.pk)
        if not isinstance(error, Exception):
            raise


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came out of a scan: the scan, its largest keys, and with what it was made."""

    scan: Scan
    keys: Sequence[SpendKey]
    receipt: dict[str, Any]


def calculated(file: SpendFile) -> Outcome:
    """Return what comes out of a file. The one call of the calculation; it loads the engines."""
    from hefboom.analytics.engine import open_engine  # noqa: PLC0415 - engines load when a job runs
    from hefboom.analytics.scan import scan_file  # noqa: PLC0415 - as above

    pack, factors = pack_in_force(), load_factors()
    options = reading(file)
    classifier = classifier_for(file, pack)
    keys: list[SpendKey] = []

    def set_apart(lines: "SpendLines", classified: "Mapping[Key, Classified]") -> None:
        heart.tell(0.5, "doubts")
        keys.extend(keys_with_amounts(lines, classified))

    with open_engine(reads=file.path) as backend, Heart(file, backend.con.interrupt) as heart:
        scan = scan_file(
            file.path,
            pack,
            factors,
            backend,
            vat=None if file.vat == SpendFile.Vat.UNKNOWN else file.vat,  # type: ignore[arg-type]  # one of the two words
            price_year=file.price_year,
            options=options,
            classifier=classifier,
            on_progress=lambda fraction, step: heart.tell(fraction * 0.95, step),
            on_classified=set_apart,
        )
        heart.tell(0.95, "store")
    return Outcome(scan, keys, _receipt(file, pack, factors))


def _receipt(file: SpendFile, pack: Pack, factors: FactorSet) -> dict[str, Any]:
    return {
        "pack": {"id": pack.manifest.id, "version": pack.manifest.version, "sha256": pack.sha256},
        "factors": {"id": factors.id, "version": factors.version, "sha256": factors.sha256},
        "mapping": file.mapping.number if file.mapping else None,
        "hefboom": __version__,
    }


def reading(file: SpendFile, columns: Mapping[str, str] | None = None) -> "ReadOptions":
    """Return how the file is to be read, as it was asked; `columns` as they are chosen, those of the file if None."""
    from hefboom.analytics.spend.read import ReadOptions  # noqa: PLC0415 - engines load when a job runs

    told = {name: value for name, value in file.reading.items() if value}
    return ReadOptions(columns={name: header for header, name in (columns or file.columns).items() if name}, **told)


def _claimed(pk: str, attempt: int) -> SpendFile | None:
    """Take the file for this run; None when it was stopped, thrown away or asked for anew before its turn came."""
    now = timezone.now()
    taken = SpendFile.objects.filter(pk=pk, attempt=attempt, state=State.QUEUED)
    if not taken.update(state=State.RUNNING, started_at=now, heartbeat=now, progress=0, step="read", error=""):
        return None
    return SpendFile.objects.select_related("organisation", "mapping").get(pk=pk)


@transaction.atomic
def _store(file: SpendFile, outcome: Outcome) -> None:
    """Keep the result, whole or not at all, if this run is still the one that counts."""
    scan = outcome.scan
    _write_rejected(file, scan.rejected)
    told = {"lines": scan.lines_read, "rejected": scan.rejected_count, "receipt": outcome.receipt}
    if not _end(file, State.DONE, progress=1, error="", **told):
        return
    SpendResult.objects.update_or_create(file=file, defaults={"scan": to_json(scan)})
    SpendKey.objects.filter(file=file).delete()
    for key in outcome.keys:
        key.file = file
    SpendKey.objects.bulk_create(outcome.keys, batch_size=500)
    lines = {"lines": {"old": None, "new": scan.lines_read}}
    record(None, "spend.done", file, lines, organisation=file.organisation.code)


def _failed(file: SpendFile, why: str) -> None:
    with transaction.atomic():
        if _end(file, State.FAILED, error=why[:2_000]):
            record(
                None,
                "spend.failed",
                file,
                {"error": {"old": None, "new": why[:500]}},
                result="failed",
                organisation=file.organisation.code,
            )


def _end(file: SpendFile, state: str, **values: Any) -> bool:
    """End this run; false when it no longer counts."""
    mine = SpendFile.objects.filter(pk=file.pk, attempt=file.attempt, state=State.RUNNING)
    return bool(mine.update(state=state, finished_at=timezone.now(), **values))


def _write_rejected(file: SpendFile, rejected: Sequence[RejectedCell]) -> None:
    """Write every rejected cell to the file beside the upload; it appears when it is whole."""
    part = file.rejected_path.with_suffix(".part")
    with part.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter=";")
        writer.writerows((cell.line, cell.column, cell.value, cell.why) for cell in rejected)
    part.replace(file.rejected_path)
