"""The fixed words of pages about packs, in Dutch and English."""

from hefboom.core.base.text import Text

KINDS = {
    "manifest": Text(nl="Pakket", en="Pack"),
    "theme": Text(nl="Thema", en="Theme"),
    "level": Text(nl="Ambitieniveau", en="Ambition level"),
    "goal": Text(nl="Doel", en="Goal"),
    "parameter": Text(nl="Getal of lijst", en="Number or list"),
    "product_group": Text(nl="Productgroep", en="Product group"),
    "cpv_rule": Text(nl="CPV-regel", en="CPV rule"),
    "category": Text(nl="Inkoopcategorie", en="Purchasing category"),
    "obligation": Text(nl="Verplichting", en="Obligation"),
    "target": Text(nl="Aandeel", en="Share target"),
    "duty": Text(nl="Taak", en="Duty"),
    "untestable": Text(nl="Niet te toetsen", en="Cannot be tested"),
    "instrument": Text(nl="Instrument", en="Instrument"),
    "example": Text(nl="Voorbeeld", en="Example"),
    "scenario": Text(nl="Scenario", en="Scenario"),
    "criterion": Text(nl="Criterium", en="Criterion"),
    "level_text": Text(nl="Tekst bij de niveaus", en="Text for the levels"),
    "question": Text(nl="Vraag voor het advies", en="Question for the advice"),
    "advice": Text(nl="Advies", en="Advice"),
    "proportion": Text(nl="Verhouding", en="Proportion"),
}

FIELDS = {
    "adds_up": Text(nl="manier van optellen", en="way of adding up"),
    "advice": Text(nl="advies", en="advice"),
    "ambitious": Text(nl="tekst bij niveau 3", en="text for level 3"),
    "asks": Text(nl="wat het vraagt", en="what it asks"),
    "authority": Text(nl="afzender", en="authority"),
    "baseline": Text(nl="uitgangspunt", en="baseline"),
    "basis": Text(nl="tekst bij niveau 1", en="text for level 1"),
    "because": Text(nl="reden", en="reason"),
    "below_eur": Text(nl="onder de waarde", en="below the value"),
    "budget": Text(nl="budget", en="budget"),
    "by": Text(nl="uiterlijk", en="by"),
    "comply_or_explain": Text(nl="pas toe of leg uit", en="comply or explain"),
    "confidence": Text(nl="zekerheid", en="confidence"),
    "criteria": Text(nl="aantal criteria", en="number of criteria"),
    "denominator": Text(nl="noemer in woorden", en="denominator in words"),
    "direction": Text(nl="richting", en="direction"),
    "documents": Text(nl="documenten", en="documents"),
    "evidence": Text(nl="bewijs", en="evidence"),
    "fictitious": Text(nl="fictief", en="fictitious"),
    "figures": Text(nl="cijfers", en="figures"),
    "fits": Text(nl="wanneer het past", en="when it fits"),
    "for_bidder": Text(nl="uitleg voor de inschrijver", en="explanation for the bidder"),
    "for_buyer": Text(nl="uitleg voor de inkoper", en="explanation for the buyer"),
    "from": Text(nl="geldt vanaf", en="in force from"),
    "goal": Text(nl="doel", en="goal"),
    "goals": Text(nl="doelen", en="goals"),
    "help": Text(nl="hulp bij de vraag", en="help with the question"),
    "high": Text(nl="antwoord hoog", en="answer high"),
    "high_impact": Text(nl="grote impact", en="high impact"),
    "indicator": Text(nl="indicator", en="indicator"),
    "instead": Text(nl="wat er het dichtst bij komt", en="what comes nearest"),
    "kind": Text(nl="soort", en="kind"),
    "legal_form": Text(nl="juridische vorm", en="legal form"),
    "lesson": Text(nl="les", en="lesson"),
    "level": Text(nl="niveau", en="level"),
    "level_field": Text(nl="feit voor het niveau", en="fact for the level"),
    "low": Text(nl="antwoord laag", en="answer low"),
    "measured_by": Text(nl="gemeten met", en="measured by"),
    "medium": Text(nl="antwoord midden", en="answer medium"),
    "mvi": Text(nl="relevant voor MVI", en="relevant for MVI"),
    "name": Text(nl="naam", en="name"),
    "none": Text(nl="tekst bij niveau 0", en="text for level 0"),
    "note": Text(nl="opmerking", en="note"),
    "numerator": Text(nl="teller in woorden", en="numerator in words"),
    "of": Text(nl="hoort bij", en="belongs to"),
    "optional": Text(nl="optioneel", en="optional"),
    "organisations": Text(nl="organisaties", en="organisations"),
    "overlaps": Text(nl="overlapt met", en="overlaps with"),
    "own_wording": Text(nl="in eigen woorden", en="in our own words"),
    "owner": Text(nl="eigenaar", en="owner"),
    "parent": Text(nl="hoort bij", en="lies in"),
    "part_of": Text(nl="deel van", en="part of"),
    "per": Text(nl="geldt per", en="counts per"),
    "previous": Text(nl="vervangt", en="replaces"),
    "product_group": Text(nl="productgroep", en="product group"),
    "product_groups": Text(nl="productgroepen", en="product groups"),
    "published": Text(nl="gepubliceerd op", en="published on"),
    "reading": Text(nl="lezing", en="reading"),
    "repeats_law": Text(nl="herhaalt de wet", en="repeats the law"),
    "says": Text(nl="uitleg", en="explanation"),
    "scores": Text(nl="scores", en="scores"),
    "sector": Text(nl="sector", en="sector"),
    "share": Text(nl="te bereiken aandeel", en="share to reach"),
    "significant": Text(nl="tekst bij niveau 2", en="text for level 2"),
    "source": Text(nl="bron", en="source"),
    "story": Text(nl="verhaal", en="story"),
    "summary": Text(nl="samenvatting", en="summary"),
    "text": Text(nl="tekst", en="text"),
    "theme": Text(nl="thema", en="theme"),
    "themes": Text(nl="thema's", en="themes"),
    "title": Text(nl="titel", en="title"),
    "translated": Text(nl="vertaald", en="translated"),
    "type": Text(nl="type", en="type"),
    "unit": Text(nl="eenheid", en="unit"),
    "until": Text(nl="geldt tot en met", en="in force until"),
    "verification": Text(nl="bewijs", en="verification"),
    "version": Text(nl="versie", en="version"),
    "what": Text(nl="wat", en="what"),
    "when": Text(nl="geldt als", en="holds when"),
    "who": Text(nl="wie", en="who"),
}
"""What the keys of a pack are called."""


