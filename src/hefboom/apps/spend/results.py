"""A scan as JSON for the database, and back. Suppliers beyond the largest are kept as one sum."""

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from hefboom.core.base.text import Text
from hefboom.core.effects.scan import Amount, Part, Scan

MOST_PARTS = 1_000
"""So many suppliers and organisations are kept one by one; a page with a million of them helps nobody."""
MOST_REJECTED = 100
"""So many rejected cells are kept with the result; all of them are in a file beside it."""
REST = "__rest__"
"""The key of the sum of all that is not kept one by one."""


@cache
def _adapter() -> TypeAdapter[Scan]:
    return TypeAdapter(Scan)


def to_json(scan: Scan) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """Return the scan as JSON, small enough for a page. NaN becomes null; zero bytes, which PostgreSQL refuses, go."""
    small = replace(
        scan,
        rejected=scan.rejected[:MOST_REJECTED],
        suppliers=shortened(scan.suppliers),
        organisations=shortened(scan.organisations),
    )
    return json.loads(_adapter().dump_json(small).replace(b"\\u0000", "\N{REPLACEMENT CHARACTER}".encode()))


def from_json(stored: Any) -> Scan:  # noqa: ANN401 - as above
    """Return the scan that was stored."""
    return _adapter().validate_python(stored)


def shortened(parts: Sequence[Part], most: int = MOST_PARTS) -> tuple[Part, ...]:
    """Return the largest parts by euros, and the sum of the others in one; effects of a sum are not known."""
    if len(parts) <= most:
        return tuple(parts)
    ordered = sorted(parts, key=lambda part: -part.amount.cents)
    rest = ordered[most:]
    amount = Amount(sum(one.amount.lines for one in rest), sum(one.amount.cents for one in rest))
    count = f"{len(rest):,}"
    name = Text(nl=f"{count.replace(',', '.')} andere samen", en=f"{count} others together")
    return (*ordered[:most], Part(REST, name, amount, sum(one.covered_cents for one in rest)))
