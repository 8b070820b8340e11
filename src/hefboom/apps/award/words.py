"""Words of the award pages that the engine does not have: when a method fits, and what is hidden."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hefboom.core.award.model import Method

FITS: Mapping[Method, str | Promise] = {
    "points_absolute": _("Past bijna altijd. Doe wel marktonderzoek naar de prijzen."),
    "points_relative": _("Alleen als u echt niet weet welke prijzen de markt biedt."),
    "value": _("Past goed bij impact in geld, zoals MKI of de CO2-Prestatieladder."),
    "quality_per_price": _("Past als het budget vrij is en u veel kwaliteit per euro zoekt."),
    "lowest_price": _("Alleen voor eenvoudige inkoop, waarbij iedereen hetzelfde levert."),
}
"""When a method fits; how it works and what is wrong with it are the engine's words."""

KINDS = {"impact": _("Impact"), "quality": _("Kwaliteit")}

LABELS: Mapping[str, str | Promise] = {
    "method": _("Methode"),
    "name": _("Naam"),
    "kind": _("Soort"),
    "weight": _("Punten"),
    "measure": _("Gemeten met"),
    "scale": _("Schaal"),
    "promise": _("Belofte in het contract"),
    "max_value_eur": _("Waarde van de hoogste score (€)"),
    "min_value_eur": _("Waarde van de laagste score (€)"),
    "mki_factor": _("Euro op de prijs per euro MKI"),
    "mki_best_eur": _("MKI met alle punten (€)"),
    "mki_worst_eur": _("MKI zonder punten (€)"),
    "levels": _("Percentage per niveau"),
    "formula": _("Prijsformule"),
    "floor_eur": _("Bodemprijs (€)"),
    "ceiling_eur": _("Plafondprijs (€)"),
    "bands": _("Prijsklassen"),
    "budget_eur": _("Geraamde waarde (€)"),
    "price_low_eur": _("Laagste prijs die u verwacht (€)"),
    "price_high_eur": _("Hoogste prijs die u verwacht (€)"),
    "tie_break": _("Wie wint bij een gelijke stand?"),
    "factor": _("Sanctie: zoveel keer het voordeel"),
}
"""What each part of a design is called where two versions stand beside each other, and in the history."""
PRICE = _("Prijs")
ROW = _("Criterium")
ORDER = _("Volgorde van de criteria")

ACTIONS: dict[str, str | Promise] = {
    "award.start": _("Gunningsmodel begonnen"),
    "award.design": _("Gunningsmodel gewijzigd"),
    "award.weights": _("Gewichten van de gunning vastgelegd"),
    "award.facts": _("Gegevens van de gunning vastgelegd"),
    "award.fix": _("Gunningsmodel vastgezet"),
    "award.loosen": _("Gunningsmodel weer losgemaakt"),
    "award.bid": _("Inschrijving ingevoerd of gewijzigd"),
    "award.set_aside": _("Inschrijving terzijde gelegd"),
    "award.take_back": _("Inschrijving doet weer mee"),
    "award.score": _("Score gegeven"),
    "award.consensus": _("Gezamenlijke score vastgelegd"),
    "award.lead": _("Beoordeling geleid"),
    "award.open_prices": _("Prijzen geopend"),
    "award.reopen": _("Beoordeling heropend"),
    "award.decide": _("Gegund"),
    "award.withdraw": _("Gunning teruggenomen"),
}
"""Every action that this part writes in the log of a tender, in words for its timeline."""

LOGGED: dict[str, str | Promise] = {
    "state": _("Stap"),
    "design": _("in ontwerp"),
    "scoring": _("beoordelen"),
    "opened": _("prijzen geopend"),
    "winner": _("Winnaar"),
    "scored": _("scores gegeven"),
    "price entered": _("prijs ontvangen en verzegeld"),
    "entered again": _("opnieuw ingevoerd"),
    "no price yet": _("nog geen prijs"),
}
"""What stands in those entries beside names: parts of the award, in words."""
