"""What lines are: the product's classifier, told first what this organisation said itself."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from hefboom.analytics.classify.confirmed import Confirmed
from hefboom.analytics.classify.key import Classified, Key
from hefboom.analytics.classify.mapping import MappingRow, MappingTable, match_key
from hefboom.analytics.classify.words import normalise
from hefboom.apps.spend.models import ConfirmedLine, MappingVersion, SpendFile, SpendKey
from hefboom.core.base.errors import HefboomError

if TYPE_CHECKING:
    from hefboom.analytics.classify.classify import Classifier
    from hefboom.analytics.classify.learner import Learner
    from hefboom.analytics.spend.read import SpendLines
    from hefboom.core.strategy.pack import Pack

FIELDS = ("cpv", "category", "ledger_account", "description", "supplier")
"""All that a line can say of what was bought."""
MOST_KEYS = 5_000
"""So many doubtful keys are kept for people to look at, and as many others; the largest by euros."""


def key_id(words: Mapping[str, str | None]) -> str:
    """Return the name of a combination of words, the same in every scan; case, accents and signs do not matter."""
    plain = [normalise(words.get(name) or "") for name in FIELDS]
    return hashlib.sha256(json.dumps(plain).encode()).hexdigest()


def classifier_for(file: SpendFile, pack: "Pack") -> "Classifier":
    """Return the classifier for a scan: what people of the organisation confirmed, then its own table, then ours."""
    from hefboom.analytics.classify.classify import Classifier  # noqa: PLC0415 - engines load when a job runs
    from hefboom.analytics.classify.shipped import codes_by_prefix  # noqa: PLC0415 - as above

    said = confirmed_of(file.organisation_id)
    own = table_of(file.mapping)
    return Classifier(pack, codes_by_prefix(), mapping=own, confirmed=said, learner=learner_of(said))


def learner_of(confirmed: Sequence[Confirmed]) -> "Learner | None":
    """Return what can be learned from what people confirmed; None as long as that is too little."""
    from hefboom.analytics.classify.train import FEWEST_LINES, train  # noqa: PLC0415 - as above

    if len(confirmed) < FEWEST_LINES:
        return None
    try:
        return train(confirmed)
    except HefboomError:
        return None


def confirmed_of(organisation: int) -> list[Confirmed]:
    """Return what people of an organisation said lines are, as the classifier takes it."""
    lines = ConfirmedLine.objects.filter(organisation=organisation, withdrawn_at=None).select_related("by")
    return [
        Confirmed(
            Key(**{name: line.words.get(name) or None for name in FIELDS}),
            line.group,
            line.code or None,
            line.by.get_full_name() or line.by.username,
            line.at.date(),
        )
        for line in lines
    ]


def table_of(version: MappingVersion | None) -> MappingTable | None:
    """Return a version of an organisation's own table as the classifier takes it; None for no table."""
    if version is None or not version.rows:
        return None
    rows = [
        MappingRow(
            kind=row["kind"],
            match=row["match"],
            key=match_key(row["kind"], row["match"]),
            product_group=row["product_group"],
            code=row.get("code", ""),
            note=row.get("note", ""),
        )
        for row in version.rows
    ]
    return MappingTable("own", tuple(rows), str(version.number))


def mapping_in_force(organisation: int) -> MappingVersion | None:
    """Return the organisation's own table in force, None when it has none."""
    return MappingVersion.objects.filter(organisation=organisation).first()


def keys_with_amounts(lines: "SpendLines", classified: Mapping[Key, Classified]) -> Iterator[SpendKey]:
    """Yield the largest doubtful keys and the largest others, with their sums, ready to be stored."""
    from hefboom.analytics.classify.lines import sums_by_key  # noqa: PLC0415 - engines load when a job runs

    left = {True: MOST_KEYS, False: MOST_KEYS}
    for each in sorted(sums_by_key(lines, classified), key=lambda one: -one.turnover):
        found = each.classified
        if left[found.is_open] == 0:
            continue
        left[found.is_open] -= 1
        words = {name: (getattr(each.key, name) or "").replace("\0", "") for name in FIELDS}
        yield SpendKey(
            key=key_id(words),
            lines=each.lines,
            cents=each.cents,
            turnover=each.turnover,
            group=found.group or "",
            code=found.code or "",
            method=found.method or "",
            confidence=found.confidence,
            doubtful=found.is_open,
            why=found.why.model_dump(),
            others=[
                {"group": one.group or "", "code": one.code or "", "confidence": one.confidence} for one in found.others
            ],
            **words,
        )
