"""Choosing levels. Every choice is stored, told to the facts of the tender and logged at once, and can be put back."""

from typing import Any

from django.db import IntegrityError, transaction
from django.http import Http404
from django.utils.translation import gettext as _

from hefboom.apps.accounts.actions import record
from hefboom.apps.accounts.models import User
from hefboom.apps.ambition.access import editor_and_tree
from hefboom.apps.ambition.errors import LevelConflictError, ReasonNeededError, RefusedError
from hefboom.apps.ambition.models import Web, WebLevel
from hefboom.apps.ambition.queries.stated import stored_fact
from hefboom.apps.ambition.queries.texts import LEVELS
from hefboom.apps.ambition.queries.webs import ThemeRow, web_page
from hefboom.apps.tenders.access import Person
from hefboom.apps.tenders.actions.editing import set_facts
from hefboom.apps.tenders.actions.log import log
from hefboom.apps.tenders.facts import from_json
from hefboom.core.facts.facts import Fact, Missing, Source
from hefboom.core.facts.fields import vocabulary

LONGEST_REASON = 2000


@transaction.atomic
def set_level(person: Person, web: Web, theme: str, level: int | None, reason: str, version: int) -> WebLevel:
    """Choose a level (0-3, None: not chosen) for a theme of a web, and tell the facts of the tender.

    `version` is that of the `WebLevel` the person looked at, 0 when there was none. A choice that is already there is
    no conflict. Raises `PermissionDenied`, `Http404` for a theme that the web does not have, `RefusedError` for a level
    that does not exist or a retired theme, `ReasonNeededError` for a level below what binds without a reason, and
    `LevelConflictError` when somebody else changed this theme after that version.
    """
    user, tree = editor_and_tree(person, web)
    row = web_page(web, tree).row(theme)
    if row is None:
        raise Http404
    reason = reason.strip()
    _refuse(row, level, reason)
    kept = _locked(web, theme)
    same = bool(kept.pk) and (kept.level, kept.reason, row.level) == (level, reason, level)
    if same and kept.bound == _bound(row):
        return kept
    if not same and kept.version != version:
        raise LevelConflictError(kept, level, reason)
    before = {"level": kept.level, "reason": kept.reason, "fact": _fact_of(web, row)}
    return _store(user, row, kept, level, reason, before)


def _refuse(row: ThemeRow, level: int | None, reason: str) -> None:
    if level is not None and level not in LEVELS:
        raise RefusedError(_("Dat niveau bestaat niet. Kies 0, 1, 2 of 3."))
    if len(reason) > LONGEST_REASON:
        raise RefusedError(_("De reden is te lang: hoogstens %(most)s tekens.") % {"most": LONGEST_REASON})
    if row.theme.retired:
        raise RefusedError(_("Dit thema is niet meer in gebruik. U kunt er geen niveau meer voor kiezen."))
    if level is not None and row.base and level < row.base.level and not reason:
        raise ReasonNeededError(
            _("Dit is lager dan het uitgangspunt, niveau %(level)s. Schrijf op waarom.") % {"level": row.base.level}
        )


def _locked(web: Web, theme: str) -> WebLevel:
    """Return the stored choice under a lock, or a new one with version 0."""
    kept = stored_web(web)
    found = WebLevel.objects.select_for_update().filter(web=kept, theme=theme).first()
    level = found or WebLevel(theme=theme, version=0)
    level.web = kept
    return level


def stored_web(web: Web) -> Web:
    """Return the web as it is stored: a fresh one is stored now, unless somebody else did meanwhile."""
    if web.pk:
        return web
    if web.tender:
        kept, _new = Web.objects.get_or_create(tender=web.tender, defaults={"organisation": web.organisation})
    else:
        organisation, group = web.organisation, web.product_group
        kept, _new = Web.objects.get_or_create(organisation=organisation, product_group=group, tender=None)
    kept.tender, kept.organisation = web.tender, web.organisation
    return kept


def _store(
    user: User, row: ThemeRow, kept: WebLevel, level: int | None, reason: str, before: dict[str, Any] | None
) -> WebLevel:
    old = {"level": kept.level, "reason": kept.reason}
    kept.level, kept.reason, kept.by, kept.previous = level, reason, user, before
    kept.bound = _bound(row)
    kept.version += 1
    try:
        with transaction.atomic():
            kept.save()
    except IntegrityError:  # somebody else made the first choice for this theme in this very moment
        theirs = WebLevel.objects.get(web=kept.web_id, theme=kept.theme)
        raise LevelConflictError(theirs, level, reason) from None
    source = Source(kind="ambition", document=user.get_username())
    _tell(user, row, kept, old, Fact(level, source, Missing.NOT_GIVEN if level is None else None))
    return kept


def _tell(user: User, row: ThemeRow, kept: WebLevel, old: dict[str, Any], fact: Fact) -> None:
    """Tell the facts of the tender, and write in the log what they do not say."""
    web, name = kept.web, row.theme.level_field
    change = {"old": old["level"], "new": "" if kept.level is None else str(kept.level), "reason": kept.reason}
    if web.tender is None:
        group = {"product_group": web.product_group} if web.product_group else {}
        changes = {kept.theme: {**change, **group}}
        record(user, "web.level", web.organisation, changes, organisation=web.organisation.code)
        return
    told = set_facts(user, web.tender, {name: fact}, "web.level") if name else None
    if told is None:
        log(user, "web.level", web.tender, {kept.theme: change})
    if kept.reason != old["reason"]:
        log(user, "web.reason", web.tender, {kept.theme: {"old": old["reason"], "new": kept.reason}})


def _fact_of(web: Web, row: ThemeRow) -> dict[str, Any] | None:
    return stored_fact(web.tender, row.theme.level_field) if web.tender and row.theme.level_field else None


@transaction.atomic
def put_back(person: Person, web: Web, theme: str) -> WebLevel:
    """Undo the last change of a theme: the level, the reason and the fact from before it. Once: then it is done.

    Raises `Http404` when there is nothing to put back.
    """
    user, tree = editor_and_tree(person, web)
    row = web_page(web, tree).row(theme)
    kept = _locked(web, theme)
    before = kept.previous
    if row is None or before is None:
        raise Http404
    kept = _store(user, row, kept, before["level"], before["reason"], None)
    if before["fact"] and web.tender:
        fact = from_json(vocabulary()[row.theme.level_field], before["fact"])
        set_facts(user, web.tender, {row.theme.level_field: fact}, "web.level")
    return kept


@transaction.atomic
def take_over(person: Person, web: Web, *, from_advice: bool = False) -> int:
    """Choose, for every theme that is still open, the level that binds from above, or the one advised; say how many."""
    count = 0
    for row in web_page(web).rows:
        level = _advised(row) if from_advice else _bound(row)
        if row.level is None and level is not None and not row.theme.retired:
            web = set_level(person, web, row.theme.code, level, row.reason, row.version).web
            count += 1
    return count


def _bound(row: ThemeRow) -> int | None:
    return row.base.level if row.base else None


def _advised(row: ThemeRow) -> int | None:
    """Return the level advised, or what binds where that is higher: going below it asks for a reason."""
    level, bound = row.advice.level if row.advice else None, _bound(row)
    return level if level is None or bound is None else max(level, bound)
