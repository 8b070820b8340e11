"""The styles, lists and settings of a docx file, as WordprocessingML: all ours, nothing left of a template."""

from docx.oxml.ns import nsdecls

TEXT, SUBTLE, DARK, BRAND, LINE, SHADE, WARN = "12262B", "566A70", "04272E", "0F5C69", "C3CDD0", "E2F1F3", "8A3F06"
BULLETS, NUMBERS = 1, 2
"""The numbers of the two kinds of lists."""

_FONT = "Calibri"  # on every desk of the government; LibreOffice takes Carlito, of the same widths
_KEEP = "<w:keepNext/><w:keepLines/>"
_LIST = '<w:numPr><w:numId w:val="{}"/></w:numPr>'
_COMPATIBLE = 'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"'


def styles(language: str) -> str:
    """Return all styles, for text in `language`, such as "nl-NL"."""
    return "".join((f"<w:styles {nsdecls('w')}>", _defaults(language), *_texts(), *_tables(), "</w:styles>"))


def settings(language: str) -> str:
    """Return the settings; without a mode Word opens a file as if from 2003."""
    return (
        f'<w:settings {nsdecls("w")}><w:defaultTabStop w:val="708"/><w:autoHyphenation/>'
        '<w:consecutiveHyphenLimit w:val="2"/><w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat><w:compatSetting {_COMPATIBLE}/></w:compat><w:themeFontLang w:val="{language}"/></w:settings>'
    )


def numbering() -> str:
    """Return the two kinds of lists."""
    kinds = _list_kind(BULLETS, "bullet", "•", BRAND) + _list_kind(NUMBERS, "decimal", "%1.", TEXT)
    lists = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (BULLETS, NUMBERS))
    return f"<w:numbering {nsdecls('w')}>{kinds}{lists}</w:numbering>"


def restarted(number: int) -> str:
    """Return one more numbered list, that counts from 1."""
    return (
        f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{NUMBERS}"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )


def _defaults(language: str) -> str:
    fonts = " ".join(f'w:{script}="{_FONT}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/><w:color w:val="{TEXT}"/>'
        f'<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>'
        '<w:spacing w:after="140" w:line="276" w:lineRule="auto"/></w:pPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="Letters">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>'
    )


def _texts() -> list[str]:
    return [
        _paragraph("Title", 52, DARK, (0, 80), _KEEP, bold=True),
        _paragraph("Subtitle", 28, SUBTLE, (0, 200), _KEEP),
        _paragraph("heading 1", 34, DARK, (440, 140), f'{_KEEP}|<w:outlineLvl w:val="0"/>', bold=True),
        _paragraph("heading 2", 27, DARK, (340, 120), f'{_KEEP}|<w:outlineLvl w:val="1"/>', bold=True),
        _paragraph("heading 3", 23, BRAND, (280, 100), f'{_KEEP}|<w:outlineLvl w:val="2"/>', bold=True),
        _paragraph("Mark", 20, WARN, (0, 60), _KEEP, bold=True),
        _paragraph("Quiet", 19, SUBTLE, (0, 140)),
        _paragraph("caption", 20, DARK, (240, 100), _KEEP, bold=True),
        _paragraph("Picture", 22, TEXT, (200, 60), _KEEP),
        _paragraph("Picture caption", 20, SUBTLE, (0, 280)),
        _paragraph("List Bullet", 22, TEXT, (0, 80), _LIST.format(BULLETS)),
        _paragraph("List Number", 22, TEXT, (0, 80), _LIST.format(NUMBERS)),
        _paragraph("Table text", 19, TEXT),
        _paragraph("Table header", 19, DARK, form="<w:keepNext/>", bold=True),
        _paragraph("Table end", 8, TEXT, (0, 160)),
        _paragraph("Fact name", 21, SUBTLE),
        _paragraph("Fact value", 21, TEXT),
        _paragraph("header", 18, SUBTLE),
        _paragraph("footer", 18, SUBTLE, form='|<w:jc w:val="right"/>'),
    ]


def _paragraph(
    name: str, size: int, colour: str, around: tuple[int, int] = (0, 0), form: str = "", *, bold: bool = False
) -> str:
    """Return a style for paragraphs.

    `size` is in half points, `around` is the room above and below in twentieths of a point, and `form` what stands
    before and, after a bar, behind that room: the format holds them to one order.
    """
    before, _bar, behind = form.partition("|")
    room = f'w:before="{around[0]}" w:after="{around[1]}" w:line="264" w:lineRule="auto"'
    letters = f'<w:b w:val="{int(bold)}"/><w:color w:val="{colour}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    return (
        f'<w:style w:type="paragraph" w:styleId="{name.title().replace(" ", "")}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{before}<w:spacing {room}/>{behind}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


def _tables() -> list[str]:
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>' for side in ("bottom", "insideH")
    )
    under = f'<w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="{BRAND}"/></w:tcBorders>'
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/>'
    first = f'<w:tblStylePr w:type="firstRow"><w:tcPr>{under}{shade}</w:tcPr></w:tblStylePr>'
    return [
        _table("Hefboom table", f"<w:tblBorders>{lines}</w:tblBorders>{_margins(62, 120, 120)}", first),
        _table("Hefboom facts", _margins(40, 0, 170)),
    ]


def _table(name: str, form: str, parts: str = "") -> str:
    key = name.title().replace(" ", "")
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr>{form}</w:tblPr>{parts}</w:style>'
    )


def _margins(upright: int, left: int, right: int) -> str:
    sides = (("top", upright), ("left", left), ("bottom", upright), ("right", right))
    return "".join(("<w:tblCellMar>", *(f'<w:{side} w:w="{w}" w:type="dxa"/>' for side, w in sides), "</w:tblCellMar>"))


def _list_kind(number: int, form: str, sign: str, colour: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="425" w:hanging="312"/></w:pPr>'
        f'<w:rPr><w:color w:val="{colour}"/></w:rPr></w:lvl></w:abstractNum>'
    )
