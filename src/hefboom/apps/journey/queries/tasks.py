"""What there is to do for a tender, put together from its own life and from each part of the work."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hefboom.apps.ambition.queries import tasks as ambition
from hefboom.apps.award.queries import tasks as award
from hefboom.apps.criteria.queries import tasks as criteria
from hefboom.apps.journey.queries.questions import Question, questions_of
from hefboom.apps.journey.words import SLUG_OF, STEPS, Role
from hefboom.apps.strategy.queries import judge_in_force, pack_in_force
from hefboom.apps.tenders.queries.life import phase_now
from hefboom.apps.tenders.queries.openpoints import OpenPoint, Part, as_published, missing_parts, open_points
from hefboom.apps.tenders.queries.page import TenderPage
from hefboom.apps.tenders.queries.tasks import State, Task
from hefboom.apps.tenders.words import language
from hefboom.core.facts.format import format_day
from hefboom.core.facts.phases import PHASES, PLANNED, REAL, Phase, steps_from
from hefboom.core.strategy.pack import Obligation
from hefboom.core.strategy.verdict import Standing, Verdict

BEFORE_PUBLISHING = ("facts", "plan", "ambition", "criteria", "award", "explain")
"""Tasks whose questions stand between a tender and its publication."""
_DAILY: tuple[Phase, ...] = ("preparation", "published", "awarded", "contracted", "closed")
_OWNERS: dict[Phase, tuple[Role, ...]] = {
    "preparation": (Role.BUYER, Role.CLIENT),
    "published": (Role.BUYER, Role.CLIENT),
    "awarded": (Role.BUYER, Role.CLIENT),
    "contracted": (Role.CONTRACT_MANAGER, Role.CLIENT, Role.BUYER),
    "closed": (Role.CONTRACT_MANAGER, Role.CLIENT, Role.BUYER),
}
_PARTS: dict[Part, tuple[str, tuple[Role, ...]]] = {
    "ambition": ("ambition:tender", (Role.CLIENT, Role.POLICY, Role.BUYER)),
    "criteria": ("criteria:basket", (Role.BUYER,)),
    "award": ("award:lab", (Role.BUYER, Role.CLIENT)),
}


@dataclass(frozen=True)
class Journey:
    """A tender on its way. `explained` are the obligations with a valid explanation."""

    page: TenderPage
    today: date
    explained: Collection[str]

    @cached_property
    def phase(self) -> Phase:
        """The phase it is in."""
        return phase_now(self.page.rows[0])

    @cached_property
    def steps(self) -> tuple[Phase, ...]:
        """The phases it can go to."""
        return steps_from(self.page.rows[0], self.today)

    @cached_property
    def verdicts(self) -> list[Verdict]:
        """The verdict on every commitment."""
        return judge_in_force().verdicts(self.page.rows)

    @cached_property
    def questions(self) -> list[Question]:
        """The open questions, most useful first; of a tender without a day, by the rules of today."""
        dated = self.day("decided_on") is not None
        verdicts = self.verdicts if dated else judge_in_force().verdicts(self.page.rows, self.today)
        return questions_of(self.page, verdicts)

    @cached_property
    def open_points(self) -> list[OpenPoint]:
        """What would be open at publication today."""
        return self.open_on(self.today)

    def open_on(self, day: date) -> list[OpenPoint]:
        """Return what would be open at publication on a day."""
        return open_points(as_published(self.page.rows, day), self.explained)

    @cached_property
    def unexplained(self) -> list[Obligation]:
        """The obligations that are not met, without a word why."""
        not_met = {one.commitment for one in self.verdicts if one.standing is Standing.NOT_MET}
        asked = (one for one in pack_in_force().obligations if one.comply_or_explain)
        return [one for one in asked if one.id in not_met - {*self.explained}]

    @property
    def ended(self) -> bool:
        """Whether nothing more is to be done."""
        return self.phase in {"closed", "withdrawn"}

    def day(self, name: str) -> date | None:
        """Return a date fact."""
        value = self.page.rows[0].get(name)
        return value if isinstance(value, date) else None


def all_tasks(journey: Journey) -> list[Task]:
    """Return every task of a tender in the order of the work; each part of the work says what it still asks."""
    parts: dict[Part, Callable[[TenderPage], Sequence[Task]]] = {
        "ambition": ambition.tasks_of,
        "criteria": criteria.tasks_of,
        "award": award.tasks_of,
    }
    told = {part: [*tasks_of(journey.page)] for part, tasks_of in parts.items()}
    return _in_order(journey, {part: told[part] or [part_task(journey, part)] for part in parts})


def quick_tasks(journey: Journey) -> list[Task]:
    """Return the tasks as the facts alone tell them, without a query: for many tenders at once."""
    return _in_order(journey, {part: [part_task(journey, part)] for part in _PARTS})


def part_task(journey: Journey, part: Part) -> Task:
    """Return the task of a part of the work by what the facts say: nothing chosen yet, or something."""
    titles = {"ambition": _("Kies de ambitie"), "criteria": _("Kies de criteria"), "award": _("Ontwerp de gunning")}
    place, roles = _PARTS[part]
    missing = part in missing_parts(journey.page.rows)
    url = reverse(place, args=[journey.page.tender.pk])
    return Task(part, titles[part], "todo" if missing else "done", roles, url, questions=int(missing))


def _in_order(journey: Journey, parts: Mapping[Part, Sequence[Task]]) -> list[Task]:
    """Return the tasks in the order of the work: the ambition comes before the preparation begins."""
    preparation, *later = _steps(journey)
    first = [_facts(journey), _plan(journey), *parts["ambition"], preparation]
    tasks = [*first, *parts["criteria"], *parts["award"], _explain(journey), *later]
    return [replace(one, state="not_applicable", questions=0) for one in tasks] if journey.ended else tasks


def _facts(journey: Journey) -> Task:
    count = len(journey.questions)
    detail = ngettext("Nog %(n)s vraag.", "Nog %(n)s vragen.", count) % {"n": count} if count else ""
    url = reverse("journey:questions", args=[journey.page.tender.pk])
    title = _("Beantwoord de open vragen")
    return Task("facts", title, "todo" if count else "done", (Role.BUYER, Role.CLIENT), url, detail, count)


def _plan(journey: Journey) -> Task:
    planned, published = journey.day("planned_on"), journey.day("published_on")
    state: State = "todo"
    detail = _("Wanneer komt de aankondiging? De markt kan zich dan voorbereiden.")
    due = None
    if planned and not published and planned < journey.today:
        state, due = "busy", planned
        detail = _("De geplande dag is voorbij. Kies een nieuwe dag, of publiceer.")
    elif planned or published:
        state, detail = "done", _planned_words(journey)
    url = reverse("journey:plan", args=[journey.page.tender.pk])
    questions = int(state == "todo")
    return Task(
        "plan",
        str(STEPS["planned"]),
        state,
        (Role.CLIENT, Role.BUYER, Role.CATEGORY_MANAGER),
        url,
        detail,
        questions,
        due,
    )


def _planned_words(journey: Journey) -> str:
    planned = journey.day("planned_on")
    return _("Gepland op %(day)s.") % {"day": format_day(planned, language())} if planned else ""


def _explain(journey: Journey) -> Task:
    count, pk = len(journey.unexplained), journey.page.tender.pk
    url = reverse("tenders:tender", args=[pk])
    detail = ""
    if count:
        url = reverse("tenders:explain", args=[pk, journey.unexplained[0].id]) if count == 1 else url
        titles = ", ".join(one.title.in_language(language()) for one in journey.unexplained)
        detail = _("Niet voldaan, nog geen uitleg: %(titles)s.") % {"titles": titles}
    state: State = "todo" if count else "done"
    title = _("Voldoe, of leg uit waarom niet")
    return Task("explain", title, state, (Role.BUYER, Role.CLIENT), url, detail, count)


def _steps(journey: Journey) -> list[Task]:
    return [_step(journey, phase) for phase in _DAILY]


def _step(journey: Journey, phase: Phase) -> Task:
    real = journey.day(REAL[phase])
    reached = journey.phase != "withdrawn" and PHASES.index(journey.phase) >= PHASES.index(phase)
    state: State = "done" if reached else "todo" if phase in journey.steps else "blocked"
    planned = journey.day(PLANNED.get(phase, ""))
    if phase == "closed" and state == "todo" and planned and planned > journey.today:
        state = "blocked"  # the contract still runs: closing it early stays possible, but nobody owes it
    detail = _("Op %(day)s.") % {"day": format_day(real, language())} if reached and real else ""
    if phase == "published" and state == "todo" and journey.open_points:
        count = len(journey.open_points)
        detail = ngettext("Nog %(n)s punt open.", "Nog %(n)s punten open.", count) % {"n": count}
    url = reverse("journey:step", args=[journey.page.tender.pk, SLUG_OF[phase]])
    due = planned if state in {"todo", "blocked"} else None
    return Task(phase, str(STEPS[phase]), state, _OWNERS[phase], url, detail, due=due)
