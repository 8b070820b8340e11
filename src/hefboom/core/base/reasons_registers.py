"""Dutch for what can be wrong in a register of tenders, by the English sentence; `{}` is a particular."""

REGISTERS = {
    '"{}" is not a CPV code; write its eight digits, as 45000000': (
        '"{}" is geen CPV-code; schrijf de acht cijfers, zoals 45000000'
    ),
    '"{}" is not one of {}; did you mean "{}"?': '"{}" is niet een van {}; bedoelt u "{}"?',
    '"{}" is not one of {}': '"{}" is niet een van {}',
    '"{}" is not yes or no; write true or false': '"{}" is geen ja of nee; schrijf true of false',
    '"{}" is not a whole number; write it in digits, as 2': (
        '"{}" is geen heel getal; schrijf het in cijfers, zoals 2'
    ),
    '"{}" is not a number; write it as 250000.00, with a point and no thousands separators': (
        '"{}" is geen getal; schrijf het als 250000.00, met een punt en zonder punten tussen duizendtallen'
    ),
    '"{}" is not a day; write year-month-day, as 2023-01-31': (
        '"{}" is geen dag; schrijf jaar-maand-dag, zoals 2023-01-31'
    ),
    "{} is too low; the lowest possible is {}": "{} is te laag; het laagste dat kan is {}",
    "{} is too high; the highest possible is {}; write a share, as 0.5 for 50 %": (
        "{} is te hoog; het hoogste dat kan is {}; schrijf een aandeel, zoals 0.5 voor 50 %"
    ),
    "{} is too high; the highest possible is {}": "{} is te hoog; het hoogste dat kan is {}",
    "the row has no tender_id; give every tender a name or number of its own": (
        "de regel heeft geen tender_id; geef elk traject een eigen naam of nummer"
    ),
    "this tender and lot stand in the file already, on line {}; keep one of the two": (
        "dit traject en perceel staan al in het bestand, op regel {}; houd een van de twee"
    ),
    "the row has {} cells and the header has {} columns; "
    "look for a separator too many or too few, or for a text that needs quotes": (
        "de regel heeft {} cellen en de kop heeft {} kolommen; "
        "zoek een scheidingsteken te veel of te weinig, of een tekst waar aanhalingstekens om moeten"
    ),
    'a quote is not closed, or a text with quotes in it is not itself in quotes; write a quote inside as ""': (
        "een aanhalingsteken is niet gesloten, of om een tekst met aanhalingstekens staan er zelf geen; "
        'schrijf een aanhalingsteken binnenin als ""'
    ),
    "the row cannot be read ({})": "de regel kan niet gelezen worden ({})",
    "the row has a value beyond the last named column ({}); remove it or name its column": (
        "de regel heeft een waarde voorbij de laatste kolom met een naam ({}); haal die weg of geef de kolom een naam"
    ),
    "the line is not JSON: {}": "de regel is geen JSON: {}",
    "the row is not an object with names and values": "de regel is geen object met namen en waarden",
}
