"""Small packs, made in memory, for tests that need a few rules and nothing else."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from hefboom.core.base.text import Text
from hefboom.core.strategy.pack import Manifest, Obligation, Pack, Parameter, ParameterValue, ShareTarget
from hefboom.core.strategy.parts import Condition, Source

SOURCE = Source(document="example")


def text(words: str) -> Text:
    """The same words in both languages."""
    return Text(nl=words, en=words)


def condition(when: str) -> Condition:
    """A condition whose words are its own text."""
    return Condition(when=when, says=text(when))


def obligation(name: str, *, met: Sequence[str], applies: Sequence[str] = (), **other: object) -> Obligation:
    """An obligation per lot from 2019 on, unless told otherwise."""
    return Obligation.model_validate(
        {
            "id": name,
            "theme": "theme",
            "title": text(name),
            "says": text(name),
            "per": "lot",
            "from": date(2019, 1, 1),
            "source": SOURCE,
            "advice": text("advice"),
            "applies": tuple(map(condition, applies)),
            "met": tuple(map(condition, met)),
        }
        | other
    )


def target(name: str, *, where: Sequence[str] = (), that: Sequence[str] = (), **other: object) -> ShareTarget:
    """A share target from 2019 on, unless told otherwise; `of` names its obligation."""
    return ShareTarget.model_validate(
        {
            "id": name,
            "title": text(name),
            "says": text(name),
            "where": tuple(map(condition, where)),
            "that": tuple(map(condition, that)),
            "numerator": text("numerator"),
            "denominator": text("denominator"),
            "from": date(2019, 1, 1),
            "source": SOURCE,
        }
        | other
    )


def value(
    number: str | None = None, start: str = "2019-01-01", until: str | None = None, **other: object
) -> ParameterValue:
    """A value of a parameter from 2019 on, unless told otherwise."""
    return ParameterValue.model_validate(
        {
            "from": date.fromisoformat(start),
            "until": until and date.fromisoformat(until),
            "value": None if number is None else Decimal(number),
            "confidence": "stated",
            "source": SOURCE,
        }
        | other
    )


def parameter(name: str, *values: ParameterValue, by: tuple[str, ...] = (), kind: str = "number") -> Parameter:
    """A parameter with these values."""
    return Parameter.model_validate({"id": name, "name": text(name), "type": kind, "by": by, "values": values})


def small_pack(**parts: object) -> Pack:
    """A fictitious pack with these parts (`obligations=…`, `parameters=…`) and nothing else."""
    manifest = Manifest(
        id="small",
        version="1.0.0",
        published=date(2019, 1, 1),
        title=text("Small"),
        summary=text("A fictitious pack for tests"),
        authority=text("Nobody"),
        fictitious=True,
        documents=(),
    )
    lists = dict.fromkeys(Pack.model_fields.keys() - {"manifest", "sha256"}, ())
    return Pack.model_validate({"manifest": manifest, "sha256": "0" * 64} | lists | parts)