def pick(language: str, nl: str, en: str) -> str:
    """Return the Dutch or the English words."""
    return nl if language.startswith("nl") else en


CONFIDENCE = {
    "stated": Text(nl="staat in de strategie", en="stated in the strategy"),
    "seen": Text(nl="gezien in de bron", en="seen in the source"),
    "calculated": Text(nl="afgeleid", en="derived"),
    "unconfirmed": Text(nl="niet bevestigd", en="not confirmed"),
}
GOAL_KINDS = {
    "effect": Text(nl="effect", en="effect"),
    "result": Text(nl="resultaat", en="result"),
    "effort": Text(nl="inspanning", en="effort"),
}
READINGS = {
    "strategy": Text(nl="zo meet de strategie het", en="the strategy's own measure"),
    "published": Text(nl="zo wordt het gepubliceerd", en="as it is published"),
    "comparison": Text(nl="ter vergelijking", en="for comparison"),
}
PER = {
    "tender": Text(nl="per traject", en="per tender"),
    "lot": Text(nl="per perceel", en="per lot"),
}
THREE = {
    "yes": Text(nl="ja", en="yes"),
    "no": Text(nl="nee", en="no"),
    "unknown": Text(nl="onbekend", en="unknown"),
}
DIMENSIONS = {
    "co2": Text(nl="CO2", en="CO2"),
    "material": Text(nl="grondstoffen", en="material"),
    "innovation": Text(nl="innovatie", en="innovation"),
    "isv": Text(nl="ISV", en="ISV"),
    "jobs": Text(nl="werk", en="jobs"),
}
