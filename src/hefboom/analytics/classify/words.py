"""Text of people made comparable: one case, no accents, words apart."""

import re
import unicodedata

_ASCII = str.maketrans(
    {chr(at): chr(at).lower() if chr(at).isalnum() else " " for at in range(128)} | {"'": None, "`": None}
)
_BREAK = re.compile(r"[\W_]+")
_APOSTROPHE = re.compile("['’‘`´]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+")
_SHOWN = 80


def normalise(text: str) -> str:
    """Return the words of a text: lower case, without accents, apostrophes and signs, one space between them.

    Doing it twice gives the same: "Café  ‘De Brug’" and "cafe de brug" are one.
    """
    if text.isascii():
        return " ".join(text.translate(_ASCII).split())
    return _BREAK.sub(" ", _folded(text)).strip()


def _folded(text: str) -> str:
    """Unicode's caseless form, without marks. Twice, since folding can bring out a letter that still decomposes."""
    text = _APOSTROPHE.sub("", text)
    for _ in range(2):
        text = unicodedata.normalize("NFKD", text).casefold()
    apart = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in _APOSTROPHE.sub("", apart) if not unicodedata.combining(letter))


def shown(text: str) -> str:
    """Return a text from outside as it may stand in a sentence: one line, no control characters, not too long."""
    line = " ".join(_CONTROL.sub(" ", text).split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
