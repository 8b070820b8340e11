"""Check a whole register against a pack: every obligation and target, in count and euros."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path

from ibis.backends.sql import SQLBackend

from hefboom.analytics.ingest import Register, group_codes, read_register
from hefboom.analytics.patterns import Group, Pattern, groups_of, patterns_of
from hefboom.analytics.plan import Plan, plan_for
from hefboom.analytics.spark.carry import carried, reader_of
from hefboom.core.base.errors import HefboomError
from hefboom.core.facts.derive import inputs_of
from hefboom.core.strategy.pack import Obligation, Pack, ShareTarget
from hefboom.core.strategy.verdict import Standing

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many tenders stand where, what they are worth together, and how many have no known value."""

    tenders: Mapping[Standing, int]
    eur: Mapping[Standing, Decimal]
    without_value: Mapping[Standing, int]

    @property
    def numerator(self) -> int:
        """Tenders that meet it."""
        return self.tenders[Standing.MET]

    @property
    def denominator(self) -> int:
        """Tenders that it applies to: met, not met, and unknown."""
        return sum(self.tenders[each] for each in COUNTED)

    def euros(self, *standings: Standing) -> Decimal | None:
        """The known value of the tenders that stand so; None when there are some and not one has a known value."""
        tenders = sum(self.tenders[each] for each in standings)
        if tenders and tenders == sum(self.without_value[each] for each in standings):
            return None
        return sum((self.eur[each] for each in standings), Decimal(0))


COUNTED = (Standing.MET, Standing.NOT_MET, Standing.UNKNOWN)


@dataclass(frozen=True, slots=True)
class MissingFact:
    """A fact that is not known on `lots` lots where that keeps at least one obligation or target from being settled."""

    field: str
    lots: int
    commitments: tuple[str, ...]

    def as_dict(self) -> dict[str, object]:
        """Return the promised JSON form."""
        return {"field": self.field, "lots": self.lots, "commitments": list(self.commitments)}


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a pack says of a register. `on` is the one day whose rules were used; None: each tender's own."""

    pack: Pack
    register: Register
    on: date | None
    tallies: Mapping[str, Tally]
    missing: tuple[MissingFact, ...]

    @property
    def fine(self) -> bool:
        """Whether no row was rejected and no obligation is known to be broken."""
        broken = (self.tallies[each.id].tenders[Standing.NOT_MET] for each in self.pack.obligations)
        return not self.register.rejected and not any(broken)

    def as_dict(self, language: str = "nl") -> dict[str, object]:
        """Return the promised JSON object; words are in `language`. Euros are exact to the cent.

        What the keys mean is in docs/reference/check-json.md.
        """
        manifest = self.pack.manifest
        return {
            "pack": {"id": manifest.id, "version": manifest.version, "sha256": self.pack.sha256},
            "on": self.on.isoformat() if self.on else None,
            "register": {
                "tenders": self.register.tenders,
                "lots": self.register.lots,
                "tenders_with_rejected_rows": self.register.tenders_with_rejected_rows,
                "rejected": [cell.as_dict() for cell in self.register.rejected],
                "ignored_columns": [column.as_dict() for column in self.register.ignored],
            },
            "obligations": [self._obligation(each, language) for each in self.pack.obligations],
            "targets": [self._target(each, language) for each in self.pack.targets],
            "missing": [fact.as_dict() for fact in self.missing],
        }

    def _obligation(self, obligation: Obligation, language: str) -> dict[str, object]:
        tally = self.tallies[obligation.id]
        return {
            "id": obligation.id,
            "title": obligation.title.in_language(language),
            "tenders": {each.value: tally.tenders[each] for each in Standing},
            "eur": {each.value: _euros(tally.euros(each)) for each in Standing},
            "without_value": {each.value: tally.without_value[each] for each in Standing},
        }

    def _target(self, target: ShareTarget, language: str) -> dict[str, object]:
        tally = self.tallies[target.id]
        unknown = tally.tenders[Standing.UNKNOWN]
        return {
            "id": target.id,
            "title": target.title.in_language(language),
            "numerator": tally.numerator,
            "denominator": tally.denominator,
            "unknown": unknown,
            "share": share(tally.numerator, tally.denominator),
            "share_high": share(tally.numerator + unknown, tally.denominator),
            "target": None if target.share is None else float(target.share),
            "met": reached(target, tally),
            "applies_unknown": tally.tenders[Standing.APPLIES_UNKNOWN],
            "reading": target.reading,
            "numerator_is": target.numerator.in_language(language),
            "denominator_is": target.denominator.in_language(language),
            "eur_numerator": _euros(tally.euros(Standing.MET)),
            "eur_denominator": _euros(tally.euros(*COUNTED)),
            "eur_unknown": _euros(tally.euros(Standing.UNKNOWN)),
            "eur_share": share(tally.euros(Standing.MET), tally.euros(*COUNTED)),
            "without_value": sum(tally.without_value[each] for each in COUNTED),
        }


