"""What a notice ticks: strategic procurement, reserved contracts, clean vehicles; and what follows from it.

Ticks prove that something was done; that they are absent proves nothing. So the facts that follow are true or unknown.
"""

from collections.abc import Mapping

from hefboom.core.facts.facts import Fact, Missing
from hefboom.core.notices.notice import Facts, Sheet
from hefboom.core.notices.trie import Part
from hefboom.core.notices.values import HELD_BACK, WITHHELD_CODE
from hefboom.core.notices.words import word_in

_EMPTY = frozenset({"none", "not-known", "no", WITHHELD_CODE})
_NOTHING: frozenset[str] = frozenset()
_STRATEGIC = "BT-06-Lot"
_DETAILS = {
    "environmental_impact": ("BT-774-Lot", "env-imp"),
    "social_objective": ("BT-775-Lot", "soc-obj"),
    "innovative_acquisition": ("BT-776-Lot", "inn-pur"),
    "gpp_criteria": ("BT-805-Lot", "env-imp"),
}
_CODES = (*((name, term) for name, (term, _) in _DETAILS.items()), ("reserved", "BT-71-Lot"))
_ANSWERS = (
    ("reserved_execution", "BT-736-Lot", {"yes": True, "no": False}),
    ("clean_vehicles", "BT-717-Lot", {"true": True, "false": False}),
)
_PROOFS = (
    ("mvi_criteria_applied", "BT-805-Lot", "gpp_criteria", _NOTHING),
    ("mvi_criteria_applied", "BT-774-Lot", "environmental_impact", _NOTHING),
    ("mvi_criteria_applied", "BT-775-Lot", "social_objective", _NOTHING),
    ("mvi_criteria_applied", _STRATEGIC, "strategic_procurement", frozenset({"env-imp", "soc-obj"})),
    ("social_return_clause", "BT-775-Lot", "social_objective", frozenset({"opp"})),
    ("isv_clause", "BT-775-Lot", "social_objective", frozenset({"hum-right"})),
    ("innovation_considered", "BT-776-Lot", "innovative_acquisition", _NOTHING),
    ("innovation_considered", _STRATEGIC, "strategic_procurement", frozenset({"inn-pur"})),
)
"""What is proven, by which term, through which fact, and which of its codes do so (empty: any that is ticked)."""
_TEXTS = ("BT-70-Lot", "BT-777-Lot")
_TOLD = frozenset({_STRATEGIC, *_TEXTS, *(term for _, term in _CODES), *(term for _, term, _ in _ANSWERS)})


def signals(lot: Part, sheet: Sheet) -> Facts:
    """Return the codes a lot ticks, as they stand, and the facts that they prove."""
    facts: Facts = {}
    if lot.values.keys().isdisjoint(_TOLD):
        return facts
    for name, term in _CODES:
        if term in lot.values and (fact := _codes(lot, term, sheet)):
            facts[name] = fact
    if strategic := _strategic(lot, facts, sheet):
        facts["strategic_procurement"] = strategic
    for name, term, answers in _ANSWERS:
        if term in lot.values and (fact := _yes_or_no(lot, term, answers, sheet)):
            facts[name] = fact
    return facts | _proven(lot, facts, sheet)


def ticked(fact: Fact | None) -> frozenset[str]:
    """Return the codes of a fact that say that something is there."""
    if fact is None or not isinstance(fact.value, str) or fact.value in _EMPTY:
        return _NOTHING
    return frozenset(fact.value.split()) - _EMPTY


def _codes(lot: Part, term: str, sheet: Sheet) -> Fact | None:
    codes = set(lot.all(term))
    if WITHHELD_CODE in codes:
        return sheet.unknown(term, Missing.WITHHELD, HELD_BACK)
    return sheet.known(term, " ".join(sorted(codes))) if codes else None


def _strategic(lot: Part, facts: Facts, sheet: Sheet) -> Fact | None:
    """Unite BT-06 with what its details imply; they contradict each other in most notices that use them."""
    given = _codes(lot, _STRATEGIC, sheet)
    if given and given.missing:
        return given
    stated = set(lot.all(_STRATEGIC))
    implied: dict[str, list[str]] = {}
    for name, (term, code) in _DETAILS.items():
        if name in facts and code not in stated and not _EMPTY.issuperset(lot.all(term)):
            implied.setdefault(code, []).append(term.removesuffix("-Lot"))
    if not implied:
        return given
    note = "; ".join(
        f"{code} follows from {', '.join(terms)}, BT-06 does not say so" for code, terms in implied.items()
    )
    return sheet.known(_STRATEGIC, " ".join(sorted((stated - _EMPTY) | set(implied))), note)


def _yes_or_no(lot: Part, term: str, answers: Mapping[str, bool], sheet: Sheet) -> Fact | None:
    codes = set(lot.all(term))
    if len(codes) == 1:
        answer = answers.get(codes.pop())
        return None if answer is None else sheet.known(term, answer)
    if codes.issuperset(answers):
        return sheet.unknown(term, Missing.CONTRADICTORY, "the lot says both yes and no")
    return None


def _proven(lot: Part, facts: Facts, sheet: Sheet) -> Facts:
    proven: Facts = {}

    def prove(name: str, term: str, said: str) -> None:
        if said and name not in proven:
            proven[name] = sheet.known(term, True, f"the notice says {said}")

    for name, term, through, telling in _PROOFS:
        if codes := ticked(facts.get(through)):
            prove(name, term, " ".join(sorted(codes & telling if telling else codes)))
    if "yes" in lot.all("BT-736-Lot"):
        prove("social_return_clause", "BT-736-Lot", "yes")
    for term in _TEXTS:
        if text := " ".join(lot.all(term)):
            prove("social_return_clause", term, word_in(text, "social_return"))
            prove("isv_clause", term, word_in(text, "isv"))
    return proven
