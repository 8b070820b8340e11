"""Fields for numbers as people type them, and for a price that stays sealed."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from hefboom.apps.award.entry import read_money, read_number
from hefboom.apps.award.scales import number_text

LONG = 5000
"""A text of more characters than this is a document of its own."""
DIGITS = {"inputmode": "decimal", "autocomplete": "off", "class": "hb-short"}


class NumberEntry(forms.CharField):
    """A number as people type it; `clean` gives a `Decimal`, None when empty."""

    def __init__(self, lowest: int | None = None, highest: int | None = None, **kwargs: Any) -> None:
        super().__init__(max_length=40, widget=forms.TextInput(attrs=dict(DIGITS)), **kwargs)
        self.lowest, self.highest = lowest, highest

    def clean(self, value: object) -> Decimal | None:
        """Return the number; raises `ValidationError` for what is none, or is out of bounds."""
        text = str(super().clean(value))
        if not text:
            return None
        number = self.read(text)
        if (self.lowest is not None and number < self.lowest) or (self.highest is not None and number > self.highest):
            raise ValidationError(self.bounds())
        return number

    def read(self, text: str) -> Decimal:
        """Return the number that a text means."""
        return read_number(text)

    def bounds(self) -> str:
        """Return what is said of a number that is too low or too high."""
        if self.highest is None:
            return _("Vul een getal in van %(lowest)s of hoger.") % {"lowest": self.lowest}
        return _("Vul een getal in van %(lowest)s tot en met %(highest)s.") % {
            "lowest": self.lowest,
            "highest": self.highest,
        }

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - as Django has it
        """Show a number as a person would type it."""
        return number_text(value) if isinstance(value, Decimal) else value


class MoneyEntry(NumberEntry):
    """An amount in euros."""

    def read(self, text: str) -> Decimal:
        """Return the amount that a text means."""
        return read_money(text)

    def bounds(self) -> str:
        """Return what is said of an amount below zero."""
        return _("Een bedrag onder nul kan hier niet.")


class SealedInput(forms.TextInput):
    """An input that never shows what it holds: a price stays closed, also when the form comes back with an error."""

    def get_context(self, name: str, value: object, attrs: Any) -> dict[str, Any]:  # noqa: ANN401 - as Django has it
        """Draw it empty."""
        return super().get_context(name, None, attrs)


class AskingForm(forms.Form):
    """A form that asks only some of its questions, and tells along which ones.

    So a check box that was not ticked differs from one that was not there, also when the model changed meanwhile.
    """

    asked = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)

    def ask(self, optional: Iterable[str], not_now: Iterable[str]) -> None:
        """Leave out the `optional` questions that are `not_now` needed; a form that was sent says what it asked."""
        sent = self.data.get(self.add_prefix("asked")) if self.is_bound else None
        gone = set(not_now) if sent is None else set(optional) - set(str(sent).split(","))
        for name in gone & set(self.fields):
            del self.fields[name]
        self.initial["asked"] = ",".join(name for name in optional if name in self.fields)


def choose(field: forms.Field, options: Mapping[Any, object]) -> None:
    """Let a field choose among these, in the language of the page."""
    if isinstance(field, forms.ChoiceField):
        field.choices = [(key, words) for key, words in options.items()]
