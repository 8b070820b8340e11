"""The one door of the house, and nothing that is skipped unseen."""

import subprocess

import pytest

from scripts import with_postgresql
from tests.house.tree import ROOT
from tests.needs import do_without


@pytest.mark.parametrize("target", ["setup", "demo", "check", "test", "test-core", "bench", "messages", "reference"])
def test_make_knows_every_promised_target(target: str) -> None:
    subprocess.run(["make", "--dry-run", target], cwd=ROOT, check=True, capture_output=True)


def test_the_build_machine_requires_a_browser_postgresql_libreoffice_and_spark() -> None:
    run = (ROOT / ".ci" / "run").read_text()
    assert "export HEFBOOM_REQUIRE=browser,postgresql,libreoffice,spark" in run
    assert "make test" in run


def test_what_is_missing_is_skipped_on_somebodys_own_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HEFBOOM_REQUIRE", raising=False)
    with pytest.raises(pytest.skip.Exception):
        do_without("browser", "no Chromium")
    assert with_postgresql.skip("no server") == 0


def test_what_is_missing_fails_where_it_is_required(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEFBOOM_REQUIRE", "browser,postgresql")
    with pytest.raises(pytest.fail.Exception):
        do_without("browser", "no Chromium")
    assert with_postgresql.skip("no server") == 1
