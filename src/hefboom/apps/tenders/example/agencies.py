"""Fictitious agencies under the real ministries, and under which ministry each lies in which period."""

from dataclasses import dataclass
from datetime import date

FIRST_SPLIT = date(2024, 7, 2)
MERGED_AGAIN = date(2026, 2, 23)


@dataclass(frozen=True, slots=True)
class Agency:
    """A fictitious agency. `ministries` are (ministry code, from) in order; the last one stays."""

    code: str
    name: str
    name_en: str
    weight: int
    ministries: tuple[tuple[str, date | None], ...]


def _agency(code: str, subject: str, subject_en: str, weight: int, *ministries: str) -> Agency:
    """Make an agency that stays (one ministry), or moved in 2024 (two), or moved and came back (three)."""
    starts = (None, FIRST_SPLIT, MERGED_AGAIN)[: len(ministries)]
    return Agency(
        f"fictief-{code}",
        f"Voorbeelddienst {subject} (fictief)",
        f"Example agency {subject_en} (fictitious)",
        weight,
        tuple(zip(ministries, starts, strict=True)),
    )


AGENCIES: tuple[Agency, ...] = (
    _agency("az-ondersteuning", "Ondersteuning", "Support", 2, "az"),
    _agency("buza-posten", "Posten", "Missions", 4, "buza"),
    _agency("bzk-bedrijfsvoering", "Bedrijfsvoering", "Operations", 12, "bzk"),
    _agency("wonen", "Wonen en Gebouwen", "Housing and Buildings", 9, "bzk", "vro", "bzk"),
    _agency("defensie-facilitair", "Facilitair", "Facilities", 10, "defensie"),
    _agency("ondernemen", "Ondernemen", "Enterprise", 7, "ezk", "ez", "ezk-2026"),
    _agency("energie", "Energie en Klimaat", "Energy and Climate", 4, "ezk", "kgg", "ezk-2026"),
    _agency("financien-heffingen", "Heffingen", "Revenue", 10, "financien"),
    _agency("ienw-wegen-en-water", "Wegen en Water", "Roads and Water", 16, "ienw"),
    _agency("ienw-leefomgeving", "Leefomgeving", "Environment", 4, "ienw"),
    _agency("jenv-detentie", "Inrichtingen", "Institutions", 10, "jenv"),
    _agency("asiel", "Opvang", "Reception", 6, "jenv", "aenm", "jenv"),
    _agency("natuur", "Natuur en Voedsel", "Nature and Food", 5, "lnv", "lvvn"),
    _agency("ocw-erfgoed", "Erfgoed en Onderwijs", "Heritage and Education", 5, "ocw"),
    _agency("szw-werk", "Werk", "Work", 5, "szw"),
    _agency("vws-gezondheid", "Gezondheid", "Health", 6, "vws"),
)
