"""Fictitious ambitions of the example organisations, from the ministry down to one product group."""

from collections.abc import Mapping

from hefboom.apps.accounts.models import User
from hefboom.apps.ambition.actions.webs import set_level
from hefboom.apps.ambition.models import Web
from hefboom.apps.organisations.models import Organisation

MINISTRY, AGENCY, GROUP = "ienw", "fictief-ienw-wegen-en-water", "bedrijfskleding"
_BASE = {"climate": 2, "circular": 2, "social-return": 1, "isv": 1, "innovation": 1}
_OWN = {"social-return": 2}
_CLOTHING = {"circular": 3, "isv": 2}
REASON = "Verzonnen voorbeeld: gekozen in een ambitiesessie."


def load_webs(chooser: User, agency_chooser: User) -> None:
    """Make the webs of the ministry, the agency and its work clothing. A web that has levels is left alone."""
    ministry = Organisation.objects.get(code=MINISTRY)
    agency = Organisation.objects.get(code=AGENCY)
    _fill(chooser, ministry, "", _BASE)
    _fill(agency_chooser, agency, "", _OWN)
    _fill(agency_chooser, agency, GROUP, _CLOTHING)


def _fill(chooser: User, organisation: Organisation, group: str, levels: Mapping[str, int]) -> None:
    web = Web.objects.filter(organisation=organisation, product_group=group, tender=None).first()
    if web is not None and web.levels.exists():
        return
    web = web or Web(organisation=organisation, product_group=group)
    for theme, level in levels.items():
        set_level(chooser, web, theme, level, REASON, 0)
