"""The open questions of a tender: facts nobody gave yet, that an obligation or a document needs."""

from collections.abc import Iterable
from dataclasses import dataclass

from hefboom.apps.strategy.queries import pack_in_force
from hefboom.apps.tenders.access import STEP_OF
from hefboom.apps.tenders.facts import COLUMNS
from hefboom.apps.tenders.models import Lot
from hefboom.apps.tenders.queries.openpoints import AMBITION, AWARD, CRITERIA
from hefboom.apps.tenders.queries.page import TenderPage
from hefboom.core.facts.derive import inputs_of
from hefboom.core.facts.fields import FactField, vocabulary
from hefboom.core.facts.phases import PLANNED
from hefboom.core.strategy.pack import Obligation
from hefboom.core.strategy.verdict import Verdict

DOCUMENTS_NEED = (
    "product_group",
    "contract_nature",
    "estimated_value_eur",
    "duration_months",
    "procedure",
    "cpv",
)
"""Facts that stand in the documents of a tender, or choose its texts, criteria and advice."""
ELSEWHERE = frozenset({*AMBITION, *CRITERIA, *AWARD, *STEP_OF, *PLANNED.values()})
"""Facts that follow from work on another page (a web, criteria, a model, a step, a plan): not asked here."""


@dataclass(frozen=True, slots=True)
class Question:
    """A fact that nobody gave yet, of the tender or of a lot, with the obligations that it helps to settle."""

    field: FactField
    lot: Lot | None
    settles: tuple[Obligation, ...]

    @property
    def key(self) -> str:
        """The name of its field on a form."""
        return f"{self.field.name}-{self.lot.pk}" if self.lot else self.field.name


def questions_of(page: TenderPage, verdicts: Iterable[Verdict]) -> list[Question]:
    """Return the open questions, those that settle most obligations first."""
    settles = _settles(verdicts)
    names = [name for name in vocabulary() if name in settles or name in DOCUMENTS_NEED]
    found = [
        Question(vocabulary()[name], lot, tuple(settles.get(name, ())))
        for name in names
        if askable(vocabulary()[name])
        for lot in _open_lots(page, vocabulary()[name])
    ]
    return sorted(found, key=lambda one: -len(one.settles))


def askable(field: FactField) -> bool:
    """Say whether a fact is asked here: a person can know it, and no other page of the tender sets it."""
    typed = bool({"buyer", "client"} & {*field.known_by})
    return typed and not field.derived and field.name not in {*ELSEWHERE, *COLUMNS}


def _settles(verdicts: Iterable[Verdict]) -> dict[str, list[Obligation]]:
    """Return the obligations that each missing fact helps to settle."""
    obligations = {one.id: one for one in pack_in_force().obligations}
    found: dict[str, list[Obligation]] = {}
    for verdict in verdicts:
        if verdict.commitment in obligations:
            for name in {given for missing in verdict.missing for given in inputs_of(missing)}:
                found.setdefault(name, []).append(obligations[verdict.commitment])
    return found


def _open_lots(page: TenderPage, field: FactField) -> list[Lot | None]:
    """Return the lots of which a fact is unknown; [None] for an unknown fact of the tender."""
    if field.grain == "tender":
        return [None] if page.rows[0].get(field.name) is None else []
    return [lot for lot, row in zip(page.lots, page.rows, strict=True) if row.get(field.name) is None]
