"""Weigh what was found of a line, and say where it belongs."""

from collections.abc import Mapping, Sequence

from hefboom.analytics.classify.confirmed import Confirmed
from hefboom.analytics.classify.cpv import CpvCell, read_cpv
from hefboom.analytics.classify.key import NO_GROUP, Classified, Method, Suggestion
from hefboom.analytics.classify.lookup import Found, longest
from hefboom.analytics.classify.mapping import MappingTable
from hefboom.analytics.classify.reasons import NOT_SURE, NOTHING, Reasons, together
from hefboom.core.strategy.pack import Pack

DOUBTFUL_BELOW = 0.6
"""A confidence under this asks for a person. Our own choice, until confirmed lines say how often we are wrong."""

_CONTRADICTED = 0.5
_ONLY_CODE = 0.5


class Judge:
    """Weighs what was found, with the product groups of a pack and the factor codes of a set."""

    def __init__(
        self,
        pack: Pack,
        codes_by_prefix: Mapping[str, str],
        codes_by_group: Mapping[str, str],
        own: MappingTable | None,
    ) -> None:
        self._by_prefix = codes_by_prefix
        self._by_group = codes_by_group
        self._parents = {group.code: group.parent for group in pack.product_groups}
        self._reasons = Reasons(pack, own)

    def judge(self, found: Sequence[Found], cell: str) -> Classified:
        """Return where a line with this CPV cell belongs; `found` stands in the order of trust."""
        found = self._without_clusters(found)
        cpv = read_cpv(cell)
        if not found:
            return self._nothing(cpv)
        code, best = _own_code(found), found[0]
        if best is code:
            best = next((each for each in found if each.row.product_group), best)
        others = self._against(best, found)
        confidence = best.confidence * (_CONTRADICTED if others else 1)
        group = best.row.product_group or None
        sure = confidence >= DOUBTFUL_BELOW
        sentences = (
            self._reasons.follows(best),
            self._reasons.follows(code) if code is not None and code is not best else None,
            *(self._reasons.but(each) for each in others),
            None if sure or others else NOT_SURE,
            cpv.remark,
        )
        return Classified(
            group,
            best.row.code or (code.row.code if code else self._code(best.row.product_group, found, cpv.digits)),
            _method(best),
            confidence,
            doubtful=not sure or group is None,
            why=together(sentences),
            others=tuple(self._suggestion(each, cpv.digits) for each in others),
        )

    def confirmed(self, said: Confirmed, found: Sequence[Found], cell: str) -> Classified:
        """Return what a person said; `found` is what codes and names say, of use for the factor code only."""
        code = said.code or self._code(said.group, found, read_cpv(cell).digits)
        return Classified(said.group, code, "confirmed", 1.0, doubtful=False, why=self._reasons.confirmed(said))

    def learned(self, before: Classified, learned: Sequence[Suggestion]) -> Classified:
        """Return where a line belongs by what was learned, the likeliest first; without it, where it was."""
        learned = [each for each in learned if each.group in self._parents or each.group == NO_GROUP]
        if not learned:
            return before
        best = learned[0]
        remarks = None if before.why == NOTHING else before.why
        if best.confidence < DOUBTFUL_BELOW:
            why = together((before.why, NOT_SURE))
            return Classified(None, before.code, before.method, before.confidence, True, why, tuple(learned))
        code = before.code or best.code or (best.group and self._by_group.get(best.group)) or None
        why = together((best.why, remarks))
        return Classified(best.group, code, "learned", best.confidence, False, why, tuple(learned[1:]))

    def _nothing(self, cpv: CpvCell) -> Classified:
        code = longest(self._by_prefix, cpv.digits)
        if code is None:
            return Classified(None, None, None, None, doubtful=True, why=together((NOTHING, cpv.remark)))
        why = together((self._reasons.only_code(cpv.digits, code), cpv.remark))
        return Classified(None, code, "cpv", _ONLY_CODE, doubtful=True, why=why)

    def _against(self, best: Found, found: Sequence[Found]) -> list[Found]:
        """What points to another group, once per group: the surest of each."""
        others: dict[str, Found] = {}
        for each in found:
            here, there = best.row.product_group, each.row.product_group
            elsewhere = not self._agree(here, there) if here and there else here != there and not (best.own or each.own)
            if elsewhere:
                others.setdefault(there, each)
        return list(others.values())

    def _agree(self, one: str, two: str) -> bool:
        """The same group, or one within the other."""
        return one == two or one in self._above(two) or two in self._above(one)

    def _above(self, group: str) -> list[str]:
        above: list[str] = []
        parent = self._parents.get(group)
        while parent is not None and parent not in above:
            above.append(parent)
            parent = self._parents.get(parent)
        return above

    def _without_clusters(self, found: Sequence[Found]) -> list[Found]:
        """Of words, a group goes before the cluster it lies in: "energie, elektriciteit" is electricity."""
        above = {name for each in found if each.row.kind == "text" for name in self._above(each.row.product_group)}
        return [each for each in found if each.row.kind != "text" or each.row.product_group not in above]

    def _code(self, group: str, found: Sequence[Found], digits: str) -> str | None:
        """The CPV code's own factor code where it means the same group, else that of the group."""
        by_cpv = next((each.row.product_group for each in found if each.row.kind == "cpv"), "")
        of_cpv, of_group = longest(self._by_prefix, digits), self._by_group.get(group)
        return (of_cpv or of_group) if by_cpv and self._agree(group, by_cpv) else (of_group or of_cpv)

    def _suggestion(self, found: Found, digits: str) -> Suggestion:
        group = found.row.product_group
        code = found.row.code or self._code(group, [found], digits)
        return Suggestion(group or None, code, found.confidence * _CONTRADICTED, self._reasons.follows(found))


def _own_code(found: Sequence[Found]) -> Found | None:
    """The user's own row that gives a factor code and no group: it goes with whatever group is found."""
    return next((each for each in found if each.own and not each.row.product_group), None)


def _method(found: Found) -> Method:
    if found.own:
        return "mapping"
    return "cpv" if found.row.kind == "cpv" else "text" if found.row.kind == "text" else "category"
