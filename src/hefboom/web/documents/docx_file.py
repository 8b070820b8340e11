"""An empty docx file with our styles, and how it is saved: nothing of a template or of the moment stays in it."""

import re
import zipfile
from io import BytesIO

import docx
from docx.document import Document as Docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from hefboom.web.documents.docx_styles import numbering, restarted, settings, styles

_DAY = (1980, 1, 1, 0, 0, 0)  # the first that a zip knows; when a document was made, its text says
_UNUSED = re.compile("/(?:customXml|stylesWithEffects|thumbnail|webSettings|fontTable|theme|extended-properties)$")


def new_file(title: str, language: str) -> Docx:
    """Return an empty file in `language`, such as "nl-NL"."""
    file = docx.Document()
    for element, xml in (
        (file.styles.element, styles(language)),
        (file.settings.element, settings(language)),
        (file.part.numbering_part.element, numbering()),
    ):
        element[:] = list(parse_xml(xml))
    for holder in (file.part, file.part.package):
        for key in [key for key, relation in holder.rels.items() if _UNUSED.search(relation.reltype)]:
            del holder.rels[key]
    file.core_properties._element[:] = []  # noqa: SLF001 - python-docx can set a property, not leave it out
    file.core_properties.title, file.core_properties.author = title[:255], "Hefboom"
    file.core_properties.language = language
    return file


def new_count(file: Docx) -> int:
    """Add a numbered list that counts from 1 and return its number."""
    lists = file.part.numbering_part.element
    number = len(lists.findall(qn("w:num"))) + 1
    lists.append(parse_xml(restarted(number)))
    return number


def saved(file: Docx) -> bytes:
    """Return the file: the same bytes for the same content, for a zip would else hold the time of writing."""
    written, fixed = BytesIO(), BytesIO()
    file.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, _DAY), source.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
