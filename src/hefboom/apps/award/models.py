"""How a tender is awarded: the model, the bids, the scores given and the decision."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hefboom.apps.tenders.models import Tender


class AwardModel(models.Model):
    """The award model of a tender. `design` is a `core.award` model as JSON; it is fixed before bids are scored.

    The prices of bids show only from `opened_at` on: when quality has been scored. `version` goes up with each change.
    `leaders` lead the scoring: they see all scores and give none themselves.
    """

    class State(models.TextChoices):
        DESIGN = "design", _("in ontwerp")
        SCORING = "scoring", _("beoordelen")
        OPENED = "opened", _("prijzen geopend")
        DECIDED = "decided", _("gegund")

    tender = models.OneToOneField(Tender, on_delete=models.CASCADE, related_name="award_model")
    design = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DESIGN)
    version = models.PositiveIntegerField(default=1)
    fixed_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    winner = models.ForeignKey("Bid", on_delete=models.PROTECT, null=True, related_name="+")
    decision = models.TextField(blank=True)
    leaders = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    updated_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return str(self.tender)


class Bid(models.Model):
    """One bid. `price_cents` None is not known yet; `offers` are measured offers (MKI, ladder level) by criterion id.

    A bid that is set aside does not count; `set_aside` says why.
    """

    model = models.ForeignKey(AwardModel, on_delete=models.CASCADE, related_name="bids")
    name = models.CharField(_("naam van de inschrijver"), max_length=200)
    price_cents = models.BigIntegerField(null=True)
    offers = models.JSONField(default=dict)
    set_aside = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("model", "name"), name="one_bid_per_name"),)

    def __str__(self) -> str:
        return self.name


class Score(models.Model):
    """What an assessor gave a bid on a criterion, and why. Without an assessor it is what they agreed on together.

    `value` is on the scale of the criterion.
    """

    bid = models.ForeignKey(Bid, on_delete=models.CASCADE, related_name="scores")
    criterion = models.CharField(max_length=80)
    assessor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    value = models.DecimalField(max_digits=9, decimal_places=3)
    motivation = models.TextField()
    version = models.PositiveIntegerField(default=1)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("bid", "criterion", "assessor"), name="one_score_per_assessor"),
            models.UniqueConstraint(
                fields=("bid", "criterion"), condition=models.Q(assessor=None), name="one_consensus_score"
            ),
        )

    def __str__(self) -> str:
        return f"{self.bid}: {self.criterion} {self.value}"
