"""The columns of a file with criteria: what each is called, what is in it, and which header of a file means which."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from django.utils.translation import gettext_lazy as _

from hefboom.core.strategy.tables import CRITERION_COLUMNS

NEEDED = ("code", "from", "kind", "level", "themes", "title_nl", "text_nl", "document")
"""Without these columns no row can be read."""

COLUMN_WORDS = {
    "code": (_("Code"), _("Hoofdletters en cijfers met koppeltekens, zoals MVI-KLE-12. Blijft altijd dezelfde.")),
    "version": (_("Versie"), _("Heel getal. Een gewijzigde tekst is een nieuwe versie met een latere dag. Leeg is 1.")),
    "from": (_("Geldig vanaf"), _("Dag als 2026-01-31.")),
    "until": (_("Geldig tot en met"), _("Dag als 2026-12-31. Leeg: geen einde.")),
    "previous": (_("Volgt op"), _("Code die dit criterium vervangt. Mag leeg zijn.")),
    "kind": (
        _("Soort"),
        _("requirement (eis), suitability (geschiktheidseis), selection, award (gunning) of contract_clause."),
    ),
    "level": (_("Niveau"), _("1 basis, 2 significant of 3 ambitieus.")),
    "themes": (_("Thema's"), _("Codes van thema's, met een puntkomma ertussen.")),
    "product_groups": (
        _("Productgroepen"),
        _("Codes van productgroepen, met een puntkomma ertussen. Leeg: elke groep."),
    ),
    "overlaps": (_("Overlapt met"), _("Codes van criteria die bijna hetzelfde vragen. Mag leeg zijn.")),
    "title_nl": (_("Naam (Nederlands)"), _("Een paar woorden.")),
    "title_en": (_("Naam (Engels)"), _("Mag leeg zijn: dan geldt het Nederlands.")),
    "text_nl": (_("Tekst (Nederlands)"), _("De tekst voor de stukken. Wat de inkoper invult, staat tussen [haken].")),
    "text_en": (_("Tekst (Engels)"), _("Mag leeg zijn. Evenveel [haken] als in het Nederlands.")),
    "legal_form_nl": (_("Juridische vorm (Nederlands)"), _("Als wat u het juridisch vraagt. Leeg: niet bekend.")),
    "legal_form_en": (_("Juridische vorm (Engels)"), _("Mag leeg zijn.")),
    "verification_nl": (_("Bewijs (Nederlands)"), _("Hoe de inschrijver laat zien dat hij voldoet.")),
    "verification_en": (_("Bewijs (Engels)"), _("Mag leeg zijn.")),
    "for_buyer_nl": (_("Voor de inkoper (Nederlands)"), _("Waar de inkoper op let.")),
    "for_buyer_en": (_("Voor de inkoper (Engels)"), _("Mag leeg zijn.")),
    "for_bidder_nl": (_("Voor de inschrijver (Nederlands)"), _("Wat de inschrijver moet weten.")),
    "for_bidder_en": (_("Voor de inschrijver (Engels)"), _("Mag leeg zijn.")),
    "document": (_("Bron: document"), _("Code van een document van de strategie, zoals pianoo-productgroepen.")),
    "chapter": (_("Bron: hoofdstuk"), _("Mag leeg zijn.")),
    "heading": (_("Bron: kop"), _("Mag leeg zijn.")),
    "page": (_("Bron: bladzijde"), _("Heel getal. Mag leeg zijn.")),
    "url": (_("Bron: adres"), _("Adres van de pagina. Mag leeg zijn.")),
    "own_wording": (_("Woorden van Hefboom"), _("ja of nee. Leeg is nee.")),
    "repeats_law": (_("Herhaalt de wet of de markt"), _("ja of nee. Leeg is nee.")),
}
"""By column: what it is called and what may stand in it."""


def suggest(headers: Sequence[str], remembered: Mapping[str, str]) -> dict[str, str]:
    """Return the column for each header, "" for none: what was chosen before, else its name or label, or nearly."""
    names: dict[str, str] = {}
    for name in CRITERION_COLUMNS:
        label = str(COLUMN_WORDS[name][0])
        for word in (name, label, label.removesuffix(" (Nederlands)").removesuffix(" (Dutch)")):
            names.setdefault(_bare(word), name)
    chosen: dict[str, str] = {}
    for header in headers:
        near = get_close_matches(_bare(header), names, n=1, cutoff=0.9)
        wanted = remembered.get(header) or names.get(_bare(header)) or (names[near[0]] if near else "")
        chosen[header] = wanted if wanted not in chosen.values() else ""
    return chosen


def _bare(text: str) -> str:
    return " ".join(text.lower().replace("_", " ").replace("-", " ").split())
