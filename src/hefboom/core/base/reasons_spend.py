"""Dutch for what can be wrong in a spend file, by the English sentence; `{}` is a particular."""

_CELLS = {
    "this is not a number; write an amount in euros, for example 1234.56": (
        "dit is geen getal; schrijf een bedrag in euro's, bijvoorbeeld 1234.56"
    ),
    "this is not an amount in euros; write for example 1234.56 or 1.234,56": (
        "dit is geen bedrag in euro's; schrijf bijvoorbeeld 1234.56 of 1.234,56"
    ),
    "the amount is empty; fill it in, or leave the line out": "het bedrag is leeg; vul het in, of laat de regel weg",
    "the amount is larger than any that can be right (a thousand billion euros); correct it": (
        "het bedrag is groter dan kan kloppen (duizend miljard euro); verbeter het"
    ),
    "the file has decimal commas and decimal points, so this can be read in two ways; "
    "write it with two decimals, or say how cents are written (--decimal)": (
        "het bestand heeft komma's en punten voor de centen, dus dit bedrag kan twee dingen betekenen; "
        "schrijf het met twee cijfers voor de centen, of zeg hoe centen zijn geschreven (--decimal)"
    ),
    "this is no amount in cents that fits; correct it, or leave the line out": (
        "dit is geen bedrag dat kan kloppen; verbeter het, of laat de regel weg"
    ),
    "this is not a date; write for example 2024-03-01": "dit is geen datum; schrijf bijvoorbeeld 2024-03-01",
    "there is no such day; correct the date": "deze dag bestaat niet; verbeter de datum",
    "the year lies before {} or more than a year ahead; correct the date": (
        "het jaar ligt voor {} of meer dan een jaar vooruit; verbeter de datum"
    ),
    "the file has dates with the day first and with the month first, so this can be read in two ways; "
    "write it as 2024-03-01, or say what comes first (--date-order)": (
        "in het bestand staat soms de dag voorop en soms de maand, dus deze datum kan twee dingen betekenen; "
        "schrijf hem zoals 2024-03-01, of zeg wat voorop staat (--date-order)"
    ),
    "the same invoice stands there more than once, and repetitions are left out as asked": (
        "dezelfde factuur staat er meer dan een keer; u vroeg om herhalingen weg te laten"
    ),
}

_FILES = {
    "{}: files that end in '{}' cannot be read. Use .csv, .xlsx, .parquet or .json.": (
        "{}: bestanden die eindigen op '{}' zijn niet te lezen. Gebruik .csv, .xlsx, .parquet of .json."
    ),
    "{}: there is no such file. Check the name and the folder.": (
        "{}: dit bestand is er niet. Kijk of de naam en de map kloppen."
    ),
    "{} is empty. The first line must hold the names of the columns.": (
        "{} is leeg. Op de eerste regel horen de namen van de kolommen."
    ),
    "{}: the first line is empty. It must hold the names of the columns.": (
        "{}: de eerste regel is leeg. Daar horen de namen van de kolommen."
    ),
    "{}: in the first line, with the names of the columns, a quote is not closed. Close or remove it.": (
        "{}: in de eerste regel, met de namen van de kolommen, is een aanhalingsteken niet gesloten. "
        "Sluit het of haal het weg."
    ),
    "{}: the column '{}' stands there twice. Give every column its own name.": (
        "{}: de kolom '{}' staat er twee keer. Geef elke kolom een eigen naam."
    ),
    "{} cannot be read as Parquet: {}": "{} is niet te lezen als Parquet: {}",
    "{} cannot be read as a workbook. Save it again as .xlsx.": (
        "{} is niet te lezen als Excel-bestand. Sla het opnieuw op als .xlsx."
    ),
    "{} is not UTF-8 text (byte {}). Save it as UTF-8.": "{} is geen tekst in UTF-8 (byte {}). Sla het op als UTF-8.",
    "{} is not JSON: {}.": "{} is geen JSON: {}.",
    '{}: expected a list of rows, or an object with "rows".': (
        '{}: hier hoort een lijst van regels, of een object met "rows".'
    ),
    '{} is saved as UTF-16 ("Unicode text"). Save it as CSV UTF-8.': (
        '{} is opgeslagen als UTF-16 ("Unicode-tekst"). Sla het op als CSV UTF-8.'
    ),
    "{} is not a text file, whatever its name ends in. Save it as CSV.": (
        "{} is geen tekstbestand, ook al lijkt dat zo door de naam. Sla het op als CSV."
    ),
    "{}: there is no file here that can be read ({}).": "{}: hier staat geen bestand dat te lezen is ({}).",
    "{} changed while it was read, so nothing is told of it. "
    "Wait until it is written completely, or copy it, and start again.": (
        "{} veranderde tijdens het lezen, dus er is geen uitkomst. "
        "Wacht tot het helemaal geschreven is, of maak een kopie, en begin opnieuw."
    ),
    "'{}' is nothing that can be told of a file.": "'{}' is niets wat u over een bestand kunt zeggen.",
}

