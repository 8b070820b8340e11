"""The filter of the register: what stands in the address, and what it means. Other pages link with `register_query`."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Final
from urllib.parse import urlencode

ALL: Final = "alle"
NEWEST: Final = "nieuwste"
SORTS: Final[Mapping[str, tuple[str, ...]]] = {
    NEWEST: ("-decided_on", "-id"),
    "oudste": ("decided_on", "id"),
    "waarde": ("-value_cents", "-id"),
    "titel": ("title", "id"),
}
UNKNOWN: Final = "onbekend"


@dataclass(frozen=True, slots=True)
class RegisterFilter:
    """What is asked of the register; "" is no question. The names are those in the address.

    `organisatie` is a code (a ministry stands for everything under it in the tender's own time), `jaar` a year or
    "onbekend", `productgroep` a code, "mixed" or "onbekend", `soort` a contract nature, `verplichting` an
    obligation or target with `stand` (a standing; empty: any), `fase` a phase of its life, or as older addresses
    say: "gepubliceerd" for all that is public, "gepland" for all that is not. `uitgelegd` is ja or nee.
    """

    q: str = ""
    organisatie: str = ""
    jaar: str = ""
    productgroep: str = ""
    soort: str = ""
    verplichting: str = ""
    stand: str = ""
    fase: str = ""
    uitgelegd: str = ""
    sorteer: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> "RegisterFilter":
        """Read the filter from an address; "alle" is the same as nothing."""
        given = {field.name: str(query.get(field.name, "")).strip()[:200] for field in fields(cls)}
        return cls(**{name: "" if value == ALL else value for name, value in given.items()})

    def without(self, name: str) -> "RegisterFilter":
        """Return the filter with one question taken away (and what makes no sense without it)."""
        gone = {"verplichting": ("verplichting", "stand", "uitgelegd")}.get(name, (name,))
        return replace(self, **dict.fromkeys(gone, ""))

    def as_query(self, **more: object) -> str:
        """Return the part of the address after the question mark, without what is empty."""
        asked = {field.name: getattr(self, field.name) for field in fields(self)}
        return urlencode({name: value for name, value in {**asked, **more}.items() if value})


def register_query(**asked: str) -> str:
    """Return the query of the register page for these questions, for pages that open the tenders behind a number."""
    return RegisterFilter(**asked).as_query()
