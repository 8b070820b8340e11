"""Everything the product stands on may be passed on with it under the EUPL-1.2."""

import json
import re
import subprocess
import sys

import pytest

from tests.house.tree import ROOT

# Permissive, or weak copyleft as a library used unchanged (psycopg).
GOOD = re.compile(r"0BSD|Apache|BSD|CC0|EUPL|ISC|LGPL|MIT|MPL|OFL|PSF|Python Software Foundation|Unlicense|Zlib")


def unsuitable(licence: str) -> bool:
    """Tell whether a licence is unknown, or has a part that we may not pass on."""
    return any(not GOOD.search(part) for part in re.split(r"\bAND\b|;", licence)) or "AGPL" in licence


@pytest.mark.parametrize("licence", ["UNKNOWN", "AGPL-3.0-only", "MIT AND Proprietary", "GPL-3.0-only"])
def test_an_unsuitable_licence_is_seen(licence: str) -> None:
    assert unsuitable(licence)


def test_every_python_package_of_the_product_may_be_passed_on() -> None:
    lock = (ROOT / "requirements" / "base.txt").read_text()
    needed = re.findall(r"^([\w.-]+)==[^;\n]+ \\$", lock, re.MULTILINE)
    command = [sys.executable, "-m", "piplicenses", "--format", "json", "--with-system"]
    listed = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    licences = {package["Name"].lower().replace("_", "-"): package["License"] for package in listed}
    assert {name: licences[name.lower()] for name in needed if unsuitable(licences[name.lower()])} == {}


def test_every_front_end_package_may_be_passed_on() -> None:
    packages = json.loads((ROOT / "frontend" / "package-lock.json").read_text())["packages"]
    licences = {name: package.get("license", "UNKNOWN") for name, package in packages.items() if name}
    assert licences
    assert {name: licence for name, licence in licences.items() if unsuitable(licence)} == {}
