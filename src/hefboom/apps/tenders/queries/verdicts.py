"""How a tender stands on every commitment, and exactly why, ready to be shown."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from hefboom.apps.strategy.queries import judge_in_force, pack_in_force
from hefboom.apps.tenders.models import Explanation, Lot
from hefboom.apps.tenders.queries.page import FactRow, TenderPage, explanations_of
from hefboom.apps.tenders.words import language, pack_source_words, quantity_words
from hefboom.core.facts.fields import vocabulary
from hefboom.core.logic.explain import words
from hefboom.core.strategy.pack import Obligation, ShareTarget
from hefboom.core.strategy.parts import Condition
from hefboom.core.strategy.receipt import Receipt, receipt
from hefboom.core.strategy.verdict import ConditionResult, LotVerdict, Standing, Verdict


@dataclass(frozen=True, slots=True)
class ParameterShown:
    """A number of the pack that a condition used: its name, its value with unit, and where that stands."""

    name: str
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class ConditionShown:
    """One condition with its truth, in words. `finding` says how the facts stand; "" where it is not public."""

    result: ConditionResult
    finding: str
    hidden: bool
    parameters: tuple[ParameterShown, ...]
    source: str


@dataclass(frozen=True, slots=True)
class LotShown:
    """The reasons for one lot (`lot` None: for the tender as a whole)."""

    lot: Lot | None
    verdict: LotVerdict
    applies: tuple[ConditionShown, ...]
    met: tuple[ConditionShown, ...]


@dataclass(frozen=True, slots=True)
class ObligationShown:
    """An obligation, how the tender stands on it, why, what is missing, and the explanation if there is one."""

    obligation: Obligation
    verdict: Verdict
    lots: tuple[LotShown, ...]
    missing: tuple[FactRow, ...]
    explanation: Explanation | None
    receipt: Receipt
    source: str

    @property
    def badge(self) -> str:
        """The standing as shown: a not-met obligation with a reason is "explained"."""
        return "explained" if self.explanation and self.may_explain else self.verdict.standing.value

    @property
    def may_explain(self) -> bool:
        """Whether comply-or-explain is asked here."""
        return self.obligation.comply_or_explain and self.verdict.standing is Standing.NOT_MET


@dataclass(frozen=True, slots=True)
class TargetShown:
    """A target that the tender counts in."""

    target: ShareTarget
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Judged:
    """Everything the rules say of a tender."""

    obligations: tuple[ObligationShown, ...]
    targets: tuple[TargetShown, ...]

    def count(self, *standings: Standing) -> int:
        """Return how many obligations stand so."""
        return sum(one.verdict.standing in standings for one in self.obligations)

    @property
    def answer(self) -> dict[str, int]:
        """The numbers of the sentence on top: how many there are, apply, are met, not met, unknown."""
        applying = self.count(Standing.MET, Standing.NOT_MET, Standing.UNKNOWN)
        return {
            "all": len(self.obligations),
            "applying": applying,
            "met": self.count(Standing.MET),
            "not_met": self.count(Standing.NOT_MET),
            "unknown": self.count(Standing.UNKNOWN),
            "applies_unknown": self.count(Standing.APPLIES_UNKNOWN),
        }


def judged(page: TenderPage) -> Judged:
    """Judge the tender as it stands now, with all reasons."""
    verdicts = {one.commitment: one for one in judge_in_force().verdicts(page.rows)}
    explanations = explanations_of(page.tender)
    pack, now = pack_in_force(), timezone.now()
    obligations = tuple(
        _obligation(one, verdicts[one.id], page, explanations.get(one.id), now) for one in pack.obligations
    )
    counted = {Standing.MET, Standing.NOT_MET, Standing.UNKNOWN}
    targets = tuple(TargetShown(one, verdicts[one.id]) for one in pack.targets if verdicts[one.id].standing in counted)
    return Judged(obligations, targets)


def _obligation(
    one: Obligation, verdict: Verdict, page: TenderPage, explanation: Explanation | None, now: datetime
) -> ObligationShown:
    whole = one.per == "tender" or len(page.lots) == 1
    by_id = {lot.lot_id: lot for lot in page.lots}
    lots = tuple(_lot(one, each, None if whole else by_id.get(each.lot_id), page) for each in verdict.lots)
    return ObligationShown(
        obligation=one,
        verdict=verdict,
        lots=lots,
        missing=_missing(verdict, page),
        explanation=explanation,
        receipt=receipt(pack_in_force(), page.rows, verdict, page.facts, now),
        source=pack_source_words(one.source),
    )


def _lot(one: Obligation, verdict: LotVerdict, lot: Lot | None, page: TenderPage) -> LotShown:
    written = (*one.applies, *one.met)
    shown = [_condition(one, *pair, page) for pair in zip(verdict.conditions, written, strict=False)]
    applies = tuple(each for each in shown if each.result.part == "applies")
    return LotShown(lot, verdict, applies, tuple(each for each in shown if each.result.part == "met"))


def _condition(one: Obligation, result: ConditionResult, written: Condition, page: TenderPage) -> ConditionShown:
    """Return a condition to show; its source only where it is not the obligation's own."""
    fields = vocabulary()
    hidden = not all(page.may_read(fields[name]) for name, _value in result.facts)
    return ConditionShown(
        result=result,
        finding="" if hidden else words(result, language()),
        hidden=hidden,
        parameters=tuple(_parameters(one, result, page)),
        source=pack_source_words(written.source) if written.source != one.source else "",
    )


def _parameters(one: Obligation, result: ConditionResult, page: TenderPage) -> list[ParameterShown]:
    named = {one.id: one for one in pack_in_force().parameters}
    day = page.rows[0].get("decided_on")
    found = []
    for name, text in result.parameters:
        number = named[name]
        if number.type != "number":
            continue
        sources = [
            value.source
            for value in number.values
            if isinstance(day, date) and value.from_ <= day <= (value.until or date.max)
        ]
        shown = ParameterShown(
            number.name.in_language(language()),
            quantity_words(text, number.unit),
            pack_source_words(sources[0]) if sources and sources[0] != one.source else "",
        )
        found.append(shown)
    return found


def _missing(verdict: Verdict, page: TenderPage) -> tuple[FactRow, ...]:
    """Return the facts that would settle it: of each lot where the lot's own is unknown."""
    found: list[FactRow] = []
    for name in verdict.missing:
        field = vocabulary()[name]
        if field.grain == "tender":
            found.append(page.fact_row(field, None))
        else:
            rows = [page.fact_row(field, lot) for lot in page.lots]
            found += [row for row in rows if row.value is None]
    return tuple(found)
