"""Put what was bought in a product group and give it a factor code, with how sure and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from hefboom.core.base.text import Text
from hefboom.core.strategy.pack import Pack

Method = Literal["confirmed", "mapping", "cpv", "category", "text", "learned"]


@dataclass(frozen=True, slots=True)
class Key:
    """All that a line says of what was bought; "" or None is not given."""

    cpv: str | None = None
    category: str | None = None
    ledger_account: str | None = None
    description: str | None = None
    supplier: str | None = None


@dataclass(frozen=True, slots=True)
class Classified:
    """Where a line belongs. `group` and `code` None: not known. `confidence` runs from 0 to 1, None: nothing was found.

    `group` is a product group of the pack or "none"; `code` is of the factor set's classification. `doubtful`: a person
    should look. `why` says in a sentence why it is where it is.
    """

    group: str | None
    code: str | None
    method: Method | None
    confidence: float | None
    doubtful: bool
    why: Text


class Classifier:
    """Classifies by CPV: the longest prefix wins, for the product group and for the factor code alike."""

    def __init__(self, pack: Pack, codes_by_prefix: Mapping[str, str]) -> None:
        self._groups = {rule.prefix: rule.product_group for rule in pack.cpv_rules}
        self._codes = codes_by_prefix

    def classify(self, keys: Sequence[Key]) -> list[Classified]:
        """Return where each key belongs, in the same order."""
        return [self._classify(key) for key in keys]

    def _classify(self, key: Key) -> Classified:
        digits = (key.cpv or "")[:8]
        group, code = _longest(self._groups, digits), _longest(self._codes, digits)
        if group is None and code is None:
            nothing = Text(nl="Er staat niets in de regel dat wij kennen.", en="The line says nothing that we know.")
            return Classified(None, None, None, None, doubtful=True, why=nothing)
        why = Text(nl=f"Volgt uit de CPV-code {digits}.", en=f"Follows from the CPV code {digits}.")
        return Classified(group, code, "cpv", 0.9, doubtful=False, why=why)


def _longest(rules: Mapping[str, str], digits: str) -> str | None:
    found = (rules.get(digits[:length]) for length in range(len(digits), 1, -1))
    return next((each for each in found if each), None)
