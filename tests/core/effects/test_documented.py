"""What files and JSON hold is documented: every key, and the example is a set that can be read."""

import re
from collections.abc import Iterator
from pathlib import Path

from hefboom.core.effects.factors import FactorSet, load_factors, sets_shipped
from tests.effects_for_tests import scan

REFERENCE = Path(__file__).parents[3] / "docs" / "reference"
JSON, SETS = ((REFERENCE / name).read_text(encoding="utf-8") for name in ("scan-json.md", "factor-sets.md"))


def keys(value: object) -> Iterator[str]:
    """Yield the keys of an object and of all in it, but of those where keys are names."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield key
            yield from keys(each)
    if isinstance(value, list):
        for each in value:
            yield from keys(each)


def test_every_key_of_the_json_is_documented() -> None:
    lines = [("W", "wegen", "F", year, 5.0) for year in (2019, 2023)] + [
        ("W", "x", "D35", 2023, 1.0),
        (None, None, None, None, 1.0),
    ]
    told = scan(lines, lines, more=(load_factors("useeio"),)).as_dict()
    assert [key for key in dict.fromkeys(keys(told)) if not re.search(rf"\b{key}\b", JSON)] == []


def test_every_key_of_a_factor_set_is_documented() -> None:
    names = {field.alias or name for name, field in FactorSet.model_fields.items()} - {"codes", "factors", "sha256"}
    assert [name for name in sorted(names) if f"`{name}`" not in SETS] == []
    assert [name for name in sets_shipped() if f"`{name}`" not in SETS] == []


def test_the_example_can_be_read(tmp_path: Path) -> None:
    toml, table = (re.findall(rf"```{kind}\n(.*?)```", SETS, re.DOTALL)[0] for kind in ("toml", ""))
    (tmp_path / "factors.toml").write_text(toml)
    (tmp_path / "factors.csv").write_text(table)
    assert load_factors(tmp_path).price_years == (2023,)
