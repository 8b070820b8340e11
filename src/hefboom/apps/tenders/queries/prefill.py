"""What need not be asked: facts that repeat from the previous contract, or follow from the product group."""

from collections.abc import Collection

from django.db.models import QuerySet

from hefboom.apps.organisations.models import Organisation
from hefboom.apps.strategy.queries import pack_in_force
from hefboom.apps.tenders.access import Access
from hefboom.apps.tenders.facts import facts_of, rows_of
from hefboom.apps.tenders.models import Tender
from hefboom.apps.tenders.queries.register import visible
from hefboom.core.facts.facts import Fact, Source, Value

REPEATS = (
    "contract_nature",
    "cpv",
    "product_group",
    "category",
    "category_managed",
    "buyer_kind",
    "procedure",
    "duration_months",
    "estimated_value_eur",
)
"""Facts that are often the same the next time."""
LOOKED_AT = 10
"""So many of an organisation's newest tenders must agree on what kind of buyer it is."""
CHOICE = 200
"""So many earlier tenders are offered to choose from; any other can be named by its code."""
CPV_DIGITS = 8


def prefill(
    organisation: Organisation, previous: Tender | None, group: str | None, known: Collection[str]
) -> dict[str, Fact]:
    """Return the facts, beside those `known`, that need not be asked, each with where it came from."""
    found = from_organisation(organisation) | from_group(group or "")
    if previous is not None:
        found |= from_previous(previous)
    return {name: fact for name, fact in found.items() if name not in known}


def from_previous(previous: Tender) -> dict[str, Fact]:
    """Return what repeats from an earlier tender: of lots only what all say; the value is that of the whole."""
    source = Source(kind="previous", document=previous.code)
    rows = rows_of(previous, previous.lots.all())
    said = {name: {row.get(name) for row in rows} for name in REPEATS}
    said["estimated_value_eur"] = {row.get("tender_value_eur") for row in rows}
    agreed: dict[str, Value | None] = {name: next(iter(values)) for name, values in said.items() if len(values) == 1}
    return {name: Fact(value, source) for name, value in agreed.items() if value is not None}


def from_group(group: str) -> dict[str, Fact]:
    """Return what follows from a product group by the strategy: its category, and its CPV code if there is just one."""
    pack = pack_in_force()
    name = next((one.name.nl for one in pack.product_groups if one.code == group), None)
    if name is None:
        return {}
    source = Source(kind="category", document=name)
    found = {"category": Fact(group, source)} if any(one.code == group for one in pack.categories) else {}
    prefixes = [rule.prefix for rule in pack.cpv_rules if rule.product_group == group]
    return found | ({"cpv": Fact(prefixes[0].ljust(CPV_DIGITS, "0"), source)} if len(prefixes) == 1 else {})


def from_organisation(organisation: Organisation) -> dict[str, Fact]:
    """Return what kind of buyer an organisation is, when its newest tenders all say the same."""
    newest = Tender.objects.filter(organisation=organisation, facts__has_key="buyer_kind").order_by("-pk")[:LOOKED_AT]
    facts = [(one.code, facts_of(one.facts)["buyer_kind"].value) for one in newest]
    kinds = {value for _code, value in facts if value is not None}
    if len(kinds) != 1:
        return {}
    return {"buyer_kind": Fact(kinds.pop(), Source(kind="previous", document=facts[0][0]))}


def earlier(access: Access, organisations: Collection[int], group: str = "") -> QuerySet[Tender]:
    """Return the tenders of these organisations that can be the previous one, newest first."""
    tenders = visible(access).filter(organisation__in=organisations).order_by("-decided_on", "-pk")
    return tenders.filter(product_group=group) if group else tenders


def next_code(organisation: Organisation, year: int) -> str:
    """Return the next free code of an organisation in a year: `2027-001`, then `2027-002`."""
    start = f"{year}-"
    codes = Tender.objects.filter(organisation=organisation, code__startswith=start).values_list("code", flat=True)
    numbers = [int(tail) for code in codes if (tail := code.removeprefix(start)).isdecimal()]
    return f"{year}-{max(numbers, default=0) + 1:03d}"
