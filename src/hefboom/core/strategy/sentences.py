"""Say in plain sentences what pydantic found wrong with an entry of a pack."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from hefboom.core.base.text import LANGUAGES
from hefboom.core.strategy.problems import did_you_mean

_TYPES = {
    "string_type": "a text in quotes",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "date_type": "a date without quotes, as 2024-01-31",
    "date_from_datetime_inexact": "a date without a time, as 2024-01-31",
    "decimal_type": "a number without quotes",
    "is_instance_of": "a number without quotes",
    "tuple_type": "a list",
    "dict_type": "a table with keys and values",
    "model_type": "a table with keys and values",
    "model_attributes_type": "a table with keys and values",
}


def sentences(model: type[BaseModel], error: ValidationError) -> Iterator[tuple[str, str]]:
    """Yield (key path, sentence) for each thing wrong, as ("met[1].says.en", "the translation is missing; …")."""
    details = error.errors(include_url=False)
    for detail in details:
        inside = any(other is not detail and other["loc"][: len(detail["loc"])] == detail["loc"] for other in details)
        if detail["type"] == "too_short" and inside:
            continue  # only short because its parts are wrong, which is said already
        yield _path(detail["loc"]), _sentence(model, detail)


def _path(location: tuple[int | str, ...]) -> str:
    """Return the key path; entries of a list count from 1, as people do."""
    parts = (f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in location)
    return "".join(parts).removeprefix(".")


def _sentence(model: type[BaseModel], detail: ErrorDetails) -> str:
    kind = detail["type"]
    key = str(detail["loc"][-1]) if detail["loc"] else ""
    if kind in _TYPES:
        return f"must be {_TYPES[kind]}, not {_shown(detail['input'])}"
    if kind in _SAYS:
        return _SAYS[kind](model, detail, key)
    return f"{detail['msg'][0].lower()}{detail['msg'][1:]} (found {_shown(detail['input'])})"


def _missing(_model: type[BaseModel], _detail: ErrorDetails, key: str) -> str:
    if key in LANGUAGES:
        return f"the translation is missing; every text needs {' and '.join(LANGUAGES)}"
    return f'is missing; add "{key}"'


def _unknown_key(model: type[BaseModel], detail: ErrorDetails, key: str) -> str:
    keys = _keys_at(model, detail["loc"])
    return f"there is no such key{did_you_mean(key, keys)} (keys: {', '.join(keys)})"


def _not_listed(_model: type[BaseModel], detail: ErrorDetails, _key: str) -> str:
    expected, found = detail["ctx"]["expected"], detail["input"]
    words = [word.strip("'") for word in expected.replace(" or ", ", ").split(", ")]
    return f"must be one of {', '.join(words)}, not {_shown(found)}{did_you_mean(str(found), words)}"


def _wrong_form(_model: type[BaseModel], detail: ErrorDetails, _key: str) -> str:
    return f"{_shown(detail['input'])} is not of the form {_FORMS.get(detail['ctx']['pattern'], 'asked')}"


_FORMS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "small letters and digits with single hyphens, as my-goal-2030",
    r"^\d+\.\d+\.\d+$": "a version, as 1.2.0",
    r"^[a-z][a-z0-9_]*$": "small letters, digits and underscores, as eu_threshold",
    r"^\d{2,8}$": "two to eight digits",
    r"^[A-Z0-9]+(-[A-Z0-9]+)*$": "capitals and digits with single hyphens, as HB-KLE-101",
}

_SAYS: dict[str, Callable[[type[BaseModel], ErrorDetails, str], str]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "literal_error": _not_listed,
    "string_pattern_mismatch": _wrong_form,
    "string_too_short": lambda _model, _detail, _key: "is empty",
    "less_than_equal": lambda _model, detail, _key: f"must be at most {detail['ctx']['le']}, not {detail['input']}",
    "greater_than_equal": lambda _model, detail, _key: f"must be at least {detail['ctx']['ge']}, not {detail['input']}",
    "too_short": lambda _model, _detail, _key: "the list is empty; at least one is needed",
}


def _shown(value: object) -> str:
    if isinstance(value, Decimal):
        return f"the number {value}"
    if isinstance(value, str):
        return f'the text "{value}"' if value else "an empty text"
    return f"a {type(value).__name__}" if isinstance(value, dict | list | tuple) else f"{value!r}"


def _keys_at(model: type[BaseModel], location: tuple[int | str, ...]) -> list[str]:
    """Return the keys that would be right where the last one of `location` is wrong."""
    for part in location[:-1]:
        if isinstance(part, str):
            model = _model_in(_by_key(model)[part]) or model
    return list(_by_key(model))


def _by_key(model: type[BaseModel]) -> dict[str, object]:
    return {field.alias or name: field.annotation for name, field in model.model_fields.items()}


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)