def check_file(path: Path, pack: Pack, backend: SQLBackend, on: date | None = None) -> CheckResult:
    """Read a register file and check it. Raises HefboomError when the file cannot be read."""
    return check_register(read_register(path, reader_of(backend), group_codes(pack)), pack, backend, on)


def check_register(register: Register, pack: Pack, backend: SQLBackend, on: date | None = None) -> CheckResult:
    """Judge every tender of a register by a pack: by the rules of its own deciding date, or all by those of `on`."""
    plan = plan_for(pack, on)
    table = carried(register.table, backend)
    patterns, packed = patterns_of(table, plan, backend, single=register.single)
    if (counted := sum(each.lots for each in patterns)) != register.lots:
        raise HefboomError(
            f"{register.name} has {register.lots:,} rows that count, and the engine has found {counted:,}. Did the "
            "file change while it was read, or does a machine of the cluster see another file there? Try again."
        )
    groups = groups_of(patterns, packed, plan, backend, single=register.single)
    tallies = {rule.rule.id: _tally(groups, number) for number, rule in enumerate(plan.rules)}
    return CheckResult(pack, register, on, tallies, _missing(patterns, plan))


def share(part: Decimal | int | None, whole: Decimal | int | None) -> float | None:
    """Return a share to six decimals, None of nothing and of what is not known."""
    return round(float(Decimal(part) / Decimal(whole)), 6) if part is not None and whole else None


def reached(target: ShareTarget, tally: Tally) -> bool | None:
    """Return whether a target is reached: None without a number to reach, and when the unknown ones decide it."""
    if target.share is None or not tally.denominator:
        return None
    needed = target.share * tally.denominator
    if tally.numerator >= needed:
        return True
    return None if tally.numerator + tally.tenders[Standing.UNKNOWN] >= needed else False


def _tally(groups: Sequence[Group], number: int) -> Tally:
    """Count the standings of one rule over all groups of tenders."""
    tenders, eur, without_value = Counter[Standing](), dict.fromkeys(Standing, Decimal(0)), Counter[Standing]()
    for group in groups:
        standing = group.standings[number]
        tenders[standing] += group.tenders
        eur[standing] += group.eur
        without_value[standing] += group.without_value
    return Tally(tenders, eur, without_value)


def _missing(patterns: Sequence[Pattern], plan: Plan) -> tuple[MissingFact, ...]:
    """Find the facts that would settle most: unknown, and asked for by what keeps a standing open."""
    lots: Counter[str] = Counter()
    stopped: defaultdict[str, set[str]] = defaultdict(set)
    alike: defaultdict[tuple[frozenset[int], ...], list[Pattern]] = defaultdict(list)
    for pattern in patterns:
        if None in pattern.truths:
            alike[tuple([rule.unknown_bundles(pattern.truths) for rule in plan.rules])].append(pattern)
    for bundles, found in alike.items():
        for name, ids in _asked_by(bundles, plan).items():
            if unknown := sum(pattern.lots - pattern.known[name] for pattern in found):
                lots[inputs_of(name)[0]] += unknown
                stopped[inputs_of(name)[0]] |= ids
    order = [rule.rule.id for rule in plan.rules]
    most = sorted(lots.items(), key=lambda each: (-each[1], each[0]))  # of as many, by name: the same on every engine
    return tuple(MissingFact(name, count, tuple(sorted(stopped[name], key=order.index))) for name, count in most)


def _asked_by(bundles: Sequence[frozenset[int]], plan: Plan) -> dict[str, set[str]]:
    """The facts that unknown bundles (of each rule) look at, and the rules that ask for them."""
    asked: defaultdict[str, set[str]] = defaultdict(set)
    for rule, unknown in zip(plan.rules, bundles, strict=True):
        for name in {name for each in unknown for name in plan.bundles[each].fields}:
            asked[name].add(rule.rule.id)
    return asked


def _euros(amount: Decimal | None) -> float | None:
    return None if amount is None else float(amount.quantize(CENT, ROUND_HALF_EVEN))
