"""Words of a tender's life: its steps, its tasks and who owes them, its documents and its log."""

from collections.abc import Mapping
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hefboom.apps.ambition.words import ACTIONS as AMBITION_ACTIONS
from hefboom.apps.ambition.words import LOGGED as AMBITION_LOGGED
from hefboom.apps.award.words import ACTIONS as AWARD_ACTIONS
from hefboom.apps.award.words import LOGGED as AWARD_LOGGED
from hefboom.apps.criteria.words import ACTIONS as CRITERIA_ACTIONS
from hefboom.apps.organisations.models import Membership
from hefboom.apps.tenders.queries.history import ACTIONS as TENDER_ACTIONS
from hefboom.apps.tenders.queries.tasks import State
from hefboom.core.facts.phases import Phase

Words = str | Promise
Role = Membership.Role

SLUGS: Mapping[str, Phase] = {
    "behoefte": "need",
    "voorbereiding": "preparation",
    "publiceren": "published",
    "gunnen": "awarded",
    "contract": "contracted",
    "afsluiten": "closed",
    "intrekken": "withdrawn",
}
"""The last part of the address of each step."""
SLUG_OF: Mapping[Phase, str] = {phase: slug for slug, phase in SLUGS.items()}

STEPS: Mapping[Phase, Words] = {
    "need": _("Meld de behoefte"),
    "planned": _("Plan de publicatie"),
    "preparation": _("Begin de voorbereiding"),
    "published": _("Publiceer de aanbesteding"),
    "awarded": _("Leg de gunning vast"),
    "contracted": _("Leg het contract vast"),
    "closed": _("Sluit het traject af"),
    "withdrawn": _("Trek het traject in"),
}
"""What a step into each phase is called."""

STEP_HELP: Mapping[Phase, Words] = {
    "need": _("Op welke dag is de behoefte gemeld? Vanaf dan hoort het gesprek over ambitie te beginnen."),
    "preparation": _("Op welke dag is het werk aan deze aanbesteding begonnen?"),
    "published": _("Op welke dag staat de eerste aankondiging er? Vanaf die dag kan iedereen dit traject zien."),
    "awarded": _("Op welke dag is de opdracht gegund?"),
    "contracted": _("Op welke dag is het contract getekend?"),
    "closed": _("Op welke dag is het contract afgerond?"),
    "withdrawn": _("Het traject stopt vandaag. Het blijft in het register staan, met uw reden."),
}
"""What is asked at each step."""

STATES: Mapping[State, Words] = {
    "todo": _("Nog te doen"),
    "busy": _("Bezig"),
    "done": _("Klaar"),
    "blocked": _("Wacht"),
    "not_applicable": _("Niet van toepassing"),
}
STATE_KINDS: Mapping[State, str] = {
    "todo": "info",
    "busy": "unknown",
    "done": "met",
    "blocked": "neutral",
    "not_applicable": "neutral",
}
"""The label of the shell that each state is drawn with; its words are those of `STATES`."""

ROLES: Mapping[Role, Words] = {
    Role.CLIENT: _("Opdrachtgever"),
    Role.BUYER: _("Inkoopadviseur"),
    Role.CATEGORY_MANAGER: _("Categoriemanager"),
    Role.POLICY: _("Beleid"),
    Role.MVI_COORDINATOR: _("MVI-coördinator"),
    Role.CONTRACT_MANAGER: _("Contractmanager"),
    Role.ADMIN: _("Beheerder"),
    Role.SGO: _("SGO"),
}
"""Who owes something, in the order of the strategy: the client first."""

ACTIONS: Mapping[str, Words] = {**TENDER_ACTIONS, **AMBITION_ACTIONS, **CRITERIA_ACTIONS, **AWARD_ACTIONS}
"""Every action in the log of a tender, in words; each part gives its own."""
LOGGED: Mapping[str, Words] = {**AMBITION_LOGGED, **AWARD_LOGGED, **ACTIONS}
"""The same, with what stands in the entries."""

KINDS: Mapping[str, tuple[Words, tuple[str, ...]]] = {
    "leven": (_("Fasen en planning"), ("life.", "tender.")),
    "gegevens": (_("Gegevens"), ("fact.", "import.", "criterion.")),
    "uitleg": (_("Uitleg"), ("explanation.",)),
    "ambitie": (_("Ambitie"), ("web.", "session.", "theme.", "ambition.")),
    "criteria": (_("Criteria"), ("criteria.", "basket.", "chosen.")),
    "gunning": (_("Gunning"), ("award.", "bid.", "score.", "model.")),
}
"""Kinds of entries in the log: their name in the address, their words, and how their actions begin."""

Need = Literal["web", "criteria", "model", "opened"]
DOCUMENTS: tuple[tuple[str, tuple[str, ...], Words, Need], ...] = (
    ("ambition:tender_export", ("docx",), _("Ambitieweb, om verder in te werken (DOCX)"), "web"),
    ("ambition:tender_export", ("pdf",), _("Ambitieweb (PDF)"), "web"),
    ("criteria:export", ("docx",), _("Tekst van de criteria (DOCX)"), "criteria"),
    ("criteria:export", ("xlsx",), _("Criteria als rekenblad (XLSX)"), "criteria"),
    ("award:text_docx", (), _("Tekst van de gunning (DOCX)"), "model"),
    ("award:text_pdf", (), _("Tekst van de gunning (PDF)"), "model"),
    ("award:record_docx", (), _("Verslag van de gunning (DOCX)"), "opened"),
    ("award:record_pdf", (), _("Verslag van de gunning (PDF)"), "opened"),
)
"""Documents of a tender: name of the page, what its address needs more, words, and what must be there first."""
