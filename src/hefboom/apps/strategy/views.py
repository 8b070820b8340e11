"""The strategy in force, to read: goals, obligations in plain words, duties, examples, what cannot be tested."""

from dataclasses import dataclass
from typing import TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from hefboom.apps.strategy.parts import PARTS
from hefboom.apps.strategy.queries import pack_in_force
from hefboom.core.logic.parse import parse
from hefboom.core.logic.walk import parameters_of
from hefboom.core.strategy.pack import Goal, Obligation, Pack, Parameter, ShareTarget, Theme
from hefboom.core.strategy.parts import Condition

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ThemeGoals:
    """A theme with its goals, as the overview shows them."""

    theme: Theme
    goals: tuple[Goal, ...]


def overview(request: HttpRequest) -> HttpResponse:
    """Show the whole strategy on one page: themes with goals, obligations, targets, duties."""
    pack = pack_in_force()
    themes = tuple(ThemeGoals(theme, tuple(g for g in pack.goals if g.theme == theme.id)) for theme in pack.themes)
    return render(request, "strategy/overview.html", {"pack": pack, "themes": themes})


def goal(request: HttpRequest, goal: str) -> HttpResponse:
    """Show one goal: what is wanted when, from which baseline, and what measures it."""
    pack = pack_in_force()
    found = _find(pack.goals, goal)
    context = {
        "pack": pack,
        "goal": found,
        "theme": _find(pack.themes, found.theme),
        "parts": [item for item in pack.goals if item.part_of == found.id],
        "whole": next((item for item in pack.goals if item.id == found.part_of), None),
        "measures": _measures(pack, found),
        "examples": [item for item in pack.examples if found.id in item.goals],
    }
    return render(request, "strategy/goal.html", context)


def obligation(request: HttpRequest, obligation: str) -> HttpResponse:
    """Show one obligation in plain words: when it applies, when it is met, and the numbers behind it."""
    pack = pack_in_force()
    found = _find(pack.obligations, obligation)
    context = {
        "pack": pack,
        "obligation": found,
        "theme": next((item for item in pack.themes if item.id == found.theme), None),
        "parameters": _parameters(pack, (*found.applies, *found.met)),
        "targets": [item for item in pack.targets if item.of == found.id],
        "scenarios": [item for item in pack.scenarios if item.of == found.id],
    }
    return render(request, "strategy/obligation.html", context)


def part(request: HttpRequest, part: str) -> HttpResponse:
    """Show one part of the pack: obligations, duties, product groups, instruments, examples, or open norms."""
    if part not in PARTS:
        raise Http404
    return render(request, f"strategy/{PARTS[part][0]}.html", {"pack": pack_in_force()})


def criteria(request: HttpRequest) -> HttpResponse:
    """Lead to the library of criteria, which used to stand here; what is asked goes along."""
    query = request.META.get("QUERY_STRING", "")
    return redirect(f"{reverse('criteria:library')}{'?' if query else ''}{query}", permanent=True)


def download(request: HttpRequest) -> HttpResponse:
    """Give the whole pack as data."""
    pack = pack_in_force()
    response = HttpResponse(pack.model_dump_json(by_alias=True, indent=1), content_type="application/json")
    name = f"{pack.manifest.id}-{pack.manifest.version}.json"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _measures(pack: Pack, about: Goal) -> list[ShareTarget | Obligation]:
    every: tuple[ShareTarget | Obligation, ...] = (*pack.targets, *pack.obligations)
    return [item for item in every if item.id in about.measured_by]


def _find(items: tuple[T, ...], identifier: str) -> T:
    for item in items:
        if getattr(item, "id", None) == identifier:
            return item
    raise Http404(identifier)


def _parameters(pack: Pack, conditions: tuple[Condition, ...]) -> list[Parameter]:
    """Return the parameters that the conditions name, in the order of the pack."""
    names = {name for condition in conditions for name in parameters_of(parse(condition.when))}
    return [item for item in pack.parameters if item.id in names]
