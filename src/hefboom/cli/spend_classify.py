"""`hefboom spend classify`: where lines belong, which ones a person should look at, and learning from the answers."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hefboom.cli.output import language_option

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hefboom.analytics.classify.classify import Classifier
    from hefboom.analytics.classify.confirmed import Confirmed
    from hefboom.analytics.classify.learner import Learner
    from hefboom.analytics.classify.queue import Queue
    from hefboom.core.strategy.pack import Pack

_PATH = click.Path(path_type=Path)


@click.command()
@click.argument("file", type=_PATH)
@click.option("--pack", "pack_name", default="nl-rijk-2019", show_default=True, help="Id or folder of the pack.")
@click.option("--mapping", type=_PATH, help="Your own mapping table (.csv or .xlsx).")
@click.option("--confirmed", type=_PATH, help="Lines that people settled: a queue that was filled in.")
@click.option("--queue", "queue_file", type=_PATH, help="Write what is open here (.csv or .xlsx), most euros first.")
@click.option("--limit", type=click.IntRange(1, 100_000), default=500, show_default=True, help="Rows in the queue.")
@click.option("--learn", is_flag=True, help="Learn from the confirmed lines, and use it for what is left.")
@click.option("--learner", type=_PATH, help="File of the learner: written with --learn, else read.")
@language_option
def classify(  # noqa: PLR0913, PLR0917 - one parameter per option of the command
    file: Path,
    pack_name: str,
    mapping: Path | None,
    confirmed: Path | None,
    queue_file: Path | None,
    limit: int,
    learn: bool,  # noqa: FBT001 - a flag of the command
    learner: Path | None,
    language: str,
) -> None:
    """Tell where the spend lines of FILE belong, and queue those that are doubtful or not known."""
    from hefboom.analytics.classify.lines import classify_lines
    from hefboom.analytics.classify.queue import queue_of
    from hefboom.analytics.engine import open_engine
    from hefboom.analytics.spend.read import read_spend
    from hefboom.cli.output import busy
    from hefboom.core.strategy.load import load_pack

    if learn and confirmed is None:
        raise click.UsageError("--learn needs --confirmed: it learns from confirmed lines only.")
    classifier = _classifier(load_pack(pack_name), mapping, confirmed, learner, learn=learn)
    with busy(f"{file.name} …"), open_engine("duckdb", reads=file) as backend:
        lines = read_spend(file, backend)
        classified = classify_lines(lines, classifier)
        queue = queue_of(lines, classified, limit)
    if queue_file is not None:
        from hefboom.analytics.classify.confirmed_file import write_queue

        write_queue(queue_file, queue, language)
    _tell(queue, queue_file)


def _classifier(
    pack: "Pack", mapping: Path | None, confirmed: Path | None, learner: Path | None, *, learn: bool
) -> "Classifier":
    from hefboom.analytics.classify.classify import Classifier
    from hefboom.analytics.classify.confirmed_file import read_confirmed
    from hefboom.analytics.classify.mapping_read import Known, read_mapping
    from hefboom.analytics.classify.shipped import codes_by_prefix, factor_codes

    known = Known([group.code for group in pack.product_groups], factor_codes())
    table = read_mapping(mapping, known) if mapping else None
    settled = read_confirmed(confirmed, known) if confirmed else []
    learned = _learner(settled, learner, learn=learn)
    return Classifier(pack, codes_by_prefix(), mapping=table, confirmed=settled, learner=learned)


def _learner(confirmed: "Iterable[Confirmed]", file: Path | None, *, learn: bool) -> "Learner | None":
    """Train a learner and keep it, or read one that was kept."""
    from hefboom.analytics.classify.learner_file import load_learner, save_learner

    if not learn:
        return load_learner(file) if file else None
    from hefboom.analytics.classify.train import train

    learner = train(confirmed)
    card = learner.card
    right = "not enough lines to hold any back" if card.right is None else f"{card.right:.0%} of {card.held_out}"
    click.echo(f"Learned from {card.lines} confirmed lines; right on lines held back: {right}.")
    if card.left_out:
        click.echo(f"Too few lines to learn: {', '.join(card.left_out)}.")
    if file is not None:
        save_learner(file, learner)
    return learner


def _tell(queue: "Queue", queue_file: Path | None) -> None:
    """Print how much has a sure place, and what confirming would gain."""
    share = queue.settled_share()
    click.echo(f"{queue.of} different descriptions of what was bought, of which {queue.keys} are open.")
    if share is None:
        click.echo("There are no euros in the file.")
        return
    click.echo(f"{share:.1%} of the euros (without their sign) has a sure place.")
    for count in sorted({10, 100, len(queue.rows)}):
        if 0 < count <= len(queue.rows):
            click.echo(f"Confirming the largest {count} brings that to {queue.settled_share(count):.1%}.")
    if queue_file is not None:
        click.echo(f"Queue written to {queue_file}. Fill in product_group, and give it back with --confirmed.")
