"""The table of eForms fields (`eforms.toml`): which we read, where they stand, in which SDK versions."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Version = tuple[int, int]

NAMESPACES = {
    "cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
    "cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
    "ext": "urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2",
    "efext": "http://data.europa.eu/p27/eforms-ubl-extensions/1",
    "efac": "http://data.europa.eu/p27/eforms-ubl-extension-aggregate-components/1",
    "efbc": "http://data.europa.eu/p27/eforms-ubl-extension-basic-components/1",
}
_EXT = "ext:UBLExtensions/ext:UBLExtension/ext:ExtensionContent/efext:EformsExtension"
_ANY_VERSION = ((0, 0), (99, 99))


@dataclass(frozen=True, slots=True)
class Group:
    """An element that repeats and whose fields belong together. `path` continues that of the group `inside`."""

    name: str
    path: str
    inside: str


@dataclass(frozen=True, slots=True)
class NoticeField:
    """One field: its id (the business term), the group it stands in ("" is the notice), its path from there.

    `since` and `until` are the SDK versions, both inclusive, for which the path holds.
    """

    id: str
    group: str
    path: str
    since: Version
    until: Version

    def holds_in(self, version: Version) -> bool:
        """Say whether the path is the one of this SDK version."""
        return self.since <= version <= self.until


@dataclass(frozen=True, slots=True)
class Table:
    """All groups by name, and all fields."""

    groups: dict[str, Group]
    fields: tuple[NoticeField, ...]

    def xpath(self, field: NoticeField) -> str:
        """Return the whole XPath of a field, as the SDK writes it: what a source names."""
        steps = [field.path]
        group = field.group
        while group:
            steps.insert(0, self.groups[group].path)
            group = self.groups[group].inside
        return "/*/" + "/".join(steps)


def version_of(text: str) -> Version:
    """Read "1.10" or "eforms-sdk-1.10" as (1, 10). Raises ValueError for anything else."""
    major, _, minor = text.removeprefix("eforms-sdk-").partition(".")
    return int(major), int(minor.partition(".")[0])


@cache
def table() -> Table:
    """Read the table. A part of a planning notice has the fields of a lot, under names that end in -Part."""
    raw = tomllib.loads((files(__package__) / "eforms.toml").read_text("utf-8"))
    groups = {
        entry["name"]: Group(entry["name"], entry["path"].replace("EXT", _EXT), entry.get("in", ""))
        for entry in raw["group"]
    }
    fields: list[NoticeField] = []
    for entry in raw["field"]:
        since = version_of(entry["since"]) if "since" in entry else _ANY_VERSION[0]
        until = version_of(entry["until"]) if "until" in entry else _ANY_VERSION[1]
        path, group = entry["path"].replace("EXT", _EXT), entry.get("in", "")
        fields.append(NoticeField(entry["id"], group, path, since, until))
        if group == "lot":
            fields.append(NoticeField(entry["id"].replace("-Lot", "-Part"), "part", path, since, until))
    return Table(groups, tuple(fields))
