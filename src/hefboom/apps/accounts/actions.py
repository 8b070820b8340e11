"""Keeping the log of changes, and letting people change their own account."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import PasswordChangeForm
from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest

from hefboom.apps.accounts.models import AuditEvent, User


def record(
    actor: User | None,
    action: str,
    on: Model,
    changes: Mapping[str, Any] | None = None,
    *,
    organisation: str = "",
    result: str = "done",
    origin: str | None = None,
) -> AuditEvent:
    """Write one line in the log, in the caller's transaction: a change that is rolled back leaves no trace.

    `action` is "<object>.<verb>", such as "membership.grant". `changes` gives {"old": …, "new": …} by field name;
    never a password or another secret. `organisation` is the code of the organisation it is about.
    """
    return AuditEvent.objects.create(
        actor=actor,
        action=action,
        object_type=on._meta.model_name or "",
        object_id=str(on.pk),
        organisation=organisation,
        result=result,
        origin=origin,
        changes=dict(changes or {}),
    )


@transaction.atomic
def change_password(request: HttpRequest, form: PasswordChangeForm) -> User:
    """Give somebody the new password of a valid form; other sessions end, this one goes on."""
    user = form.save()
    update_session_auth_hash(request, user)
    record(user, "user.password", user, origin=request.META.get("REMOTE_ADDR"))
    return user
