"""Parse XML from strangers: no entities, no network, no DTD, a limit on size; one clear line where it is no notice."""

from lxml import etree

from hefboom.core.notices.notice import NoticeRefused
from hefboom.core.notices.table import NAMESPACES, Version, version_of

LARGEST = 20_000_000
"""Bytes. The largest of a thousand real notices has 1.8 million; what is ten times that is no notice."""
_PROLOG = 4096
_OWN_DOCTYPE = "it brings its own document type (DOCTYPE); notices never do, so it is not read"
_UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
_ROOTS = {f"{{{_UBL}{form}-2}}{form}" for form in ("ContractNotice", "ContractAwardNotice", "PriorInformationNotice")}
_CUSTOMIZATION = f"{{{NAMESPACES['cbc']}}}CustomizationID"


def parser() -> etree.XMLParser:
    """Return a parser that neither expands entities nor opens anything."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


_PARSER = parser()


def parse(data: bytes) -> tuple[etree._Element, Version]:
    """Return the root of an eForms notice and its SDK version. Raises NoticeRefused with one line."""
    check_size(len(data))
    if not data.strip():
        raise NoticeRefused("the file is empty")
    if b"<!DOCTYPE" in data[:_PROLOG]:
        raise NoticeRefused(_OWN_DOCTYPE)
    try:
        root = etree.fromstring(data, _PARSER)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NoticeRefused(f"not well-formed XML: {_one_line(error)}") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise NoticeRefused(_OWN_DOCTYPE)
    return root, _version(root)


def check_size(size: int) -> None:
    """Refuse a file that is too large to be a notice. Raises NoticeRefused."""
    if size > LARGEST:
        raise NoticeRefused(f"{size / 1e6:,.0f} MB is too large for a notice (the limit is {LARGEST / 1e6:.0f} MB)")


def _version(root: etree._Element) -> Version:
    if root.tag not in _ROOTS:
        raise NoticeRefused(_what_else(etree.QName(root)))
    identifier = next(root.iterchildren(_CUSTOMIZATION), None)
    text = (identifier.text or "").strip() if identifier is not None else ""
    if not text:
        raise NoticeRefused("no eForms notice: it does not name its SDK version (cbc:CustomizationID)")
    try:
        return version_of(text)
    except ValueError:
        raise NoticeRefused(
            f"its SDK version {text[:40]!r} (cbc:CustomizationID) is not like eforms-sdk-1.10"
        ) from None


def _what_else(root: etree.QName) -> str:
    if root.localname == "TED_EXPORT":
        return "a notice in the old TED schema (TED_EXPORT), which was followed by eForms and is not read"
    if not (root.namespace or "").startswith(_UBL):
        return f"XML, but no eForms notice (its root is {root.localname[:40]})"
    return f"an eForms document that announces no procurement ({root.localname[:60]})"


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:160]
