"""People who log in, and the log of everything they changed."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A person with a local account. What somebody may do follows from memberships of organisations."""

    fictitious = models.BooleanField(_("fictief"), default=False)


class AuditEvent(models.Model):
    """One change or attempt, kept for ever: who did what to which object, when, from where, with what result.

    `changes` holds old and new values by name. Rows are never updated or deleted by the application.
    """

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    actor = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="audit_events")
    action = models.CharField(max_length=80)
    object_type = models.CharField(max_length=80)
    object_id = models.CharField(max_length=80)
    organisation = models.CharField(max_length=80, blank=True)
    result = models.CharField(max_length=20, default="done")
    origin = models.GenericIPAddressField(null=True)
    changes = models.JSONField(default=dict)

    class Meta:
        ordering = ("-at", "-id")
        indexes = (models.Index(fields=("object_type", "object_id")),)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.object_type} {self.object_id}"
