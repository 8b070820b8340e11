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
}

FIELDS = {
    "adds_up": Text(nl="manier van optellen", en="way of adding up"),
    "advice": Text(nl="advies", en="advice"),
    "asks": Text(nl="wat het vraagt", en="what it asks"),
    "authority": Text(nl="afzender", en="authority"),
    "baseline": Text(nl="uitgangspunt", en="baseline"),
    "because": Text(nl="reden", en="reason"),
    "budget": Text(nl="budget", en="budget"),
    "by": Text(nl="uiterlijk", en="by"),
    "comply_or_explain": Text(nl="pas toe of leg uit", en="comply or explain"),
    "confidence": Text(nl="zekerheid", en="confidence"),
    "denominator": Text(nl="noemer in woorden", en="denominator in words"),
    "direction": Text(nl="richting", en="direction"),
    "documents": Text(nl="documenten", en="documents"),
    "evidence": Text(nl="bewijs", en="evidence"),
    "fictitious": Text(nl="fictief", en="fictitious"),
    "figures": Text(nl="cijfers", en="figures"),
    "fits": Text(nl="wanneer het past", en="when it fits"),
    "from": Text(nl="geldt vanaf", en="in force from"),
    "goal": Text(nl="doel", en="goal"),
    "goals": Text(nl="doelen", en="goals"),
    "high_impact": Text(nl="grote impact", en="high impact"),
    "indicator": Text(nl="indicator", en="indicator"),
    "instead": Text(nl="wat er het dichtst bij komt", en="what comes nearest"),
    "kind": Text(nl="soort", en="kind"),
    "lesson": Text(nl="les", en="lesson"),
    "level_field": Text(nl="feit voor het niveau", en="fact for the level"),
    "measured_by": Text(nl="gemeten met", en="measured by"),
    "mvi": Text(nl="relevant voor MVI", en="relevant for MVI"),
    "name": Text(nl="naam", en="name"),
    "note": Text(nl="opmerking", en="note"),
    "numerator": Text(nl="teller in woorden", en="numerator in words"),
    "of": Text(nl="hoort bij", en="belongs to"),
    "optional": Text(nl="optioneel", en="optional"),
    "organisations": Text(nl="organisaties", en="organisations"),
    "owner": Text(nl="eigenaar", en="owner"),
    "parent": Text(nl="hoort bij", en="lies in"),
    "part_of": Text(nl="deel van", en="part of"),
    "per": Text(nl="geldt per", en="counts per"),
    "product_group": Text(nl="productgroep", en="product group"),
    "product_groups": Text(nl="productgroepen", en="product groups"),
    "published": Text(nl="gepubliceerd op", en="published on"),
    "reading": Text(nl="lezing", en="reading"),
    "says": Text(nl="uitleg", en="explanation"),
    "scores": Text(nl="scores", en="scores"),
    "sector": Text(nl="sector", en="sector"),
    "share": Text(nl="te bereiken aandeel", en="share to reach"),
    "source": Text(nl="bron", en="source"),
    "story": Text(nl="verhaal", en="story"),
    "summary": Text(nl="samenvatting", en="summary"),
    "theme": Text(nl="thema", en="theme"),
    "themes": Text(nl="thema's", en="themes"),
    "title": Text(nl="titel", en="title"),
    "type": Text(nl="type", en="type"),
    "unit": Text(nl="eenheid", en="unit"),
    "until": Text(nl="geldt tot en met", en="in force until"),
    "version": Text(nl="versie", en="version"),
    "what": Text(nl="wat", en="what"),
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
