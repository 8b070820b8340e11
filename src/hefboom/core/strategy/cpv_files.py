"""Read the full CPV from the files in which it is published.

- CSV with a column for the code and one for each language: `code, label_nl, label_en`, or `code, nl, en`, or
  `code, nld_label, eng_label`;
- genericode (`cpv.gc`), as the eForms SDK carries it: rows with `code`, `nld_label` and `eng_label`;
- the XML of the CPV 2008: `<CPV CODE="…">` with `<TEXT LANG="NL">` and `<TEXT LANG="EN">`.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from lxml import etree

from hefboom.core.base.errors import HefboomError
from hefboom.core.base.text import Text

_CODE = re.compile(r"(\d{8})(-\d)?")
_NAMES = {"nl": ("label_nl", "nl", "nld_label"), "en": ("label_en", "en", "eng_label")}
Row = tuple[str, str | None, str | None]
"""Code, Dutch label, English label."""


def read_cpv(path: Path) -> dict[str, Text]:
    """Return the labels by code of eight digits, without check digit.

    Raises HefboomError when the file is of another shape, or says something else than CPV codes with both labels.
    """
    data = path.read_bytes()
    rows = _xml_rows(data, path) if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") else _csv_rows(data, path)
    labels: dict[str, Text] = {}
    for number, (code, nl, en) in enumerate(rows, 1):
        match = _CODE.fullmatch(code.strip())
        if not match or not nl or not en:
            raise HefboomError(
                f"{path}, entry {number}: expected a CPV code of eight digits with a Dutch and an English label, "
                f"found {code!r} with {nl!r} and {en!r}. Nothing was loaded."
            )
        labels[match[1]] = Text(nl=" ".join(nl.split()), en=" ".join(en.split()))
    if not labels:
        raise HefboomError(f"{path} holds no CPV codes. It can be CSV, genericode (.gc) or the XML of the CPV 2008.")
    return labels


def _csv_rows(data: bytes, path: Path) -> Iterator[Row]:
    try:
        reader = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    except UnicodeDecodeError as error:
        raise HefboomError(f"{path} is not UTF-8 text (byte {error.start + 1}). Save it as UTF-8.") from error
    columns = reader.fieldnames or ()
    if "code" not in columns or not all(any(name in columns for name in names) for names in _NAMES.values()):
        raise HefboomError(f"{path} needs the columns code, label_nl and label_en; it has {', '.join(columns)}.")
    for row in reader:
        yield _row(row)


def _row(row: Mapping[str, str | None]) -> Row:
    nl, en = (next((row[name] for name in names if row.get(name)), None) for names in _NAMES.values())
    return row.get("code") or "", nl, en


def _xml_rows(data: bytes, path: Path) -> Iterable[Row]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise HefboomError(f"{path} is not XML that can be read: {error}.") from error
    if root.tag.endswith("CodeList"):
        return [_row(dict(_genericode(row))) for row in root.iter("Row")]
    texts = (
        (cpv.get("CODE", ""), {text.get("LANG"): text.text for text in cpv.iter("TEXT")}) for cpv in root.iter("CPV")
    )
    return [(code, labels.get("NL"), labels.get("EN")) for code, labels in texts]


def _genericode(row: etree._Element) -> Iterator[tuple[str, str | None]]:
    for value in row.iter("Value"):
        yield value.get("ColumnRef", ""), value.findtext("SimpleValue")
