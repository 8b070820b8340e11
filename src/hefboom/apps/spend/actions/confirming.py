"""People say what lines are, and take it back."""

from collections.abc import Mapping

from django.db import transaction
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from hefboom.apps.spend.access import require_scanner
from hefboom.apps.spend.actions.log import log
from hefboom.apps.spend.classifying import FIELDS
from hefboom.apps.spend.models import ConfirmedLine, SpendFile, SpendKey
from hefboom.apps.spend.words import group_choices
from hefboom.apps.tenders.access import Person
from hefboom.apps.tenders.errors import RefusedError


class MeanwhileError(RefusedError):
    """Somebody else said something different of the same lines."""


@transaction.atomic
def confirm(person: Person, file: SpendFile, choices: Mapping[str, str]) -> int:
    """Keep for each key of a scan the group that a person chose; return how many are new.

    Saying the same twice changes nothing. Raises `RefusedError` for a group that is not there, `MeanwhileError` when
    somebody said otherwise in the meantime; then nothing is kept.
    """
    user = require_scanner(person, file.organisation_id)
    groups = dict(group_choices())
    keys = {one.key: one for one in SpendKey.objects.filter(file=file, key__in=choices)}
    SpendFile.objects.select_for_update(of=("self",)).get(pk=file.pk)
    lines = ConfirmedLine.objects.filter(organisation=file.organisation_id, key__in=keys, withdrawn_at=None)
    said = {one.key: one for one in lines.select_related("by")}
    new = 0
    for key, group in choices.items():
        if key not in keys or group not in groups:
            raise RefusedError(_("Kies voor elke aangevinkte regel een productgroep."))
        if (other := said.get(key)) is not None:
            if other.group != group:
                told = {"who": other.by, "group": groups.get(other.group, other.group)}
                raise MeanwhileError(_("%(who)s koos hier intussen: %(group)s. Er is niets bewaard.") % told)
            continue
        words = {name: getattr(keys[key], name) for name in FIELDS}
        line = ConfirmedLine.objects.create(organisation=file.organisation, key=key, words=words, group=group, by=user)
        log(user, "spend.confirm", line, {"group": {"old": keys[key].group, "new": group}})
        new += 1
    return new


@transaction.atomic
def withdraw(person: Person, file: SpendFile, line: int) -> ConfirmedLine:
    """Take back what was said; the line waits for a person again. Taking back twice changes nothing."""
    user = require_scanner(person, file.organisation_id)
    found = ConfirmedLine.objects.select_for_update(of=("self",)).select_related("organisation")
    kept = found.filter(pk=line, organisation=file.organisation_id).first()
    if kept is None:
        raise Http404
    if kept.withdrawn_at is None:
        kept.withdrawn_at = timezone.now()
        kept.save(update_fields=("withdrawn_at",))
        log(user, "spend.withdraw", kept, {"group": {"old": kept.group, "new": None}})
    return kept
