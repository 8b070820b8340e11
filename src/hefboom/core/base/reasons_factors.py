"""Dutch for what can be wrong in a mapping table, a factor set or a price index, by the English sentence.

What is told of a cell goes on after its value, so those sentences begin with their verb.
"""

_MAPPING = {
    'is no kind; did you mean "{}"?': 'is geen soort; bedoelt u "{}"?',
    "is no kind; choose one of: {} …": "is geen soort; kies een van deze: {} …",
    'is no product group of the strategy; did you mean "{}"?': (
        'is geen productgroep van de strategie; bedoelt u "{}"?'
    ),
    "is no product group of the strategy; choose one of: {} …": (
        "is geen productgroep van de strategie; kies een van deze: {} …"
    ),
    'is no code of the factor set; did you mean "{}"?': 'is geen code van de factorset; bedoelt u "{}"?',
    "is no code of the factor set; choose one of: {} …": "is geen code van de factorset; kies een van deze: {} …",
    "is on line {} too, with another group, code or confidence; keep one of the two": (
        "staat ook op regel {}, met een andere groep, code of zekerheid; houd een van de twee"
    ),
    "and code are both empty; give at least one": "en code zijn allebei leeg; vul er minstens een in",
    "is empty; write what lines must have to fit": "is leeg; schrijf wat regels moeten hebben om erbij te horen",
    "is no start of a CPV code; write two to eight digits, such as 45233": (
        "is geen begin van een CPV-code; schrijf twee tot acht cijfers, zoals 45233"
    ),
    "is longer than {} characters; write the start of the account": (
        "is langer dan {} tekens; schrijf het begin van de rekening"
    ),
    "has no letter or digit to compare by": "heeft geen letter of cijfer om mee te vergelijken",
    "is no share above 0 and at most 1; write 0.9 or 90%, or leave it empty for 0.95": (
        "is geen aandeel boven 0 en hoogstens 1; schrijf 0.9 of 90%, of laat het leeg voor 0.95"
    ),
    "has no word that must be in the text; write at least one word without a minus": (
        "heeft geen woord dat in de tekst moet staan; schrijf minstens een woord zonder minteken"
    ),
    'wants "{}" and refuses it; take one of the two out': 'vraagt "{}" en weigert het; haal een van de twee weg',
    'holds "{}", which is not one word; a star may stand before or behind the letters': (
        'heeft "{}", en dat is niet een woord; een ster mag voor of achter de letters staan'
    ),
    'holds "{}": a word with a star needs a letter, or it fits any number': (
        'heeft "{}": een woord met een ster heeft een letter nodig, anders past elk getal'
    ),
    'holds "{}": a word with a star needs at least {} letters, or it fits too much': (
        'heeft "{}": een woord met een ster heeft minstens {} letters nodig, anders past er te veel'
    ),
    "is no date; write it as 2026-01-31": "is geen datum; schrijf die zoals 2026-01-31",
    "and all other columns of the line are empty": "en alle andere kolommen van de regel zijn leeg",
}

_QUANTITIES = {
    'is no energy or fuel of the list; did you mean "{}"?': (
        'is geen energie of brandstof van de lijst; bedoelt u "{}"?'
    ),
    "is no energy or fuel of the list; choose one of: {}": (
        "is geen energie of brandstof van de lijst; kies een van: {}"
    ),
    "is no unit for {}; give it in one of: {}": "is geen eenheid voor {}; geef het op in een van: {}",
    "is not a year of delivery; write four digits, for example 2025": (
        "is geen jaar van levering; schrijf vier cijfers, bijvoorbeeld 2025"
    ),
    "is not a number; write for example 1250 or 1250,5": "is geen getal; schrijf bijvoorbeeld 1250 of 1250,5",
    "may be a thousand times too small; write it without a mark for thousands": (
        "is misschien duizend keer te klein; schrijf het zonder teken voor duizendtallen"
    ),
    "can be read in two ways; write it without a mark for thousands": (
        "kan op twee manieren worden gelezen; schrijf het zonder teken voor duizendtallen"
    ),
    "is not a quantity of zero or more that can be right; correct it": (
        "is geen hoeveelheid van nul of meer die kan kloppen; verbeter die"
    ),
    "{} has no quantities below its header. Add at least one.": (
        "{} heeft geen hoeveelheden onder de kopregel. Zet er minstens een onder."
    ),
    '{} has no column "{}" ({}) on its first line.': '{} heeft geen kolom "{}" ({}) op de eerste regel.',
}

