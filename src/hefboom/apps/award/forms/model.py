"""The form of an award model: what goes for all of it, and a row per criterion."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS

from hefboom.apps.award.forms.fields import AskingForm
from hefboom.apps.award.forms.method import MethodForm, method_initial
from hefboom.apps.award.forms.rows import RowForm, row_initial
from hefboom.core.award.model import AwardCriterion, AwardDesign

MOST_ROWS = 51
"""Fifty criteria, and the open row."""


@dataclass(frozen=True)
class ModelForm:
    """The whole form: what goes for the model, a row per criterion, and an open row to add one."""

    method: MethodForm
    rows: tuple[RowForm, ...]

    @classmethod
    def shown(cls, design: AwardDesign, version: int) -> "ModelForm":
        """Return the form of a stored model."""
        rows = [RowForm(design, one, prefix=f"c{n}", initial=row_initial(design, one)) for n, one in _numbered(design)]
        last = RowForm(design, None, prefix=f"c{len(rows)}", initial={"kind": "impact", "measure": "score"})
        shown = {**method_initial(design, version), "rows": len(rows) + 1}
        return cls(MethodForm(design, initial=shown), (*rows, last))

    @classmethod
    def filled(cls, design: AwardDesign, post: Mapping[str, Any]) -> "ModelForm":
        """Return the form as it was sent; rows are matched with the stored criteria by their id."""
        stored = {one.id: one for one in design.criteria}
        count = post.get("rows", "")
        many = min(int(count), MOST_ROWS) if count.isdecimal() else 0
        rows = (RowForm(design, stored.get(post.get(f"c{n}-id", "")), post, prefix=f"c{n}") for n in range(many))
        return cls(MethodForm(design, post), tuple(rows))

    @property
    def errors(self) -> list[tuple[str, str, str]]:
        """What is wrong: the id of the field ("" for the whole), its label, what to do."""
        return [
            ("" if name == NON_FIELD_ERRORS else form[name].id_for_label, _label(form, name), str(error))
            for form in (self.method, *self.rows)
            if form.is_bound
            for name, errors in form.errors.items()
            for error in errors
        ]

    def is_valid(self) -> bool:
        """Say whether everything can be stored; what was left to divide may stay open."""
        return all([self.method.is_valid(), *(row.is_valid() for row in self.rows)])

    def design(self, order: str = "") -> AwardDesign:
        """Return the model as filled in. `order` is "" or what a button asks of a row: "up-2", "down-0", "remove-1".

        Raises pydantic's `ValidationError` for what no single field could tell.
        """
        rows: list[dict[str, Any]] = []
        for row in self.rows:
            if not row.is_empty:
                rows.append(row.criterion([one["id"] for one in rows]))
        return AwardDesign.model_validate({**self.method.apply(self.method.design), "criteria": _moved(rows, order)})


def _label(form: AskingForm, name: str) -> str:
    """Return what a field is called; a row adds its own name."""
    label = "" if name == NON_FIELD_ERRORS else str(form[name].label)
    row = form.data.get(form.add_prefix("name")) if isinstance(form, RowForm) else ""
    return f"{row}: {label}" if row and name != "name" else label


def _numbered(design: AwardDesign) -> Iterator[tuple[int, AwardCriterion]]:
    return iter(enumerate(design.criteria))


def _moved(rows: list[dict[str, Any]], order: str) -> list[dict[str, Any]]:
    """Return rows with one moved up or down, or taken out."""
    verb, _dash, place = order.partition("-")
    number = int(place) if place.isdecimal() else -1
    if not 0 <= number < len(rows):
        return rows
    if verb == "remove":
        return [row for n, row in enumerate(rows) if n != number]
    other = number + {"up": -1, "down": 1}.get(verb, 0)
    if 0 <= other < len(rows):
        rows[number], rows[other] = rows[other], rows[number]
    return rows
