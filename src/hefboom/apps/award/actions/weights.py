"""What an award model says of price, quality and impact becomes facts of the tender, so that obligations react."""

from hefboom.apps.accounts.models import User
from hefboom.apps.award.queries.weights import model_weights
from hefboom.apps.tenders.actions.editing import set_facts
from hefboom.apps.tenders.facts import facts_of
from hefboom.apps.tenders.models import Tender
from hefboom.core.award.model import KINDS, AwardDesign
from hefboom.core.facts.facts import Fact, Missing, Source

ACTION = "award.weights"


def keep_weights(user: User, tender: Tender, design: AwardDesign) -> None:
    """Store the weights of a finished model as facts of every lot.

    While the model is not finished the weights are not known yet; what a notice or a person said is then left alone.
    """
    source = Source(kind="award", document=user.get_username())
    if found := model_weights(design):
        set_facts(user, tender, {f"{kind}_weight": Fact(value, source) for kind, value in found.items()}, ACTION)
        return
    names = {f"{kind}_weight" for kind in KINDS}
    ours = {
        name
        for lot in tender.lots.all()
        for name, fact in facts_of({name: lot.facts[name] for name in names & set(lot.facts)}).items()
        if fact.source and fact.source.kind == "award" and fact.value is not None
    }
    set_facts(user, tender, {name: Fact(None, source, Missing.NOT_YET) for name in ours}, ACTION)
