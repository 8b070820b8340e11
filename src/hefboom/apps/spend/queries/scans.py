"""Lists of scans, and how a job goes."""

from dataclasses import dataclass
from datetime import timedelta

from django.core.paginator import Page, Paginator
from django.utils import timezone

from hefboom.apps.spend.access import visible
from hefboom.apps.spend.models import SpendFile
from hefboom.apps.spend.words import step_words
from hefboom.apps.tenders.access import Access

PAGE = 25
_LONG = timedelta(minutes=1)
State = SpendFile.State


@dataclass(frozen=True, slots=True)
class Standing:
    """How a job goes, in words and numbers for a page. `before` counts the jobs that come first."""

    step: str
    percent: int
    before: int
    waits_long: bool
    died: bool


def listed(access: Access, number: str) -> Page[SpendFile]:
    """Return a page of the scans that somebody may see, newest first."""
    return Paginator(visible(access), PAGE).get_page(number)


def standing_of(file: SpendFile) -> Standing:
    """Say how a job goes. A job waits long when nothing runs before it and still nobody took it: no worker is there."""
    before, waits_long = 0, False
    if file.state == State.QUEUED and file.queued_at:
        before = SpendFile.objects.filter(state=State.QUEUED, queued_at__lt=file.queued_at).count()
        alive = SpendFile.objects.filter(state=State.RUNNING, heartbeat__gt=timezone.now() - _LONG).exists()
        waits_long = not alive and timezone.now() - file.queued_at > _LONG
    return Standing(step_words(file.step), int(file.progress * 100), before, waits_long, file.has_died)
