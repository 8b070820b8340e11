"""The questions of the advice as a page asks them: per tender or per theme, with what was answered."""

from collections.abc import Iterator
from dataclasses import dataclass

from hefboom.apps.ambition.models import Web
from hefboom.apps.ambition.queries.webs import ThemeRow, WebView
from hefboom.apps.strategy.queries import pack_in_force
from hefboom.core.base.text import Text
from hefboom.core.strategy.advice import ANSWERS
from hefboom.core.strategy.library import Question


@dataclass(frozen=True, slots=True)
class Asked:
    """One question to answer. `theme` None goes for the whole tender; `answer` "" is not answered."""

    question: Question
    theme: ThemeRow | None
    answer: str

    @property
    def name(self) -> str:
        """The name of its field in a form."""
        return f"a-{self.theme.theme.code if self.theme else ''}-{self.question.id}"

    def title(self, language: str) -> str:
        """Return what is asked, and about which theme."""
        name = self.question.name.in_language(language)
        return f"{self.theme.theme.name.in_language(language)}, {name}" if self.theme else name

    @property
    def choices(self) -> list[tuple[str, Text]]:
        """The answers to choose from, with their words."""
        words = (self.question.low, self.question.medium, self.question.high)
        return list(zip(ANSWERS, words, strict=True))


@dataclass(frozen=True, slots=True)
class Questions:
    """All questions of the advice for a web, and how many are answered."""

    whole: tuple[Asked, ...]
    by_theme: tuple[tuple[ThemeRow, tuple[Asked, ...]], ...]

    @property
    def all(self) -> Iterator[Asked]:
        """Every question."""
        yield from self.whole
        for _, asked in self.by_theme:
            yield from asked

    @property
    def count(self) -> int:
        """How many questions there are."""
        return sum(1 for _ in self.all)

    @property
    def answered(self) -> int:
        """How many have an answer."""
        return sum(bool(one.answer) for one in self.all)

    @property
    def per_theme(self) -> tuple[Question, ...]:
        """The questions that each theme answers for itself."""
        return tuple(one.question for one in self.by_theme[0][1]) if self.by_theme else ()


def questions_of(view: WebView) -> Questions:
    """Return the questions of the advice for a web; themes without advice are not asked about."""
    questions = pack_in_force().questions
    themes = [row for row in view.rows if row.advice and not row.theme.retired]
    whole = tuple(_asked(view.web, one, None) for one in questions if one.per == "tender")
    each = tuple(one for one in questions if one.per == "theme")
    return Questions(whole, tuple((row, tuple(_asked(view.web, one, row) for one in each)) for row in themes))


def _asked(web: Web, question: Question, theme: ThemeRow | None) -> Asked:
    said = web.answers.get(theme.theme.code if theme else "", {}).get(question.id, "")
    return Asked(question, theme, said if said in ANSWERS else "")
