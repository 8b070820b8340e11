"""What the fictitious tenders are about: subjects with a product group, a CPV code, a size and a length."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Subject:
    """A kind of purchase. `value` is the median in euros, `months` the shortest and longest duration.

    `wage_share` is the part of the value that is wages (an assumption for example data only). `managed` is the
    chance that it runs through category management, `lots` the most lots it is cut into. A `product_group` of "" is
    unknown, as it is for many a real tender.
    """

    title: str
    product_group: str
    cpv: str
    nature: str
    value: int
    months: tuple[int, int]
    wage_share: float = 0.0
    managed: float = 0.0
    category: str = ""
    lots: int = 1


RELEVANT: tuple[Subject, ...] = (
    Subject(
        "Bedrijfskleding buitendienst",
        "bedrijfskleding",
        "18110000",
        "supplies",
        900_000,
        (24, 60),
        0,
        0.8,
        "bedrijfskleding",
        3,
    ),
    Subject(
        "Kantoormeubilair en herinzet",
        "kantoormeubilair",
        "39130000",
        "supplies",
        1_200_000,
        (24, 48),
        0,
        0.7,
        "werkplekomgeving",
        2,
    ),
    Subject(
        "Catering en banqueting",
        "catering",
        "55520000",
        "services",
        2_400_000,
        (36, 72),
        0.55,
        0.7,
        "consumptieve-dienstverlening",
        2,
    ),
    Subject(
        "Laptops en werkplekapparatuur",
        "ict-hardware",
        "30213100",
        "supplies",
        4_800_000,
        (24, 48),
        0,
        0.8,
        "ict-werkomgeving-rijk",
        2,
    ),
    Subject(
        "Netwerkapparatuur en datacenterhardware",
        "netwerken-datacenterhardware-telefoniediensten",
        "32420000",
        "supplies",
        3_600_000,
        (24, 60),
        0,
        0.7,
        "datacenters",
    ),
    Subject(
        "Schoonmaak van kantoorgebouwen", "schoonmaak", "90911200", "services", 3_000_000, (36, 72), 0.8, 0.4, "", 3
    ),
    Subject("Papier en drukwerk", "papier", "30197630", "supplies", 450_000, (12, 48), 0, 0.6, "werkplekomgeving"),
    Subject(
        "Levering van elektriciteit", "elektriciteit", "09310000", "supplies", 22_000_000, (24, 48), 0, 0.9, "energie"
    ),
    Subject("Dienstauto's", "dienstautos", "34110000", "supplies", 2_800_000, (24, 48), 0, 0.8, "wagenpark", 2),
    Subject("Onderhoud van wegen", "wegen", "45233140", "works", 9_500_000, (6, 48), 0.35, 0.0, "", 3),
    Subject("Renovatie van een kantoorgebouw", "renovatie", "45454000", "works", 7_800_000, (8, 30), 0.4),
    Subject(
        "Groenvoorziening langs rijkswateren",
        "groenvoorzieningen",
        "77310000",
        "services",
        700_000,
        (12, 60),
        0.65,
        0.0,
        "",
        2,
    ),
    Subject("Openbare verlichting", "openbare-verlichting", "34928500", "supplies", 1_100_000, (12, 36)),
    Subject(
        "Vergader- en verblijfslocaties",
        "externe-vergader-en-verblijfsfaciliteiten",
        "55120000",
        "services",
        600_000,
        (12, 48),
        0.3,
        0.5,
    ),
)

OUTSIDE: tuple[Subject, ...] = (
    Subject("Beleidsadvies en evaluatie", "none", "79411100", "services", 180_000, (3, 24), 0.85),
    Subject(
        "Inhuur van specialisten", "none", "79620000", "services", 2_600_000, (12, 48), 0.9, 0.25, "uitzendkrachten", 4
    ),
    Subject("Ontwikkeling van maatwerksoftware", "", "72262000", "services", 1_900_000, (6, 48), 0.75),
    Subject("Onderzoek en statistiek", "none", "73110000", "services", 240_000, (3, 24), 0.8),
    Subject("Vertalen en tolken", "none", "79530000", "services", 320_000, (6, 48), 0.7, 0.2),
    Subject("Ingenieursdiensten", "none", "71300000", "services", 1_400_000, (6, 48), 0.8, 0.0, "", 3),
    Subject(
        "Laboratoriumonderzoek", "laboratorium", "71900000", "services", 850_000, (12, 48), 0.5, 0.3, "laboratorium", 2
    ),
    Subject("Juridische diensten", "none", "79110000", "services", 520_000, (12, 48), 0.9),
    Subject("Medische keuringen", "none", "85141000", "services", 400_000, (12, 36), 0.7),
    Subject("Meet- en inspectieapparatuur", "none", "38410000", "supplies", 620_000, (3, 36)),
    Subject("Communicatie en campagnes", "none", "79340000", "services", 450_000, (6, 48), 0.6, 0.15),
    Subject("Verzekeringen", "none", "66510000", "services", 280_000, (12, 48), 0.2),
)

PLACES: tuple[str, ...] = (
    "regio Noord",
    "regio Oost",
    "regio Zuid",
    "regio West",
    "hoofdkantoor",
    "meetpunten",
    "buitenlocaties",
    "landelijk",
    "locatie Waterstad",
    "locatie Duinrade",
    "locatie Veenburg",
    "locatie Heuvelkamp",
)
