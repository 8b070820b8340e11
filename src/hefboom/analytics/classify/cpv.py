"""What a cell with a CPV code says, and what is wrong with it."""

import re
from dataclasses import dataclass

from hefboom.analytics.classify.words import shown
from hefboom.core.base.text import Text

_CODE = re.compile(r"(\d{8})(?!\d)(?:-(\d)(?!\d))?", re.ASCII)
_LENGTH = 8
_WEIGHTS = (3, 7, 1, 3, 7, 1, 3, 7)
_NEVER = frozenset({"00000000", "99999999"})


@dataclass(frozen=True, slots=True)
class CpvCell:
    """The eight digits, "" when there is no usable code; `remark` says what is wrong or odd, None when nothing is."""

    digits: str
    remark: Text | None = None


def read_cpv(cell: str) -> CpvCell:
    """Read a cell: "45233141-9", "45233141" or either with a name behind it."""
    text = cell.strip()
    if not text:
        return CpvCell("")
    match = _CODE.match(text)
    if match is None:
        return CpvCell("", _no_code(text))
    digits, check = match.groups()
    if digits in _NEVER:
        nl = f"De CPV-code {digits} is een invulcode en zegt niets."
        return CpvCell("", Text(nl=nl, en=f"The CPV code {digits} is a filler and says nothing."))
    if check is not None and int(check) != check_digit(digits):
        return CpvCell(digits, _odd_check(digits, check))
    return CpvCell(digits)


def check_digit(digits: str) -> int:
    """Return the check digit that weights 3-7-1 give: right for 94 % of the list, so it only warns."""
    return sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 10


def _odd_check(digits: str, check: str) -> Text:
    return Text(
        nl=f"Het controlecijfer {check} past niet bij {digits}; kijk na of de code goed is overgenomen.",
        en=f"The check digit {check} does not fit {digits}; check that the code was copied well.",
    )


def _no_code(text: str) -> Text:
    cell = shown(text)
    if text.isdecimal() and len(text) == _LENGTH - 1:
        return Text(
            nl=f"“{cell}” heeft zeven cijfers en een CPV-code acht: is de nul vooraan weggevallen?",
            en=f"“{cell}” has seven digits and a CPV code eight: was the zero in front lost?",
        )
    return Text(
        nl=f"“{cell}” is geen CPV-code; die heeft acht cijfers.",
        en=f"“{cell}” is no CPV code; that has eight digits.",
    )
