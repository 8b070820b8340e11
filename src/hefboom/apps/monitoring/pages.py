"""The parts of the progress pages, ready to be shown: cards, rows and charts."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from hefboom.apps.monitoring.figures import Figure
from hefboom.apps.monitoring.queries import Dimension, Key, Scope, figures_by
from hefboom.apps.monitoring.words import Subject, counted, group_name, organisation_name, register_url
from hefboom.apps.organisations.models import Organisation
from hefboom.core.strategy.verdict import Standing
from hefboom.web.charts import Bar, Chart, Point, Stack, bars, line, stacked

COUNTED = (Standing.MET, Standing.NOT_MET, Standing.UNKNOWN, Standing.APPLIES_UNKNOWN)


@dataclass(frozen=True, slots=True)
class Card:
    """A target on the front page, with the standing its badge shows ("" for none) and the words for it."""

    about: Subject
    figure: Figure
    url: str
    standing: str
    words: str
    note: str


def make_card(about: Subject, figure: Figure, scope: Scope) -> Card:
    """Put a target on a card: reached, missed, undecided, or shown for comparison only."""
    standing, words = {
        "reached": ("met", _("Gehaald")),
        "missed": ("not_met", _("Niet gehaald")),
        "open": ("unknown", _("Nog te weinig bekend")),
    }.get(figure.status, ("", ""))
    note = _("Geen doel: ter vergelijking.") if figure.status == "none" else ""
    return Card(about, figure, page_url(about.id, scope), standing, words, note)


@dataclass(frozen=True, slots=True)
class Link:
    """A number of tenders, and the address where they are listed."""

    tenders: int
    url: str


@dataclass(frozen=True, slots=True)
class Line:
    """A commitment over one set of tenders: its figure, and each number with the tenders behind it.

    `url` is where this line itself is broken down, "" for nowhere.
    """

    label: str
    url: str
    figure: Figure
    met: Link
    not_met: Link
    unknown: Link
    applies_unknown: Link


def make_line(label: str, url: str, figure: Figure, scope: Scope) -> Line:
    """Put a figure on a line, with links to the register inside `scope`."""

    def link(standing: Standing) -> Link:
        return Link(figure.of(standing).tenders, register_url(scope, figure.commitment, standing))

    return Line(label, url, figure, *(link(standing) for standing in COUNTED))


def page_url(commitment: str, scope: Scope) -> str:
    """Return the page of one commitment with the same filter."""
    asked = {
        "jaar": scope.year or "alle",
        "organisatie": scope.organisation.code if scope.organisation else "",
        "productgroep": scope.product_group or "",
    }
    query = "&".join(f"{name}={value}" for name, value in asked.items() if value)
    return f"{reverse('monitoring:commitment', args=[commitment])}?{query}"


def breakdown(dimension: Dimension, subject: Subject, scope: Scope) -> list[Line]:
    """Return a line for each ministry, organisation, year or product group that has something to count."""
    found = figures_by(dimension, scope, (subject.id,))
    names = _Names(dimension, found)
    lines = []
    for key, by_commitment in found.items():
        figure = by_commitment[subject.id]
        if any(figure.of(standing).tenders for standing in COUNTED):
            inner = names.narrowed(scope, key)
            lines.append(make_line(names.of(key), page_url(subject.id, inner) if inner != scope else "", figure, inner))
    return sorted(lines, key=lambda item: item.label.casefold())


class _Names:
    """Names and narrower scopes for the values of a dimension; one query for organisations."""

    def __init__(self, dimension: Dimension, keys: Iterable[Key]) -> None:
        self._dimension = dimension
        organisations = dimension in {"ministry", "organisation"}
        self._organisations = Organisation.objects.in_bulk([key for key in keys if key]) if organisations else {}

    def of(self, key: Key) -> str:
        if self._dimension == "year":
            return str(key) if key else _("Datum onbekend")
        if self._dimension == "product_group":
            return group_name(key)
        found = self._organisations.get(key)
        return organisation_name(found) if found else _("Geen ministerie")

    def narrowed(self, scope: Scope, key: Key) -> Scope:
        """Return the scope of one line; the scope itself where a line cannot be opened further."""
        if not key:
            return scope
        if self._dimension == "year":
            return replace(scope, year=int(key))
        if self._dimension == "product_group":
            return replace(scope, product_group=str(key))
        return replace(scope, organisation=self._organisations[key])


def bar_chart(identifier: str, title: str, lines: list[Line]) -> Chart:
    """Draw the shares of the lines beside each other, with the target."""
    target = next((item.figure.target for item in lines), None)
    shown = [
        Bar(_short(item.label), _number(item.figure.share), _number(item.figure.share_high), counted(item.figure))
        for item in lines
        if item.figure.denominator.tenders
    ]
    return bars(identifier, title, shown, _number(target))


def year_chart(identifier: str, title: str, by_year: dict[Key, dict[str, Figure]], subject: Subject) -> Chart:
    """Draw the share of one commitment through the years; a year without tenders is a gap."""
    known = sorted(int(year) for year in by_year if year)
    every = range(known[0], known[-1] + 1) if known else range(0)
    found = {year: by_year.get(year, {}).get(subject.id) for year in every}
    points = [Point(year, _number(one.share) if one else None, counted(one)) for year, one in found.items()]
    target = next((one.target for one in found.values() if one), None)
    return line(identifier, title, points, _number(target))


def standing_chart(identifier: str, title: str, lines: list[Line]) -> Chart:
    """Draw how many tenders stand where, for every line."""
    stacks = [
        Stack(item.label, {str(standing): item.figure.of(standing).tenders for standing in COUNTED}) for item in lines
    ]
    return stacked(identifier, title, stacks, [str(standing) for standing in COUNTED])


def _short(label: str) -> str:
    """Leave out what every ministry's name starts with: a picture has little room, the table has the whole name."""
    for start in ("Ministerie van ", "Ministry of "):
        label = label.removeprefix(start)
    return label[:1].upper() + label[1:]


def _number(share: Decimal | None) -> float | None:
    return None if share is None else float(share)
