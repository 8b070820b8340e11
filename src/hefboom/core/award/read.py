"""Read a design from JSON; what is wrong is told in one sentence per field, in both languages."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from hefboom.core.award.model import AwardDesign
from hefboom.core.award.trouble import DesignRefused, Problem
from hefboom.core.base.text import Text


def read_design(data: Mapping[str, object]) -> AwardDesign:
    """Return the design that `data` holds. An empty mapping is an empty design. Raises DesignRefused."""
    try:
        return AwardDesign.model_validate(data)
    except ValidationError as error:
        raise DesignRefused(refusals(error, data)) from error


def refusals(error: ValidationError, data: Mapping[str, object]) -> list[Problem]:
    """Return a sentence for each thing that pydantic found wrong in `data`."""
    return [Problem(_path(detail["loc"], data), _says(detail)) for detail in error.errors(include_url=False)]


def _path(location: Sequence[int | str], data: Mapping[str, object]) -> str:
    """Return the field; a criterion is named by its id if it has one, other entries of a list by number from 1."""
    parts, here = [], data
    for part in location:
        here = _inside(here, part)
        id_ = here.get("id") if isinstance(part, int) and isinstance(here, Mapping) else None
        parts.append(id_ if isinstance(id_, str) and id_ else str(part + 1) if isinstance(part, int) else part)
    return ".".join(parts)


def _inside(here: Any, part: int | str) -> Any:  # noqa: ANN401 - JSON that was refused can be anything
    try:
        return here[part]
    except (KeyError, IndexError, TypeError):
        return {}


def _says(detail: ErrorDetails) -> Text:
    make = _SENTENCES.get(detail["type"])
    if make is None:
        return Text(
            nl="Dit is niet te lezen. Kies of vul opnieuw in.", en="This cannot be read. Choose or fill in again."
        )
    return make(detail.get("ctx", {}))


def _number(_context: Mapping[str, object]) -> Text:
    return Text(
        nl="Dit is geen getal. Vul een getal in, zoals 12,5.", en="This is not a number. Fill in a number, as 12.5."
    )


def _size(_context: Mapping[str, object]) -> Text:
    return Text(
        nl="Dit getal is te groot of te precies. Gebruik ten hoogste zes decimalen.",
        en="This number is too large or too precise. Use at most six decimals.",
    )


_SENTENCES: Mapping[str, Callable[[Mapping[str, object]], Text]] = {
    "missing": lambda _: Text(nl="Dit ontbreekt. Vul het in.", en="This is missing. Fill it in."),
    "extra_forbidden": lambda _: Text(
        nl="Dit onderdeel bestaat niet in een gunningsmodel. Haal het weg.",
        en="An award model has no such part. Remove it.",
    ),
    "decimal_parsing": _number,
    "decimal_type": _number,
    "int_parsing": _number,
    "int_type": _number,
    "int_from_float": lambda _: Text(nl="Vul een heel getal in.", en="Fill in a whole number."),
    "finite_number": _number,
    "decimal_max_digits": _size,
    "decimal_max_places": _size,
    "decimal_whole_digits": _size,
    "greater_than_equal": lambda context: Text(
        nl=f"Vul een getal in van {context['ge']} of hoger.", en=f"Fill in a number of {context['ge']} or more."
    ),
    "less_than_equal": lambda context: Text(
        nl=f"Vul een getal in van {context['le']} of lager.", en=f"Fill in a number of {context['le']} or less."
    ),
    "literal_error": lambda _: Text(
        nl="Deze keuze bestaat niet. Kies er een uit de lijst.", en="There is no such choice. Choose one from the list."
    ),
    "string_too_short": lambda _: Text(nl="Dit is leeg. Vul een tekst in.", en="This is empty. Fill in a text."),
    "string_too_long": lambda context: Text(
        nl=f"Deze tekst is te lang. Gebruik ten hoogste {context['max_length']} tekens.",
        en=f"This text is too long. Use at most {context['max_length']} characters.",
    ),
    "string_pattern_mismatch": lambda _: Text(
        nl="Gebruik alleen kleine letters, cijfers en streepjes, zoals energie-1.",
        en="Use only small letters, digits and hyphens, as energy-1.",
    ),
    "too_long": lambda context: Text(
        nl=f"Dit zijn er te veel. Het zijn er ten hoogste {context['max_length']}.",
        en=f"These are too many. There can be {context['max_length']} at most.",
    ),
    "reserved_id": lambda _: Text(
        nl="Een criterium mag niet 'price' heten: zo heet de prijs zelf.",
        en="A criterion cannot be called 'price': that is the price itself.",
    ),
    "same_id": lambda context: Text(
        nl=f"Twee criteria hebben dezelfde code '{context['id']}'. Geef elk een eigen code.",
        en=f"Two criteria have the same id '{context['id']}'. Give each its own.",
    ),
    "bidders": lambda _: Text(
        nl="Het laagste aantal inschrijvers is hoger dan het hoogste. Draai ze om of verander er een.",
        en="The lowest number of bidders is above the highest. Swap them or change one.",
    ),
}
