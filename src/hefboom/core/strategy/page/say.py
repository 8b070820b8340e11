"""Parts of a pack in a few words: a source, a period, a goal's number."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hefboom.core.base.text import Text
from hefboom.core.facts.format import format_day, format_quantity, format_share
from hefboom.core.strategy.pack import Goal, GoalTarget, Pack
from hefboom.core.strategy.page.words import pick
from hefboom.core.strategy.parts import Source


@dataclass(frozen=True, slots=True)
class Say:
    """Says parts of one pack in one language."""

    pack: Pack
    language: str

    def text(self, text: Text | None) -> str:
        """Return the words, "" for none."""
        return text.in_language(self.language) if text else ""

    def pick(self, nl: str, en: str) -> str:
        """Return the Dutch or the English words."""
        return pick(self.language, nl, en)

    def source(self, source: Source) -> str:
        """Return where something stands: the document (its title up to a full stop), chapter, heading and page."""
        titles = {each.id: self.text(each.title).split(". ")[0] for each in self.pack.manifest.documents}
        chapter = chapter_in_words(source.chapter, self.language)
        page = f"{self.pick('blz.', 'p.')} {source.page}" if source.page else ""
        heading = f"“{source.heading}”" if source.heading else ""
        place = ", ".join(
            part for part in (titles.get(source.document, source.document), chapter, heading, page) if part
        )
        return " ".join(
            part for part in (place, source.url, f"({self.text(source.note)})" if source.note else "") if part
        )

    def period(self, start: date, until: date | None) -> str:
        """Return "vanaf 1 januari 2019" or "1 januari 2019 tot en met 31 december 2020"."""
        first = format_day(start, self.language)
        if until is None:
            return f"{self.pick('vanaf', 'from')} {first}"
        return f"{first} {self.pick('tot en met', 'up to and including')} {format_day(until, self.language)}"

    def names(self, ids: tuple[str, ...]) -> str:
        """Return the titles of commitments, goals or themes by id, with commas between."""
        pack = self.pack
        known = {goal.id: self.text(goal.title) for goal in pack.goals}
        known |= {obligation.id: self.text(obligation.title) for obligation in pack.obligations}
        known |= {target.id: self.text(target.title) for target in pack.targets}
        known |= {theme.id: self.text(theme.name) for theme in pack.themes}
        known |= {duty.id: self.text(duty.what) for duty in pack.duties}
        return ", ".join(known.get(each, each) for each in ids)

    def goal_target(self, goal: Goal, target: GoalTarget) -> str:
        """Return a goal's target as "2030: 50%", with its note."""
        year = str(target.year) if target.year else self.pick("zonder jaar", "no year")
        value = goal_value(goal, target.value, self.language) or self.pick("geen getal", "no number")
        span = f" ({self.pick('vanaf', 'from')} {target.from_year})" if target.from_year else ""
        return f"{year}: {value}{span}" + (f" – {self.text(target.note)}" if target.note else "")

    def baseline(self, goal: Goal) -> str:
        """Return where a goal starts, or "onbekend" with the reason."""
        base = goal.baseline
        value = goal_value(goal, base.value, self.language) or self.pick("onbekend", "unknown")
        year = f"{base.year}: " if base.year else ""
        return f"{year}{value}" + (f" – {self.text(base.note)}" if base.note else "")


def chapter_in_words(chapter: str, language: str) -> str:
    """Return "hoofdstuk 3" for a number, "annex" for "bijlage" in English, and anything else as it is."""
    if chapter.isdigit():
        return f"{pick(language, 'hoofdstuk', 'chapter')} {chapter}"
    return pick(language, chapter, "annex") if chapter == "bijlage" else chapter


def goal_value(goal: Goal, value: Decimal | None, language: str) -> str:
    """Return a number of a goal with its unit (a share as a percentage), "" when there is none."""
    if value is None:
        return ""
    if goal.unit.en.startswith("share"):
        return format_share(value, language)
    return f"{format_quantity(value, '', language)} {goal.unit.in_language(language)}"
