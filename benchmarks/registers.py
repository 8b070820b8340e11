"""Fictitious registers for the benchmarks, written by the engine itself: ten million rows take seconds."""

from pathlib import Path

import duckdb

_GROUPS = ("bedrijfskleding", "kantoormeubilair", "schoonmaak", "catering", "none")

# Every column is drawn from its own hash of the row's number, so a register is the same on every machine.
_ROWS = """
SELECT
    'T' || {tender} AS tender_id,
    {lot} AS lot_id,
    {kind} AS buyer_kind,
    {nature} AS contract_nature,
    {group} AS product_group,
    {category} AS category_managed,
    {defence} AS defence_specific,
    {value} AS estimated_value_eur,
    CAST(NULL AS DECIMAL(18, 6)) AS stated_total_eur,
    {wages} AS wage_sum_eur,
    {duration} AS duration_months,
    DATE '2019-01-01' + CAST(hash({tender}, 9) % 2700 AS INTEGER) AS published_on,
    CAST(NULL AS DATE) AS planned_on,
    CAST(NULL AS DATE) AS awarded_on,
    {applied} AS mvi_criteria_applied,
    {level} AS mvi_level,
    {impact} AS impact_weight,
    {suitable} AS social_return_suitable,
    {clause} AS social_return_clause,
    {isv} AS isv_clause,
    {innovation} AS innovation_considered
FROM range({rows}) AS t(i)
"""


def write_register(path: Path, tenders: int, lots_each: int = 1) -> Path:
    """Write a Parquet register of so many tenders, unless it is there already."""
    if path.exists():
        return path
    tender, lot = ("i", "NULL::VARCHAR") if lots_each == 1 else (f"(i // {lots_each})", f"'L' || (i % {lots_each})")
    query = _ROWS.format(
        rows=tenders * lots_each,
        tender=tender,
        lot=lot,
        kind=_one_of(tender, 1, ("central", "sub_central")),
        nature=_one_of(tender, 2, ("works", "services", "supplies")),
        group=_one_of("i", 3, _GROUPS),
        category=_yes(tender, 4, 3),
        defence=_yes(tender, 5, 20),
        value="CAST(hash(i, 6) % 800000000 / 100 AS DECIMAL(18, 6))",
        wages="CAST(hash(i, 7) % 60000000 / 100 AS DECIMAL(18, 6))",
        duration="CAST(hash(i, 8) % 48 AS DECIMAL(18, 6))",
        applied=_yes("i", 10, 2),
        level="CAST(hash(i, 11) % 4 AS BIGINT)",
        impact="CASE WHEN hash(i, 12) % 4 > 0 THEN CAST(hash(i, 12) % 100 / 100 AS DECIMAL(18, 6)) END",
        suitable=_yes(tender, 13, 2),
        clause=_yes(tender, 14, 2),
        isv=_yes("i", 15, 2),
        innovation=_yes(tender, 16, 2),
    )
    partial = path.with_suffix(".partial")
    with duckdb.connect() as connection:
        connection.execute(f"COPY ({query}) TO '{partial}' (FORMAT parquet, COMPRESSION zstd)")
    partial.rename(path)
    return path


def _one_of(row: str, seed: int, values: tuple[str, ...]) -> str:
    """One of the values, or unknown for one row in ten."""
    listed = ", ".join(f"'{value}'" for value in values)
    known = f"hash({row}, {seed}) % 10 > 0"
    return f"CASE WHEN {known} THEN [{listed}][CAST(1 + hash({row}, {seed}, 1) % {len(values)} AS BIGINT)] END"


def _yes(row: str, seed: int, one_in: int) -> str:
    """Yes for one row in so many, or unknown for one row in ten."""
    return f"CASE WHEN hash({row}, {seed}) % 10 > 0 THEN hash({row}, {seed}, 1) % {one_in} = 0 END"
