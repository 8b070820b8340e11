"""Classify all lines of a file: by their codes and names, and by their texts only where that can change something."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hefboom.analytics.classify.classify import Classifier
from hefboom.analytics.classify.key import Classified, Key
from hefboom.analytics.classify.reasons import NOTHING
from hefboom.analytics.spend.keys import TEXT_KEYS, cleaned, keys_of, text_keys_of, with_key_at, written_keys
from hefboom.analytics.spend.lines import SpendLines

_NOT_CLASSIFIED = Classified(None, None, None, None, doubtful=True, why=NOTHING)


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


def classify_lines(lines: SpendLines, classifier: Classifier) -> dict[Key, Classified]:
    """Return where the keys of lines belong: codes and names, and with texts those for which these can change it."""
    keys = keys_of(lines)
    needs = zip(keys, classifier.needs_text(keys), strict=True)
    keys += text_keys_of(lines, [key for key, need in needs if need])
    return dict(zip(keys, classifier.classify(keys), strict=True))


def that_matter(classified: Mapping[Key, Classified]) -> dict[Key, Classified]:
    """Leave out the texts that change nothing, since their lines belong where their codes and names do.

    Most do not, and sums by group then have few keys to look for.
    """
    return {
        key: each
        for key, each in classified.items()
        if not (key.description or key.supplier)
        or (without := classified.get(_without_text(key))) is None
        or _place(each) != _place(without)
    }


def sums_by_key(lines: SpendLines, classified: Mapping[Key, Classified]) -> Iterator[KeySum]:
    """Yield lines and cents of every key that occurs.

    Lines whose texts are not among `classified` count for the key without texts; what is not there at all is open.
    """
    written = [each.key for each in written_keys(lines)]
    told_apart = {_without_text(key) for key in classified if key.description or key.supplier}
    table = with_key_at(lines, lines.table)
    apart = table.key_at.isin([at for at, key in enumerate(written) if key in told_apart])
    texts = {f"s_{name}": apart.ifelse(cleaned(table[name]), "") for name in TEXT_KEYS}
    sums = table.group_by(key_at="key_at", **texts).aggregate(
        n=table.count(), net=table.cents.sum().cast("int64"), gross=table.cents.abs().sum().cast("int64")
    )
    rows = sums.to_pyarrow()
    lines.check_unchanged()
    found: dict[Key, list[int]] = {}
    for at, description, supplier, *amounts in zip(*(column.to_pylist() for column in rows.columns), strict=True):
        hard = written[at]
        key = Key(hard.cpv, hard.category, hard.ledger_account, description or None, supplier or None)
        so_far = found.setdefault(key if key in classified else hard, [0, 0, 0])
        for place, amount in enumerate(amounts):
            so_far[place] += amount
    for key, (count, cents, turnover) in found.items():
        yield KeySum(key, classified.get(key, _NOT_CLASSIFIED), count, cents, turnover)


def _without_text(key: Key) -> Key:
    return Key(key.cpv, key.category, key.ledger_account)


def _place(classified: Classified) -> tuple[str | None, ...]:
    return classified.group, classified.code, classified.method
