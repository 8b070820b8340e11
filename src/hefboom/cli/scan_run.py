"""Run a scan as it was asked for on the command line, with a bar that shows how far it is."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hefboom.cli.engine_options import EngineChoice
from hefboom.cli.scan_options import Question
from hefboom.core.base.errors import HefboomError
from hefboom.core.base.text import Text

if TYPE_CHECKING:
    from hefboom.core.effects.scan import Scan

Progress = Callable[[float, str], None]
STEPS = {
    "read": Text(nl="Regels lezen", en="Reading lines"),
    "classify": Text(nl="Indelen", en="Classifying"),
    "sum": Text(nl="Optellen", en="Adding up"),
    "suppliers": Text(nl="Leveranciers", en="Suppliers"),
    "effects": Text(nl="Effecten berekenen", en="Computing effects"),
    "done": Text(nl="Klaar", en="Done"),
}


def run(file: Path, question: Question, engine: EngineChoice, language: str, totals: Path | None = None) -> "Scan":
    """Scan a file, and write all sums to `totals` when it is given.

    Raises HefboomError, told in `language`, when the file cannot be read or the engine does not start.
    """
    from hefboom.core.base.reasons import reason_in

    try:
        return _run(file, question, engine, language, totals)
    except HefboomError as error:
        raise HefboomError(reason_in(language, str(error))) from error


def _run(file: Path, question: Question, engine: EngineChoice, language: str, totals: Path | None) -> "Scan":
    from hefboom.analytics.quantities import read_quantities
    from hefboom.analytics.scan import scan_file
    from hefboom.core.effects.factors import load_factors
    from hefboom.core.effects.quantities import load_carriers, with_quantities
    from hefboom.core.strategy.load import load_pack

    vat = None if question.vat == "unknown" else question.vat
    pack, factors = load_pack(question.pack), load_factors()
    carriers = load_carriers()
    quantities = read_quantities(question.quantities, carriers) if question.quantities else []
    with progress(file.name, language) as on_progress, engine.open(file) as backend:
        found = scan_file(
            file,
            pack,
            factors,
            backend,
            vat,  # type: ignore[arg-type]  # click checked it
            question.price_year,
            totals=totals,
            on_progress=on_progress,
            **wanted(question),
        )
    return with_quantities(found, quantities, carriers)


def wanted(question: Question) -> dict[str, Any]:
    """Return what was asked besides the usual, by keyword of `scan_file`."""
    given = {
        "columns": dict(question.columns),
        "decimal": question.decimal,
        "date_order": question.date_order,
        "duplicates": question.duplicates,
        "mapping": question.mapping,
        "more_factors": question.factors,
        "index": question.price_index,
        "compare": question.compare,
    }
    return {keyword: value for keyword, value in given.items() if value}


@contextmanager
def progress(name: str, language: str) -> Iterator[Progress]:
    """Give a function that shows the part done (0-1) and the step on the terminal; in a pipe it says nothing."""
    if not sys.stderr.isatty():
        yield lambda _fraction, _step: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeElapsedColumn(),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(name, total=1.0)

        def show(fraction: float, step: str) -> None:
            told = STEPS[step].in_language(language) if step in STEPS else step
            bar.update(task, completed=fraction, description=told)

        yield show
