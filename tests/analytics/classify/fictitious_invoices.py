"""Lines of invoices that nobody ever sent, with the typing errors that people make."""

from random import Random

from hefboom.analytics.classify.key import Key

GOODS: dict[str, tuple[str, ...]] = {
    "wegen": (
        "onderhoud asfalt",
        "herstel bestrating",
        "freeswerk rijbaan",
        "aanbrengen deklaag",
        "trottoirtegels leggen",
    ),
    "schoonmaak": (
        "dagelijkse schoonmaak",
        "glasbewassing gevel",
        "sanitair reinigen",
        "vloeren boenen",
        "periodiek dweilen",
    ),
    "catering": ("broodjes vergadering", "lunch raadsvergadering", "soep en salade", "borrelhapjes", "gebak jubileum"),
    "papier": ("kopieerpapier wit", "papier a3", "pallet a4 papier", "gerecycled papier", "etiketten en papier"),
    "ict-hardware": (
        "laptop zakelijk",
        "beeldscherm 27 inch",
        "toetsenbord draadloos",
        "dockingstation usb",
        "tablet inspecteur",
    ),
    "ict-diensten": (
        "licentie zaaksysteem",
        "hosting website",
        "functioneel beheer",
        "koppeling basisregistratie",
        "migratie cloud",
    ),
    "dienstautos": (
        "leaseauto elektrisch",
        "huur personenauto",
        "bestelbus buitendienst",
        "poolauto reservering",
        "inzet deelauto",
    ),
    "groenvoorzieningen": (
        "snoeien bomen",
        "maaien bermen",
        "hagen knippen",
        "aanplant heesters",
        "onkruid schoffelen",
    ),
    "afval": (
        "inzameling restafval",
        "ledigen rolcontainer",
        "verwerking gft",
        "afvoer grofvuil",
        "huur perscontainer",
    ),
    "beveiliging": (
        "bewaking gemeentehuis",
        "surveillance nacht",
        "alarmopvolging",
        "portier avonddienst",
        "mobiele surveillant",
    ),
    "studie-en-opleiding": (
        "cursus schrijven",
        "training leiderschap",
        "opleiding handhaver",
        "congres omgevingswet",
        "e-learning privacy",
    ),
    "riolering": ("reinigen riool", "inspectie rioolbuis", "vervangen kolken", "relining streng", "ontstoppen afvoer"),
    "verhuisdiensten": (
        "verhuizing afdeling",
        "verhuisdozen huur",
        "interne verhuizing",
        "transport inboedel",
        "verplaatsen bureaus",
    ),
    "drukwerk": ("folders verkiezing", "visitekaartjes", "drukken jaarverslag", "posters campagne", "brochure wonen"),
    "kantoormeubilair": (
        "bureaustoel ergonomisch",
        "zit-sta bureau",
        "vergadertafel ovaal",
        "archiefkast roldeur",
        "ladeblok antraciet",
    ),
    "bedrijfskleding": (
        "werkschoenen s3",
        "veiligheidsvest",
        "uniform handhaving",
        "regenjas buitendienst",
        "werkbroek kniestukken",
    ),
}
"""By product group: what could be on an invoice. All invented."""

_BEFORE = (
    "",
    "Factuur",
    "Levering",
    "Bestelling",
    "Termijn 2",
    "Inzake",
    "Conform offerte",
    "Deelfactuur",
    "Nabetaling",
)
_AFTER = (
    "",
    "januari",
    "week 12",
    "2024",
    "locatie noord",
    "stadskantoor",
    "perceel 2",
    "Waterstad",
    "inkooporder 4501",
    "kwartaal 3",
)
_SUPPLIERS = (
    "De Vries BV",
    "Jansen en Zn",
    "Combi Groep",
    "Oost Diensten",
    "Firma Bakker",
    "Totaal Services",
    "Noorderpartners",
)
_KEYS_BESIDE = {"a": "s", "e": "r", "o": "p", "i": "u", "n": "m", "t": "r", "s": "d", "r": "t", "l": "k", "d": "f"}


def mistyped(text: str, random: Random) -> str:
    """Return a text with one typing error: a letter lost, doubled, swapped with the next, or its neighbour."""
    at = random.randrange(1, len(text) - 1)
    letter = text[at]
    swapped = text[:at] + text[at + 1] + letter + text[at + 2 :]
    return random.choice(
        (
            text[:at] + text[at + 1 :],
            text[:at] + letter + text[at:],
            swapped,
            text[:at] + _KEYS_BESIDE.get(letter, letter) + text[at + 1 :],
        )
    )


def invoices(count: int, seed: int, goods: slice = slice(None)) -> list[tuple[Key, str]]:
    """Return keys with their right group; two in five have a typing error. `goods` chooses among those of a group."""
    random = Random(seed)
    found = []
    for _ in range(count):
        group = random.choice(sorted(GOODS))
        words = random.choice(GOODS[group][goods])
        text = " ".join(filter(None, (random.choice(_BEFORE), words, random.choice(_AFTER))))
        if random.random() < 0.4:
            text = mistyped(text, random)
        case = random.choice((str, str.upper, str.capitalize))
        found.append((Key(description=case(text), supplier=random.choice(_SUPPLIERS)), group))
    return found
