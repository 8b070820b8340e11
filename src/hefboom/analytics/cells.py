"""Cells to facts, as Ibis expressions: the twin of `hefboom.core.facts.read.read_value`, held equal by a test."""

from collections.abc import Callable, Mapping

import ibis
import ibis.expr.datatypes as dt
import ibis.expr.types as ir

from hefboom.core.facts.fields import FactField, FieldType
from hefboom.core.facts.read import BOOLEANS

TYPES: Mapping[FieldType, dt.DataType] = {
    "text": dt.string,
    "code": dt.string,
    "enum": dt.string,
    "bool": dt.boolean,
    "int": dt.int64,
    "decimal": dt.Decimal(18, 6),
    "date": dt.date,
}
"""How each type of the vocabulary is stored. Six decimals, so that shares and euros are exact."""

_INTEGER = r"^[+-]?[0-9]{1,12}$"
_DECIMAL = r"^[+-]?[0-9]{1,12}(\.[0-9]{1,6})?$"
_LONG_DECIMAL = r"^[+-]?[0-9]{1,12}\.[0-9]{7,}$"
_DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_CPV = r"^[0-9]{8}(-[0-9])?$"
_NO_BREAK_SPACE = "\u00a0"


def given(cell: ir.Value, *, as_is: bool = False) -> ir.BooleanValue:
    """Is there anything in the cell? Spaces alone are nothing, unless text is taken `as_is`."""
    if isinstance(cell, ir.StringValue):
        return cell.notnull() & ((cell if as_is else _stripped(cell)) != "")
    return cell.notnull()


def value_of(field: FactField, cell: ir.Value, *, as_is: bool = False) -> ir.Value:
    """Return the fact that a cell stands for, null when the cell is empty or holds no value of this field.

    The type of the result is `TYPES[field.type]`. `cell` is text, or of a type of its own (Parquet). `as_is` takes
    text as a program wrote it, without looking for spaces around it.
    """
    if isinstance(cell, ir.StringValue):
        value = _from_text(field, (cell if as_is else _stripped(cell)).nullif(""))
    else:
        value = _from_typed(field, cell)
    if field.minimum is None and field.maximum is None:
        return value
    return within(field, value).ifelse(value, ibis.null(value.type()))


def trusted(field: FactField, cell: ir.Value) -> ir.Value:
    """Return the fact of a cell in a column that is known to hold no empty text and no wrong value."""
    if isinstance(cell, ir.StringValue) and TYPES[field.type] == dt.string and field.codes != "cpv":
        return cell
    return _from_text(field, cell) if isinstance(cell, ir.StringValue) else _from_typed(field, cell)


def within(field: FactField, value: ir.Value) -> ir.BooleanValue:
    """Does a number lie within the field's bounds, both inclusive?"""
    fits = ibis.literal(True)
    if field.minimum is not None:
        fits = fits & (value >= ibis.literal(field.minimum, value.type()))
    if field.maximum is not None:
        fits = fits & (value <= ibis.literal(field.maximum, value.type()))
    return fits


def listed(field: FactField, text: ir.StringValue) -> ir.BooleanValue:
    """Is it a value of this enum? Asked as a function, which DuckDB answers once per word of a Parquet dictionary."""
    return ibis.array([option.value for option in field.values]).contains(text)


def can_fail(field: FactField, cell: ir.Value) -> bool:
    """Can a cell of this column hold something that is no value of the field?"""
    bounded = field.minimum is not None or field.maximum is not None
    checked = field.type == "enum" or field.codes == "cpv"
    return bounded or checked or cell.type().copy(nullable=True) != TYPES[field.type]


def _from_text(field: FactField, text: ir.StringValue) -> ir.Value:
    match field.type:
        case "code" if field.codes == "cpv":
            return text.re_search(_CPV).ifelse(text.left(8), ibis.null(dt.string))
        case "enum":
            return listed(field, text).ifelse(text, ibis.null(dt.string))
        case _:
            return _TEXT_READERS[field.type](text)


def _stripped(cell: ir.StringValue) -> ir.StringValue:
    # Excel and web pages paste no-break spaces; Python's strip takes them for spaces and DuckDB's does not.
    return cell.replace(_NO_BREAK_SPACE, " ").strip()


def _bool(text: ir.StringValue) -> ir.Value:
    word = text.lower()
    yes = [name for name, meaning in BOOLEANS.items() if meaning]
    no = [name for name, meaning in BOOLEANS.items() if not meaning]
    return ibis.cases((word.isin(yes), True), (word.isin(no), False), else_=ibis.null(dt.boolean))


def _int(text: ir.StringValue) -> ir.Value:
    return text.re_search(_INTEGER).ifelse(text.try_cast(dt.int64), ibis.null(dt.int64))


def _decimal(text: ir.StringValue) -> ir.Value:
    kind = TYPES["decimal"]
    return ibis.cases(
        (text.re_search(_DECIMAL), text.try_cast(kind)),
        (text.re_search(_LONG_DECIMAL), _half_even(text)),
        else_=ibis.null(kind),
    )


def _half_even(text: ir.StringValue) -> ir.Value:
    """Round a number with seven decimals or more to six, half to even, on its digits: engines differ in rounding."""
    kind = TYPES["decimal"]
    point = text.find(".")
    kept, rest = text.substr(0, point + 7), text.substr(point + 7).re_replace("0+$", "")
    odd = kept.right(1).isin(list("13579"))
    up = (rest > "5") | ((rest == "5") & odd)
    step = ibis.literal("0.000001").cast(kind)
    away = text.startswith("-").ifelse(-step, step)
    return up.ifelse((kept.cast(kind) + away).try_cast(kind), kept.try_cast(kind))


def _date(text: ir.StringValue) -> ir.Value:
    real = text.re_search(_DATE) & (text >= "0001-01-01")
    return real.ifelse(text.try_cast(dt.date), ibis.null(dt.date))


_TEXT_READERS: Mapping[FieldType, Callable[[ir.StringValue], ir.Value]] = {
    "text": lambda text: text,
    "code": lambda text: text,
    "bool": _bool,
    "int": _int,
    "decimal": _decimal,
    "date": _date,
}


def _from_typed(field: FactField, cell: ir.Value) -> ir.Value:
    """A column with a type of its own: taken as it is, or turned into the field's type where nothing is lost."""
    kind, wanted = cell.type(), TYPES[field.type]
    if kind.copy(nullable=True) == wanted:
        return cell
    nothing = ibis.null(wanted)
    match field.type:
        case "bool" if kind.is_integer():
            return ibis.cases((cell == 1, True), (cell == 0, False), else_=nothing)
        case "int" if kind.is_numeric():
            number = cell.try_cast(dt.int64)
            return (number == cell).ifelse(number, nothing)
        case "decimal" if kind.is_numeric():
            return cell.try_cast(wanted)
        case "date" if kind.is_timestamp():
            return cell.cast(dt.date)
        case "text" | "code" | "enum" if kind.is_integer():
            return _from_text(field, cell.cast(dt.string))
        case _:
            return nothing
