"""The audit entry of a change in the spend scans."""

from collections.abc import Mapping
from typing import Any

from hefboom.apps.accounts.actions import record
from hefboom.apps.accounts.models import AuditEvent, User
from hefboom.apps.spend.models import ConfirmedLine, MappingVersion, SpendFile


def log(
    user: User, action: str, on: SpendFile | MappingVersion | ConfirmedLine, changes: Mapping[str, Any]
) -> AuditEvent:
    """Write down who did what to which scan, table or line, with old and new values by name."""
    return record(user, action, on, changes, organisation=on.organisation.code)
