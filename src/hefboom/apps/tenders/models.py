"""The register: tenders, their lots and facts, how they stand, and explanations.

Facts are JSON by field name, `{"value": …}` or `{"missing": reason}`, each with `"source"`: see `facts.py`.
The columns beside them repeat what lists filter and sort on; `actions.judge` keeps them in step.
"""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hefboom.apps.organisations.models import Organisation


class Tender(models.Model):
    """An inkooptraject, from plan to award. Its organisation and ministry are those of its deciding date.

    `year` is the deciding date's year and `value_cents` the derived value of the whole tender; None is unknown.
    `product_group` is the group all lots share, "mixed" where they differ, "" unknown. `phase` is where it is in its
    life (`core.facts.phases`). `version` guards against two people editing at once.
    """

    code = models.CharField(_("kenmerk"), max_length=200)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="tenders")
    ministry = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="ministry_tenders", null=True)
    title = models.CharField(_("titel"), max_length=500, blank=True)
    facts = models.JSONField(default=dict)
    decided_on = models.DateField(null=True, db_index=True)
    published_on = models.DateField(null=True, db_index=True)
    year = models.PositiveSmallIntegerField(null=True)
    value_cents = models.BigIntegerField(null=True)
    product_group = models.CharField(max_length=80, blank=True)
    contract_nature = models.CharField(max_length=20, blank=True)
    phase = models.CharField(max_length=12, default="need", db_index=True)
    fictitious = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("-decided_on", "-id")
        constraints = (models.UniqueConstraint(fields=("organisation", "code"), name="one_code_per_organisation"),)
        indexes = (
            models.Index(fields=("ministry", "year", "product_group")),
            models.Index(fields=("organisation", "year", "product_group")),
            models.Index(fields=("-decided_on", "-id")),
            models.Index(fields=("-value_cents", "-id")),
        )

    def __str__(self) -> str:
        return self.title or self.code


class Lot(models.Model):
    """A lot with its own facts. A tender without lots has one, with an empty `lot_id`.

    `criteria` are the award criteria as read or entered: a list of name, type, weight, class, reason, overruled.
    """

    tender = models.ForeignKey(Tender, on_delete=models.CASCADE, related_name="lots")
    lot_id = models.CharField(max_length=80, blank=True)
    facts = models.JSONField(default=dict)
    criteria = models.JSONField(default=list)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("tender", "lot_id"), name="one_lot_id_per_tender"),)

    def __str__(self) -> str:
        return self.lot_id or str(self.tender)


class TenderSearch(models.Model):
    """The words a tender is found by. Apart, since a search reads all of it and nothing else."""

    tender = models.OneToOneField(Tender, on_delete=models.CASCADE, primary_key=True, related_name="search")
    text = models.TextField()

    def __str__(self) -> str:
        return self.text


class TenderStanding(models.Model):
    """How a tender stands on one commitment of the pack, as last judged."""

    tender = models.ForeignKey(Tender, on_delete=models.CASCADE, related_name="standings")
    commitment = models.CharField(max_length=80)
    standing = models.CharField(max_length=20)
    explained = models.BooleanField(default=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("tender", "commitment"), name="one_standing_per_commitment"),)
        indexes = (models.Index(fields=("commitment", "standing", "tender")),)

    def __str__(self) -> str:
        return f"{self.tender}: {self.commitment} {self.standing}"


class StandingCount(models.Model):
    """The sum of standings by organisation, year, product group and commitment: what every dashboard reads.

    Kept in the same transaction as the change. Counts and cents only, never averages. `year` 0 is unknown.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="standing_counts")
    ministry = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="ministry_counts", null=True)
    year = models.PositiveSmallIntegerField()
    product_group = models.CharField(max_length=80, blank=True)
    commitment = models.CharField(max_length=80)
    standing = models.CharField(max_length=20)
    tenders = models.PositiveIntegerField()
    explained = models.PositiveIntegerField()
    value_cents = models.BigIntegerField()
    without_value = models.PositiveIntegerField()

    class Meta:
        indexes = (
            models.Index(fields=("year", "commitment")),
            models.Index(fields=("ministry", "year")),
            models.Index(fields=("organisation", "year", "product_group")),
        )

    def __str__(self) -> str:
        return f"{self.organisation} {self.year} {self.commitment} {self.standing}: {self.tenders}"


class Explanation(models.Model):
    """Comply or explain: why an obligation is not met. Withdrawn ones stay, for the file."""

    tender = models.ForeignKey(Tender, on_delete=models.CASCADE, related_name="explanations")
    commitment = models.CharField(max_length=80)
    reason = models.TextField(_("reden"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True)
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return f"{self.tender}: {self.commitment}"


class ImportBatch(models.Model):
    """A file on its way in: uploaded, its columns mapped, previewed, and only then confirmed."""

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
