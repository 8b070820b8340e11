"""What is wrong with a pack, in sentences that say where and what to do."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from typing import Literal

from hefboom.core.base.errors import HefboomError

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    `file` is relative to the pack's folder ("" when unknown), `line` counts from 1 and is where the entry starts
    (None when unknown), `where` names the entry and the key path within it ("obligation isv, met[1].when"),
    `what` is one English sentence that also says what would be right.
    """

    severity: Severity
    file: str
    line: int | None
    where: str
    what: str

    def __str__(self) -> str:
        """Return the problem as one line, in the form editors can jump to."""
        place = f"{self.file}:{self.line}" if self.line is not None else self.file
        return ": ".join(part for part in (place, self.severity, self.where, self.what) if part)

    def as_dict(self) -> dict[str, object]:
        """Return the JSON form: severity, file, line, where, what."""
        return asdict(self)


class PackError(HefboomError):
    """A pack that cannot be used, with every problem found in it."""

    def __init__(self, pack: str, problems: Sequence[Problem]) -> None:
        """Keep the problems; the text lists them all."""
        self.problems = tuple(problems)
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        super().__init__("\n".join([f"The strategy pack {pack} cannot be used: {count}.", *map(str, problems)]))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `; did you mean "x"?` for the known word that looks most like `word`, or nothing."""
    close = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f'; did you mean "{close[0]}"?' if close else ""
