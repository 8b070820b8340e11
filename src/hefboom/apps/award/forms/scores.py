"""The form of a score, for one assessor or for all together."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext as _

from hefboom.apps.award.forms.fields import LONG, NumberEntry
from hefboom.apps.award.scales import number_text
from hefboom.core.award.model import AwardCriterion


class ScoreForm(forms.Form):
    """A score for one bid on one criterion, with the motivation. Empty altogether: not scored yet."""

    version = forms.IntegerField(widget=forms.HiddenInput, initial=0)

    def __init__(self, criterion: AwardCriterion, bid: str, *args: Any, needed: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criterion, self.needed = criterion, needed
        self.fields["value"] = _score_field(criterion)
        self.fields["motivation"] = forms.CharField(
            required=False, max_length=LONG, label=_("Motivering"), widget=forms.Textarea(attrs={"rows": 2})
        )
        self.bid = bid
        for name in ("value", "motivation"):
            label = format_html('{}<span class="hb-hidden">: {}</span>', self.fields[name].label, bid)
            self.fields[name].label = label

    @property
    def is_empty(self) -> bool:
        """Whether nothing was filled in."""
        return self.cleaned_data.get("value") is None and not self.cleaned_data.get("motivation")

    def clean_value(self) -> Decimal | None:
        """Return the score; raises `ValidationError` for one that is not on the scale."""
        given = self.cleaned_data["value"]
        if given in {None, ""}:
            return None
        value, scale = Decimal(given), self.criterion.scale
        if not (value in scale.steps if scale.steps else scale.lowest <= value <= scale.highest):
            raise ValidationError(_off_the_scale(self.criterion))
        return value

    def clean(self) -> dict[str, Any]:
        """Ask for both the score and the motivation; a score nobody can explain does not hold before a court."""
        data = super().clean() or self.cleaned_data
        value, motivation = data.get("value"), data.get("motivation")
        if "value" not in self.errors and value is None and (motivation or self.needed):
            self.add_error("value", _("Geef ook een score."))
        if "motivation" not in self.errors and not motivation and (value is not None or self.needed):
            self.add_error("motivation", _("Schrijf waarom. Een inschrijver heeft recht op die reden."))
        return data


def plain(value: Decimal) -> Decimal:
    """Return a number without needless zeros and without exponent, so that equal scores are written alike: 10."""
    return Decimal(f"{value.normalize():f}")


def _score_field(criterion: AwardCriterion) -> forms.Field:
    steps = criterion.scale.steps
    if steps and len(steps) <= 21:  # noqa: PLR2004 - more choices than that are quicker typed
        choices = [("", "–"), *((str(plain(step)), number_text(step)) for step in steps)]
        wrong = {"invalid_choice": _off_the_scale(criterion)}
        return forms.ChoiceField(required=False, label=_("Score"), choices=choices, error_messages=wrong)
    return NumberEntry(required=False, label=_("Score"))


def _off_the_scale(criterion: AwardCriterion) -> str:
    scale = criterion.scale
    if scale.steps:
        steps = ", ".join(number_text(step) for step in scale.steps)
        return _("Deze score staat niet op de schaal. Kies uit: %(steps)s.") % {"steps": steps}
    bounds = {"lowest": number_text(scale.lowest), "highest": number_text(scale.highest)}
    return _("Deze score staat niet op de schaal. Die loopt van %(lowest)s tot en met %(highest)s.") % bounds
