"""The typed vocabulary: every fact that a rule, a form, an import or a notice can name."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict, model_validator

from hefboom.core.base.text import Text

FieldType = Literal["text", "code", "enum", "bool", "int", "decimal", "date"]
Grain = Literal["tender", "lot"]


class EnumValue(BaseModel):
    """One permitted value of an enum field, with its label."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: str
    label: Text


class FactField(BaseModel):
    """One fact of the vocabulary.

    `grain` says whether it belongs to the tender or to each lot. `unit` is "EUR", "months", "share" (0-1),
    "level" (0-3) or empty. `terms` are the eForms business terms that carry it. `known_by` says who can know it.
    `derived` facts are computed from others (see `derive.py`) and cannot be entered. `public` facts of a
    published tender are shown to everyone. `minimum` and `maximum` bound numbers, both inclusive.
    `codes` names what a code refers to: "cpv", "product_group", "organisation", "category".
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    type: FieldType
    grain: Grain
    label: Text
    help: Text
    unit: str = ""
    values: tuple[EnumValue, ...] = ()
    codes: str = ""
    minimum: int | None = None
    maximum: int | None = None
    terms: tuple[str, ...] = ()
    known_by: tuple[str, ...] = ()
    group: str
    derived: bool = False
    public: bool = True

    @model_validator(mode="after")
    def _enum_has_values(self) -> "FactField":
        if (self.type == "enum") != bool(self.values):
            raise ValueError(f"{self.name}: values are for enum fields, and every enum field needs them")
        return self


@cache
def vocabulary() -> Mapping[str, FactField]:
    """Return every field by name, in the order of `fields.toml` (the order of forms and templates)."""
    table = tomllib.loads((files(__package__) / "fields.toml").read_text("utf-8"))
    fields = [FactField.model_validate(entry) for entry in table["field"]]
    return {field.name: field for field in fields}
