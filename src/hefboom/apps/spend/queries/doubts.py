"""The lines to look at: which words, how many euros, where they were put and why, and what people said since."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet, Sum
from django.http import QueryDict

from hefboom.apps.spend.models import ConfirmedLine, SpendFile, SpendKey
from hefboom.core.effects.scan import Amount

PAGE = 25
SHOWN = ("", "zeker", "alles")
"""What to show: doubtful lines only, sure ones only, or all that is kept."""


@dataclass(frozen=True, slots=True)
class KeyFilter:
    """The questions of the list of lines, as they stand in the address."""

    q: str = ""
    toon: str = ""
    groep: str = ""

    @classmethod
    def read(cls, given: QueryDict) -> "KeyFilter":
        """Read them; what is no question of ours is left out."""
        shown = given.get("toon", "")
        return cls(given.get("q", "").strip()[:100], shown if shown in SHOWN else "", given.get("groep", "")[:80])

    def as_query(self) -> str:
        """Return them as part of an address."""
        return urlencode({field.name: value for field in fields(self) if (value := getattr(self, field.name))})


def keys_of(file: SpendFile, asked: KeyFilter) -> QuerySet[SpendKey]:
    """Return the lines asked for, largest euros first, without those that people have settled since."""
    found = SpendKey.objects.filter(file=file).exclude(key__in=settled(file).values("key")).order_by("-turnover", "id")
    if asked.toon != "alles":
        found = found.filter(doubtful=asked.toon == "")
    if asked.groep:
        found = found.filter(group="" if asked.groep == "-" else asked.groep)
    if asked.q:
        words = Q()
        for name in ("cpv", "category", "ledger_account", "description", "supplier"):
            words |= Q(**{f"{name}__icontains": asked.q})
        found = found.filter(words)
    return found


def page_of(file: SpendFile, asked: KeyFilter, number: str) -> Page[SpendKey]:
    """Return a page of the lines asked for."""
    return Paginator(keys_of(file, asked), PAGE).get_page(number)


def settled(file: SpendFile) -> QuerySet[ConfirmedLine]:
    """Return what people said since this scan was made, of lines that are in it."""
    said = ConfirmedLine.objects.filter(organisation=file.organisation_id, withdrawn_at=None)
    keys = SpendKey.objects.filter(file=file).exclude(method="confirmed")
    return said.filter(key__in=keys.values("key")).select_related("by")


def left_to_confirm(file: SpendFile) -> Amount:
    """Return how many doubtful lines still wait for a person, and their euros."""
    sums = keys_of(file, KeyFilter()).aggregate(lines=Sum("lines"), cents=Sum("cents"))
    return Amount(sums["lines"] or 0, sums["cents"] or 0)


def said_of(key: SpendKey) -> list[ConfirmedLine]:
    """Return all that people ever said of lines with these words, newest first."""
    found = ConfirmedLine.objects.filter(organisation=key.file.organisation_id, key=key.key)
    return list(found.select_related("by"))


def words_of(key: SpendKey) -> Mapping[str, str]:
    """Return the words of a key that are there, by field."""
    found = {name: getattr(key, name) for name in ("cpv", "category", "ledger_account", "description", "supplier")}
    return {name: value for name, value in found.items() if value}
