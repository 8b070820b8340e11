"""Which level of ambition fits: the advice of figure 3.3, by the rules of the pack. See decision 0091."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from hefboom.core.base.text import LANGUAGES, Text
from hefboom.core.facts.fields import EnumValue, FactField
from hefboom.core.logic.condition import Node
from hefboom.core.logic.holds import holds
from hefboom.core.logic.parse import parse
from hefboom.core.logic.walk import fields_of
from hefboom.core.strategy.library import Advice, Answer, Question
from hefboom.core.strategy.pack import Pack
from hefboom.core.strategy.problems import did_you_mean

Answers = Mapping[str, Answer | None]
"""Answers by question; None or absent is unknown."""
ANSWERS: tuple[Answer, ...] = ("low", "medium", "high")


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule of the advice, whether it holds for these answers (None: not known), and the questions that decide."""

    rule: Advice
    truth: bool | None
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LevelAdvice:
    """The level advised for one theme: at least and at most, and the reasons, highest level first.

    The two differ when answers are missing that could lift the level; `missing` names those questions.
    """

    theme: str
    at_least: int
    at_most: int
    reasons: tuple[Reason, ...]
    missing: tuple[str, ...]

    @property
    def level(self) -> int | None:
        """Return the level advised, None when not enough is known."""
        return self.at_least if self.at_least == self.at_most else None

    def says(self, pack: Pack) -> Text:
        """Return the advice in one or two sentences."""
        if self.level is None:
            names = {question.id: question.name for question in pack.questions}
            asked = {code: ", ".join(names[each].in_language(code) for each in self.missing) for code in LANGUAGES}
            return Text(
                nl=f"Er is nog niet genoeg bekend: niveau {self.at_least} of hoger. Beantwoord: {asked['nl']}.",
                en=f"Not enough is known yet: level {self.at_least} or higher. Answer: {asked['en']}.",
            )
        because = next((each.rule.because for each in self.reasons if each.truth), None)
        return Text(
            nl=f"Advies: niveau {self.level}. {because.nl if because else 'Geen regel van de strategie past.'}",
            en=f"Advice: level {self.level}. {because.en if because else 'No rule of the strategy fits.'}",
        )


def advise(pack: Pack, answers: Answers, by_theme: Mapping[str, Answers] | None = None) -> list[LevelAdvice]:
    """Return the level advised for each theme of the web, in the order of the pack.

    `answers` go for every theme; `by_theme` gives a theme answers of its own, which go first. Themes of the web are
    those with a level of their own in the pack, and those that `by_theme` names; one without rules is left out.
    Raises ValueError for a question, answer or theme that the pack does not have.
    """
    own = by_theme or {}
    for given in (answers, *own.values()):
        _refuse_strange(pack, given)
    known = {theme.id for theme in pack.themes}
    for theme in own.keys() - known:
        raise ValueError(f'there is no theme "{theme}"{did_you_mean(theme, known)}')
    themes = [theme.id for theme in pack.themes if theme.level_field or theme.id in own]
    return [
        _advise(theme, rules, {**answers, **own.get(theme, {})}) for theme in themes if (rules := _rules(pack, theme))
    ]


def question_fields(pack: Pack) -> dict[str, FactField]:
    """Return the questions as facts, so that the conditions of the advice are checked as those of rules are."""
    return {question.id: _field(question) for question in pack.questions}


def _rules(pack: Pack, theme: str) -> list[Advice]:
    """Return the rules for a theme, highest level first."""
    return sorted((rule for rule in pack.advice if rule.theme in (None, theme)), key=lambda rule: -rule.level)


def _advise(theme: str, rules: Sequence[Advice], answers: Answers) -> LevelAdvice:
    reasons = tuple(_reason(rule, answers) for rule in rules)
    at_least = max((each.rule.level for each in reasons if each.truth), default=0)
    lifting = [each for each in reasons if each.truth is None and each.rule.level > at_least]
    at_most = max((each.rule.level for each in lifting), default=at_least)
    missing = tuple(dict.fromkeys(name for each in lifting for name in each.missing))
    return LevelAdvice(theme, at_least, at_most, reasons, missing)


def _reason(rule: Advice, answers: Answers) -> Reason:
    truths = [(holds(node, answers), node) for node in (_node(condition.when) for condition in rule.when)]
    if any(truth is False for truth, _ in truths):
        return Reason(rule, truth=False, missing=())
    unknown = [node for truth, node in truths if truth is None]
    missing = (name for node in unknown for name in fields_of(node) if answers.get(name) is None)
    return Reason(rule, truth=None if unknown else True, missing=tuple(dict.fromkeys(missing)))


@cache
def _node(when: str) -> Node:
    return parse(when)


def _refuse_strange(pack: Pack, answers: Answers) -> None:
    questions = [question.id for question in pack.questions]
    for name, answer in answers.items():
        if name not in questions:
            raise ValueError(f'there is no question "{name}"{did_you_mean(name, questions)}')
        if answer is not None and answer not in ANSWERS:
            raise ValueError(f'"{answer}" is no answer to {name}; answer {", ".join(ANSWERS)} or nothing')


def _field(question: Question) -> FactField:
    words = zip(ANSWERS, (question.low, question.medium, question.high), strict=True)
    values = tuple(EnumValue(value=value, label=label) for value, label in words)
    return FactField(
        name=question.id,
        type="enum",
        grain="tender",
        label=question.name,
        help=question.help,
        values=values,
        group="advice",
    )
