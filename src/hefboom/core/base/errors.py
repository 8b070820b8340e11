"""Errors that tell a person what to do."""

from dataclasses import asdict, dataclass


class HefboomError(Exception):
    """An error whose text is meant for the person at the keyboard: what, where, why, what to do."""


@dataclass(frozen=True, slots=True)
class RejectedCell:
    """A value in an input file that could not be read; its whole row is left out.

    `line` counts from 1 as a text editor or spreadsheet does (the header is line 1); in JSON lists and Parquet, which
    have no lines, it is the number of the row, from 1. None where neither is known. `column` is the name in the file,
    "" when the row as a whole is wrong. `why` is one plain English sentence that also says what would be right.
    """

    line: int | None
    column: str
    value: str
    why: str

    def as_dict(self) -> dict[str, object]:
        """Return the promised JSON form: line, column, value, why."""
        return asdict(self)
