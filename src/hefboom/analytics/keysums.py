"""Every key of a pile of lines: where it belongs, and how many lines and cents it stands for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hefboom.analytics.classify.classify import Classified, Classifier, Key
from hefboom.analytics.spend.keys import KEYS, TEXT_KEYS, cleaned, keys_of, text_keys_of, with_key_at, written_keys
from hefboom.analytics.spend.lines import SpendLines

_NOTHING = Key()


@dataclass(frozen=True, slots=True)
class KeySum:
    """A key, where it belongs, and the lines and cents that have it.

    Credit notes are negative in `cents`; `turnover` sums amounts without their sign, so that an invoice and its credit
    note do not hide each other.
    """

    key: Key
    classified: Classified
    lines: int
    cents: int
    turnover: int


def classified_keys(lines: SpendLines, classifier: Classifier) -> dict[Key, Classified]:
    """Return where every key of the lines belongs; with their texts only those for which these can change something."""
    keys = keys_of(lines)
    unsettled = [key for key, need in zip(keys, classifier.needs_text(keys), strict=True) if need]
    keys += [key for key in text_keys_of(lines, unsettled) if key not in set(keys)]
    return dict(zip(keys, classifier.classify(keys), strict=True))


def sums_by_key(lines: SpendLines, classified: Mapping[Key, Classified]) -> Iterator[KeySum]:
    """Yield lines and cents of every key in `classified` that occurs.

    Lines whose texts are not among the keys count for the key without texts.
    """
    written = [each.key for each in written_keys(lines)]
    told_apart = {_hard(key) for key in classified if key.description or key.supplier}
    table = with_key_at(lines, lines.table)
    places = [at for at, key in enumerate(written) if key in told_apart]
    apart = table.key_at.isin(places)
    texts = {f"s_{name}": apart.ifelse(cleaned(table[name]), "") for name in TEXT_KEYS}
    sums = table.group_by(key_at="key_at", **texts).aggregate(
        n=table.count(), net=table.cents.sum().cast("int64"), gross=table.cents.abs().sum().cast("int64")
    )
    found: dict[Key, list[int]] = {}
    for row in sums.to_pyarrow().to_pylist():
        hard = written[row["key_at"]] if row["key_at"] is not None else _NOTHING
        key = Key(hard.cpv, hard.category, hard.ledger_account, row["s_description"] or None, row["s_supplier"] or None)
        sums_of = found.setdefault(key if key in classified else hard, [0, 0, 0])
        for at, name in enumerate(("n", "net", "gross")):
            sums_of[at] += row[name]
    lines.check_unchanged()
    for key, (count, cents, turnover) in found.items():
        yield KeySum(key, classified[key], count, cents, turnover)


def _hard(key: Key) -> Key:
    return Key(**{name: getattr(key, name) for name in KEYS})
