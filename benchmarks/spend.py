"""Fictitious spend for the benchmarks, written by the engine itself: the same on every machine, by hash of the row."""

from pathlib import Path

import duckdb

# Zipf by inverting a power: few names have most lines, as in real books.
_ROWS = """
SELECT
    DATE '2015-01-01' + CAST(hash(i, 1) % 3650 AS INTEGER) AS date,
    'Organisatie ' || CAST(floor(800 * pow({u2}, 3)) AS INTEGER) AS organisation,
    'Leverancier ' || CAST(floor(200000 * pow({u3}, 3)) AS INTEGER) AS supplier,
    CAST(
        CASE WHEN hash(i, 4) % 50 = 0 THEN -1 ELSE 1 END
        * exp(6 + 1.7 * sqrt(-2 * ln({u5})) * cos(6.283185307 * {u6})) AS DECIMAL(18, 2)
    ) AS amount_eur,
    CASE WHEN hash(i, 7) % 100 > 0
        THEN CAST(10000000 + 9001 * CAST(floor(9454 * pow({u8}, 3)) AS BIGINT) AS VARCHAR) END AS cpv
FROM range({lines}) AS t(i)
"""
_MEMORY = "3GiB"
_BAD = (
    "date || ';' || organisation || ';' || supplier || ';onbekend;' || cpv",
    "'31-31-2024;' || organisation || ';' || supplier || ';' || amount || ';' || cpv",
    "date || ';' || organisation || ';' || supplier || ';' || amount",
    "date || ';' || organisation || ';' || supplier || ';' || amount || ';' || cpv || ';extra'",
    "date || ';' || organisation || ';\"' || supplier || ';' || amount || ';' || cpv",
)


def write_spend(path: Path, lines: int) -> Path:
    """Write a Parquet file of spend, unless it is there already."""
    if path.exists():
        return path
    uniform = {f"u{seed}": f"((hash(i, {seed}) % 1000003 + 1) / 1000004.0)" for seed in (2, 3, 5, 6, 8)}
    partial = path.with_suffix(".partial")
    with duckdb.connect(config={"memory_limit": _MEMORY}) as connection:
        query = _ROWS.format(lines=lines, **uniform)
        connection.execute(f"COPY ({query}) TO '{partial}' (FORMAT parquet, COMPRESSION zstd)")
    partial.rename(path)
    return path


def write_csv(path: Path, spend: Path, one_in: int = 1000) -> int:
    """Write the same lines as CSV with decimal commas, one in so many bad, in five ways. Return how many are."""
    amount = "replace(CAST(amount_eur AS VARCHAR), '.', ',')"
    good = "date || ';' || organisation || ';' || supplier || ';' || amount || ';' || cpv"
    bad = " ".join(f"WHEN {at} THEN {line}" for at, line in enumerate(_BAD))
    with duckdb.connect(config={"memory_limit": _MEMORY}) as connection:
        rows = f"""SELECT *, {amount} AS amount FROM (
            SELECT CAST(date AS VARCHAR) AS date, organisation, supplier, amount_eur, coalesce(cpv, '') AS cpv,
                file_row_number AS n FROM read_parquet('{spend}', file_row_number = true))"""  # noqa: S608 - a path of ours is all that is put in
        connection.execute(
            f"COPY (SELECT CASE WHEN n % {one_in} = 7 THEN CASE (n // {one_in}) % 5 {bad} END ELSE {good} END "  # noqa: S608 - a path of ours is all that is put in
            f'AS "date;organisation;supplier;amount_eur;cpv" FROM ({rows})) '
            f"TO '{path}' (FORMAT csv, DELIMITER '\x01', QUOTE '', ESCAPE '', HEADER true)"
        )
        return int(connection.execute(f"SELECT count(*) FROM ({rows}) WHERE n % {one_in} = 7").fetchall()[0][0])  # noqa: S608 - a path of ours is all that is put in
