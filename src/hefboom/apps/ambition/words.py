"""Words for webs: where a web hangs, what a level is called, who chose it."""

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hefboom.apps.accounts.models import User
from hefboom.apps.ambition.models import Web
from hefboom.apps.ambition.queries.texts import LevelWords
from hefboom.apps.strategy.queries import pack_in_force
from hefboom.apps.tenders.words import group_words, language, pack_source_words


def place_words(web: Web) -> str:
    """Return what a web is of: a tender, a product group in an organisation, or an organisation."""
    if web.tender:
        return str(web.tender)
    name = web.organisation.local_name
    return f"{name}, {group_words(web.product_group)}" if web.product_group else name


def web_url(web: Web) -> str:
    """Return the address of a web."""
    if web.tender_id:
        return reverse("ambition:tender", args=[web.tender_id])
    parts = [web.organisation.code, web.product_group] if web.product_group else [web.organisation.code]
    return reverse("ambition:group" if web.product_group else "ambition:organisation", args=parts)


def level_name(level: int) -> str:
    """Return the name of a level by the pack: "Geen", "Basis", "Significant", "Ambitieus"."""
    found = next((one for one in pack_in_force().levels if one.number == level), None)
    return found.name.in_language(language()) if found else str(level)


def level_words(level: int | None) -> str:
    """Return a level as number and name; None is "nog niet gekozen"."""
    return _("nog niet gekozen") if level is None else f"{level} {level_name(level)}"


def result_words(level: int | None) -> str:
    """Return the level that came out as number and name; None is "nog niet bekend"."""
    return _("nog niet bekend") if level is None else level_words(level)


def meaning_source(words: LevelWords) -> str:
    """Return where it is written what a level means."""
    if words.own:
        return f"{words.own.organisation.local_name}: {words.own.source}"
    return pack_source_words(words.source)


def person_name(user: User | None) -> str:
    """Return what somebody is called; "" for nobody."""
    return (user.get_full_name() or user.get_username()) if user else ""


ACTIONS: dict[str, str | Promise] = {
    "web.level": gettext_lazy("Ambitie gekozen"),
    "web.reason": gettext_lazy("Reden bij de ambitie aangepast"),
    "web.answer": gettext_lazy("Vraag bij het advies beantwoord"),
    "web.result": gettext_lazy("Uitkomst bij de ambitie vastgelegd"),
    "session.start": gettext_lazy("Ambitiesessie begonnen"),
    "session.join": gettext_lazy("Deelnemer erbij in de ambitiesessie"),
    "session.lead": gettext_lazy("Leider van de ambitiesessie aangewezen"),
    "session.free": gettext_lazy("Plaats in de ambitiesessie vrijgemaakt"),
    "session.link": gettext_lazy("Nieuwe link voor de ambitiesessie"),
    "session.table": gettext_lazy("Thema op tafel gelegd"),
    "session.vote": gettext_lazy("Stille keuze gemaakt"),
    "session.show": gettext_lazy("Keuzes getoond in de ambitiesessie"),
    "session.choose": gettext_lazy("Samen gekozen in de ambitiesessie"),
    "session.close": gettext_lazy("Ambitiesessie afgesloten"),
    "session.reopen": gettext_lazy("Ambitiesessie heropend"),
}
"""Every action that this part writes in the log of a tender, in words for its timeline."""

LOGGED: dict[str, str | Promise] = {
    "theme": gettext_lazy("Thema"),
    "title": gettext_lazy("Titel"),
    "state": gettext_lazy("Stap"),
    "closed": gettext_lazy("afgesloten"),
    "voting": gettext_lazy("stil kiezen"),
    "discussing": gettext_lazy("samen bespreken"),
}
"""What stands in those entries beside themes, in words."""
