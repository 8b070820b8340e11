"""People give energy and fuel by quantity, and take it back."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from hefboom.analytics.quantities import CellError, quantity_of
from hefboom.apps.spend.access import require_scanner
from hefboom.apps.spend.actions.log import log
from hefboom.apps.spend.models import SpendFile, SpendQuantity
from hefboom.apps.tenders.access import Person
from hefboom.apps.tenders.errors import RefusedError
from hefboom.apps.tenders.words import language
from hefboom.core.base.reasons import reason_in
from hefboom.core.effects.quantities import load_carriers

MOST = 200
"""So many quantities can be given with one scan: the carriers of a list in several years."""


@transaction.atomic
def add(person: Person, file: SpendFile, cells: Mapping[str, str]) -> SpendQuantity:
    """Keep a quantity: `carrier`, `quantity`, `unit` and `year` as a person writes them.

    Raises `RefusedError` that names the field for what cannot be read.
    """
    user = require_scanner(person, file.organisation_id)
    try:
        found = quantity_of(cells, load_carriers())
    except CellError as wrong:
        why = reason_in(language(), wrong.why)
        raise RefusedError(f"“{wrong.value}” {why}." if wrong.value else f"{why}.", wrong.name) from wrong
    SpendFile.objects.select_for_update(of=("self",)).get(pk=file.pk)
    if file.quantities.count() >= MOST:
        raise RefusedError(_("Er staan al %(most)s hoeveelheden. Tel er een paar bij elkaar op.") % {"most": MOST})
    kept = SpendQuantity.objects.create(file=file, carrier=found.carrier, amount=found.amount, year=found.year, by=user)
    log(user, "spend.quantity", file, {f"{kept}": {"old": None, "new": str(found.amount)}})
    return kept


@transaction.atomic
def remove(person: Person, file: SpendFile, quantity: int) -> None:
    """Take a quantity back. Taking back twice changes nothing."""
    user = require_scanner(person, file.organisation_id)
    kept = file.quantities.select_for_update(of=("self",)).filter(pk=quantity).first()
    if kept is not None:
        log(user, "spend.quantity", file, {f"{kept}": {"old": str(kept.amount), "new": None}})
        kept.delete()
