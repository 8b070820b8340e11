import subprocess
import sys
from importlib import import_module

import click
import pytest
from click.testing import CliRunner

from hefboom import __version__
from hefboom.cli import main
from hefboom.core.base.errors import HefboomError


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "hefboom.cli.main", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", main.COMMANDS)
def test_every_command_that_is_listed_is_there_and_has_help(name: str) -> None:
    module, attribute = main.COMMANDS[name][0].split(":")
    command = getattr(import_module(module), attribute)
    assert command.name == name
    assert command.help


def test_help_lists_the_commands_and_imports_none_of_them() -> None:
    code = "import sys; from hefboom.cli.main import hefboom; hefboom(['--help'], standalone_mode=False); "
    heavy = "print(*{'django', 'duckdb', 'ibis', 'pydantic', 'lxml', 'rich', 'sqlglot'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code + heavy], capture_output=True, text=True, check=True)
    *help_, imported = done.stdout.splitlines()
    assert imported == ""
    for name in main.COMMANDS:
        assert any(line.strip().startswith(f"{name} ") for line in help_)


def test_the_version_is_told() -> None:
    assert run("--version").stdout.strip() == f"hefboom, version {__version__}"


def test_a_misspelt_command_is_wrong_use() -> None:
    done = run("pakc")
    assert done.returncode == 2
    assert "pakc" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("raised", "code", "told"),
    [
        (HefboomError("The file is gone. Look for it."), 2, "Error: The file is gone. Look for it.\n"),
        (
            PermissionError(13, "Permission denied", "a.csv"),
            2,
            "Error: a.csv cannot be read or written: Permission denied.\n",
        ),
        (KeyboardInterrupt(), 130, "Stopped.\n"),
        (click.Abort(), 130, "Stopped.\n"),
        (click.UsageError("No such thing."), 2, "Error: No such thing.\n"),
    ],
)
def test_an_error_for_people_is_one_message(
    raised: BaseException, code: int, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(**_options: object) -> None:
        raise raised

    monkeypatch.setattr(main.hefboom, "main", fail)
    with pytest.raises(SystemExit) as stopped:
        main.main()
    assert stopped.value.code == code
    assert capsys.readouterr().err == told


def test_an_unknown_command_of_a_group_is_wrong_use() -> None:
    assert CliRunner().invoke(main.hefboom, ["pack", "lintt"]).exit_code == 2
