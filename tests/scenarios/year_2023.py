"""The published year 2023 as a register: the numbers are real, every tender in it is made up.

Published (Jaarrapportage Bedrijfsvoering Rijk, 2023): 457 tenders; 101 in relevant product groups, of which 81 with MVI
criteria, of which 44 at level 2 or 3; 356 outside, of which 219 with criteria; 57 category tenders, of which 12 with at
least half of the award on impact. How values, days and groups are spread is not published; here they are fictitious.
"""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

RELEVANT, RELEVANT_WITH_CRITERIA, AT_LEVEL_2_OR_3 = 101, 81, 44
OUTSIDE, OUTSIDE_WITH_CRITERIA = 356, 219
CATEGORY_MANAGED, IMPACT_AT_LEAST_HALF = 57, 12

COLUMNS = (
    "tender_id",
    "title",
    "contract_nature",
    "product_group",
    "category_managed",
    "estimated_value_eur",
    "published_on",
    "mvi_criteria_applied",
    "mvi_level",
    "impact_weight",
)


def tenders_of_2023() -> Iterator[dict[str, str]]:
    """Yield the 457 tenders as the cells of a register; a level stands only where criteria were applied."""
    for number in range(RELEVANT + OUTSIDE):
        relevant = number < RELEVANT
        place = number if relevant else number - RELEVANT
        applied = place < (RELEVANT_WITH_CRITERIA if relevant else OUTSIDE_WITH_CRITERIA)
        level = "" if not applied else str(2 + place % 2) if relevant and place < AT_LEVEL_2_OR_3 else "1"
        managed = number < CATEGORY_MANAGED
        yield {
            "tender_id": f"2023-{number + 1:03}",
            "title": f"Fictief traject {number + 1}",
            "contract_nature": ("supplies", "services")[number % 2],
            "product_group": "bedrijfskleding" if relevant else "none",
            "category_managed": "true" if managed else "false",
            "estimated_value_eur": f"{150_000 + 1_000 * number}.50",
            "published_on": (date(2023, 1, 2) + timedelta(days=number % 360)).isoformat(),
            "mvi_criteria_applied": "true" if applied else "false",
            "mvi_level": level,
            "impact_weight": "" if not managed else "0.5" if number < IMPACT_AT_LEAST_HALF else "0.3",
        }


def write_year_2023(path: Path) -> Path:
    """Write the register as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(tenders_of_2023())
    return path
