"""Code lists: labels of codes in Dutch and English, with where they come from.

The lists that come with Hefboom lie in `packs/codelists`: a table `name.csv` (code, label_nl, label_en) with a sidecar
`name.origin.toml`. Of the CPV only divisions and groups come along; the whole can be loaded from its publication and
is kept in the data folder (HEFBOOM_DATA), where it goes before the shipped labels.
"""

import csv
import io
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from hefboom.core.base.errors import HefboomError
from hefboom.core.base.text import Text
from hefboom.core.strategy.problems import did_you_mean

COLUMNS = ("code", "label_nl", "label_en")


class Origin(BaseModel):
    """Where a code list comes from, and what was changed in it.

    `url` is "" where it is a list of our own, `published` (`date` in the file) None where no day is known.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    title: Text
    publisher: str
    url: str = ""
    version: str
    published: date | None = Field(default=None, alias="date")
    licence: str
    changed: Text
    columns: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class CodeList:
    """Labels by code, and their origin. `loaded` is True when the list was loaded on this machine."""

    name: str
    labels: Mapping[str, Text]
    origin: Origin
    loaded: bool

    def label(self, code: str, language: str) -> str | None:
        """Return the label of a code; None when the list has no such code."""
        found = self.labels.get(code)
        return found.in_language(language) if found else None

    def nearest(self, code: str, language: str) -> tuple[str, str] | None:
        """Return (code, label) of a CPV code or of the smallest group above it that the list has."""
        for length in range(len(code), 1, -1):
            above = code[:length].ljust(len(code), "0")
            label = self.label(above, language)
            if label:
                return above, label
        return None


def code_list_names() -> list[str]:
    """Return the names of the lists that hold labels by code, sorted."""
    shipped = Path(str(files("hefboom.packs") / "codelists"))
    return sorted(path.stem for path in shipped.glob("*.csv") if path.read_text("utf-8").startswith(",".join(COLUMNS)))


def load_code_list(name: str) -> CodeList:
    """Return a list by name: the one loaded on this machine, else the one that comes with Hefboom.

    Raises HefboomError when there is no such list or its file is broken.
    """
    shipped, loaded = Path(str(files("hefboom.packs") / "codelists")), data_folder()
    folder = loaded if (loaded / f"{name}.csv").is_file() else shipped
    table = folder / f"{name}.csv"
    if not table.is_file():
        known = code_list_names()
        raise HefboomError(f'There is no code list "{name}"{did_you_mean(name, known)} (lists: {", ".join(known)}).')
    return _load(name, folder, table.stat().st_mtime_ns)


def store_code_list(name: str, labels: Mapping[str, Text], origin: Origin) -> Path:
    """Keep a list in the data folder and return its file. The file is whole or it is not there."""
    folder = data_folder()
    folder.mkdir(parents=True, exist_ok=True)
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((code, text.nl, text.en) for code, text in sorted(labels.items()))
    _write(folder / f"{name}.origin.toml", _origin_toml(origin))
    _write(folder / f"{name}.csv", table.getvalue())
    return folder / f"{name}.csv"


def data_folder() -> Path:
    """Return where loaded lists are kept: `codelists` in HEFBOOM_DATA (`var` where that is not set)."""
    return Path(os.environ.get("HEFBOOM_DATA") or "var") / "codelists"


@lru_cache(maxsize=32)
def _load(name: str, folder: Path, modified: int) -> CodeList:
    del modified  # only there so that a changed file is read again
    table = folder / f"{name}.csv"
    reader = csv.DictReader(io.StringIO(table.read_text("utf-8"), newline=""))
    if tuple(reader.fieldnames or ())[: len(COLUMNS)] != COLUMNS:
        raise HefboomError(f"{table} is not a list of labels: its first columns must be {', '.join(COLUMNS)}.")
    labels = {row["code"]: Text(nl=row["label_nl"], en=row["label_en"]) for row in reader}
    origin = Origin.model_validate(tomllib.loads((folder / f"{name}.origin.toml").read_text("utf-8")))
    return CodeList(name, labels, origin, loaded=folder == data_folder())


def _origin_toml(origin: Origin) -> str:
    lines = [f'{name} = "{_quoted(getattr(origin, name))}"' for name in ("publisher", "url", "version", "licence")]
    lines += [
        f'{name} = {{ nl = "{_quoted(text.nl)}", en = "{_quoted(text.en)}" }}'
        for name, text in (("title", origin.title), ("changed", origin.changed))
    ]
    if origin.published:
        lines.append(f"date = {origin.published.isoformat()}")
    return "\n".join([*lines, ""])


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")


def _write(path: Path, text: str) -> None:
    unfinished = path.with_suffix(f"{path.suffix}.part")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(path)
