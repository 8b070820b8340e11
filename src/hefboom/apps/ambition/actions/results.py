"""Recording which level came out of a tender, per theme."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from hefboom.apps.accounts.models import User
from hefboom.apps.ambition.access import rights_of
from hefboom.apps.ambition.actions.webs import stored_web
from hefboom.apps.ambition.errors import RefusedError
from hefboom.apps.ambition.models import Web, WebLevel
from hefboom.apps.ambition.queries.texts import LEVELS
from hefboom.apps.ambition.queries.webs import web_page
from hefboom.apps.tenders.access import Person
from hefboom.apps.tenders.actions.log import log

PHASES = frozenset({"contracted", "closed"})
"""The phases in which something can have come out."""


@dataclass(frozen=True, slots=True)
class Result:
    """Which level came out (None: not known) and what shows that."""

    level: int | None
    note: str


@dataclass(frozen=True, slots=True)
class ResultConflict:
    """A theme for which somebody else recorded something meanwhile: that, and what this person wanted."""

    theme: str
    theirs: Result
    yours: Result


@transaction.atomic
def record_results(
    person: Person, web: Web, wanted: Mapping[str, Result], drawn: Mapping[str, Result]
) -> list[ResultConflict]:
    """Record what came out, by theme; only what differs from what was drawn counts. Return what conflicted.

    Raises `PermissionDenied`; `RefusedError` before there is a contract, for a level that does not exist, and for a
    level without evidence.
    """
    if not (isinstance(person, User) and rights_of(person).may_record_result(web)):
        raise PermissionDenied
    if web.tender is None or web.tender.phase not in PHASES:
        raise RefusedError(_("Er is nog geen contract. Pas daarna kan er iets zijn uitgekomen."))
    kept_web = stored_web(web)
    themes = {row.theme.code for row in web_page(web).rows}
    kept = {one.theme: one for one in WebLevel.objects.select_for_update().filter(web=kept_web)}
    conflicts, changes = [], {}
    for theme, result in wanted.items():
        if theme not in themes or result == drawn.get(theme):
            continue
        _refuse(result)
        level = kept.get(theme) or WebLevel(web=kept_web, theme=theme, version=0)
        now = Result(level.result, level.result_note)
        if now == result:
            continue
        if now != drawn.get(theme, now):
            conflicts.append(ResultConflict(theme, now, result))
            continue
        level.result, level.result_note = result.level, result.note
        level.version = max(level.version, 1)
        level.save()
        changes[theme] = {"old": now.level, "new": "" if result.level is None else str(result.level)}
    if changes:
        log(person, "web.result", web.tender, changes)
    return conflicts


def _refuse(result: Result) -> None:
    if result.level is not None and result.level not in LEVELS:
        raise RefusedError(_("Dat niveau bestaat niet. Kies 0, 1, 2 of 3, of laat het open."))
    if result.level is not None and not result.note:
        raise RefusedError(_("Schrijf op waaruit dit blijkt, bijvoorbeeld een rapport van de leverancier."))
