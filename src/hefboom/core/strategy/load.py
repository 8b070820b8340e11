"""Load a strategy pack from its folder, with every problem in it told at once."""

import os
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from pydantic import BaseModel, ValidationError

from hefboom.core.strategy import library
from hefboom.core.strategy import pack as shape
from hefboom.core.strategy.files import MANIFEST, Entry, identity, pack_files, read_folder, read_manifest
from hefboom.core.strategy.pack import Manifest, Pack
from hefboom.core.strategy.problems import PackError, Problem, did_you_mean
from hefboom.core.strategy.sentences import sentences

DEFAULT_PACK = "nl-rijk-2019"
PACKS_VARIABLE = "HEFBOOM_PACKS"

SHAPES: dict[str, tuple[str, type[BaseModel]]] = {
    "manifest": ("manifest", shape.Manifest),
    "theme": ("themes", shape.Theme),
    "level": ("levels", shape.Level),
    "goal": ("goals", shape.Goal),
    "parameter": ("parameters", shape.Parameter),
    "product_group": ("product_groups", shape.ProductGroup),
    "cpv_rule": ("cpv_rules", shape.CpvRule),
    "category": ("categories", shape.Category),
    "obligation": ("obligations", shape.Obligation),
    "target": ("targets", shape.ShareTarget),
    "duty": ("duties", shape.Duty),
    "untestable": ("untestable", shape.Untestable),
    "instrument": ("instruments", shape.Instrument),
    "example": ("examples", shape.Example),
    "scenario": ("scenarios", shape.Scenario),
    "criterion": ("criteria", library.Criterion),
    "level_text": ("level_texts", library.LevelText),
    "question": ("questions", library.Question),
    "advice": ("advice", library.Advice),
    "proportion": ("proportions", library.Proportion),
}
"""By kind of entry: the list of the pack it belongs to, and its shape."""

Origins = dict[tuple[str, str], tuple[str, int | None]]
"""Where each entry stands: (kind, id) to (file, line)."""


def load_pack(name_or_path: str | Path = DEFAULT_PACK) -> Pack:
    """Return the pack with this id (one of `available_packs`) or in this folder.

    The result is immutable and kept until a file of the pack changes. Raises `PackError` with all problems:
    no such pack, files that cannot be read, unknown keys, wrong types, missing translations.
    """
    return _load(*_stamp(name_or_path))[0]


def origins(name_or_path: str | Path = DEFAULT_PACK) -> Origins:
    """Return where each entry of a pack stands, for messages about it. Raises as `load_pack` does."""
    return _load(*_stamp(name_or_path))[1]


def available_packs() -> list[Manifest]:
    """Return who-says-what of every pack that can be named by its id, sorted by id.

    These are the packs that come with Hefboom and those in the folder that HEFBOOM_PACKS names. Raises
    `PackError` when the manifest of one of them is wrong.
    """
    return [_manifest(folder) for _, folder in sorted(_folders().items())]


def find_pack(name_or_path: str | Path) -> Path:
    """Return the folder of a pack, by id or path. Raises `PackError` when there is none."""
    folders, folder = _folders(), Path(name_or_path)
    if str(name_or_path) in folders:
        return folders[str(name_or_path)]
    if (folder / MANIFEST).is_file():
        return folder
    if folder.is_dir():
        raise PackError(str(folder), [Problem("error", MANIFEST, None, "", "there is no such file in this folder")])
    known = ", ".join(sorted(folders)) or "none"
    what = f"there is no pack or folder of this name{did_you_mean(str(name_or_path), folders)} (packs: {known})"
    raise PackError(f'"{name_or_path}"', [Problem("error", "", None, "", what)])


def _folders() -> dict[str, Path]:
    """Return the folder of each pack by its id, which is the folder's name. Shipped packs go before others."""
    roots = [Path(extra) for extra in (os.environ.get(PACKS_VARIABLE, ""),) if extra]
    roots.append(Path(str(files("hefboom.packs"))))
    return {manifest.parent.name: manifest.parent for root in roots for manifest in root.glob(f"*/{MANIFEST}")}


def _stamp(name_or_path: str | Path) -> tuple[Path, tuple[tuple[str, int, int], ...]]:
    folder = find_pack(name_or_path)
    stats = ((str(path), path.stat()) for path in pack_files(folder))
    return folder, tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats)


@lru_cache(maxsize=8)
def _load(folder: Path, stamp: tuple[tuple[str, int, int], ...]) -> tuple[Pack, Origins]:
    del stamp  # only there so that a changed file is read again
    found = read_folder(folder)
    problems = list(found.problems)
    lists: dict[str, list[BaseModel]] = {name: [] for name, _ in SHAPES.values()}
    where: Origins = {}
    for entry in found.entries:
        part = _part(entry, problems)
        if part is not None:
            lists[SHAPES[entry.kind][0]].append(part)
            where.setdefault((entry.kind, identity(entry.data)), (entry.file, entry.line))
    if problems:
        raise PackError(folder.name, problems)
    (manifest,) = lists.pop("manifest")
    pack = Pack.model_validate({"manifest": manifest, "sha256": found.sha256, **lists})
    return pack, where


def _manifest(folder: Path) -> Manifest:
    entry = read_manifest(folder)
    problems = [entry] if isinstance(entry, Problem) else []
    manifest = None if isinstance(entry, Problem) else _part(entry, problems)
    if not isinstance(manifest, Manifest):
        raise PackError(folder.name, problems)
    return manifest


def _part(entry: Entry, problems: list[Problem]) -> BaseModel | None:
    model = SHAPES[entry.kind][1]
    try:
        return model.model_validate(_frozen(entry.data), strict=True)
    except ValidationError as error:
        where = f"{entry.kind} {identity(entry.data)}".strip()
        for path, what in sentences(model, error):
            place = ", ".join(part for part in (where, path) if part)
            problems.append(Problem("error", entry.file, entry.line, place, what))
        return None


def _frozen(value: object) -> object:
    """Return the same data with tuples for lists, as strict models want them."""
    if isinstance(value, dict):
        return {key: _frozen(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return tuple(_frozen(item) for item in value)
    return value
