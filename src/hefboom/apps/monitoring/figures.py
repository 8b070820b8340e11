"""Figures with named parts: how many met, of how many, how many unknown, in tenders and in euros."""

from dataclasses import dataclass, field
from decimal import Decimal

from hefboom.core.strategy.verdict import Standing


@dataclass(frozen=True, slots=True)
class Tally:
    """Tenders in one standing: their number, euros (cents) of those with a known value, how many have none."""

    tenders: int = 0
    cents: int = 0
    without_value: int = 0
    explained: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.tenders + other.tenders,
            self.cents + other.cents,
            self.without_value + other.without_value,
            self.explained + other.explained,
        )

    @property
    def euros(self) -> Decimal:
        """Euros of the tenders whose value is known."""
        return Decimal(self.cents) / 100


@dataclass(frozen=True, slots=True)
class Figure:
    """One commitment over one set of tenders.

    The denominator is everything the commitment applies to: met, not met and unknown. Tenders of which it is
    unknown whether it applies are counted apart. `target` is the share to reach, None where there is none.
    """

    commitment: str
    target: Decimal | None = None
    by_standing: dict[Standing, Tally] = field(default_factory=dict)

    def of(self, standing: Standing) -> Tally:
        """Return the tally of one standing; nothing counted gives zeros."""
        return self.by_standing.get(standing, Tally())

    @property
    def numerator(self) -> Tally:
        """What is met."""
        return self.of(Standing.MET)

    @property
    def unknown(self) -> Tally:
        """What applies, but of which it is unknown whether it is met."""
        return self.of(Standing.UNKNOWN)

    @property
    def not_met(self) -> Tally:
        """What applies and is not met."""
        return self.of(Standing.NOT_MET)

    @property
    def applies_unknown(self) -> Tally:
        """Of what it is unknown whether it applies."""
        return self.of(Standing.APPLIES_UNKNOWN)

    @property
    def denominator(self) -> Tally:
        """Everything the commitment applies to."""
        return self.numerator + self.not_met + self.unknown

    @property
    def total(self) -> Tally:
        """Every tender in the set."""
        return sum(self.by_standing.values(), Tally())

    @property
    def share(self) -> Decimal | None:
        """Met over everything it applies to: what is certain. None when it applies to nothing."""
        return _share(self.numerator.tenders, self.denominator.tenders)

    @property
    def share_high(self) -> Decimal | None:
        """The share if everything unknown turned out to be met."""
        return _share(self.numerator.tenders + self.unknown.tenders, self.denominator.tenders)

    @property
    def share_of_euros(self) -> Decimal | None:
        """The same in euros, over the tenders whose value is known."""
        return _share(self.numerator.cents, self.denominator.cents)

    @property
    def status(self) -> str:
        """Reached, missed, open (the unknown ones decide), none (no target) or empty (nothing to count)."""
        if self.share is None or self.share_high is None:
            return "empty"
        if self.target is None:
            return "none"
        if self.share >= self.target:
            return "reached"
        return "open" if self.share_high >= self.target else "missed"


def _share(part: int, whole: int) -> Decimal | None:
    return Decimal(part) / whole if whole else None
