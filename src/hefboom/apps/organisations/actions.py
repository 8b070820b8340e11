"""Changing organisations and roles: one function per verb, each with its reason in the log."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from hefboom.apps.accounts.actions import record
from hefboom.apps.accounts.models import User
from hefboom.apps.organisations.access import manages
from hefboom.apps.organisations.models import Membership, Organisation, Placement, Succession
from hefboom.apps.organisations.tree import Tree

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class NewOrganisation:
    """What is needed to add one. `first_day` None: it has always been there, as far as is known."""

    code: str
    name: str
    name_en: str
    kind: str
    first_day: date | None
    source: str


@transaction.atomic
def add(user: User, parent: Organisation, new: NewOrganisation, reason: str) -> Organisation:
    """Hang a new organisation under `parent` from its first day."""
    _may(user, parent)
    made = _make(new)
    Placement.objects.create(organisation=made, parent=parent, valid_from=new.first_day)
    changes = {"name": {"old": None, "new": made.name}, "parent": {"old": None, "new": parent.code}}
    record(user, "organisation.add", made, {**changes, "reason": reason}, organisation=made.code)
    return made


@transaction.atomic
def correct(user: User, organisation: Organisation, values: dict[str, str], reason: str) -> Organisation:
    """Put right what was written wrongly (name, name_en, source). For a new name from some day on, use `rename`."""
    _may(user, organisation)
    changes = {
        name: {"old": getattr(organisation, name), "new": value}
        for name, value in values.items()
        if getattr(organisation, name) != value
    }
    for name, value in values.items():
        setattr(organisation, name, value)
    organisation.save(update_fields=tuple(values))
    record(user, "organisation.correct", organisation, {**changes, "reason": reason}, organisation=organisation.code)
    return organisation


@transaction.atomic
def move(user: User, organisation: Organisation, parent: Organisation, on: date, reason: str) -> Placement:
    """Hang an organisation under another from day `on`; where it hung before stays true for the days before."""
    _may(user, organisation)
    _may(user, parent)
    if organisation.pk in Tree.load().above(parent.pk, on):
        raise ValidationError(_("Een organisatie kan niet onder zichzelf hangen. Kies een andere organisatie."))
    old = _place_on(organisation, on)
    made = _hang(organisation, parent, on)
    changes = {"parent": {"old": old.parent.code if old else None, "new": parent.code}, "on": on.isoformat()}
    record(user, "organisation.move", organisation, {**changes, "reason": reason}, organisation=organisation.code)
    return made


@transaction.atomic
def end(user: User, organisation: Organisation, successor: Organisation, last_day: date, reason: str) -> Succession:
    """Let an organisation merge into `successor`: it exists up to `last_day`, what hung under it moves along."""
    _may(user, organisation)
    made = _succeed(organisation, successor, last_day, Succession.Kind.MERGE)
    changes = {"last_day": last_day.isoformat(), "successor": successor.code, "reason": reason}
    record(user, "organisation.end", organisation, changes, organisation=organisation.code)
    return made


@transaction.atomic
def rename(user: User, organisation: Organisation, new: NewOrganisation, reason: str) -> Organisation:
    """Go on under a new name from its first day; figures of before stay with the old name."""
    _may(user, organisation)
    if new.first_day is None:
        raise ValidationError(_("Geef de eerste dag van de nieuwe naam."))
    place = _place_on(organisation, new.first_day)
    made = _make(new)
    if place:
        Placement.objects.create(organisation=made, parent=place.parent, valid_from=new.first_day)
    Membership.objects.bulk_create(
        Membership(user_id=one.user_id, organisation=made, role=one.role) for one in organisation.memberships.all()
    )
    _succeed(organisation, made, new.first_day - _DAY, Succession.Kind.RENAME)
    changes = {"name": {"old": organisation.name, "new": made.name}, "successor": made.code, "reason": reason}
    record(user, "organisation.rename", organisation, changes, organisation=organisation.code)
    return made


@transaction.atomic
def grant(user: User, person: User, organisation: Organisation, role: str) -> Membership:
    """Give somebody a role in an organisation; having it already is fine."""
    _may(user, organisation)
    membership, made = Membership.objects.get_or_create(user=person, organisation=organisation, role=role)
    if made:
        changes = {"role": {"old": None, "new": role}, "person": person.get_username()}
        record(user, "membership.grant", membership, changes, organisation=organisation.code)
    return membership


@transaction.atomic
def revoke(user: User, membership: Membership) -> None:
    """Take a role away. Nobody takes away the role by which they manage: that would lock the organisation."""
    _may(user, membership.organisation)
    if membership.user_id == user.pk and membership.role == Membership.Role.ADMIN:
        raise ValidationError(_("U kunt uw eigen beheerdersrol niet wegnemen. Vraag een andere beheerder."))
    changes = {"role": {"old": membership.role, "new": None}, "person": membership.user.get_username()}
    record(user, "membership.revoke", membership, changes, organisation=membership.organisation.code)
    membership.delete()


@transaction.atomic
def invite(user: User, person: User, password: str, organisation: Organisation, role: str) -> User:
    """Make an account with a first password, and give it a role. `person` is not saved yet."""
    _may(user, organisation)
    person.set_password(password)
    person.save()
    changes = {"username": {"old": None, "new": person.username}}
    record(user, "user.add", person, changes, organisation=organisation.code)
    grant(user, person, organisation, role)
    return person


def _may(user: User, organisation: Organisation) -> None:
    if not manages(user, organisation):
        raise PermissionDenied


def _make(new: NewOrganisation) -> Organisation:
    return Organisation.objects.create(
        code=new.code,
        name=new.name,
        name_en=new.name_en,
        kind=new.kind,
        valid_from=new.first_day,
        source=new.source,
    )


def _place_on(organisation: Organisation, day: date) -> Placement | None:
    starts = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    open_then = Q(valid_until__isnull=True) | Q(valid_until__gte=day)
    return organisation.placements.filter(starts, open_then).select_related("parent").first()


def _hang(organisation: Organisation, parent: Organisation, on: date) -> Placement:
    """Close what is in force on that day, drop what was planned after it, and begin the new place."""
    organisation.placements.filter(valid_from__gte=on).delete()
    still = organisation.placements.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=on))
    still.update(valid_until=on - _DAY)
    return Placement.objects.create(
        organisation=organisation, parent=parent, valid_from=on, valid_until=organisation.valid_until
    )


def _succeed(old: Organisation, new: Organisation, last_day: date, kind: Succession.Kind) -> Succession:
    if old.valid_until is not None:
        raise ValidationError(_("Deze organisatie is al beëindigd."))
    if old.pk == new.pk:
        raise ValidationError(_("Een organisatie kan niet in zichzelf opgaan."))
    below = Placement.objects.filter(parent=old).filter(Q(valid_until__isnull=True) | Q(valid_until__gt=last_day))
    for place in below.exclude(organisation=new).select_related("organisation"):
        _hang(place.organisation, new, last_day + _DAY)
    old.valid_until = last_day
    old.save(update_fields=("valid_until",))
    old.placements.filter(valid_until__isnull=True).update(valid_until=last_day)
    return Succession.objects.create(predecessor=old, successor=new, kind=kind, on=last_day + _DAY)
