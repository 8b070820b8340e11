"""What a notice ticks: strategic procurement, reserved contracts, clean vehicles; and what follows from it.

Ticks prove that something was done; that they are absent proves nothing. So the facts that follow are true or unknown.
"""

from collections.abc import Iterable

from hefboom.core.facts.facts import Fact, Missing
from hefboom.core.notices.notice import Facts, Sheet
from hefboom.core.notices.trie import Part
from hefboom.core.notices.values import HELD_BACK, WITHHELD_CODE
from hefboom.core.notices.words import word_in

_EMPTY = frozenset({"none", "not-known", "no", WITHHELD_CODE})
_EVIDENCE = (
    "BT-06-Lot",
    "BT-774-Lot",
    "BT-775-Lot",
    "BT-776-Lot",
    "BT-805-Lot",
    "BT-736-Lot",
    "BT-70-Lot",
    "BT-777-Lot",
)
_DETAILS = {
    "environmental_impact": ("BT-774-Lot", "env-imp"),
    "social_objective": ("BT-775-Lot", "soc-obj"),
    "innovative_acquisition": ("BT-776-Lot", "inn-pur"),
    "gpp_criteria": ("BT-805-Lot", "env-imp"),
}


def signals(lot: Part, sheet: Sheet) -> Facts:
    """Return the codes a lot ticks, as they stand, and the facts that they prove."""
    facts = {name: fact for name, (term, _) in _DETAILS.items() if (fact := _codes(lot, term, sheet))}
    if strategic := _strategic(lot, sheet):
        facts["strategic_procurement"] = strategic
    if reserved := _codes(lot, "BT-71-Lot", sheet):
        facts["reserved"] = reserved
    for name, term, true, false in (
        ("reserved_execution", "BT-736-Lot", "yes", "no"),
        ("clean_vehicles", "BT-717-Lot", "true", "false"),
    ):
        if fact := _yes_or_no(lot, term, true, false, sheet):
            facts[name] = fact
    return facts | _proven(lot, facts, sheet)


def ticked(fact: Fact | None) -> frozenset[str]:
    """Return the codes of a fact that say that something is there."""
    return frozenset(fact.value.split()) - _EMPTY if fact and isinstance(fact.value, str) else frozenset()


def _codes(lot: Part, term: str, sheet: Sheet) -> Fact | None:
    codes = sorted(set(lot.all(term)))
    if WITHHELD_CODE in codes:
        return sheet.unknown(term, Missing.WITHHELD, HELD_BACK)
    return sheet.known(term, " ".join(codes)) if codes else None


def _strategic(lot: Part, sheet: Sheet) -> Fact | None:
    """Unite BT-06 with what its details imply; they contradict each other in most notices that use them."""
    given = _codes(lot, "BT-06-Lot", sheet)
    if given and given.missing:
        return given
    stated = set(lot.all("BT-06-Lot"))
    implied: dict[str, list[str]] = {}
    for term, code in _DETAILS.values():
        if set(lot.all(term)) - _EMPTY and code not in stated:
            implied.setdefault(code, []).append(term.removesuffix("-Lot"))
    if not implied:
        return given
    note = "; ".join(
        f"{code} follows from {', '.join(terms)}, BT-06 does not say so" for code, terms in implied.items()
    )
    return sheet.known("BT-06-Lot", " ".join(sorted((stated - _EMPTY) | set(implied))), note)


def _yes_or_no(lot: Part, term: str, true: str, false: str, sheet: Sheet) -> Fact | None:
    codes = set(lot.all(term))
    if codes == {true}:
        return sheet.known(term, True)
    if codes == {false}:
        return sheet.known(term, False)
    if {true, false} <= codes:
        return sheet.unknown(term, Missing.CONTRADICTORY, "the lot says both yes and no")
    return None


def _proven(lot: Part, facts: Facts, sheet: Sheet) -> Facts:
    proven: Facts = {}
    if lot.values.keys().isdisjoint(_EVIDENCE):
        return proven

    def prove(name: str, term: str, evidence: Iterable[str]) -> None:
        said = " ".join(sorted(evidence))
        if said and name not in proven:
            proven[name] = sheet.known(term, True, f"the notice says {said}")

    strategic, social = ticked(facts.get("strategic_procurement")), ticked(facts.get("social_objective"))
    prove("mvi_criteria_applied", "BT-805-Lot", ticked(facts.get("gpp_criteria")))
    prove("mvi_criteria_applied", "BT-774-Lot", ticked(facts.get("environmental_impact")))
    prove("mvi_criteria_applied", "BT-775-Lot", social)
    prove("mvi_criteria_applied", "BT-06-Lot", strategic & {"env-imp", "soc-obj"})
    prove("social_return_clause", "BT-775-Lot", social & {"opp"})
    prove("social_return_clause", "BT-736-Lot", {"yes"} & set(lot.all("BT-736-Lot")))
    prove("isv_clause", "BT-775-Lot", social & {"hum-right"})
    prove("innovation_considered", "BT-776-Lot", ticked(facts.get("innovative_acquisition")))
    prove("innovation_considered", "BT-06-Lot", strategic & {"inn-pur"})
    for term in ("BT-70-Lot", "BT-777-Lot"):
        if text := " ".join(lot.all(term)):
            prove("social_return_clause", term, [word_in(text, "social_return")])
            prove("isv_clause", term, [word_in(text, "isv")])
    return proven
