"""What is wrong with a design or a bid: one clear sentence per problem, with the field it is about."""

from collections.abc import Sequence
from dataclasses import dataclass

from hefboom.core.base.errors import HefboomError
from hefboom.core.base.text import Text


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong or still open.

    `field` is a path as "price.floor_eur", "criteria.energy.weight" (by id of the criterion; by its number from 1 when
    it has no id), "scores.energy" or "" for the design as a whole. `blocks`: nothing can be calculated before it is
    solved.
    """

    field: str
    says: Text
    blocks: bool = True


class _Refused(HefboomError, ValueError):
    """Something that cannot be used, with every problem found in it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(" ".join(problem.says.en for problem in problems))
        self.problems = tuple(problems)


class DesignRefused(_Refused):
    """A design that cannot be read, or cannot be calculated with yet."""


class BidRefused(_Refused):
    """A bid with a number that cannot be right, such as a price below zero."""
