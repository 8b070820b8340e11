"""Goals say what is known of them, and why the rest is not."""

from collections.abc import Iterator

from hefboom.core.strategy.checks.finding import Finding, Subject
from hefboom.core.strategy.pack import Goal


def measured(subject: Subject) -> Iterator[Finding]:
    """An effort (what buyers do) can be measured here, so the goal names what measures it."""
    for goal in subject.pack.goals:
        if goal.kind == "effort" and not goal.measured_by:
            what = "an effort goal names the obligations, targets or duties that measure it"
            yield Finding("goal", goal.id, "measured_by", what, "warning")


def unknowns_explained(subject: Subject) -> Iterator[Finding]:
    """Where a baseline has a year without a value, or a target no value, a note says why."""
    for goal in subject.pack.goals:
        if goal.baseline.year and goal.baseline.value is None and goal.baseline.note is None:
            what = "the baseline has a year and no value; say in a note why it is unknown"
            yield Finding("goal", goal.id, "baseline", what, "warning")
        for number, target in enumerate(goal.targets, 1):
            if target.value is None and target.note is None:
                what = "there is no value; say in a note what is to be reached"
                yield Finding("goal", goal.id, f"targets[{number}]", what, "warning")


def direction(subject: Subject) -> Iterator[Finding]:
    """Values of later years go the way the goal says is better."""
    for goal in subject.pack.goals:
        years = [target.year for target in goal.targets]
        if len(set(years)) < len(years):
            yield Finding("goal", goal.id, "targets", "two targets for the same year")
        path = _path(goal)
        if goal.direction in ("up", "down") and path != sorted(path, reverse=goal.direction == "down"):
            what = f"the values {', '.join(map(str, path))} do not go {goal.direction}"
            yield Finding("goal", goal.id, "targets", what, "warning")


def _path(goal: Goal) -> list[float]:
    """Return the known values in order of year, without the baseline: that may be a stock where these are shares."""
    known = [(target.year, float(target.value)) for target in goal.targets if target.year and target.value is not None]
    return [value for _, value in sorted(known)]
