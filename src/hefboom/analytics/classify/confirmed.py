"""What a person said: lines whose place is settled."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hefboom.analytics.classify.key import Hard, Key, hard_part
from hefboom.analytics.classify.words import normalise


@dataclass(frozen=True, slots=True)
class Confirmed:
    """All lines with this key belong to `group` ("none": outside every group), by whom and when.

    `code` is the factor code, None for that of the group.
    """

    key: Key
    group: str
    code: str | None
    by: str
    on: date


class ConfirmedKeys:
    """Confirmed lines, found by key whatever the case, accents and signs. Of two for one key the later counts."""

    def __init__(self, confirmed: Iterable[Confirmed]) -> None:
        in_order = sorted(confirmed, key=lambda each: (each.on, each.by, each.group, each.code or ""))
        self._found = {_plain(each.key): each for each in in_order}
        self._with_texts = {plain[:3] for plain in self._found if any(plain[3:])}

    def find(self, key: Key) -> Confirmed | None:
        """Return what was said of exactly this key."""
        return self._found.get(_plain(key))

    def __bool__(self) -> bool:
        """Was anything confirmed?"""
        return bool(self._found)

    def has_texts_for(self, hard: Hard) -> bool:
        """Was something said of lines with these codes and names and a certain text?"""
        return bool(self._with_texts) and _plain(Key(*hard))[:3] in self._with_texts


def _plain(key: Key) -> tuple[str, ...]:
    return (
        *(normalise(part) for part in hard_part(key)),
        normalise(key.description or ""),
        normalise(key.supplier or ""),
    )
