"""Answering the questions of the advice."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from hefboom.apps.ambition.access import editor_and_tree
from hefboom.apps.ambition.actions.webs import stored_web
from hefboom.apps.ambition.errors import RefusedError
from hefboom.apps.ambition.models import Web
from hefboom.apps.ambition.queries.questions import Asked, questions_of
from hefboom.apps.ambition.queries.webs import web_page
from hefboom.apps.tenders.access import Person
from hefboom.apps.tenders.actions.log import log
from hefboom.core.strategy.advice import ANSWERS


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of it: the web, and the answers that somebody else changed meanwhile, with what was wanted."""

    web: Web
    conflicts: tuple[tuple[Asked, str], ...]


@transaction.atomic
def answer(person: Person, web: Web, wanted: Mapping[str, str], drawn: Mapping[str, str]) -> Answered:
    """Keep the answers that were changed.

    `wanted` and `drawn` are answers by field name ("" is none): what was sent, and what stood there when the page was
    drawn. Only what differs between the two counts.

    Raises `PermissionDenied`, and `RefusedError` for an answer that does not exist.
    """
    user, tree = editor_and_tree(person, web)
    if web.tender is None:
        raise RefusedError(_("Alleen het web van een traject krijgt advies."))
    tender = web.tender
    kept = Web.objects.select_for_update().get(pk=stored_web(web).pk)
    kept.tender, kept.organisation = tender, web.organisation
    conflicts, changes = [], {}
    for asked in questions_of(web_page(kept, tree)).all:
        new = wanted.get(asked.name, asked.answer)
        if new not in ("", *ANSWERS):
            raise RefusedError(_("Dat antwoord bestaat niet. Kies een antwoord uit de lijst, of laat de vraag open."))
        if new in (drawn.get(asked.name, asked.answer), asked.answer):
            continue
        if drawn.get(asked.name, asked.answer) != asked.answer:
            conflicts.append((asked, new))
            continue
        _keep(kept, asked, new)
        changes[asked.name] = {"old": asked.answer, "new": new}
    if changes:
        kept.version += 1
        kept.save(update_fields=("answers", "version", "updated_at"))
        log(user, "web.answer", tender, changes)
    return Answered(kept, tuple(conflicts))


def _keep(web: Web, asked: Asked, new: str) -> None:
    answers = web.answers.setdefault(asked.theme.theme.code if asked.theme else "", {})
    answers.pop(asked.question.id, None)
    if new:
        answers[asked.question.id] = new
