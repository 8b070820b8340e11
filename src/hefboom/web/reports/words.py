"""The words of the report of a scan, in Dutch and English at level B1."""

from hefboom.core.base.text import Text

TITLE = Text(nl="Waar zit de impact?", en="Where is the impact?")
W = {
    "skip": Text(nl="Naar de inhoud", en="Skip to content"),
    "contents": Text(nl="Op deze pagina", en="On this page"),
    "of": Text(nl="Inkoop in {name}", en="Spend in {name}"),
    "fictitious": Text(
        nl="Dit is een voorbeeld. Alle gegevens zijn verzonnen.", en="This is an example. All data are made up."
    ),
    # The answer
    "total": Text(nl="{mass} CO₂e", en="{mass} CO₂e"),
    "between": Text(
        nl="Dat is de beste schatting. De echte uitkomst ligt met 95% zekerheid tussen {low} en {high}.",
        en="That is the best estimate. The real outcome lies with 95% certainty between {low} and {high}.",
    ),
    "bounds": Text(nl="{low} tot {high} CO₂e", en="{low} to {high} CO₂e"),
    "no_best": Text(
        nl="Eén beste schatting is er niet. Hieronder staat wat daarvoor nog nodig is.",
        en="There is no single best estimate. Below is what is still needed for that.",
    ),
    "no_effect": Text(nl="De uitstoot is niet bekend", en="The emissions are not known"),
    "no_effect_why": Text(
        nl="Van deze regels kon geen enkele worden omgerekend. Hieronder staat waarom.",
        en="Not one of these lines could be turned into emissions. Below is why.",
    ),
    "most": Text(
        nl="Deze {number} groepen horen zeker bij de grootste, die samen 80% van de uitstoot geven:",
        en="These {number} groups certainly belong to the largest, which together make 80% of the emissions:",
    ),
    "most_one": Text(
        nl="Eén groep hoort zeker bij de grootste, die samen 80% van de uitstoot geven:",
        en="One group certainly belongs to the largest, which together make 80% of the emissions:",
    ),
    "most_none": Text(
        nl="Van geen enkele groep is zeker dat die bij de grootste hoort, die samen 80% van de uitstoot geven.",
        en="Of no group it is certain that it belongs to the largest, which together make 80% of the emissions.",
    ),
    "undecided": Text(
        nl="Van {number} andere is dat niet zeker: {names}.", en="Of {number} others that is not certain: {names}."
    ),
    "and_more": Text(nl="{names} en nog {number}", en="{names} and {number} more"),
    "rest": Text(
        nl="De andere {number} groepen horen daar zeker niet bij.",
        en="The other {number} groups certainly do not.",
    ),
    "money": Text(nl="Uitgaven", en="Spend"),
    "money_of": Text(nl="in {lines}", en="in {lines}"),
    "covered": Text(nl="Omgerekend naar uitstoot", en="Turned into emissions"),
    "covered_of": Text(nl="{money} van {total}", en="{money} of {total}"),
    "weight": Text(nl="Uitstoot per euro", en="Emissions per euro"),
    "weight_unit": Text(nl="{weight} kg", en="{weight} kg"),
    "usual": Text(nl="gebruikelijk: {low} tot {high} kg", en="usual: {low} to {high} kg"),
    # The doubts
    "doubts": Text(nl="Wat we niet zeker weten", en="What we do not know for certain"),
    "to_do": Text(nl="Wat u kunt doen:", en="What you can do:"),
    "quantity_table": Text(nl="Energie en brandstof: hoeveelheid nodig", en="Energy and fuel: quantity needed"),
    "with_energy": Text(nl="Met de energie en brandstof erbij", en="With energy and fuel added"),
    "energy": Text(nl="Energie en brandstof", en="Energy and fuel"),
    "energy_total": Text(nl="Energie en brandstof, voor zover bekend", en="Energy and fuel, as far as known"),
    "with_spend": Text(nl="Samen met de uitgaven", en="Together with the spend"),
    "year": Text(nl="Jaar", en="Year"),
    "quantity": Text(nl="Hoeveelheid", en="Quantity"),
    "list_year": Text(nl="Jaar van de factor", en="Year of the factor"),
    "units": Text(nl="Geef op in", en="Give in"),
    "rejected_table": Text(nl="Cellen die niet te lezen waren", en="Cells that could not be read"),
    "line": Text(nl="Regel", en="Line"),
    "column": Text(nl="Kolom", en="Column"),
    "value": Text(nl="Wat er staat", en="What it says"),
    "why": Text(nl="Waarom niet", en="Why not"),
    "first_of": Text(nl="De eerste {shown} van {number}.", en="The first {shown} of {number}."),
    "missing": Text(nl="Ontbreekt", en="Missing"),
    "warning": Text(nl="Let op", en="Mind"),
    "assumption": Text(nl="Aanname", en="Assumption"),
    "no_doubt": Text(nl="Er zijn geen bijzondere twijfels.", en="There are no particular doubts."),
    "material": Text(nl="Grondstoffen", en="Materials"),
    "jobs": Text(nl="Banen", en="Jobs"),
    "land": Text(nl="Landgebruik", en="Land use"),
    # What was found
    "groups": Text(nl="Productgroepen", en="Product groups"),
    "priorities": Text(nl="Waar eerst aan werken", en="What to work on first"),
    "organisations": Text(nl="Organisaties", en="Organisations"),
    "suppliers": Text(nl="Leveranciers", en="Suppliers"),
    "years": Text(nl="De jaren vergeleken", en="The years compared"),
    "table31": Text(nl="Naast tabel 3.1 van de strategie", en="Beside table 3.1 of the strategy"),
    "opinions": Text(nl="Wat andere cijfers zeggen", en="What other figures say"),
    "reading": Text(nl="Hoe u dit leest", en="How to read this"),
    "sources": Text(nl="Bronnen", en="Sources"),
    "name": Text(nl="Naam", en="Name"),
    "group": Text(nl="Productgroep", en="Product group"),
    "lines": Text(nl="Regels", en="Lines"),
    "emissions": Text(nl="Uitstoot (CO₂e)", en="Emissions (CO₂e)"),
    "interval": Text(nl="Interval (95%)", en="Interval (95%)"),
    "share": Text(nl="Aandeel", en="Share"),
    "all_groups": Text(nl="Alle productgroepen", en="All product groups"),
    "all_organisations": Text(nl="Alle organisaties", en="All organisations"),
    "all_suppliers": Text(nl="Alle leveranciers", en="All suppliers"),
    "table31_all": Text(nl="Alle scores", en="All scores"),
    "opinions_all": Text(nl="Alle vergelijkingen", en="All comparisons"),
    "reasons": Text(nl="Waarom de scores zo zijn", en="Why the scores are so"),
    "impact": Text(nl="Impact", en="Impact"),
    "influence": Text(nl="Invloed", en="Influence"),
    "table31_lead": Text(
        nl="Per thema een score van 1 tot 5: berekend uit deze uitgaven / genoemd in de strategie. "
        "Een vraagteken is niet bekend.",
        en="For each theme a score from 1 to 5: computed from this spend / given by the strategy. "
        "A question mark is not known.",
    ),
    "opinions_lead": Text(
        nl="Een tweede set factoren geeft een andere uitkomst. 1 is gelijk; 2 is twee keer zo veel als hier.",
        en="A second set of factors gives another outcome. 1 is the same; 2 is twice as much as here.",
    ),
    "set": Text(nl="Set", en="Set"),
    "ratio": Text(nl="Verhouding", en="Ratio"),
    "remark": Text(nl="Opmerking", en="Remark"),
    # Reading and sources
    "read_interval": Text(
        nl="Elk getal is een schatting uit euro's en gemiddelden van een bedrijfstak. Het interval zegt hoe ver de "
        "echte uitkomst ervan af kan liggen: van 20 keer ligt die er 19 keer in.",
        en="Each number is an estimate from euros and averages of an industry. The interval says how far the real "
        "outcome may be from it: 19 times out of 20 it lies inside.",
    ),
    "read_order": Text(
        nl="Overlappen de intervallen van twee groepen, dan is vaak niet zeker welke hoger is. Kies dan op invloed.",
        en="Where the intervals of two groups overlap, which is higher is often not certain. Then choose by influence.",
    ),
    "read_use": Text(
        nl="Gebruik dit om te kiezen waar u begint, niet om een leverancier af te rekenen.",
        en="Use this to choose where to begin, not to judge a supplier.",
    ),
    "read_unknown": Text(
        nl="Wat niet bekend is, staat er als niet bekend. Het is nooit nul.",
        en="What is not known is shown as not known. It is never zero.",
    ),
    "factor_set": Text(nl="Factoren", en="Factors"),
    "credit": Text(nl="Bron van de factoren", en="Source of the factors"),
    "factor_years": Text(nl="Prijsjaren van de factoren", en="Price years of the factors"),
    "sha256": Text(nl="Controlegetal van de factoren", en="Checksum of the factors"),
    "more_factors": Text(nl="Andere factoren", en="Other factors"),
    "price_index": Text(nl="Prijsindex", en="Price index"),
    "file": Text(nl="Bestand", en="File"),
    "vat": Text(nl="Btw", en="VAT"),
    "included": Text(nl="zit in de bedragen", en="is in the amounts"),
    "excluded": Text(nl="zit niet in de bedragen", en="is not in the amounts"),
    "price_year": Text(nl="Prijsjaar van de bedragen", en="Price year of the amounts"),
    "own_year": Text(nl="dat van elke regel", en="that of each line"),
    "made_by": Text(
        nl="Gemaakt met Hefboom, open software van en voor overheden.",
        en="Made with Hefboom, open software by and for governments.",
    ),
    "classified_by": Text(nl="Hoe regels zijn ingedeeld", en="How lines were classified"),
    "way": Text(nl="Manier", en="Way"),
}  # fmt: skip

METHODS = {
    "confirmed": Text(nl="bevestigd door een mens", en="confirmed by a person"),
    "mapping": Text(nl="eigen tabel", en="own table"),
    "cpv": Text(nl="CPV-code", en="CPV code"),
    "category": Text(nl="inkoopcategorie", en="purchasing category"),
    "text": Text(nl="woorden in de omschrijving", en="words in the description"),
    "learned": Text(nl="geleerd van bevestigde regels", en="learned from confirmed lines"),
    "none": Text(nl="niet ingedeeld", en="not classified"),
}
"""How a line got its product group; another way is shown by its own name."""

THEMES = {
    "co2": Text(nl="CO₂", en="CO₂"),
    "material": Text(nl="Grondstoffen", en="Materials"),
    "innovation": Text(nl="Innovatie", en="Innovation"),
    "isv": Text(nl="Internationale sociale voorwaarden", en="International social conditions"),
    "jobs": Text(nl="Banen", en="Jobs"),
}
"""The columns of table 3.1; another is shown by its own name."""
