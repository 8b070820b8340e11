"""The basket of a tender: what was chosen, what it serves, what is uncovered, what deserves a second look."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _

from hefboom.apps.criteria.models import ChosenCriterion
from hefboom.apps.criteria.queries.ambition import Web, ambition_of, names_of
from hefboom.apps.criteria.queries.library import Entry, criterion_url, fitting, offered_to
from hefboom.apps.criteria.words import KINDS, LETTERS
from hefboom.apps.strategy.queries import pack_in_force
from hefboom.apps.tenders.access import is_published
from hefboom.apps.tenders.queries.page import TenderPage
from hefboom.apps.tenders.words import language
from hefboom.core.strategy.basket import Gap, Remark, clause_fields, remarks, serves, uncovered
from hefboom.core.strategy.criteria import blanks
from hefboom.core.strategy.library import Criterion
from hefboom.core.strategy.proposal import Proposed, propose


@dataclass(frozen=True, slots=True)
class Blank:
    """Something to fill in: the words between the brackets, its field, and whether it stands in the evidence."""

    words: str
    name: str
    evidence: bool


@dataclass(frozen=True)
class Chosen:
    """A chosen criterion as shown, with its number in the tender text."""

    row: ChosenCriterion
    criterion: Criterion
    number: str

    @property
    def text(self) -> str:
        """The text as it goes into the tender: as adapted, else in the language of the page."""
        return self.row.text or self.criterion.text.in_language(language())

    @property
    def verification(self) -> str:
        """What evidence is asked: as adapted, else in the language of the page."""
        return self.row.verification or self.criterion.verification.in_language(language())

    @property
    def url(self) -> str:
        """The address of the page of this criterion."""
        return criterion_url(self.row.code, self.row.origin)

    @property
    def adapted(self) -> bool:
        """Whether the text or the evidence differs from the library's."""
        return bool(self.row.text or self.row.verification)

    @property
    def adapted_words(self) -> str:
        """That it was adapted; and in which language, when that is not the page's."""
        if self.row.language == language():
            return _("aangepast")
        return _("aangepast, in het Engels") if self.row.language == "en" else _("aangepast, in het Nederlands")

    @property
    def blanks(self) -> list[Blank]:
        """What is still to be filled in, of the text and of the evidence."""
        return [
            Blank(words, f"{self.row.pk}-{'bewijs' if evidence else 'tekst'}-{number}", evidence)
            for evidence, text in ((False, self.text), (True, self.verification))
            for number, words in enumerate(blanks(text))
        ]


