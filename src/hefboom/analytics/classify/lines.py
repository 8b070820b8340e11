"""Classify all lines of a file: by their codes and names, and by their texts only where that can change something."""

import ibis
import ibis.expr.types as ir

from hefboom.analytics.classify.classify import Classifier
from hefboom.analytics.classify.key import Classified, Hard, Key, hard_part
from hefboom.analytics.spend.read import SpendLines

HARD = ("cpv", "category", "ledger_account")
SOFT = ("description", "supplier")


def classify_lines(lines: SpendLines, classifier: Classifier) -> dict[Key, Classified]:
    """Return where every key of the lines belongs.

    A key has no description and supplier where these change nothing, so ten million lines have few keys.
    """
    rows = lines.table.select(**{name: cleaned(lines.table[name]) for name in HARD}).distinct()
    keys = [_key(row) for row in rows.to_pyarrow().to_pylist()]
    needs = classifier.needs_text(keys)
    with_texts = [key for key, need in zip(keys, needs, strict=True) if need]
    keys = [key for key, need in zip(keys, needs, strict=True) if not need]
    if with_texts:
        keyed = by_key(lines.table, {hard_part(key) for key in with_texts})
        texts = keyed.filter(keyed.reads_texts).select(*HARD, *SOFT).distinct().to_pyarrow().to_pylist()
        keys += [_key(row) for row in texts]
    return dict(zip(keys, classifier.classify(keys), strict=True))


def cleaned(cell: ir.StringColumn) -> ir.StringColumn:
    """Return a cell without spaces around it, "" for nothing. Spreadsheets and web pages paste no-break spaces."""
    return cell.fill_null("").replace("\u00a0", " ").strip()


def _key(row: dict[str, str]) -> Key:
    return Key(**{name: value or None for name, value in row.items()})


def by_key(table: ir.Table, with_texts: set[Hard]) -> ir.Table:
    """Return the lines with the columns of a key, "" where it has nothing, and `reads_texts`.

    Texts are "" too where the codes and names are not among `with_texts`.
    """
    plain = table.mutate(**{name: cleaned(table[name]) for name in (*HARD, *SOFT)})
    listed = sorted(with_texts)
    schema = {f"r_{name}": "string" for name in HARD}
    wanted = ibis.memtable([tuple(each) for each in listed], schema=schema).mutate(reads_texts=True)
    joined = plain.left_join(wanted, [plain[name] == wanted[f"r_{name}"] for name in HARD])
    keyed = joined.mutate(reads_texts=joined.reads_texts.fill_null(False))
    return keyed.mutate(**{name: keyed.reads_texts.ifelse(keyed[name], "") for name in SOFT})
