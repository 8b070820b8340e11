"""`hefboom pack …`: check, compare, test and print strategy packs."""

import json
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from hefboom.core.base.text import Language
    from hefboom.core.strategy.problems import Problem
    from hefboom.core.strategy.scenarios import ScenarioResult

DEFAULT_PACK = "nl-rijk-2019"
_MARKS = {True: "✔", False: "✘", None: "?"}

_pack_argument = click.argument("name", metavar="[PACK]", default=DEFAULT_PACK)
_language_option = click.option(
    "--language", type=click.Choice(["nl", "en"]), default="nl", show_default=True, help="Language of the text."
)


def _format_option(*formats: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return click.option("--format", "form", type=click.Choice(formats), default=formats[0], show_default=True)


@click.group()
def pack() -> None:
    """Check, compare, test and print strategy packs.

    PACK is the id of a pack that comes with Hefboom (or lies in the folder HEFBOOM_PACKS), or a folder.
    """


@pack.command()
@_pack_argument
@_format_option("table", "json")
@click.pass_context
def lint(context: click.Context, name: str, form: str) -> None:
    """Check PACK: unknown keys, wrong types, missing translations, names of nothing, dates, sources.

    Exit code 1 when there are errors; warnings are told and pass.
    """
    from hefboom.core.strategy.lint import lint_folder
    from hefboom.core.strategy.load import find_pack

    problems = lint_folder(find_pack(name))
    errors = sum(problem.severity == "error" for problem in problems)
    if form == "json":
        _print_json({"pack": name, "problems": [problem.as_dict() for problem in problems]})
    else:
        _print_problems(name, problems, errors)
    context.exit(1 if errors else 0)


@pack.command()
@_pack_argument
@_format_option("table", "json")
@_language_option
@click.pass_context
def test(context: click.Context, name: str, form: str, language: "Language") -> None:
    """Run the scenarios of PACK and tell which do not end as expected, and why.

    Exit code 1 when one of them does not. A pack with errors is not run: `hefboom pack lint` tells them.
    """
    from hefboom.core.strategy.lint import lint
    from hefboom.core.strategy.load import load_pack, origins
    from hefboom.core.strategy.problems import PackError
    from hefboom.core.strategy.scenarios import run_scenarios

    errors = [problem for problem in lint(load_pack(name), origins(name)) if problem.severity == "error"]
    if errors:
        raise PackError(name, errors)
    results = run_scenarios(load_pack(name))
    failed = [result for result in results if not result.passed]
    if form == "json":
        _print_json({"pack": name, "scenarios": [result.as_dict() for result in results]})
    else:
        _print_coverage(results, language)
        for result in failed:
            _print_failure(result, language)
        total = {"nl": "{} scenario's, {} niet zoals verwacht.", "en": "{} scenarios, {} not as expected."}
        click.echo(total[language].format(len(results), len(failed)))
    context.exit(1 if failed else 0)


@pack.command()
@click.argument("old")
@click.argument("new", default=DEFAULT_PACK)
@_format_option("table", "json")
@_language_option
def diff(old: str, new: str, form: str, language: str) -> None:
    """Tell in words what changed from pack OLD to pack NEW."""
    from hefboom.core.strategy.diff import diff as compare
    from hefboom.core.strategy.load import load_pack

    changes = compare(load_pack(old), load_pack(new))
    if form == "json":
        _print_json({"old": old, "new": new, "changes": [change.as_dict() for change in changes]})
        return
    for change in changes:
        click.echo(f"- {change.says.in_language(language)}")
    nothing = {"nl": "Er is niets veranderd.", "en": "Nothing changed."}
    if not changes:
        click.echo(nothing[language])


@pack.command()
@_pack_argument
@_format_option("text", "markdown", "html", "json")
@_language_option
def show(name: str, form: str, language: "Language") -> None:
    """Print PACK as a page to read, or all of it as JSON."""
    from hefboom.core.strategy.load import load_pack
    from hefboom.core.strategy.show import as_json
    from hefboom.core.strategy.show import show as page

    found = load_pack(name)
    click.echo(as_json(found) if form == "json" else page(found, form, language))


def _print_json(data: object) -> None:
    click.echo(json.dumps(data, indent=2, ensure_ascii=False))


def _print_problems(name: str, problems: "Iterable[Problem]", errors: int) -> None:
    problems = list(problems)
    for problem in problems:
        click.echo(str(problem))
    if problems:
        click.echo(f"{name}: {errors} errors, {len(problems) - errors} warnings.")
    else:
        click.echo(f"{name}: nothing wrong.")


def _print_coverage(results: "Iterable[ScenarioResult]", language: "Language") -> None:
    counts: dict[str, dict[str, int]] = {}
    for result in results:
        row = counts.setdefault(result.scenario.of, {})
        row[result.scenario.expect] = row.get(result.scenario.expect, 0) + 1
    columns = ("met", "not_met", "unknown", "applies_unknown", "not_applicable")
    width = max([*map(len, counts), 10])
    head = {"nl": "scenario's", "en": "scenarios"}[language]
    click.echo(" ".join([f"{head:{width}}", *columns]))
    for commitment, row in counts.items():
        cells = (f"{row.get(column, 0) or '–':>{len(column)}}" for column in columns)
        click.echo(" ".join([f"{commitment:{width}}", *cells]))


def _print_failure(result: "ScenarioResult", language: "Language") -> None:
    failure = result.failure.in_language(language) if result.failure else ""
    click.echo(f'\n✘ {result.scenario.of}, "{result.scenario.name.in_language(language)}": {failure}')
    for lot, condition in result.conditions:
        click.echo(f"    {lot} {_MARKS[condition.truth]} {condition.says.in_language(language)} [{condition.when}]")
    missing = ", ".join(result.verdict.missing)
    if missing:
        click.echo(f"    {'ontbreekt' if language == 'nl' else 'missing'}: {missing}")
