"""Words that charts of effects share. They carry both languages, so that a chart is drawn without a site around it."""

from collections.abc import Callable, Mapping

from hefboom.core.base.text import Text

EMPTY = Text(nl="Er zijn nog geen gegevens.", en="There are no data yet.")
NAME = Text(nl="Naam", en="Name")
OTHERS = Text(nl="overige ({number})", en="others ({number})")


def say_in(words: Mapping[str, Text], language: str) -> Callable[..., str]:
    """Return a function that gives the words of a key in `language`, with the parts filled in."""

    def say(key: str, **parts: object) -> str:
        return words[key].in_language(language).format(**parts)

    return say
