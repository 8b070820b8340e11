"""What a level means: by the organisation's own policy first, then by that of those above it, then by the pack."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hefboom.apps.ambition.models import OwnLevelText
from hefboom.apps.ambition.queries.themes import own_text
from hefboom.core.base.text import Text
from hefboom.core.strategy.criteria import group_and_above, level_text
from hefboom.core.strategy.pack import Pack
from hefboom.core.strategy.parts import Source

LEVELS = (0, 1, 2, 3)


@dataclass(frozen=True, slots=True)
class LevelWords:
    """What one level of a theme means. `own` is set when an organisation wrote it, `source` when the pack did."""

    text: Text
    own: OwnLevelText | None = None
    source: Source | None = None


Meanings = tuple[LevelWords | None, ...]
"""What level 0, 1, 2 and 3 mean; None where nobody wrote it down."""


class Texts:
    """The level texts that go for one web, by theme."""

    def __init__(self, pack: Pack, group: str, line: Sequence[int]) -> None:
        """Read the own texts of an organisation and those above it (`line`, nearest first): one query."""
        self._pack = pack
        self._group = group
        groups = (*group_and_above(pack, group), "")
        rank = {(one, each): (i, j) for i, one in enumerate(line) for j, each in enumerate(groups)}
        written = OwnLevelText.objects.filter(organisation__in=line).select_related("organisation")
        fitting = [one for one in written if (one.organisation_id, one.product_group) in rank]
        self._own = sorted(fitting, key=lambda one: rank[one.organisation_id, one.product_group])

    def of(self, theme: str) -> Meanings:
        """Return what each level of a theme means."""
        own = [one for one in self._own if one.theme == theme]
        general = level_text(self._pack, theme, self._group or None)
        from_pack = [LevelWords(general.at(level), source=general.source) if general else None for level in LEVELS]
        return tuple(_nearest(own, level) or from_pack[level] for level in LEVELS)


def written_at(own: OwnLevelText, level: int) -> str:
    """Return what somebody wrote for a level; "" leaves the text of the pack standing."""
    return (own.none, own.basis, own.significant, own.ambitious)[level]


def _nearest(own: Iterable[OwnLevelText], level: int) -> LevelWords | None:
    for one in own:
        if text := own_text(written_at(one, level)):
            return LevelWords(text, own=one)
    return None
