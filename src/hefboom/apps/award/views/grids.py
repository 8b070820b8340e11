"""A form per bid for each criterion: the sheets of `queries.sheets` with fields in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hefboom.apps.award.forms.scores import ScoreForm, plain
from hefboom.apps.award.models import Score
from hefboom.apps.award.queries.sheets import Sheet, SheetRow

Line = tuple[SheetRow, ScoreForm | None]
"""A bid with its form; None when nothing can change any more."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One criterion as the page shows it. `theirs` are scores that were stored meanwhile, by bid."""

    sheet: Sheet
    lines: tuple[Line, ...]
    theirs: Mapping[int, Score] | None = None

    @property
    def editable(self) -> bool:
        """Whether there is anything to fill in."""
        return any(form for _row, form in self.lines)

    @property
    def errors(self) -> list[tuple[str, str, str]]:
        """What is wrong: the id of the field, its label, what to do."""
        return [
            (form[name].id_for_label, form.bid, str(error))
            for _row, form in self.lines
            if form and form.is_bound
            for name, errors in form.errors.items()
            for error in errors
        ]


@dataclass(frozen=True, slots=True)
class Filled:
    """What was sent for one criterion, and what came of it."""

    criterion: str
    forms: Sequence[ScoreForm]
    theirs: Mapping[int, Score] | None = None


def grids(sheets: Sequence[Sheet], *, needed: bool, filled: Filled | None = None) -> list[Grid]:
    """Return the sheets with forms: as they were filled in for one criterion, as stored for the others."""
    found = []
    for sheet in sheets:
        mine = filled if filled and filled.criterion == sheet.criterion.id else None
        sent = {form.prefix: form for form in mine.forms} if mine else {}
        theirs = mine.theirs if mine else None
        lines = tuple((row, _form(sheet, row, sent.get(row.prefix), theirs, needed=needed)) for row in sheet.rows)
        found.append(Grid(sheet, lines, theirs))
    return found


def bound(sheet: Sheet, rows: Sequence[SheetRow], post: Mapping[str, Any], *, needed: bool) -> list[ScoreForm]:
    """Return the forms of these bids as they were sent. `needed`: each must be filled in."""
    return [ScoreForm(sheet.criterion, row.bid.name, post, prefix=row.prefix, needed=needed) for row in rows]


def _form(
    sheet: Sheet, row: SheetRow, sent: ScoreForm | None, theirs: Mapping[int, Score] | None, *, needed: bool
) -> ScoreForm | None:
    if row.locked:
        return None
    if sent and theirs is None:
        return sent
    shown = sent.cleaned_data if sent else _stored(row)
    score = theirs.get(row.bid.pk) if theirs is not None else row.score
    initial = {**shown, "version": score.version if score else 0}
    return ScoreForm(sheet.criterion, row.bid.name, prefix=row.prefix, needed=needed, initial=initial)


def _stored(row: SheetRow) -> dict[str, Any]:
    """Return what stands in the form of a bid: the score, else what all assessors agree on already."""
    score = row.score or row.proposal
    if score is None:
        return {}
    alone = row.score is None and len(row.own) > 1
    return {"value": plain(score.value), "motivation": "" if alone else score.motivation}
