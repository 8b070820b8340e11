"""The advice of the pack for the web of a tender, from the answers that were given."""

from collections.abc import Iterable

from hefboom.apps.ambition.models import Web
from hefboom.apps.ambition.queries.themes import WebTheme
from hefboom.core.strategy.advice import ANSWERS, Answers, LevelAdvice, advise
from hefboom.core.strategy.library import Answer
from hefboom.core.strategy.pack import Pack


def answers_of(pack: Pack, web: Web, theme: str = "") -> Answers:
    """Return the answers given for a theme, or ("") for all themes; what the pack does not know is left out."""
    given = web.answers.get(theme, {})
    known = {question.id for question in pack.questions}
    return {name: _answer(said) for name, said in given.items() if name in known and _answer(said)}


def advice_of(pack: Pack, web: Web, themes: Iterable[WebTheme]) -> dict[str, LevelAdvice]:
    """Return the level advised by theme; nothing for webs that are not of a tender, nor for an organisation's own."""
    if web.tender is None or not pack.advice:
        return {}
    in_pack = {theme.id for theme in pack.themes}
    by_theme = {theme.code: answers_of(pack, web, theme.code) for theme in themes if theme.code in in_pack}
    return {one.theme: one for one in advise(pack, answers_of(pack, web), by_theme)}


def _answer(said: object) -> Answer | None:
    return next((one for one in ANSWERS if one == said), None)
