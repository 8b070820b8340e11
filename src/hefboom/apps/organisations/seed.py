"""The organisations of the Dutch central government, from `packs/codelists/organisations-nl.csv`, into the database."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from importlib.resources import files

from django.db import transaction

from hefboom.apps.organisations.models import Organisation, Placement, Succession

Row = Mapping[str, str]
_DAY = timedelta(days=1)


@transaction.atomic
def seed_organisations() -> int:
    """Make the organisations, their places in the tree and their successions; return how many organisations.

    Can be repeated: what the list names is brought in line with it, what people added themselves stays.
    """
    text = (files("hefboom.packs.codelists") / "organisations-nl.csv").read_text("utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    made = {row["code"]: _organisation(row) for row in rows}
    listed = [organisation.pk for organisation in made.values()]
    Placement.objects.filter(organisation__in=listed).delete()
    Succession.objects.filter(predecessor__in=listed, successor__in=listed).delete()
    Placement.objects.bulk_create(placement for row in rows for placement in _placements(row, made))
    Succession.objects.bulk_create(_successions(rows, made))
    return len(made)


def _organisation(row: Row) -> Organisation:
    unsure = "; onbevestigd" if row["confidence"] == "unconfirmed" else ""
    values = {
        "name": row["name"],
        "name_en": row["name_en"],
        "kind": Organisation.Kind(row["kind"]),
        "valid_from": _day(row["valid_from"]),
        "valid_until": _day(row["valid_until"]),
        "source": f"{row['source']}{unsure}",
    }
    return Organisation.objects.update_or_create(code=row["code"], defaults=values)[0]


def _placements(row: Row, made: Mapping[str, Organisation]) -> Iterator[Placement]:
    """Each place lasts until the day before the next one."""
    moves = [tuple(move.split(" ")) for move in row["moved_to"].split("|") if move]
    starts = [(row["valid_from"], row["parent"]), *moves] if row["parent"] else []
    for index, (first, parent) in enumerate(starts):
        following = _day(starts[index + 1][0]) if index + 1 < len(starts) else None
        last = following - _DAY if following else _day(row["valid_until"])
        yield Placement(organisation=made[row["code"]], parent=made[parent], valid_from=_day(first), valid_until=last)


def _successions(rows: Iterable[Row], made: Mapping[str, Organisation]) -> Iterator[Succession]:
    for row in rows:
        own = made[row["code"]]
        if row["successor"] and own.valid_until:
            kind = Succession.Kind(row["ends_by"])
            yield Succession(predecessor=own, successor=made[row["successor"]], kind=kind, on=own.valid_until + _DAY)
        if row["split_from"] and own.valid_from:
            split = Succession.Kind.SPLIT
            yield Succession(predecessor=made[row["split_from"]], successor=own, kind=split, on=own.valid_from)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
