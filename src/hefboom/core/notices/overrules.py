"""A person's own classes of award criteria, from a file: the last word on what is price, quality or impact."""

import csv
from pathlib import Path

from hefboom.core.base.errors import HefboomError
from hefboom.core.notices.criteria import CLASSES, Class, OverrulesByLot

COLUMNS = ("notice", "lot_id", "criterion", "class")


def read_overrules(path: Path) -> OverrulesByLot:
    """Read a csv file with the columns notice, lot_id, criterion (its number in the notice) and class.

    Other columns (who, why) are for people and are left alone. Raises HefboomError with line and column.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise HefboomError(f"{path}: cannot be read as text in UTF-8: {error}") from None
    reader = csv.DictReader(text.splitlines())
    if gone := [column for column in COLUMNS if column not in (reader.fieldnames or ())]:
        raise HefboomError(f"{path}: the first line lacks the column {gone[0]!r}; needed are {', '.join(COLUMNS)}")
    found: dict[tuple[str, str], dict[int, Class]] = {}
    for row in reader:
        about = next((one for one in CLASSES if one == (row["class"] or "").strip()), None)
        number = (row["criterion"] or "").strip()
        if about is None:
            raise HefboomError(
                f"{path}, line {reader.line_num}, column class: {row['class']!r} is none of {', '.join(CLASSES)}"
            )
        if not number.isdecimal():
            raise HefboomError(
                f"{path}, line {reader.line_num}, column criterion: {number!r} is no number of a criterion"
            )
        found.setdefault((row["notice"].strip(), row["lot_id"].strip()), {})[int(number)] = about
    return found
