"""How often each fact was there: per kind of form, filled out of how many could have it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hefboom.core.facts.fields import FactField, vocabulary
from hefboom.core.notices.notice import Facts, Notice
from hefboom.core.notices.register import Tender
from hefboom.core.notices.results import RESULT_FIELDS

_AWARDING = frozenset({"result", "dir-awa-pre", "cont-modif"})
_ONLY_IN = {
    **dict.fromkeys((*RESULT_FIELDS, "awarded_on"), _AWARDING),
    "planned_on": frozenset({"planning"}),
    "published_on": frozenset({"competition", "change"}),
}
_ADDED = frozenset({"tender_id", "notices", "organisation", "buyer_kind", "product_group"})
"""Facts that no single notice gives: they come about when notices are put together."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A fact in one kind of form: how many have it, out of how many (tenders' facts: notices; lots' facts: lots)."""

    field: str
    form_type: str
    filled: int
    possible: int

    def as_dict(self) -> dict[str, object]:
        """Return it for JSON."""
        return {"field": self.field, "form_type": self.form_type, "filled": self.filled, "possible": self.possible}


def coverage(notices: Iterable[Notice]) -> list[Cell]:
    """Count per kind of form how often each fact that a notice can know was there, in the vocabulary's order."""
    counts: dict[tuple[str, str], list[int]] = {}
    fields = [item for item in vocabulary().values() if _can_tell(item)]
    forms: list[str] = []
    for notice in notices:
        if notice.form_type not in forms:
            forms.append(notice.form_type)
        for item in fields:
            if notice.form_type not in _ONLY_IN.get(item.name, {notice.form_type}):
                continue
            filled, possible = _counted(item, notice)
            cell = counts.setdefault((item.name, notice.form_type), [0, 0])
            cell[0] += filled
            cell[1] += possible
    return [
        Cell(item.name, form, *counts[item.name, form])
        for item in fields
        for form in sorted(forms)
        if (item.name, form) in counts
    ]


def register_coverage(tenders: Sequence[Tender]) -> list[Cell]:
    """Count how often each fact of the vocabulary is known once the notices are put together into tenders."""
    cells: list[Cell] = []
    for item in vocabulary().values():
        if item.derived:
            continue
        sheets = [t.facts for t in tenders] if item.grain == "tender" else [lot for t in tenders for lot in t.lots]
        cells.append(Cell(item.name, "register", _known(item.name, sheets), len(sheets)))
    return cells


def _can_tell(item: FactField) -> bool:
    return "notice" in item.known_by and item.name not in _ADDED


def _counted(item: FactField, notice: Notice) -> tuple[int, int]:
    sheets: list[Facts] = list(notice.lots.values())
    if item.name == "lot_id":
        return sum(1 for lot_id in notice.lots if lot_id), len(sheets)
    if item.grain == "tender":
        return int(_known(item.name, [notice.tender, *sheets]) > 0), 1
    return _known(item.name, sheets), len(sheets)


def _known(name: str, sheets: Sequence[Facts]) -> int:
    return sum(1 for sheet in sheets if (fact := sheet.get(name)) is not None and fact.value is not None)
