"""The forms of a tender's life: a step, a plan, the open questions."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hefboom.apps.journey.queries.questions import Question, askable
from hefboom.apps.tenders.forms import entry_field
from hefboom.apps.tenders.models import Lot
from hefboom.apps.tenders.queries.page import TenderPage
from hefboom.apps.tenders.words import language
from hefboom.core.facts.fields import FactField, vocabulary
from hefboom.core.facts.phases import PLANNED, Phase
from hefboom.core.strategy.pack import Obligation


class StepForm(forms.Form):
    """The day on which a phase began, and a reason where one is asked."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    day = forms.DateField(
        label=_("Dag"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
        error_messages={"invalid": _("Vul een datum in, bijvoorbeeld 31-01-2027.")},
    )
    reason = forms.CharField(
        label=_("Waarom publiceert u met open punten?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5000,
        help_text=_("Deze reden staat in het dossier, samen met de open punten."),
    )

    def __init__(self, *args: object, asks_reason: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as Django takes them
        if not asks_reason:
            del self.fields["reason"]


class WithdrawForm(forms.Form):
    """Why a tender stops."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Waarom stopt dit traject?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5000,
        help_text=_("Bij een gepubliceerd traject kan iedereen deze reden lezen. Noem geen namen."),
    )


class PlanForm(forms.Form):
    """The planned days of the phases that have not begun."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, phases: Iterable[Phase], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as Django takes them
        self.phases = tuple(phases)
        for phase in self.phases:
            self.fields[phase] = _day_field(vocabulary()[PLANNED[phase]])

    def days(self) -> dict[Phase, date | None]:
        """Return the planned days, None where there is none."""
        return {phase: self.cleaned_data[phase] for phase in self.phases}


class QuestionsForm(forms.Form):
    """The open questions in one short form; what is left empty stays open."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, asked: Iterable[Question], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as Django takes them
        self.asked = {one.key: one for one in asked}
        for key, one in self.asked.items():
            self.fields[key] = _question_field(one.field, one.lot, one.settles)

    def answers(self) -> dict[tuple[str, int | None], str]:
        """Return what was filled in, by name and lot."""
        return {
            (one.field.name, one.lot.pk if one.lot else None): self.cleaned_data[key]
            for key, one in self.asked.items()
            if self.cleaned_data[key]
        }


def posted(data: Mapping[str, Any], page: TenderPage, questions: Iterable[Question]) -> list[Question]:
    """Return what a form that was sent had asked, so that nothing typed is lost when others answered meanwhile."""
    still_open = {one.key: one for one in questions}
    by_pk = {str(lot.pk): lot for lot in page.lots}
    found: list[Question] = []
    for key in data:
        name, _dash, lot = key.partition("-")
        field = vocabulary().get(name)
        if field and askable(field) and (lot in by_pk if field.grain == "lot" else not lot):
            found.append(still_open.get(key) or Question(field, by_pk.get(lot), ()))
    return found


def _question_field(fact: FactField, lot: Lot | None, settles: Iterable[Obligation]) -> forms.Field:
    field = entry_field(fact)
    if settles:
        titles = ", ".join(one.title.in_language(language()) for one in settles)
        field.help_text = f"{field.help_text} {_('Maakt duidelijk: %(titles)s.') % {'titles': titles}}"
    if lot and lot.lot_id:
        field.label = f"{field.label}, {lot.lot_id}"
    widget = field.widget
    if isinstance(widget, forms.Select):
        widget.choices = [("", _("Weet ik nog niet")), *[one for one in widget.choices if one[0]]]
    return field


def _day_field(fact: FactField) -> forms.DateField:
    made = entry_field(fact)
    return forms.DateField(
        label=made.label,
        help_text=made.help_text,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
        error_messages={"invalid": _("Vul een datum in, bijvoorbeeld 31-01-2027.")},
    )
