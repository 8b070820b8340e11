"""What changed between two states of a mapping table, in words."""

from hefboom.analytics.classify.mapping import Kind, MappingRow, MappingTable
from hefboom.analytics.classify.words import shown
from hefboom.core.base.text import Text

_KINDS: dict[Kind, Text] = {
    "cpv": Text(nl="CPV", en="CPV"),
    "ledger_account": Text(nl="grootboekrekening", en="ledger account"),
    "category": Text(nl="categorie", en="category"),
    "supplier": Text(nl="leverancier", en="supplier"),
    "text": Text(nl="woorden", en="words"),
}


def diff(old: MappingTable, new: MappingTable) -> tuple[Text, ...]:
    """Return a sentence for each row that was added, taken out or changed; the order of rows means nothing."""
    before, after = _rows(old), _rows(new)
    sentences = []
    for key in sorted(before.keys() | after.keys()):
        was, became = before.get(key), after.get(key)
        if was is not None and became is not None:
            sentences += _changed(was, became)
        elif became is not None:
            name, says = _name(became), _says(became)
            sentences.append(Text(nl=f"Nieuw: {name.nl} → {says.nl}.", en=f"New: {name.en} → {says.en}."))
        elif was is not None:
            name, says = _name(was), _says(was)
            sentences.append(Text(nl=f"Weg: {name.nl} → {says.nl}.", en=f"Gone: {name.en} → {says.en}."))
    return tuple(sentences)


def _changed(was: MappingRow, became: MappingRow) -> list[Text]:
    name, before, after = _name(became), _says(was), _says(became)
    if before != after:
        return [
            Text(
                nl=f"Gewijzigd: {name.nl} was {before.nl} en wordt {after.nl}.",
                en=f"Changed: {name.en} was {before.en} and becomes {after.en}.",
            )
        ]
    if was.note != became.note:
        return [Text(nl=f"Andere toelichting: {name.nl}.", en=f"Another note: {name.en}.")]
    return []


def _rows(table: MappingTable) -> dict[tuple[str, str], MappingRow]:
    return {(row.kind, row.key): row for row in table.rows}


def _name(row: MappingRow) -> Text:
    kind, match = _KINDS[row.kind], shown(row.match)
    return Text(nl=f"{kind.nl} “{match}”", en=f"{kind.en} “{match}”")


def _says(row: MappingRow) -> Text:
    code = f" ({row.code})" if row.code else ""
    share = f"{100 * row.confidence:.3g}%"
    nl, en = row.product_group or "geen groep", row.product_group or "no group"
    return Text(nl=f"{nl}{code}, zekerheid {share}", en=f"{en}{code}, confidence {share}")