_COLUMNS = {
    "There is no column '{}' to fill. Choose one of: {}.": (
        "Er is geen kolom '{}' om te vullen. Kies een van deze: {}."
    ),
    "{} has no column '{}' for {}. Did you mean '{}'?": "{} heeft geen kolom '{}' voor {}. Bedoelt u '{}'?",
    "{} has no column '{}' for {}. Its columns are: {}.": "{} heeft geen kolom '{}' voor {}. De kolommen zijn: {}.",
    "{}: the column '{}' is mapped twice, to {} and to {}. Map it to one of them.": (
        "{}: de kolom '{}' is twee keer gekozen, voor {} en voor {}. Kies er een."
    ),
    "{}: the columns '{}' and '{}' can all be {}. Say which one is meant: --column {}='{}'.": (
        "{}: de kolommen '{}' en '{}' kunnen allebei {} zijn. Zeg welke u bedoelt: --column {}='{}'."
    ),
    "{}: the columns '{}' and '{}' and '{}' can all be {}. Say which one is meant: --column {}='{}'.": (
        "{}: de kolommen '{}', '{}' en '{}' kunnen allemaal {} zijn. Zeg welke u bedoelt: --column {}='{}'."
    ),
    "{} has no column with amounts (amount_eur, bedrag …). Its columns are: {}.": (
        "{} heeft geen kolom met bedragen (amount_eur, bedrag …). De kolommen zijn: {}."
    ),
    "{} has no column with amounts (amount_eur, bedrag …). Its columns are: {}. "
    "Did you mean '{}'? Then say so: --column amount_eur='{}'.": (
        "{} heeft geen kolom met bedragen (amount_eur, bedrag …). De kolommen zijn: {}. "
        "Bedoelt u '{}'? Zeg dat dan: --column amount_eur='{}'."
    ),
    "{}: amounts such as '{}' can be read in two ways, and no other amount shows which is "
    "meant. Say which sign stands before the cents: --decimal , or --decimal .": (
        "{}: bedragen zoals '{}' kunnen twee dingen betekenen, en geen ander bedrag laat zien wat bedoeld is. "
        "Zeg welk teken voor de centen staat: --decimal , of --decimal ."
    ),
    "{}: dates such as '{}' can be read in two ways, and no other date shows which is meant. "
    "Say which comes first: --date-order day-first or --date-order month-first.": (
        "{}: datums zoals '{}' kunnen twee dingen betekenen, en geen andere datum laat zien wat bedoeld is. "
        "Zeg wat voorop staat: --date-order day-first (de dag) of --date-order month-first (de maand)."
    ),
}

_FULL = (
    "{{}}: the disk is full. What does not fit in memory is put in the folder for temporary files{}; "
    "nothing was written. Make room there, or let TMPDIR name a folder with more room."
)
_VOL = (
    "{{}}: de schijf is vol. Wat niet in het geheugen past, komt in de map voor tijdelijke bestanden{}; "
    "er is niets geschreven. Maak daar ruimte, of laat TMPDIR een map met meer ruimte noemen."
)
_MEMORY = "{{}}: there is not enough memory{}. Give more with --memory, or prepare the file first."
_GEHEUGEN = (
    "{{}}: er is niet genoeg geheugen{}. Geef meer met --memory, of maak het bestand eerst klaar "
    "met hefboom spend prepare."
)
_HOW_MUCH = {"": "", " ({})": " ({})", " ({} of {})": " ({} van {})", " ({} of {} of {})": " ({} van {} van {})"}

_SPACE = {
    en.format(amounts): nl.format(bedragen)
    for en, nl in ((_FULL, _VOL), (_MEMORY, _GEHEUGEN))
    for amounts, bedragen in _HOW_MUCH.items()
}

_PREPARED = {
    "{} is there already and is no prepared spend. Name a folder that is not there yet.": (
        "{} is er al, en heeft geen klaargemaakte uitgaven. Noem een map die er nog niet is."
    ),
    "{}: {} of {} lines were written.": "{}: {} van de {} regels zijn geschreven.",
    "{} is damaged ({}). Prepare it anew.": "{} is beschadigd ({}). Maak het opnieuw klaar.",
    "{} was prepared by another version of Hefboom. Prepare it anew.": (
        "{} is klaargemaakt met een andere versie van Hefboom. Maak het opnieuw klaar."
    ),
    "{}: {} lines were read and {} were summed, so nothing is told. "
    "Write the file anew as Parquet or XLSX, and tell us about it: lines may never get lost.": (
        "{}: er zijn {} regels gelezen en {} opgeteld, dus er is geen uitkomst. "
        "Sla het bestand opnieuw op als Parquet of XLSX, en meld het ons: er mag nooit een regel wegraken."
    ),
}

SPEND = _CELLS | _FILES | _COLUMNS | _SPACE | _PREPARED
