"""Spend scans of organisations: the file, how its job goes, what came out, and what people said of its lines."""

import re
import uuid
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hefboom.apps.organisations.models import Organisation

STOPPED_AFTER = timedelta(seconds=90)
"""A job that gave no sign of life for this long is taken to have died: a living one gives one every five seconds."""


class MappingVersion(models.Model):
    """An organisation's own table of what belongs where. Versions stay; the highest number is in force.

    `rows` are objects with the columns of a mapping table: `kind` (cpv, ledger_account, category, supplier, text),
    `match`, `product_group`, `code`, `note`.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="spend_mappings")
    number = models.PositiveIntegerField()
    rows = models.JSONField(default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True)
    at = models.DateTimeField(auto_now_add=True)
    why = models.CharField(max_length=500)
    restored = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=("organisation", "number"), name="one_mapping_per_number"),)

    def __str__(self) -> str:
        return f"{self.organisation} {self.number}"


_OPTION = re.compile(r" \(--[a-z-]+\)")


class SpendFile(models.Model):
    """An uploaded file with spend lines, what was asked of it, and how its job goes.

    `vat` "unknown" is an answer too: then only bounds can be told. `price_year` None is the year of each invoice.
    `columns` gives for each header of the file one of the standard names or "", `reading` how amounts, dates and
    invoices that stand there twice are to be read (see `columns.READING`); nothing is: as the file itself shows.
    `attempt` counts the runs: a run that is not the latest changes nothing any more. `receipt` says with which pack,
    factors, mapping and version of the product the result was made.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("nog te starten")
        QUEUED = "queued", _("wacht op zijn beurt")
        RUNNING = "running", _("wordt gescand")
        DONE = "done", _("klaar")
        FAILED = "failed", _("mislukt")
        CANCELLED = "cancelled", _("gestopt")

    class Vat(models.TextChoices):
        EXCLUDED = "excluded", _("zonder btw")
        INCLUDED = "included", _("met btw")
        UNKNOWN = "unknown", _("weet ik niet")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="spend_files")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True)
    at = models.DateTimeField(auto_now_add=True)
    name = models.CharField(max_length=200)
    suffix = models.CharField(max_length=10)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    vat = models.CharField(max_length=10, choices=Vat.choices)
    price_year = models.PositiveSmallIntegerField(null=True)
    columns = models.JSONField(default=dict)
    reading = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    attempt = models.PositiveIntegerField(default=0)
    progress = models.FloatField(default=0)
    step = models.CharField(max_length=40, blank=True)
    queued_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    heartbeat = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)
    lines = models.PositiveBigIntegerField(null=True)
    rejected = models.PositiveBigIntegerField(default=0)
    receipt = models.JSONField(default=dict)
    mapping = models.ForeignKey(MappingVersion, on_delete=models.PROTECT, null=True)
    previous = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="later")
    fictitious = models.BooleanField(default=False)

    class Meta:
        ordering = ("-at",)
        indexes = (models.Index(fields=("organisation", "-at")),)

    def __str__(self) -> str:
        return self.name

    @property
    def folder(self) -> Path:
        """Where the file and what belongs to it are kept; no name that a person gave is part of a path."""
        return Path(settings.HEFBOOM_DATA) / "spend" / str(self.organisation_id) / str(self.pk)

    @property
    def path(self) -> Path:
        """The uploaded file itself."""
        return self.folder / f"lines{self.suffix}"

    def in_own_words(self, said: str) -> str:
        """Return what was said of the file with the name its owner knows it by, without options of the command line."""
        return _OPTION.sub("", said.replace(str(self.path), self.name).replace(self.path.name, self.name))

    @property
    def rejected_path(self) -> Path:
        """The lines that were left out, with why, as CSV."""
        return self.folder / "rejected.csv"

    @property
    def has_died(self) -> bool:
        """Say whether its worker gave no sign of life for so long that it must be gone."""
        return (
            self.state == self.State.RUNNING
            and self.heartbeat is not None
            and timezone.now() - self.heartbeat > STOPPED_AFTER
        )

    @property
    def is_busy(self) -> bool:
        """Say whether there is something to wait for."""
        return self.state in {self.State.QUEUED, self.State.RUNNING} and not self.has_died


class SpendResult(models.Model):
    """What a scan said: `core.effects.scan.Scan` as JSON. Apart, since lists of scans never read it."""

    file = models.OneToOneField(SpendFile, on_delete=models.CASCADE, primary_key=True, related_name="result")
    scan = models.JSONField()

    def __str__(self) -> str:
        return str(self.file)


class SpendKey(models.Model):
    """All that a pile of lines says of what was bought, where it was put and why; the largest of a scan.

    `group` and `code` "" are not known; `why` has the reason in `nl` and `en`, `others` where it might also belong;
    `turnover` sums amounts without their sign. `key` names the same words in any scan.
    """

    file = models.ForeignKey(SpendFile, on_delete=models.CASCADE, related_name="keys")
    key = models.CharField(max_length=64)
    cpv = models.TextField(blank=True)
    category = models.TextField(blank=True)
    ledger_account = models.TextField(blank=True)
    description = models.TextField(blank=True)
    supplier = models.TextField(blank=True)
    lines = models.BigIntegerField()
    cents = models.BigIntegerField()
    turnover = models.BigIntegerField()
    group = models.CharField(max_length=80, blank=True)
    code = models.CharField(max_length=20, blank=True)
    method = models.CharField(max_length=20, blank=True)
    confidence = models.FloatField(null=True)
    doubtful = models.BooleanField()
    why = models.JSONField(default=dict)
    others = models.JSONField(default=list)

    class Meta:
        ordering = ("-doubtful", "-turnover", "id")
        indexes = (models.Index(fields=("file", "doubtful", "-turnover")), models.Index(fields=("file", "key")))

    def __str__(self) -> str:
        return self.key


class SpendQuantity(models.Model):
    """So much energy or fuel, in the unit of its carrier, delivered in a year."""

    file = models.ForeignKey(SpendFile, on_delete=models.CASCADE, related_name="quantities")
    carrier = models.CharField(max_length=40)
    amount = models.DecimalField(max_digits=24, decimal_places=6)
    year = models.PositiveSmallIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("year", "carrier", "id")

    def __str__(self) -> str:
        return f"{self.carrier} {self.year}"


class ConfirmedLine(models.Model):
    """What a person of the organisation said that lines with these words are. Withdrawn ones stay, for the file.

    `group` "none" lies outside every group; `code` is of the factor set's classification, "" for not known.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="confirmed_lines")
    key = models.CharField(max_length=64)
    words = models.JSONField()
    group = models.CharField(max_length=80)
    code = models.CharField(max_length=20, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "key"),
                condition=models.Q(withdrawn_at=None),
                name="one_confirmation_per_key",
            ),
        )

    def __str__(self) -> str:
        return f"{self.key}: {self.group}"
