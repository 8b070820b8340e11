"""A tender's life as a row of steps with their planned and real days."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from hefboom.apps.journey.queries.tasks import Journey
from hefboom.apps.tenders.words import phase_words
from hefboom.core.facts.phases import PHASES, PLANNED, REAL, Phase

StepState = Literal["done", "passed", "current", "ahead"]


@dataclass(frozen=True, slots=True)
class Step:
    """A phase: how far it is, on which day it began (`real`), and on which day it is planned to begin.

    "passed" is a phase that lies behind the tender without a day that is known.
    """

    phase: Phase
    words: str
    state: StepState
    real: date | None
    planned: date | None
    late: bool


def steps_of(journey: Journey) -> list[Step]:
    """Return the phases of a tender in order; a withdrawn one ends where it was withdrawn."""
    if journey.phase != "withdrawn":
        return [_step(journey, phase, PHASES.index(journey.phase)) for phase in PHASES[:-1]]
    reached = [phase for phase in PHASES[:-1] if journey.day(REAL.get(phase, ""))]
    return [_step(journey, phase, len(PHASES) - 1) for phase in (*reached, "withdrawn")]


def _step(journey: Journey, phase: Phase, now: int) -> Step:
    place = PHASES.index(phase)
    if phase == "planned" and place < now and journey.day("planned_on"):
        return Step(phase, phase_words(phase), "done", None, None, late=False)
    real, planned = journey.day(REAL.get(phase, "")), journey.day(PLANNED.get(phase, ""))
    state: StepState = "current" if place == now else "ahead" if place > now else "done" if real else "passed"
    late = state == "ahead" and planned is not None and planned < journey.today
    return Step(phase, phase_words(phase), state, real, planned if place >= now or not real else None, late)
