"""Lines of a CSV file kept as a table while they are worked with: parsed once, and not for each question."""

from dataclasses import replace

from ibis import BaseBackend
from ibis.backends.duckdb import Backend as DuckDB
from ibis.util import gen_name

from hefboom.analytics.spend.lines import Known, SpendLines
from hefboom.analytics.spend.trouble import told

MOST_BYTES = 1 << 31
"""Files that are larger together are parsed anew: the table would take more of the disk than the file."""


def kept(lines: SpendLines, backend: BaseBackend) -> SpendLines:
    """Return lines that cost little to ask more of. The engine drops the table when it closes.

    Raises HefboomError when the file changed since it was read, or the disk is full.
    """
    if not lines.parsed_anew or not isinstance(backend, DuckDB) or sum(each.size for each in lines.stamps) > MOST_BYTES:
        return lines
    with told(lines.name):
        table = backend.create_table(gen_name("kept"), lines.table, temp=True)
        ends = table.aggregate(first=table.year.min(), last=table.year.max(), cents=table.cents.abs().sum())
        found = {name: int(value or 0) for name, value in ends.to_pyarrow().to_pylist()[0].items()}
    lines.check_unchanged()
    known = Known((found["first"], found["last"]), found["cents"], table)
    return replace(lines, table=table, known=known, parsed_anew=False, found={})
