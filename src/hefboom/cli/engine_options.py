"""The options of every command that works through many rows: on which engine, and within how much memory."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from hefboom.analytics.engine import Engine


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """What was asked on the command line; None is left to the engine."""

    name: str = "duckdb"
    master: str | None = None
    folder: Path | None = None
    memory_gib: float | None = None

    def open(self, reads: Path) -> "AbstractContextManager[Engine]":
        """Open the engine that was asked for, to read one file. See `hefboom.analytics.engine.open_engine`."""
        from hefboom.analytics.engine import DEFAULT_MEMORY_GIB, open_engine

        memory = self.memory_gib or DEFAULT_MEMORY_GIB
        return open_engine(self.name, reads=reads, memory_gib=memory, master=self.master, folder=self.folder)


_OPTIONS = (
    click.option(
        "--engine", "engine_name", type=click.Choice(["duckdb", "spark"]), default="duckdb", show_default=True
    ),
    click.option(
        "--master",
        "engine_master",
        envvar="HEFBOOM_SPARK_MASTER",
        show_envvar=True,
        help="Spark only: where it runs, such as spark://host:7077. Left out: on this machine.",
    ),
    click.option(
        "--shared-folder",
        "engine_folder",
        type=click.Path(file_okay=False, exists=True, path_type=Path),
        envvar="HEFBOOM_SPARK_FOLDER",
        show_envvar=True,
        help="Spark only: a folder that all its machines see by the same path, for rows on their way to it.",
    ),
    click.option(
        "--memory",
        "engine_memory_gib",
        type=click.FloatRange(min=0.5),
        metavar="GIB",
        help="What the engine may use on this machine before it goes on from disk.  [default: 4]",
    ),
)


def engine_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--engine`, `--master`, `--shared-folder` and `--memory`, as one argument: `engine`."""

    @wraps(command)
    def with_engine(*given: Any, **options: Any) -> object:
        chosen = EngineChoice(**{name: options.pop(f"engine_{name}") for name in EngineChoice.__dataclass_fields__})
        if chosen.name != "spark":
            _refuse_without_spark()
        return command(*given, engine=chosen, **options)

    for option in reversed(_OPTIONS):
        with_engine = option(with_engine)
    return with_engine


def _refuse_without_spark() -> None:
    """An option that would do nothing is a mistake worth telling; from the environment it waits for its turn."""
    context = click.get_current_context()
    for parameter, said in {"engine_master": "--master", "engine_folder": "--shared-folder"}.items():
        if context.get_parameter_source(parameter) is click.core.ParameterSource.COMMANDLINE:
            raise click.UsageError(f"{said} is of Spark only: add --engine spark, or leave it out.")
