"""What the footer of a Parquet file proves of its columns without reading them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Footer:
    """Columns of which something is certain; a column that is in no set may be anything.

    `complete` have a value on every row, `nothing` on no row; `no_empty_text` hold no text of zero letters. `ranges`
    are the lowest and highest value (of texts perhaps cut short). `rows` counts the rows; None: not known.
    """

    complete: frozenset[str] = _NONE
    nothing: frozenset[str] = _NONE
    no_empty_text: frozenset[str] = _NONE
    ranges: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    rows: int | None = None


NOTHING_PROVEN = Footer()


def footer_of(path: Path) -> Footer:
    """Read the statistics of a Parquet file; whoever wrote it may have left some out, or all."""
    try:
        metadata = parquet.read_metadata(path)
    except (pa.ArrowException, OSError):
        return NOTHING_PROVEN  # the engine says what is wrong with the file, or can read what this reader cannot
    groups = [metadata.row_group(number) for number in range(metadata.num_row_groups)]
    columns = [group.column(at) for group in groups for at in range(group.num_columns)]
    names = {column.path_in_schema for column in columns}

    def proven(holds: Callable[[parquet.ColumnChunkMetaData], bool]) -> frozenset[str]:
        return frozenset(names - {column.path_in_schema for column in columns if not holds(column)})

    ranges = {name: _range([each for each in columns if each.path_in_schema == name]) for name in proven(_has_range)}
    return Footer(proven(_is_complete), proven(_is_nothing), proven(_has_no_empty_text), ranges, metadata.num_rows)


def _has_range(column: parquet.ColumnChunkMetaData) -> bool:
    return bool(column.statistics is not None and column.statistics.has_min_max)


def _range(columns: list[parquet.ColumnChunkMetaData]) -> tuple[Any, Any]:
    found = [column.statistics for column in columns]
    return min(each.min for each in found), max(each.max for each in found)


def _is_complete(column: parquet.ColumnChunkMetaData) -> bool:
    return _nulls(column) == 0


def _is_nothing(column: parquet.ColumnChunkMetaData) -> bool:
    return bool(_nulls(column) == column.num_values)


def _has_no_empty_text(column: parquet.ColumnChunkMetaData) -> bool:
    """The lowest text may be cut short in a footer, but is never cut to nothing."""
    found = column.statistics
    return _is_nothing(column) or bool(found is not None and found.has_min_max and found.min not in ("", b""))


def _nulls(column: parquet.ColumnChunkMetaData) -> int | None:
    found = column.statistics
    return found.null_count if found is not None and found.has_null_count else None
