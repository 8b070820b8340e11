"""The audit entry of a change in the register."""

from typing import Any

from hefboom.apps.accounts.actions import record
from hefboom.apps.accounts.models import AuditEvent, User
from hefboom.apps.tenders.models import ImportBatch, Tender


def log(user: User, action: str, on: Tender | ImportBatch, changes: dict[str, Any]) -> AuditEvent:
    """Write down who did what to which tender or import, with old and new values by name."""
    return record(user, action, on, changes, organisation=on.organisation.code)