_SHEETS = {
    "{} cannot be used: 1 problem.": "{} is niet te gebruiken: 1 probleem.",
    "{} cannot be used: {} problems.": "{} is niet te gebruiken: {} problemen.",
    'line {}, {}: "{}" {why}': 'regel {}, {}: "{}" {why}',
    "line {}, {}: {why}": "regel {}, {}: {why}",
    "{}, line {}: {why}": "{}, regel {}: {why}",
    "… and {} more.": "… en nog {}.",
    "{}: a table must be .csv or .xlsx. Save it as one of these.": (
        "{}: een tabel moet .csv of .xlsx zijn. Sla hem zo op."
    ),
    '{} has no column "{}" on its first line. It needs: {}.': (
        '{} heeft geen kolom "{}" op de eerste regel. Nodig zijn: {}.'
    ),
    '{} has no column "{}" on its first line. Rename "{}"? It needs: {}.': (
        '{} heeft geen kolom "{}" op de eerste regel. Is dat "{}"? Verander dan de naam. Nodig zijn: {}.'
    ),
    '{}: the column "{}" stands there twice. Give every column its own name.': (
        '{}: de kolom "{}" staat er twee keer. Geef elke kolom een eigen naam.'
    ),
    "{}, line {}: {}. Look for a quote that is not closed.": (
        "{}, regel {}: {}. Zoek een aanhalingsteken dat niet gesloten is."
    ),
    "{} is not a workbook of Excel (.xlsx). Save it anew as .xlsx or .csv.": (
        "{} is geen Excel-bestand (.xlsx). Sla het opnieuw op als .xlsx of .csv."
    ),
}

_TABLES = {
    "{} cannot be used.": "{} is niet te gebruiken.",
    "{} has no rows below its header. Add at least one.": "{} heeft geen regels onder de kop. Zet er minstens een.",
    "There is no file {}.": "Er is geen bestand {}.",
    "{}, line 1: the column {} is missing. It needs: {}.": "{}, regel 1: de kolom {} ontbreekt. Nodig zijn: {}.",
    '{} "{}" is not a year. Write four digits, for example 2023.': (
        '{} "{}" is geen jaar. Schrijf vier cijfers, bijvoorbeeld 2023.'
    ),
    '{} "{}" is not a number. Write it with a point, for example 218.71.': (
        '{} "{}" is geen getal. Schrijf het met een punt, bijvoorbeeld 218.71.'
    ),
    "{} {} is not a number of zero or more.": "{} {} is geen getal van nul of hoger.",
    "code is empty. Write the code of the product or industry.": (
        "code is leeg. Schrijf de code van het product of de bedrijfstak."
    ),
    "code, name_nl and name_en must all be filled in.": "code, name_nl en name_en moeten alle drie gevuld zijn.",
    "index 0 is no price level. Write a number above zero.": "index 0 is geen prijspeil. Schrijf een getal boven nul.",
}

_SETS = {
    'There is no factor set "{}": no {} in {}. Shipped are: {}. '
    "A set of your own is a folder with factors.toml and factors.csv; see docs/reference/factor-sets.md.": (
        'Er is geen factorset "{}": geen {} in {}. Meegeleverd zijn: {}. '
        "Een eigen set is een map met factors.toml en factors.csv; zie docs/reference/factor-sets.md."
    ),
    "{}: {} has two factors for {}. Keep one.": "{}: {} heeft twee factoren voor {}. Houd er een.",
    "{} cannot be used: {why}": "{} is niet te gebruiken: {why}",
    "{} cannot be used: {}": "{} is niet te gebruiken: {}",
    'unit "{}" does not fit {} per {}; see factor-sets.md.': (
        'de eenheid "{}" past niet bij {} per {}; zie factor-sets.md.'
    ),
    "vat: factors for prices with VAT are not supported yet; give those without.": (
        "vat: factoren voor prijzen met btw kunnen nog niet; geef die zonder btw."
    ),
    "{} {}: {} {} is above {}, the most taken for possible.": (
        "{} {}: {} {} is meer dan {}, het hoogste dat voor mogelijk geldt."
    ),
    "{} counts {}; the first factor set must be CO2e.": "{} telt {}; de eerste factorset moet CO2e tellen.",
    "{} counts per {}. Give it as a second set.": "{} telt per {}. Geef deze als tweede set.",
    "{} has codes of {}, {} of {}. Sets that are used together need the same codes.": (
        "{} heeft codes van {}, {} van {}. Sets die samen gebruikt worden, hebben dezelfde codes nodig."
    ),
    "There are two factor sets for {}. Give one.": "Er zijn twee factorsets voor {}. Geef er een.",
}

FACTORS = _MAPPING | _QUANTITIES | _SHEETS | _TABLES | _SETS
