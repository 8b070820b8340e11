"""What the progress pages say: names of commitments, of what they are broken down by, and links to the tenders."""

from dataclasses import dataclass
from functools import cache

from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hefboom.apps.monitoring.figures import Figure
from hefboom.apps.monitoring.queries import Key, Scope
from hefboom.apps.organisations.models import Organisation
from hefboom.apps.strategy.queries import pack_in_force
from hefboom.apps.tenders.filters import register_query
from hefboom.core.base.text import Text
from hefboom.core.strategy.pack import Obligation, ShareTarget


@dataclass(frozen=True, slots=True)
class Subject:
    """A commitment as the pages name it, whichever of the two kinds it is."""

    id: str
    is_target: bool
    title: Text
    says: Text
    numerator: Text
    denominator: Text
    reading: str


def subjects() -> list[Subject]:
    """Return every target and obligation of the pack in force, targets first."""
    pack = pack_in_force()
    return [*map(_target, pack.targets), *map(_obligation, pack.obligations)]


def subject(identifier: str) -> Subject | None:
    """Return one commitment by its id, or None."""
    return next((item for item in subjects() if item.id == identifier), None)


def register_url(scope: Scope, commitment: str, standing: str = "") -> str:
    """Return the address of the tenders behind a number."""
    query = register_query(
        organisatie=scope.organisation.code if scope.organisation else "",
        jaar=str(scope.year) if scope.year else "",
        productgroep=scope.product_group or "",
        verplichting=commitment,
        stand=standing,
    )
    return f"{_address('tenders:register', get_language(), get_script_prefix())}?{query}"


@cache
def _address(page: str, _language: str | None, _prefix: str) -> str:
    """Look an address up once for each language: a page links to the register hundreds of times."""
    return reverse(page)


def organisation_name(organisation: Organisation) -> str:
    """Return its name in the reader's language."""
    english = get_language() == "en" and organisation.name_en
    return english or organisation.name


def group_name(code: Key) -> str:
    """Return the name of a product group, or what its absence means."""
    special = {"none": _("Buiten elke groep"), "mixed": _("Verschillende groepen"), "": _("Groep onbekend")}
    if code in special:
        return special[str(code)]
    return _group_names(pack_in_force().sha256, get_language() or "nl").get(str(code), str(code))


@cache
def _group_names(_sha256: str, language: str) -> dict[str, str]:
    return {item.code: item.name.in_language(language) for item in pack_in_force().product_groups}


def counted(figure: Figure | None) -> str:
    """Say what a share is made of, such as "81 van 101"."""
    if figure is None or not figure.denominator.tenders:
        return _("geen")
    return _("%(part)s van %(whole)s") % {"part": figure.numerator.tenders, "whole": figure.denominator.tenders}


def _target(item: ShareTarget) -> Subject:
    return Subject(item.id, True, item.title, item.says, item.numerator, item.denominator, item.reading)


def _obligation(item: Obligation) -> Subject:
    met = Text(nl="trajecten die voldoen", en="tenders that comply")
    applies = Text(nl="trajecten waarvoor de verplichting geldt", en="tenders the obligation applies to")
    return Subject(item.id, False, item.title, item.says, met, applies, "strategy")
