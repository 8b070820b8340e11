"""Organisations as a tree that changes over time, and who works where in which role."""

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Organisation(models.Model):
    """A ministry, agency or unit. It exists from `valid_from` until `valid_until`, both inclusive; empty is open."""

    class Kind(models.TextChoices):
        MINISTRY = "ministry", _("ministerie")
        AGENCY = "agency", _("uitvoeringsorganisatie")
        PURCHASING = "purchasing", _("inkooppunt")
        UNIT = "unit", _("onderdeel")
        MUNICIPALITY = "municipality", _("gemeente")

    code = models.SlugField(max_length=80, unique=True)
    name = models.CharField(_("naam"), max_length=200)
    name_en = models.CharField(_("naam in het Engels"), max_length=200, blank=True)
    kind = models.CharField(_("soort"), max_length=20, choices=Kind.choices)
    valid_from = models.DateField(_("bestaat vanaf"), null=True, blank=True)
    valid_until = models.DateField(_("bestaat tot en met"), null=True, blank=True)
    source = models.CharField(_("bron"), max_length=300, blank=True)
    fictitious = models.BooleanField(_("fictief"), default=False)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    @property
    def local_name(self) -> str:
        """The name in the reader's language; the Dutch one where there is no English."""
        english = (get_language() or "nl").startswith("en")
        return self.name_en if english and self.name_en else self.name


class Placement(models.Model):
    """Where an organisation hangs in the tree in a period, both days inclusive; empty is open."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="placements")
    parent = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="children_placements")
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("valid_from",)

    def __str__(self) -> str:
        return f"{self.organisation} < {self.parent}"


class Succession(models.Model):
    """One organisation followed another: renamed, merged into it, split off from it."""

    class Kind(models.TextChoices):
        RENAME = "rename", _("nieuwe naam")
        MERGE = "merge", _("opgegaan in")
        SPLIT = "split", _("afgesplitst")

    predecessor = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="origins")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    on = models.DateField()

    class Meta:
        ordering = ("on",)

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor} ({self.on})"


class Membership(models.Model):
    """A person's role in an organisation; it counts for the organisations below it too."""

    class Role(models.TextChoices):
        CLIENT = "client", _("opdrachtgever")
        BUYER = "buyer", _("inkoopadviseur")
        CATEGORY_MANAGER = "category_manager", _("categoriemanager")
        MVI_COORDINATOR = "mvi_coordinator", _("MVI-coördinator")
        CONTRACT_MANAGER = "contract_manager", _("contractmanager")
        POLICY = "policy", _("beleid")
        SGO = "sgo", _("SGO")
        ADMIN = "admin", _("beheerder")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("rol"), max_length=20, choices=Role.choices)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("user", "organisation", "role"), name="one_membership"),)

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()} · {self.organisation}"
