"""What may not slip into the repository, and what may not be missing from it."""

import re
from pathlib import Path

import pytest

from tests.house.tree import ROOT, files, python_files, where

BINARY = {".gz", ".ico", ".mo", ".parquet", ".pdf", ".png", ".woff2", ".xlsx", ".zip"}
# Written in two parts, so that this file does not hold what it forbids.
HOSTS = ["py" + "pi.org", "python" + "hosted.org", "registry." + "npmjs.org", "deb." + "debian.org"]
MACHINE_PATH = re.compile(r"(?<![\w.])/(" + "|".join(("wor" + "k", "ro" + "ot", "ho" + "me")) + r")/\w")
SILENCER = re.compile(r"# (?:noqa|type: ignore|pragma:|nosec)(?P<rest>.*)$")
WITH_REASON = re.compile(r"^(?::\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*|\[[\w, -]+\])\W+\w+(?:\W+\w+)+")


def text_files() -> list[Path]:
    """Return the project's files that hold text."""
    return [path for path in files() if path.suffix not in BINARY]


def silencers_without_reason(source: str) -> list[str]:
    """Return the comments that silence a checker without a code or without saying why."""
    found = (SILENCER.search(line) for line in source.splitlines())
    return [match[0] for match in found if match and not WITH_REASON.match(match["rest"])]


def lines_with(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    """Return where a pattern occurs, as file: what was found."""
    return [f"{where(path)}: {found[0]}" for path in paths for found in pattern.finditer(path.read_text())]


def test_no_address_of_a_package_registry_is_kept() -> None:
    assert lines_with(re.compile("|".join(map(re.escape, HOSTS))), text_files()) == []


def test_no_path_of_somebodys_machine_is_kept() -> None:
    assert lines_with(MACHINE_PATH, text_files()) == []


@pytest.mark.parametrize(
    "line", ["x = 1  # no" + "qa", "x = 1  # no" + "qa: E501", "import y  # type: " + "ignore[import]"]
)
def test_a_silencer_without_reason_is_seen(line: str) -> None:
    assert silencers_without_reason(line)


def test_whoever_silences_a_checker_says_why() -> None:
    silent = {where(path): silencers_without_reason(path.read_text()) for path in python_files()}
    assert {path: lines for path, lines in silent.items() if lines} == {}


def test_every_rule_left_out_of_ruff_has_a_reason() -> None:
    settings = (ROOT / "pyproject.toml").read_text()
    codes = re.findall(r'^\s*"[A-Z]{1,4}\d*",.*$', settings, flags=re.MULTILINE)
    assert codes
    assert [line.strip() for line in codes if "#" not in line] == []


@pytest.mark.parametrize("lock", sorted((ROOT / "requirements").glob("*.txt")), ids=lambda path: path.name)
def test_every_locked_package_has_a_version_and_hashes(lock: Path) -> None:
    packages = re.split(r"\n(?=\S)", lock.read_text().strip())
    assert [package.split()[0] for package in packages if "==" not in package or "--hash=sha256:" not in package] == []


def test_the_front_end_is_locked_with_hashes_and_without_addresses() -> None:
    lock = (ROOT / "frontend" / "package-lock.json").read_text()
    assert '"integrity"' in lock
    assert '"resolved"' not in lock


def test_the_changelog_has_room_for_what_comes_next() -> None:
    assert "\n## Unreleased\n" in (ROOT / "CHANGELOG.md").read_text()


@pytest.mark.parametrize(
    "name",
    [
        "CITATION.cff",
        "CODE_OF_CONDUCT.md",
        "CONTRIBUTING.md",
        "GOVERNANCE.md",
        "LICENSE",
        "PRINCIPLES.md",
        "README.md",
        "README.nl.md",
        "SECURITY.md",
        "SUPPORT.md",
        "publiccode.yml",
    ],
)
def test_what_a_public_repository_owes_its_readers_is_there(name: str) -> None:
    assert (ROOT / name).read_text().strip()


def test_every_link_between_our_documents_leads_somewhere() -> None:
    link = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
    broken = [
        f"{where(path)}: {target}"
        for path in files(".md")
        for target in link.findall(path.read_text())
        if not (path.parent / target).exists()
    ]
    assert broken == []