@dataclass(frozen=True)
class Basket:
    """Everything the page of a basket shows."""

    page: TenderPage
    chosen: tuple[Chosen, ...]
    removed: tuple[ChosenCriterion, ...]
    web: Web

    @cached_property
    def criteria(self) -> list[Criterion]:
        """The criteria chosen, as they were when chosen, in the order of the tender text."""
        return [one.criterion for one in self.chosen]

    @cached_property
    def gaps(self) -> list[Gap]:
        """The themes whose ambition is not reached yet."""
        return uncovered(self.web, self.criteria)

    @cached_property
    def names(self) -> dict[str, str]:
        """The names of all themes."""
        return names_of(self.web, self.page.tender.organisation_id)

    @cached_property
    def open_blanks(self) -> int:
        """How many things are still to be filled in."""
        return sum(len(one.blanks) for one in self.chosen)

    @cached_property
    def wanted(self) -> list[str]:
        """The themes that have an ambition above 0."""
        return [theme for theme, level in self.web.items() if level]

    @property
    def known(self) -> bool:
        """Whether an ambition was chosen for any theme."""
        return any(level is not None for level in self.web.values())

    @property
    def reached(self) -> int:
        """On how many of the themes wanted the ambition is reached."""
        return len(self.wanted) - len(self.gaps)

    @cached_property
    def value_eur(self) -> Decimal | None:
        """The value of the whole tender without VAT; None is unknown."""
        value = self.page.rows[0].get("tender_value_eur") if self.page.rows else None
        return value if isinstance(value, Decimal) else None

    @cached_property
    def remarks(self) -> list[Remark]:
        """What to look at twice. After publication it no longer matters that a version is not in force any more."""
        found = remarks(pack_in_force(), self.criteria, self.value_eur, timezone.localdate())
        return [one for one in found if one.kind != "not_in_force" or not is_published(self.page.tender)]

    @cached_property
    def groups(self) -> set[str]:
        """The product groups of the tender's lots that are known."""
        return {str(row["product_group"]) for row in self.page.rows if row.get("product_group")}

    @cached_property
    def offered(self) -> list[Entry]:
        """What can be added, what serves the ambition that is still uncovered first."""
        codes = {one.row.code for one in self.chosen}
        fits = fitting(self._library, self.groups)
        there = [
            one for one in fits if one.criterion.in_force(timezone.localdate()) and one.criterion.code not in codes
        ]
        return sorted(there, key=lambda one: _rank(one.criterion, self.gaps))

    @cached_property
    def proposed(self) -> list[Proposed]:
        """A small set that reaches the ambition, within the rule of thumb for the value."""
        fits = [one.criterion for one in self.offered]
        pack = pack_in_force()
        return propose(
            fits, self.web, self.criteria, pack.proportions, self.value_eur, clause_themes=clause_fields(pack.themes)
        )

    @property
    def proposal_reaches(self) -> bool:
        """Whether the whole ambition is reached once the proposed set is taken over."""
        return not uncovered(self.web, [*self.criteria, *(one.criterion for one in self.proposed)])

    @cached_property
    def matrix(self) -> list[tuple[str, int | None, int, list[list[Chosen]]]]:
        """Per theme: its name, the level wanted, the level reached, and what is chosen at levels 1, 2 and 3."""
        served = serves([one for one in self.criteria if not one.repeats_law])
        themes = dict.fromkeys([*self.web, *(theme for one in self.criteria for theme in one.themes)])
        return [
            (
                self.names.get(theme, theme),
                self.web.get(theme),
                max(served.get(theme, {}), default=0),
                [[one for one in self.chosen if _serves(one.criterion, theme, level)] for level in (1, 2, 3)],
            )
            for theme in themes
        ]

    @cached_property
    def newer(self) -> dict[str, Entry]:
        """By code: the newer version that the library has of a chosen criterion."""
        today = timezone.localdate()
        current = {(one.origin, one.criterion.code): one for one in self._library if one.criterion.in_force(today)}
        found = {one.row: current.get((one.row.origin, one.row.code)) for one in self.chosen}
        return {row.code: one for row, one in found.items() if one and one.criterion.version > row.version}

    @cached_property
    def _library(self) -> list[Entry]:
        return offered_to(self.page.tender.organisation_id)


def basket_of(page: TenderPage) -> Basket:
    """Return the basket of a tender: two queries, and one more for what can be added."""
    rows = list(page.tender.chosen_criteria.select_related("by"))
    active = in_order([row for row in rows if row.removed_at is None])
    removed = sorted((row for row in rows if row.removed_at), key=lambda row: str(row.removed_at), reverse=True)
    return Basket(page, numbered(active), tuple(removed), ambition_of(page))


def in_order(rows: Iterable[ChosenCriterion]) -> list[ChosenCriterion]:
    """Return chosen criteria in the order of the tender text: by kind, then by the place they were given."""
    kinds = list(KINDS)
    return sorted(rows, key=lambda row: (kinds.index(row.entry["kind"]), row.position, row.pk))


def numbered(rows: Sequence[ChosenCriterion]) -> tuple[Chosen, ...]:
    """Return chosen criteria with their numbers in the tender text: E1, E2, G1."""
    seen: Counter[str] = Counter()
    found = []
    for row in rows:
        criterion = Criterion.model_validate(row.entry)
        seen[criterion.kind] += 1
        found.append(Chosen(row, criterion, f"{LETTERS[criterion.kind]}{seen[criterion.kind]}"))
    return tuple(found)


def _serves(criterion: Criterion, theme: str, level: int) -> bool:
    return theme in criterion.themes and criterion.level == level


def _rank(criterion: Criterion, gaps: Sequence[Gap]) -> tuple[bool, bool, bool]:
    mine = [gap for gap in gaps if gap.theme in criterion.themes]
    reaches = any(criterion.level >= gap.wanted for gap in mine)
    helps = any(criterion.level > gap.reached for gap in mine)
    return (criterion.repeats_law or not reaches, criterion.repeats_law or not helps, criterion.repeats_law)
