"""Small piles of spend and factor sets to test effects with; all fictitious unless a test names its source."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from hefboom.core.base.text import Text
from hefboom.core.effects.assess import Means, Spend, assess
from hefboom.core.effects.cube import CellOf, cube_of_cells
from hefboom.core.effects.factors import FactorSet, load_factors
from hefboom.core.effects.parts import Groups
from hefboom.core.effects.scan import Part, Scan

REAL = Path(__file__).parents[2] / "shared" / "data" / "effects"
"""Published tables, where this machine has them; without them a few typed rows stand in."""
Line = tuple[str | None, str | None, str | None, int | None, float]
"""Organisation, product group, factor code, year, euros."""

MANIFEST = """
id = "eigen"
version = "1"
dimension = "co2e"
unit = "kg/EUR"
currency = "EUR"
price_basis = "purchaser"
vat = "excluded"
scope = { nl = "Alles", en = "All" }
classification = "A64"
gsd_model = 1.55
title = { nl = "Eigen set", en = "Own set" }
publisher = "Waterstad"
url = ""
licence = "CC0"
credit = "Waterstad (fictief)"
date = 2026-01-01
"""


def own_set(folder: Path, rows: str, manifest: str = MANIFEST, **changes: str) -> Path:
    """Write a factor set and return its folder; `changes` replace values of the manifest, written as in TOML."""
    lines = []
    for line in manifest.strip().splitlines():
        key = line.split(" = ")[0]
        lines.append(f"{key} = {changes.pop(key)}" if key in changes else line)
    lines += [f"{key} = {value}" for key, value in changes.items()]
    folder.mkdir(exist_ok=True, parents=True)
    (folder / "factors.toml").write_text("\n".join(lines))
    (folder / "factors.csv").write_text(rows)
    return folder


def cells(lines: Sequence[Line]) -> list[CellOf]:
    return [(who, group, code, year, 1, round(euros * 100)) for who, group, code, year, euros in lines]


GROUPS = Groups(
    names={code: Text(nl=code, en=code) for code in ("wegen", "grond-weg-en-waterbouw", "meubels", "ict", "catering")},
    parents={"wegen": "grond-weg-en-waterbouw"},
    published={
        "grond-weg-en-waterbouw": {"co2": 5, "material": None},
        "catering": {"co2": None},
    },
    with_criteria=frozenset({"wegen"}),
)
FIGARO: FactorSet = load_factors()


def scan(lines: Sequence[Line], suppliers: Sequence[Line] | None = None, **means: object) -> Scan:
    """Scan fictitious lines with FIGARO and amounts without VAT, unless `means` says otherwise."""
    spend = Spend(
        "regels.csv",
        cube_of_cells(cells(lines)),
        len(lines),
        suppliers=None if suppliers is None else cube_of_cells(cells(suppliers)),
    )
    return assess(spend, GROUPS, Means(**{"factors": FIGARO, "vat": "excluded", **means}))  # type: ignore[arg-type]  # a test gives what it likes


def by_key(parts: Sequence[Part]) -> Mapping[str | None, Part]:
    return {part.key: part for part in parts}


def headline(part: Part) -> float:
    """Return the headline of a part in kg CO2e, which must be known."""
    value = part.effects["co2e"].value
    assert value is not None
    return value
