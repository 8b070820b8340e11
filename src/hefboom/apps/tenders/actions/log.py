"""The audit entry of a change to a tender."""

from typing import Any

from hefboom.apps.accounts.models import AuditEvent, User
from hefboom.apps.tenders.models import Tender


def log(user: User, action: str, tender: Tender, changes: dict[str, Any]) -> AuditEvent:
    """Write down who did what to which tender, with old and new values by name."""
    return AuditEvent.objects.create(
        actor=user,
        action=action,
        object_type="tender",
        object_id=str(tender.pk),
        organisation=tender.organisation.code,
        changes=changes,
    )
