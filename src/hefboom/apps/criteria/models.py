"""Criteria that an organisation added to the library of the pack, and the criteria chosen for a tender."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hefboom.apps.organisations.models import Organisation
from hefboom.apps.tenders.models import Tender


class CriteriaImport(models.Model):
    """A file with criteria on its way in: uploaded, its columns mapped, previewed, and only then confirmed."""

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("geüpload")
        CONFIRMED = "confirmed", _("ingelezen")
        DISCARDED = "discarded", _("weggegooid")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)
    file_name = models.CharField(max_length=200)
    content = models.BinaryField()
    mapping = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.UPLOADED)
    result = models.JSONField(default=dict)

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return self.file_name


class OwnCriterion(models.Model):
    """One version of a criterion that an organisation read in; it goes for the organisations below it too.

    `entry` is a `core.strategy.library.Criterion` as JSON; the columns repeat what lists need.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="own_criteria")
    code = models.CharField(max_length=80)
    version = models.PositiveIntegerField()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    entry = models.JSONField()
    batch = models.ForeignKey(CriteriaImport, on_delete=models.PROTECT, null=True, related_name="criteria")

    class Meta:
        ordering = ("code", "version")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "code", "version"), name="one_version_of_a_criterion"),
        )

    def __str__(self) -> str:
        return f"{self.code} v{self.version}"


class ChosenCriterion(models.Model):
    """A criterion in the basket of a tender: which version, the text as adapted, and the place it has.

    `origin` is the code of the organisation whose own criterion it is, "" for one of the pack. `entry` is the criterion
    as it was when it was chosen, so that the text stays traceable. `text` and `verification` "" are unchanged; adapted
    ones are in `language`. `revision` goes up with every change. A criterion that was taken out stays, with the time.
    """

    tender = models.ForeignKey(Tender, on_delete=models.CASCADE, related_name="chosen_criteria")
    code = models.CharField(max_length=80)
    version = models.PositiveIntegerField()
    origin = models.CharField(max_length=80, blank=True)
    entry = models.JSONField()
    text = models.TextField(blank=True)
    verification = models.TextField(blank=True)
    language = models.CharField(max_length=2, blank=True)
    note = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0)
    revision = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True)
    at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("position", "id")
        constraints = (models.UniqueConstraint(fields=("tender", "code"), name="one_choice_per_criterion"),)
        indexes = (models.Index(fields=("code", "version")),)

    def __str__(self) -> str:
        return f"{self.code} v{self.version}"
