"""What there is to do for a tender. Each app that has a part in it says so with these; `journey` puts them together."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from hefboom.apps.organisations.models import Membership

State = Literal["todo", "busy", "done", "blocked", "not_applicable"]


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: what, by whom, how far it is, where to do it and why it matters.

    `key` names the task ("ambition", "criteria" …). `roles` are those who owe it. `questions` is how many answers are
    still open in it. `url` leads to the place; `detail` says in one sentence what is open or what was done.
    """

    key: str
    title: str
    state: State
    roles: tuple[Membership.Role, ...]
    url: str
    detail: str = ""
    questions: int = 0
    due: date | None = None
