"""What the footer of a Parquet file proves of its columns without reading them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Footer:
    """Columns of which something is certain; a column that is in no set may be anything.

    `complete` have a value on every row, `nothing` on no row; `no_empty_text` hold no text of zero letters.
    """

    complete: frozenset[str] = _NONE
    nothing: frozenset[str] = _NONE
    no_empty_text: frozenset[str] = _NONE


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

    return Footer(proven(_is_complete), proven(_is_nothing), proven(_has_no_empty_text))


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
