"""Put what was bought in a product group and give it a factor code, with how sure and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from hefboom.analytics.classify.confirmed import Confirmed, ConfirmedKeys
from hefboom.analytics.classify.judge import Judge
from hefboom.analytics.classify.key import NO_GROUP, Classified, Hard, Key, Method, Suggestion, hard_part
from hefboom.analytics.classify.lookup import Found, Lookup
from hefboom.analytics.classify.mapping import MappingTable
from hefboom.analytics.classify.shipped import codes_of_groups, shipped_mapping
from hefboom.core.strategy.pack import Pack

if TYPE_CHECKING:
    from hefboom.analytics.classify.learner import Learner

Evidence = tuple[Found, ...]

__all__ = ["Classified", "Classifier", "Key", "Method", "Suggestion"]


class Classifier:
    """Classifies keys, each by the first of these that says something.

    1. What a person confirmed for this very key.
    2. `mapping`, the user's own table: CPV code, ledger account, category, supplier, words.
    3. The shipped rules for the CPV code, then the shipped names of categories.
    4. The shipped `words`, in the description, then the category and account, then the supplier.
    5. `learner`, learned from confirmed lines.

    Codes and names on the line that point elsewhere make it doubtful; so does a confidence under 0.6. `unused` are own
    rows and confirmed lines of groups that this pack does not have, kept from another pack; they are left out.
    """

    def __init__(
        self,
        pack: Pack,
        codes_by_prefix: Mapping[str, str],
        *,
        mapping: MappingTable | None = None,
        confirmed: Iterable[Confirmed] = (),
        learner: "Learner | None" = None,
        words: bool = True,
    ) -> None:
        confirmed = tuple(confirmed)
        groups = {group.code for group in pack.product_groups} | {NO_GROUP, ""}
        rows = mapping.rows if mapping else ()
        self.unused = (
            *(row for row in rows if row.product_group not in groups),
            *(each for each in confirmed if each.group not in groups),
        )
        used = tuple(row for row in rows if row.product_group in groups)
        self._own = Lookup(replace(mapping, rows=used), own=True) if mapping else None
        self._shipped = Lookup(shipped_mapping(pack), own=False)
        self._confirmed = ConfirmedKeys(each for each in confirmed if each.group in groups)
        self._learner = learner
        self._words = words
        self._judge = Judge(pack, codes_by_prefix, codes_of_groups(pack), mapping)
        self._judged: dict[tuple[str, Evidence, Evidence], Classified] = {}

    def needs_text(self, keys: Sequence[Key]) -> list[bool]:
        """Tell for each key whether description and supplier can change where it belongs.

        So only the lines of those keys have to be told apart by their texts.
        """
        return [self._needs_text(hard_part(key)) for key in keys]

    def classify(self, keys: Sequence[Key]) -> list[Classified]:
        """Return where each key belongs, in the same order."""
        found = [self._by_rules(key) for key in keys]
        if self._learner is None:
            return found
        asked = [at for at, each in enumerate(found) if each.group is None and each.method in {None, "cpv"}]
        learned = self._learner.suggest([keys[at] for at in asked])
        for at, each in zip(asked, learned, strict=True):
            found[at] = self._judge.learned(found[at], each)
        return found

    def _by_rules(self, key: Key) -> Classified:
        hard = hard_part(key)
        own, shipped = self._evidence(hard)
        if (said := self._confirmed_for(key, hard, own, shipped)) is not None:
            return self._judge.confirmed(said, (*own, *shipped), hard.cpv)
        if not own and self._own is not None and self._own.reads_texts:
            own = self._own.soft(key)
        if not own and self._words and not _says_enough(shipped):
            shipped += self._shipped.soft(key)
        signature = hard.cpv, own, shipped
        judged = self._judged.get(signature)
        if judged is None:
            judged = self._judged[signature] = self._judge.judge((*own, *shipped), hard.cpv)
        return judged

    def _confirmed_for(self, key: Key, hard: Hard, own: Evidence, shipped: Evidence) -> Confirmed | None:
        """What was confirmed for this key, or for its codes and names where those settle it without a text."""
        if not self._confirmed:
            return None
        said = self._confirmed.find(key)
        return said or (self._confirmed.find(Key(*hard)) if own or _says_enough(shipped) else None)

    def _needs_text(self, hard: Hard) -> bool:
        if self._confirmed.has_texts_for(hard):
            return True
        own, shipped = self._evidence(hard)
        if own:
            return False
        asks = self._words or self._learner is not None
        return (self._own is not None and self._own.reads_texts) or (asks and not _says_enough(shipped))

    def _evidence(self, hard: Hard) -> tuple[Evidence, Evidence]:
        """What the codes and names of a key say: by the user's own table, and by what is shipped."""
        shipped = self._shipped.hard(hard)
        if self._own is None or not (own := self._own.hard(hard)):
            return (), shipped
        kinds = {each.row.kind for each in own}
        return own, tuple(each for each in shipped if each.row.kind not in kinds)


def _says_enough(found: Evidence) -> bool:
    """Is a group said, or a factor code by its own (fuel has a code and no group)?"""
    return any(each.row.product_group or each.row.code for each in found)
