"""What `hefboom explain` tells: verdicts in words, and as JSON with their receipts."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from rich.markup import escape

from hefboom.analytics.onetender import TenderRows
from hefboom.cli.check_table import STANDINGS
from hefboom.cli.output import console
from hefboom.core.base.text import Text
from hefboom.core.facts.facts import Source as FactSource
from hefboom.core.facts.fields import vocabulary
from hefboom.core.facts.format import format_day
from hefboom.core.logic.explain import words
from hefboom.core.strategy.pack import Obligation, Pack, ShareTarget
from hefboom.core.strategy.page.say import Say
from hefboom.core.strategy.receipt import receipt
from hefboom.core.strategy.verdict import ConditionResult, LotVerdict, Outcome, Verdict

_MARKS = {True: "✔", False: "✘", None: "?"}
_OUTCOME_MARKS = {Outcome.MET: "✔", Outcome.NOT_MET: "✘", Outcome.UNKNOWN: "?", Outcome.NOT_APPLICABLE: "–"}
_PARTS = {"applies": Text(nl="geldt als", en="applies if"), "met": Text(nl="voldoet als", en="met if")}
_W = {
    "decided": Text(nl="Beoordeeld naar de regels van {day}", en="Judged by the rules of {day}"),
    "no_date": Text(nl="De peildatum is niet bekend", en="The deciding date is not known"),
    "lot": Text(nl="Perceel {lot}: {standing}", en="Lot {lot}: {standing}"),
    "missing": Text(nl="Ontbreekt: {facts}", en="Missing: {facts}"),
    "source": Text(nl="Bron: {source}", en="Source: {source}"),
    "from": Text(nl="Feiten uit {places}", en="Facts from {places}"),
    "not_in_force": Text(nl="De regel geldt niet op deze dag.", en="The rule is not in force on this day."),
    "receipt": Text(
        nl="Bewijs: pakket {pack} {version}, hash {sha}. Volledig bewijs: --format json",
        en="Receipt: pack {pack} {version}, hash {sha}. Whole receipt: --format json",
    ),
}


def print_verdicts(pack: Pack, found: TenderRows, verdicts: Sequence[Verdict], language: str) -> None:
    """Print every obligation of a tender with its reasons. Targets count tenders, so they are left to the JSON."""
    out = console()
    out.print(f"[bold]{escape(_name(found))}[/bold]")
    out.print(escape(_day(verdicts, language)))
    for verdict, obligation in _obligations(pack, verdicts):
        out.print()
        standing = STANDINGS[verdict.standing].in_language(language)
        title = escape(obligation.title.in_language(language))
        out.print(f"{_OUTCOME_MARKS[verdict.outcome]} [bold]{title}[/bold] ({obligation.id}): {standing}")
        for line in _reasons(pack, verdict, obligation, language):
            out.print(f"  {escape(line)}")
    out.print()
    places = dict.fromkeys(f"{source.document}, {source.path.split(',')[0]}" for source in _sources(found))
    out.print(escape(_say("from", language, places="; ".join(places))))
    manifest = pack.manifest
    out.print(escape(_say("receipt", language, pack=manifest.id, version=manifest.version, sha=pack.sha256[:12])))


def as_dict(pack: Pack, found: TenderRows, verdicts: Sequence[Verdict], language: str) -> dict[str, object]:
    """Return one JSON object: the tender, and by obligation and target its reasons, missing facts and receipt."""
    now = datetime.now(UTC)
    commitments: dict[str, Obligation | ShareTarget] = {each.id: each for each in pack.obligations}
    commitments |= {each.id: each for each in pack.targets}
    return {
        "tender_id": found.tender_id,
        "lots": len(found.lots),
        "pack": {"id": pack.manifest.id, "version": pack.manifest.version, "sha256": pack.sha256},
        "commitments": [
            _commitment(pack, verdict, commitments[verdict.commitment], language)
            | {"receipt": receipt(pack, found.lots, verdict, found.facts, now).as_dict()}
            for verdict in verdicts
        ],
    }


def _commitment(pack: Pack, verdict: Verdict, commitment: Obligation | ShareTarget, language: str) -> dict[str, object]:
    return {
        "id": verdict.commitment,
        "kind": verdict.kind,
        "title": commitment.title.in_language(language),
        "outcome": verdict.outcome.value,
        "standing": verdict.standing.value,
        "missing": list(verdict.missing),
        "source": Say(pack, language).source(commitment.source),
        "lots": [
            {
                "lot_id": lot.lot_id,
                "standing": lot.standing.value,
                "missing": list(lot.missing),
                "reasons": [_reason(condition, language) for condition in lot.conditions],
            }
            for lot in verdict.lots
        ],
    }


def _reason(condition: ConditionResult, language: str) -> dict[str, object]:
    return {
        "part": condition.part,
        "says": condition.says.in_language(language),
        "truth": condition.truth,
        "because": words(condition, language),
        "when": condition.when,
    }


def _reasons(pack: Pack, verdict: Verdict, obligation: Obligation, language: str) -> Iterator[str]:
    if verdict.in_force is False:
        yield _say("not_in_force", language)
    for lot in verdict.lots:
        yield from _lot(lot, language, named=len(verdict.lots) > 1)
    if verdict.missing:
        labels = (vocabulary()[name].label.in_language(language) for name in verdict.missing)
        yield _say("missing", language, facts=", ".join(labels))
    yield _say("source", language, source=Say(pack, language).source(obligation.source))


def _lot(lot: LotVerdict, language: str, *, named: bool) -> Iterator[str]:
    if named:
        yield _say("lot", language, lot=lot.lot_id or "?", standing=STANDINGS[lot.standing].in_language(language))
    for condition in lot.conditions:
        part, says = _PARTS[condition.part].in_language(language), condition.says.in_language(language)
        yield f"{_MARKS[condition.truth]} {part}: {says} ({words(condition, language)})"


def _obligations(pack: Pack, verdicts: Sequence[Verdict]) -> Iterator[tuple[Verdict, Obligation]]:
    known = {each.id: each for each in pack.obligations}
    return ((verdict, known[verdict.commitment]) for verdict in verdicts if verdict.kind == "obligation")


def _sources(found: TenderRows) -> Iterator[FactSource]:
    known = (fact for facts in found.facts for fact in facts.values() if fact.value is not None)
    return (fact.source for fact in known if fact.source)


def _name(found: TenderRows) -> str:
    title = found.lots[0].get("title")
    return f"{found.tender_id}: {title}" if title else found.tender_id


def _day(verdicts: Sequence[Verdict], language: str) -> str:
    day = next((verdict.decided_on for verdict in verdicts if verdict.decided_on), None)
    return _say("decided", language, day=format_day(day, language)) if day else _say("no_date", language)


def _say(key: str, language: str, **parts: object) -> str:
    return _W[key].in_language(language).format(**parts)
