"""What a basket says about its tender (decision 0094): only what is certain, and never that something is not."""

from collections.abc import Sequence

from hefboom.apps.criteria.actions.log import CHANGE
from hefboom.apps.strategy.queries import pack_in_force
from hefboom.apps.tenders.access import Person
from hefboom.apps.tenders.actions.editing import set_facts
from hefboom.apps.tenders.facts import Stored
from hefboom.apps.tenders.models import Tender
from hefboom.core.facts.facts import Fact, Missing, Source, Value
from hefboom.core.facts.fields import vocabulary
from hefboom.core.strategy.basket import basket_facts, follows
from hefboom.core.strategy.library import Criterion

SOURCE = "criteria"


def settle_facts(person: Person, tender: Tender) -> None:
    """Bring the facts that follow from the basket in step with it; the obligations are judged at once."""
    rows = tender.chosen_criteria.filter(removed_at=None)
    themes = pack_in_force().themes
    said = follows([Criterion.model_validate(row.entry) for row in rows], themes)
    source = Source(kind=SOURCE, document=person.get_username())
    facts: dict[str, Fact] = {}
    for name in basket_facts(themes):
        stored = _stored(tender, name)
        if name in said and not _says_more(stored, said[name]):
            facts[name] = Fact(said[name], source)
        elif name not in said and stored and all(_ours(one) for one in stored):
            facts[name] = Fact(None, source, Missing.NOT_GIVEN)
    set_facts(person, tender, facts, CHANGE)


def _stored(tender: Tender, name: str) -> list[Stored]:
    """Return what is known of a fact, of the tender or of each of its lots."""
    holders = [tender] if vocabulary()[name].grain == "tender" else list(tender.lots.all())
    return [one for holder in holders if "value" in (one := holder.facts.get(name) or {})]


def _says_more(stored: Sequence[Stored], value: Value) -> bool:
    """Say whether somebody else stated a higher level than the basket shows: then theirs stays."""
    return any(
        not _ours(one) and isinstance(known := one["value"], int) and isinstance(value, int) and known > value
        for one in stored
    )


def _ours(one: Stored) -> bool:
    return bool(one.get("source", {}).get("kind") == SOURCE)
