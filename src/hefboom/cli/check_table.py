"""The tables of `hefboom check`."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from rich import box
from rich.markup import escape
from rich.table import Table

from hefboom.analytics.verdicts import COUNTED, CheckResult, Tally, reached
from hefboom.cli.output import console
from hefboom.core.base.reasons import reason_in
from hefboom.core.base.text import Text
from hefboom.core.facts.fields import vocabulary
from hefboom.core.facts.format import format_money, format_share
from hefboom.core.strategy.verdict import Standing

if TYPE_CHECKING:
    from hefboom.core.strategy.pack import ShareTarget

MOST_REJECTED = 20
MOST_MISSING = 6

STANDINGS = {
    Standing.MET: Text(nl="voldoet", en="met"),
    Standing.NOT_MET: Text(nl="voldoet niet", en="not met"),
    Standing.UNKNOWN: Text(nl="onbekend", en="unknown"),
    Standing.NOT_APPLICABLE: Text(nl="niet van toepassing", en="not applicable"),
    Standing.APPLIES_UNKNOWN: Text(nl="onbekend of het geldt", en="unknown whether it applies"),
}
_REACHED = {
    True: Text(nl="✔ gehaald", en="✔ reached"),
    False: Text(nl="✘ niet gehaald", en="✘ not reached"),
    None: Text(nl="? niet te zeggen", en="? cannot be said"),
}
_W = {
    "obligation": Text(nl="Verplichting", en="Obligation"),
    "target": Text(nl="Doel", en="Target"),
    "share": Text(nl="Aandeel", en="Share"),
    "wanted": Text(nl="Gevraagd", en="Asked"),
    "counted": Text(nl="Teller en noemer", en="Numerator and denominator"),
    "in_euros": Text(nl="In euro's", en="In euros"),
    "no_number": Text(nl="geen; ter vergelijking", en="none; for comparison"),
    "register": Text(nl="{tenders} trajecten, {lots} regels", en="{tenders} tenders, {lots} rows"),
    "numerator": Text(nl="teller: {name}", en="numerator: {name}"),
    "denominator": Text(nl="noemer: {name}", en="denominator: {name}"),
    "unknown": Text(nl="{number} onbekend, dus {low} tot {high}", en="{number} unknown, so {low} to {high}"),
    "nothing": Text(nl="geen enkel traject", en="no tender at all"),
    "rejected": Text(
        nl="{number} afgekeurde cellen; hun regels tellen niet mee",
        en="{number} rejected cells; their rows are left out",
    ),
    "in_part": Text(
        nl="Let op: {number} trajecten missen een afgekeurde regel en zijn beoordeeld op hun andere regels",
        en="Mind: {number} tenders miss a rejected row and were judged by their other rows",
    ),
    "more": Text(
        nl="… en nog {number}; schrijf ze alle met --rejected BESTAND",
        en="… and {number} more; write all with --rejected FILE",
    ),
    "line": Text(nl="regel {line}", en="line {line}"),
    "ignored": Text(
        nl="Kolom '{column}' is geen feit en telt niet mee", en="Column '{column}' is not a fact and is ignored"
    ),
    "meant": Text(nl=" (bedoelt u '{name}'?)", en=" (do you mean '{name}'?)"),
    "settles": Text(nl="Wat het meeste onbekende zou oplossen", en="What would settle most of the unknown"),
    "missing": Text(nl="{label} ({field}): onbekend op {lots} regels", en="{label} ({field}): unknown on {lots} rows"),
    "no_value": Text(nl="{number} zonder bekende waarde", en="{number} without a known value"),
}


def print_result(result: CheckResult, language: str) -> None:
    """Print what a pack says of a register, in `language` ("nl" or "en")."""
    teller, out = _Teller(result, language), console()
    manifest = result.pack.manifest
    out.print(f"[bold]{escape(manifest.title.in_language(language))}[/bold] {manifest.version}")
    size = teller.say("register", tenders=result.register.tenders, lots=result.register.lots)
    out.print(escape(f"{result.register.name}: {size}"))
    out.print(teller.obligations())
    out.print(teller.targets())
    for line in (*teller.missing(), *teller.ignored(), *teller.rejected()):
        out.print(escape(line))


class _Teller:
    def __init__(self, result: CheckResult, language: str) -> None:
        self.result = result
        self.language = language

    def say(self, key: str, **parts: object) -> str:
        return _W[key].in_language(self.language).format(**parts)

    def obligations(self) -> Table:
        table = Table(box=box.SIMPLE_HEAD)
        table.add_column(self.say("obligation"), ratio=3)
        for name in STANDINGS.values():
            table.add_column(name.in_language(self.language), justify="right")
        for each in self.result.pack.obligations:
            tally = self.result.tallies[each.id]
            cells = [self._counted(tally, standing) for standing in STANDINGS]
            table.add_row(f"{escape(each.title.in_language(self.language))}\n[dim]{each.id}[/dim]", *cells)
        return table

    def targets(self) -> Table:
        table = Table(box=box.SIMPLE_HEAD)
        for name in ("target", "share", "counted", "wanted", "in_euros"):
            table.add_column(self.say(name), justify="right" if name in ("share", "in_euros") else "left")
        for each in self.result.pack.targets:
            tally = self.result.tallies[each.id]
            table.add_row(
                f"{escape(each.title.in_language(self.language))}\n[dim]{each.id}[/dim]",
                self._share(tally.numerator, tally.denominator),
                escape(self._named(each, tally)),
                self._wanted(each, tally),
                self._share(tally.euros(Standing.MET), tally.euros(*COUNTED)),
            )
        return table

    def missing(self) -> Iterator[str]:
        """The facts that would settle most."""
        if self.result.missing:
            yield f"{self.say('settles')}:"
        for fact in self.result.missing[:MOST_MISSING]:
            label = vocabulary()[fact.field].label.in_language(self.language)
            yield f"  {self.say('missing', label=label, field=fact.field, lots=fact.lots)}"

    def ignored(self) -> Iterator[str]:
        """The columns that are no facts."""
        for each in self.result.register.ignored:
            meant = self.say("meant", name=each.did_you_mean) if each.did_you_mean else ""
            yield f"{self.say('ignored', column=each.column)}{meant}."

    def rejected(self) -> Iterator[str]:
        """The first of the cells that could not be read."""
        cells = self.result.register.rejected
        if cells:
            yield f"{self.say('rejected', number=len(cells))}:"
        for cell in cells[:MOST_REJECTED]:
            place = ", ".join([self.say("line", line=cell.line or "?"), *([cell.column] if cell.column else [])])
            yield f"  {place}: {reason_in(self.language, cell.why)}"
        if len(cells) > MOST_REJECTED:
            yield f"  {self.say('more', number=len(cells) - MOST_REJECTED)}"
        if in_part := self.result.register.tenders_with_rejected_rows:
            yield self.say("in_part", number=in_part)

    def _counted(self, tally: Tally, standing: Standing) -> str:
        number = tally.tenders[standing]
        if not number:
            return "0"
        without = tally.without_value[standing]
        euros = [format_money(tally.eur[standing], self.language)] if without < number else []
        notes = [self.say("no_value", number=without)] if without else []
        return "\n".join([str(number), *(f"[dim]{escape(note)}[/dim]" for note in (*euros, *notes))])

    def _share(self, part: Decimal | int | None, whole: Decimal | int | None) -> str:
        return format_share(Decimal(part) / Decimal(whole), self.language, 1) if part is not None and whole else "–"

    def _named(self, target: "ShareTarget", tally: Tally) -> str:
        if not tally.denominator:
            return f"{self.say('nothing')} ({target.denominator.in_language(self.language)})"
        lines = [
            f"{tally.numerator} / {tally.denominator}",
            self.say("numerator", name=target.numerator.in_language(self.language)),
            self.say("denominator", name=target.denominator.in_language(self.language)),
        ]
        if unknown := tally.tenders[Standing.UNKNOWN]:
            low = self._share(tally.numerator, tally.denominator)
            high = self._share(tally.numerator + unknown, tally.denominator)
            lines.append(self.say("unknown", number=unknown, low=low, high=high))
        return "\n".join(lines)

    def _wanted(self, target: "ShareTarget", tally: Tally) -> str:
        if target.share is None:
            return self.say("no_number")
        wanted = format_share(target.share, self.language, 0)
        return f"{wanted}\n{_REACHED[reached(target, tally)].in_language(self.language)}"
