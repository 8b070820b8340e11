"""What `hefboom scan` tells a person: the answer, the groups with their intervals, and what is not certain."""

from collections.abc import Iterator, Sequence

from rich import box
from rich.markup import escape
from rich.table import Table

from hefboom.cli.output import console
from hefboom.cli.scan_words import W
from hefboom.core.base.reasons import reason_in
from hefboom.core.effects.doubts import doubts
from hefboom.core.effects.said import count, interval, lines, listed, mass, money, part_of, quantity
from hefboom.core.effects.scan import Estimate, Part, Ranked, Scan

MOST_GROUPS, MOST_REJECTED, MOST_NAMES = 20, 10, 8
_SIGNS = {"missing": "?", "warning": "!", "assumption": "≈"}


def print_scan(scan: Scan, language: str) -> None:
    """Print a scan, in `language` ("nl" or "en")."""
    teller, out = _Teller(scan, language), console()
    out.print(f"[bold]{escape(teller.headline())}[/bold]")
    for line in (teller.spend(), *teller.largest()):
        out.print(escape(line))
    if scan.groups:
        out.print(teller.groups())
    for line in (*teller.more_groups(), *teller.energy(), *teller.doubts(), *teller.rejected(), *teller.sources()):
        out.print(escape(line))


class _Teller:
    def __init__(self, scan: Scan, language: str) -> None:
        self.scan, self.language = scan, language
        self.place = {each.part.key: each for each in scan.hotspots}
        ranked = [each.part for each in scan.hotspots]
        others = [part for part in scan.groups if part.key not in self.place]
        self.parts = [*ranked, *sorted(others, key=_size, reverse=True)]

    def say(self, key: str, **parts: object) -> str:
        return W[key].in_language(self.language).format(**parts)

    def headline(self) -> str:
        """The total with its interval, in one line."""
        found = self.scan.total.effects.get("co2e")
        if found is None:
            return self.say("no_effect")
        between = interval(found, self.language, long=True)
        if found.value is None:
            return self.say("bounds", interval=between)
        value = self.say("headline", value=mass(found.value, self.language, long=True, beside=found.high))
        return f"{value}; {self.say('between', interval=between)}"

    def spend(self) -> str:
        """How much was read, and how much of it counts."""
        scan, cents = self.scan, self.scan.total.amount.cents
        share = part_of(scan.total.covered_cents / cents if cents > 0 else None, self.language)
        read = lines(scan.lines_read, self.language)
        return self.say("spend", name=scan.name, lines=read, money=money(cents, self.language), share=share)

    def largest(self) -> Iterator[str]:
        """Which groups make 80 %, for certain and perhaps."""
        inside, doubtful = (
            [each for each in self.scan.hotspots if each.standing == standing] for standing in ("inside", "undecided")
        )
        if inside:
            yield self.say("inside_are", names=self._names(inside))
        elif self.scan.hotspots:
            yield self.say("none_inside")
        if doubtful:
            yield self.say("undecided_are", names=self._names(doubtful))

    def groups(self) -> Table:
        """The largest groups, one a row."""
        ranked = bool(self.scan.hotspots)
        table = Table(box=box.SIMPLE_HEAD)
        table.add_column(self.say("group"), ratio=3)
        for name in ("spent", "emissions", "interval", "share"):
            table.add_column(self.say(name), justify="right")
        for name in ("place", "standing") if ranked else ():
            table.add_column(self.say(name), justify="right" if name == "place" else "left")
        for part in self.parts[:MOST_GROUPS]:
            table.add_row(*self._row(part), *(self._standing(self.place.get(part.key)) if ranked else ()))
        return table

    def more_groups(self) -> Iterator[str]:
        """How many groups the table leaves out."""
        if len(self.parts) > MOST_GROUPS:
            yield self.say("more_groups", number=len(self.parts) - MOST_GROUPS)

    def energy(self) -> Iterator[str]:
        """Energy and fuel by the quantities that were given, and all together."""
        found = self.scan.by_quantity
        if found is None:
            return
        yield f"\n{self.say('energy')}"
        for part in found.parts:
            name, amount = part.name.in_language(self.language), quantity(part.amount, part.unit, self.language)
            yield f"  {name} {part.year}, {amount}: {self._effect(part.effect)}"
        yield f"  {self.say('with_spend')}: {self._effect(found.with_spend)}"

    def _effect(self, found: Estimate | None) -> str:
        if found is None or found.value is None:
            return interval(found, self.language) if found else mass(None, self.language)
        return f"{mass(found.value, self.language)} ({interval(found, self.language)})"

    def doubts(self) -> Iterator[str]:
        """What is not certain, and what can be done about it."""
        found = doubts(self.scan)
        if found:
            yield f"\n{self.say('doubts')}"
        for each in found:
            yield f"{_SIGNS[each.kind]} {self.say(each.kind)}: {each.says.in_language(self.language)}"
            if each.remedy:
                yield f"  → {each.remedy.in_language(self.language)}"

    def rejected(self) -> Iterator[str]:
        """The first of the cells that could not be read."""
        cells = self.scan.rejected
        if cells:
            yield f"\n{self.say('rejected_are', number=count(len(cells), self.language))}"
        for cell in cells[:MOST_REJECTED]:
            place = ", ".join([self.say("line", line=cell.line or "?"), *([cell.column] if cell.column else [])])
            yield f"  {place}: {reason_in(self.language, cell.why)}"
        if len(cells) > MOST_REJECTED:
            yield f"  {self.say('more_rejected', number=count(len(cells) - MOST_REJECTED, self.language))}"

    def sources(self) -> Iterator[str]:
        """Which factors were used."""
        yield ""
        for used in (self.scan.factors, *([self.scan.by_quantity.factors] if self.scan.by_quantity else [])):
            yield self.say("source", id=used.id, version=used.version, credit=used.credit)

    def _row(self, part: Part) -> list[str]:
        found = part.effects.get("co2e")
        return [
            escape(part.name.in_language(self.language)),
            money(part.amount.cents, self.language),
            mass(found.value if found else None, self.language),
            interval(found, self.language) if found else "–",
            part_of(part.share, self.language) if part.share is not None else "–",
        ]

    def _standing(self, one: Ranked | None) -> tuple[str, str]:
        if one is None:
            return "–", "–"
        same = one.rank_low == one.rank_high
        return str(one.rank_low) if same else f"{one.rank_low}–{one.rank_high}", self.say(one.standing)

    def _names(self, ranked: Sequence[Ranked]) -> str:
        names = [each.part.name.in_language(self.language) for each in ranked]
        more = [f"+{len(names) - MOST_NAMES}"] if len(names) > MOST_NAMES else []
        return listed([*names[:MOST_NAMES], *more], self.language)


def _size(part: Part) -> float:
    """Return what to order by where there is no ranking: the estimate, or how high it may be."""
    found = part.effects.get("co2e")
    return float("-inf") if found is None else found.high if found.value is None else found.value
