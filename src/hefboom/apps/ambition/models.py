"""The ambition web: how far to go on each theme, for an organisation, a product group or a tender, and who chose that.

A theme is named by its id in the pack, or by the code of an `OwnTheme`. A level is 0-3; None is not chosen yet.
"""

import secrets
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from hefboom.apps.organisations.models import Organisation
from hefboom.apps.tenders.models import Tender


class OwnTheme(models.Model):
    """A theme that an organisation adds to its webs and those below it: one of its own, or an optional one of the pack.

    A retired theme stays on the webs that already have a level for it.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="own_themes")
    code = models.SlugField(max_length=80)
    name = models.CharField(_("naam"), max_length=100)
    name_en = models.CharField(_("naam in het Engels"), max_length=100, blank=True)
    summary = models.CharField(_("waar gaat het over?"), max_length=300, blank=True)
    retired_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("organisation", "code"), name="one_theme_per_code"),)

    def __str__(self) -> str:
        return self.name


class OwnLevelText(models.Model):
    """What each level of a theme means by an organisation's own policy; "" for a product group goes for all groups.

    An empty text leaves the text of the pack standing.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="own_level_texts")
    theme = models.CharField(max_length=80)
    product_group = models.CharField(max_length=80, blank=True)
    none = models.TextField(blank=True)
    basis = models.TextField(blank=True)
    significant = models.TextField(blank=True)
    ambitious = models.TextField(blank=True)
    source = models.CharField(_("waar staat dit beleid?"), max_length=300)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("organisation", "theme", "product_group"), name="one_own_level_text"),
        )

    def __str__(self) -> str:
        return f"{self.organisation}: {self.theme} {self.product_group}"


class Web(models.Model):
    """A web: of an organisation (`product_group` ""), of a product group in it, or of a `tender`.

    `answers` are the answers to the pack's advice questions: by theme, then by question ("" is every theme).
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="webs")
    product_group = models.CharField(max_length=80, blank=True)
    tender = models.OneToOneField(Tender, on_delete=models.CASCADE, null=True, related_name="web")
    answers = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "product_group"), condition=Q(tender=None), name="one_web_per_group"
            ),
        )

    def __str__(self) -> str:
        return str(self.tender or f"{self.organisation} {self.product_group}".strip())


class WebLevel(models.Model):
    """The level chosen for one theme of a web, why, and which level came out in the end (`result`, None: not known).

    `version` goes up with every change: who saves says which version they looked at. `previous` is what the last
    change can be put back to: level, reason, and the fact of the tender as it was stored. `bound` is the level that
    bound from above when this one was chosen, so that a later change there can be told from a choice.
    """

    web = models.ForeignKey(Web, on_delete=models.CASCADE, related_name="levels")
    theme = models.CharField(max_length=80)
    level = models.PositiveSmallIntegerField(null=True)
    reason = models.TextField(blank=True)
    result = models.PositiveSmallIntegerField(null=True)
    result_note = models.TextField(blank=True)
    previous = models.JSONField(null=True)
    bound = models.PositiveSmallIntegerField(null=True)
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("web", "theme"), name="one_level_per_theme"),)

    def __str__(self) -> str:
        return f"{self.web}: {self.theme} {self.level}"


def new_token() -> str:
    """Return a secret of twelve signs (59 bits), short enough to type over from a screen."""
    return "".join(secrets.choice("abcdefghjkmnpqrstuvwxyz23456789") for _ in range(12))


class Session(models.Model):
    """An ambition session: client, buyer and policy fill a web together, silently first, then jointly.

    `themes` are discussed, in this order; `theme` is the one on the table, "" before the start and after the end. Who
    has the secret `token` can take part. `version` goes up with every step of a facilitator.
    """

    class State(models.TextChoices):
        PREPARING = "preparing", _("in voorbereiding")
        VOTING = "voting", _("stil kiezen")
        DISCUSSING = "discussing", _("samen bespreken")
        CLOSED = "closed", _("afgesloten")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    web = models.ForeignKey(Web, on_delete=models.CASCADE, related_name="sessions")
    title = models.CharField(_("titel"), max_length=200)
    held_on = models.DateField(_("datum"))
    state = models.CharField(max_length=10, choices=State.choices, default=State.PREPARING)
    themes = models.JSONField(default=list)
    theme = models.CharField(max_length=80, blank=True)
    token = models.CharField(max_length=20, default=new_token, unique=True)
    version = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-held_on",)

    def __str__(self) -> str:
        return self.title


class Participant(models.Model):
    """Somebody in a session: a user, or a guest who came in by the link and is known in this browser by `key`."""

    class Role(models.TextChoices):
        CLIENT = "client", _("opdrachtgever")
        BUYER = "buyer", _("inkoopadviseur")
        POLICY = "policy", _("beleid")
        USER = "user", _("gebruiker")
        EXPERT = "expert", _("deskundige")
        OTHER = "other", _("anders")

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="participants")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True)
    name = models.CharField(_("naam"), max_length=100)
    role = models.CharField(_("rol"), max_length=10, choices=Role.choices)
    facilitator = models.BooleanField(default=False)
    key = models.UUIDField(default=uuid.uuid4, unique=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("session", "user"), name="one_seat_per_user"),
            models.UniqueConstraint("session", Lower("name"), name="one_seat_per_name"),
        )

    def __str__(self) -> str:
        return self.name


class Vote(models.Model):
    """What one participant thinks of one theme, before anybody sees what the others think."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="votes")
    theme = models.CharField(max_length=80)
    level = models.PositiveSmallIntegerField()
    note = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("participant", "theme"), name="one_vote_per_theme"),)

    def __str__(self) -> str:
        return f"{self.participant}: {self.theme} {self.level}"


class JointChoice(models.Model):
    """What the session chose together for one theme, and why. `version` guards against two facilitators at once.

    `base` is the level that the higher web asked for at that moment, so that minutes stay true; None: it asked nothing.
    """

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="choices")
    theme = models.CharField(max_length=80)
    level = models.PositiveSmallIntegerField()
    base = models.PositiveSmallIntegerField(null=True)
    reason = models.TextField()
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("session", "theme"), name="one_joint_choice_per_theme"),)

    def __str__(self) -> str:
        return f"{self.session}: {self.theme} {self.level}"
