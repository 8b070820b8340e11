"""A whole small pack on disk, for tests that change one thing in it and see what is said."""

from pathlib import Path

FILES = {
    "pack.toml": """
id = "dorp"
version = "1.0.0"
published = 2020-01-01
title = { nl = "Dorp (fictief)", en = "Village (fictitious)" }
summary = { nl = "Een verzonnen dorp.", en = "An invented village." }
authority = { nl = "Dorp", en = "Village" }
fictitious = true

[[documents]]
id = "plan"
title = { nl = "Plan. Voor tests", en = "Plan. For tests" }
publisher = "Dorp"
year = 2020
""",
    "themes.toml": """
[[theme]]
id = "climate"
level_field = "level_climate"
name = { nl = "Klimaat", en = "Climate" }
summary = { nl = "Minder CO2.", en = "Less CO2." }
source = { document = "plan", chapter = "1" }
""",
    "goals.toml": """
[[goal]]
id = "half-2030"
theme = "climate"
kind = "effort"
sector = "dorp"
title = { nl = "De helft in 2030", en = "Half in 2030" }
indicator = { nl = "Aandeel", en = "Share" }
unit = { nl = "aandeel (0-1)", en = "share (0-1)" }
direction = "up"
adds_up = "share"
measured_by = ["big-is-green"]
source = { document = "plan", chapter = "1" }
targets = [{ year = 2025, value = 0.25 }, { year = 2030, value = 0.5 }]
""",
    "parameters.toml": """
[[parameter]]
id = "big"
name = { nl = "Groot", en = "Big" }
type = "number"
unit = "EUR"
values = [
{ from = 2020-01-01, until = 2023-12-31, value = 140000, confidence="seen", source = { document = "plan", page = 3 } },
{ from = 2024-01-01, value = 143000, confidence = "stated", source = { document = "plan", page = 4 } },
]
""",
    "obligations/big-is-green.toml": """
[[obligation]]
id = "big-is-green"
theme = "climate"
per = "lot"
from = 2020-01-01
title = { nl = "Groot is groen", en = "Big is green" }
says = { nl = "Grote opdrachten hebben criteria.", en = "Big contracts have criteria." }
advice = { nl = "Stel criteria.", en = "Set criteria." }
source = { document = "plan", chapter = "2", heading = "Groot", page = 5 }

[[obligation.applies]]
when = "estimated_value_eur >= $big"
says = { nl = "De waarde haalt de grens.", en = "The value reaches the limit." }

[[obligation.met]]
when = "mvi_criteria_applied"
says = { nl = "Er zijn criteria.", en = "There are criteria." }
""",
    "targets.toml": """
[[target]]
id = "green-share"
of = "big-is-green"
title = { nl = "Aandeel groen", en = "Green share" }
says = { nl = "Driekwart is groen.", en = "Three quarters are green." }
numerator = { nl = "grote opdrachten met criteria", en = "big contracts with criteria" }
denominator = { nl = "grote opdrachten", en = "big contracts" }
share = 0.75
from = 2020-01-01
goal = "half-2030"
source = { document = "plan", page = 6 }
""",
    "scenarios/all.toml": """
[[scenario]]
of = "big-is-green"
name = { nl = "Op de grens, met criteria", en = "On the limit, with criteria" }
facts = { published_on = 2024-01-01, estimated_value_eur = 143000, mvi_criteria_applied = true }
expect = "met"

[[scenario]]
of = "big-is-green"
name = { nl = "Op de grens, zonder", en = "On the limit, without" }
facts = { published_on = 2024-01-01, estimated_value_eur = 143000, mvi_criteria_applied = false }
expect = "not_met"

[[scenario]]
of = "big-is-green"
name = { nl = "Een cent eronder", en = "A cent below" }
facts = { published_on = 2024-01-01, estimated_value_eur = 142999.99 }
expect = "not_applicable"

[[scenario]]
of = "big-is-green"
name = { nl = "Niemand weet het", en = "Nobody knows" }
facts = { published_on = 2024-01-01, estimated_value_eur = 143000 }
expect = "unknown"
missing = ["mvi_criteria_applied"]
""",
}


def write_pack(folder: Path, **replace: tuple[str, str]) -> Path:
    """Write the pack and return its folder. `goals=("a", "b")` puts b for a in the file whose name starts so."""
    for name, content in FILES.items():
        old, new = replace.get(Path(name).parts[0].removesuffix(".toml"), ("", ""))
        assert old in content, f"{name} has no {old!r} to replace"
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content.replace(old, new) if old else content, "utf-8")
    return folder
