"""The CSV tables of a pack: product groups, CPV rules, categories and criteria, one row each."""

import csv
import io
from collections.abc import Callable, Iterator
from datetime import date

from hefboom.core.facts.read import BOOLEANS
from hefboom.core.strategy.problems import Problem, did_you_mean

DIMENSIONS = ("co2", "material", "innovation", "isv", "jobs")
_NOTE = ("note_nl", "note_en")
_SOURCE = ("document", "chapter", "heading", "page", "url")


def _text(row: dict[str, str], name: str) -> dict[str, object]:
    return {language: row[f"{name}_{language}"] for language in ("nl", "en") if row.get(f"{name}_{language}")}


def _note(row: dict[str, str]) -> dict[str, object]:
    note = _text(row, "note")
    return {"note": note} if note else {}


def _source(row: dict[str, str]) -> dict[str, object]:
    source: dict[str, object] = {key: row[key] for key in _SOURCE if row.get(key)}
    page = row.get("page", "")
    if page.isdigit():
        source["page"] = int(page)
    return source


def _known(row: dict[str, str], *columns: str) -> dict[str, object]:
    return {column: row[column] for column in columns if row.get(column)}


def _scores(row: dict[str, str]) -> tuple[dict[str, object], ...]:
    """Return the cells of table 3.1. Empty: the group is not in it; `unknown`: it is, but its score is not known."""
    cells = ((dimension, row.get(f"score_{dimension}", "")) for dimension in DIMENSIONS)
    return tuple({"dimension": name, "score": _score(cell)} for name, cell in cells if cell)


def _score(cell: str) -> object:
    if cell == "unknown":
        return None
    return int(cell) if cell.isdigit() else cell


def _product_group(row: dict[str, str]) -> dict[str, object]:
    words: dict[str, object] = {"true": True, "false": False, "": False}
    return {
        **_known(row, "code", "parent", "mvi", "confidence"),
        **_note(row),
        "name": _text(row, "name"),
        "high_impact": words.get(row.get("high_impact", "").lower(), row.get("high_impact")),
        "source": _source(row),
        "scores": _scores(row),
    }


def _cpv_rule(row: dict[str, str]) -> dict[str, object]:
    return {**_known(row, "prefix", "product_group", "confidence"), **_note(row)}


def _category(row: dict[str, str]) -> dict[str, object]:
    return {**_known(row, "code", "owner", "confidence"), "name": _text(row, "name"), "source": _source(row)}


def criterion(row: dict[str, str]) -> dict[str, object]:
    """Return a row of the template for criteria as an entry. What is not of the right type stays as it is written."""
    texts = {name: _text(row, name) for name in CRITERION_TEXTS}
    flags = {name: _flag(row[name]) for name in ("own_wording", "repeats_law") if row.get(name)}
    numbers = {name: int(row[name]) if row[name].isdecimal() else row[name] for name in _NUMBERS if row.get(name)}
    return {
        **_known(row, "code", "previous", "kind"),
        **{name: _day(row[name]) for name in ("from", "until") if row.get(name)},
        **{name: text for name, text in texts.items() if text},
        **{name: tuple(row[name].replace(";", " ").split()) for name in CRITERION_LISTS if row.get(name)},
        **numbers,
        **flags,
        "source": _source(row),
    }


def _flag(cell: str) -> object:
    return BOOLEANS.get(cell.lower(), cell)


def _day(cell: str) -> object:
    try:
        return date.fromisoformat(cell)
    except ValueError:
        return cell


CRITERION_TEXTS = ("title", "text", "legal_form", "verification", "for_buyer", "for_bidder")
CRITERION_LISTS = ("themes", "product_groups", "overlaps")
_NUMBERS = ("version", "level")
CRITERION_COLUMNS = (
    *("code", "version", "from", "until", "previous", "kind", "level", *CRITERION_LISTS),
    *(f"{name}_{language}" for name in CRITERION_TEXTS for language in ("nl", "en")),
    *(*_SOURCE, "own_wording", "repeats_law"),
)
"""The columns of a file with criteria. Lists are separated by semicolons or spaces, dates are written 2026-01-31."""

Reader = Callable[[dict[str, str]], dict[str, object]]
TABLES: dict[str, tuple[str, tuple[str, ...], Reader]] = {
    "product-groups.csv": (
        "product_group",
        (
            *("code", "name_nl", "name_en", "parent", "high_impact", "mvi", "confidence", *_SOURCE, *_NOTE),
            *(f"score_{dimension}" for dimension in DIMENSIONS),
        ),
        _product_group,
    ),
    "cpv-rules.csv": ("cpv_rule", ("prefix", "product_group", "confidence", *_NOTE), _cpv_rule),
    "categories.csv": (
        "category",
        ("code", "name_nl", "name_en", "owner", "confidence", *_SOURCE),
        _category,
    ),
    "criteria.csv": ("criterion", CRITERION_COLUMNS, criterion),
}
"""By file name: the kind of entry, the columns it may have, and how a row becomes an entry."""

Found = Problem | tuple[str, dict[str, object], str, int | None]


def read_table(name: str, text: str) -> Iterator[Found]:
    """Yield each row of a CSV table as an entry, and a problem for what is not a row of it."""
    if name not in TABLES:
        yield Problem("error", name, None, "", f"is not a table of a pack{did_you_mean(name, TABLES)}")
        return
    kind, columns, read = TABLES[name]
    reader = csv.reader(io.StringIO(text, newline=""))
    header = next(reader, [])
    unknown = [column for column in header if column not in columns]
    for column in unknown:
        what = f'there is no column "{column}"{did_you_mean(column, columns)} (columns: {", ".join(columns)})'
        yield Problem("error", name, 1, "header", what)
    if unknown:
        return
    for cells in reader:
        line = reader.line_num
        if len(cells) == len(header):
            yield (kind, read(dict(zip(header, (cell.strip() for cell in cells), strict=True))), name, line)
        elif cells:
            what = f"the row has {len(cells)} cells, the header has {len(header)}"
            yield Problem("error", name, line, "", what)
