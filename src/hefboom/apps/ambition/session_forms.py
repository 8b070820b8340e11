"""The forms of a session: starting one, taking a seat, the silent vote, the joint choice."""

from collections.abc import Sequence

from django import forms
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from hefboom.apps.ambition.actions.sessions import Choice, Plan
from hefboom.apps.ambition.actions.webs import LONGEST_REASON
from hefboom.apps.ambition.models import Participant
from hefboom.apps.ambition.queries.session_page import Topic
from hefboom.apps.ambition.queries.session_web import SessionTheme

ROLE = forms.ChoiceField(label=_("Uw rol in deze sessie"), choices=Participant.Role.choices)


class StartForm(forms.Form):
    """What a new session will be."""

    title = forms.CharField(label=_("Titel"), max_length=200)
    held_on = forms.DateField(label=_("Datum"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    role = ROLE
    themes = forms.MultipleChoiceField(
        label=_("Welke thema's bespreekt u?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies ten minste een thema.")},
    )

    def __init__(self, themes: Sequence[SessionTheme], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as Django takes them
        choice = self.fields["themes"]
        if isinstance(choice, forms.MultipleChoiceField):
            choice.choices = [(theme.code, theme.name) for theme in themes]
        choice.initial = [theme.code for theme in themes]
        self.fields["held_on"].initial = timezone.localdate()

    def plan(self) -> Plan:
        """Return what was filled in."""
        data = self.cleaned_data
        return Plan(data["title"], data["held_on"], tuple(data["themes"]), Participant.Role(data["role"]))


class JoinForm(forms.Form):
    """The role in which somebody with an account takes a seat."""

    use_required_attribute = False
    role = ROLE


class GuestForm(forms.Form):
    """Who a guest is."""

    use_required_attribute = False
    name = forms.CharField(
        label=_("Uw naam"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=_("Alleen de deelnemers en de organisatie zien uw naam."),
    )
    role = ROLE


class LevelForm(forms.Form):
    """A level 0-3 for the theme of `topic`, each with what it means. Our own words say what is missing."""

    use_required_attribute = False
    prefix_of_ids = "niveau"
    theme = forms.CharField(widget=forms.HiddenInput, max_length=80)
    level = forms.TypedChoiceField(
        label=_("Niveau"),
        coerce=int,
        widget=forms.RadioSelect(attrs={"class": "hb-votelevels"}),
        error_messages={
            "required": _("Kies een niveau."),
            "invalid_choice": _("Een niveau is 0, 1, 2 of 3. Kies er een."),
        },
    )

    def __init__(self, topic: Topic, *args: object, **kwargs: object) -> None:
        kwargs = {"auto_id": f"{self.prefix_of_ids}_%s", **kwargs}
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as Django takes them
        choice = self.fields["level"]
        if isinstance(choice, forms.TypedChoiceField):
            choice.choices = [(level.number, _label(topic, level.number)) for level in topic.theme.levels]


class VoteForm(LevelForm):
    """What one participant thinks, before seeing what the others think."""

    note = forms.CharField(
        label=_("Toelichting"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "class": "hb-low"}),
        help_text=_("De anderen zien uw naam, niveau en toelichting pas als de gespreksleider de keuzes toont."),
    )
    prefix_of_ids = "stem"


class ChoiceForm(LevelForm):
    """What the session chose together, why, and which versions the facilitator looked at."""

    reason = forms.CharField(
        label=_("Waarom kiest u dit samen?"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf op waarom. Zonder reden telt de keuze niet.")},
    )
    session_version = forms.IntegerField(widget=forms.HiddenInput)
    choice_version = forms.IntegerField(widget=forms.HiddenInput)
    web_version = forms.IntegerField(widget=forms.HiddenInput)
    prefix_of_ids = "keuze"

    def __init__(self, topic: Topic, *args: object, **kwargs: object) -> None:
        super().__init__(topic, *args, **kwargs)
        if topic.base is not None:
            self.fields["reason"].help_text = _(
                "%(base)s vraagt niveau %(level)s. Kiest u lager, schrijf dan op waarom dat hier niet kan."
            ) % {"base": topic.theme.base_from or _("Het hogere web"), "level": topic.base}

    def choice(self) -> Choice:
        """Return what was filled in."""
        return Choice(**self.cleaned_data)


def _label(topic: Topic, number: int) -> SafeString:
    """Return a level as a card: its number and name, what it means, and whether the higher web asks for it."""
    level = topic.theme.levels[number]
    asked = topic.theme.base == number
    tag = format_html(' <span class="hb-votelevels__base">{}</span>', _("uitgangspunt")) if asked else ""
    return format_html("<strong>{}</strong>{} <span>{}</span>", level, tag, level.text)
