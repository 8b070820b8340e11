"""Why a row of a file is left out, in the language of the page: the core says it in English."""

import re
from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hefboom.core.base.errors import RejectedCell

_MEANT = re.compile(r'; did you mean "(?P<near>.*)"\?$')
_SAYS: tuple[tuple[str, str | Promise], ...] = (
    (r"is empty; a (?:value|text) is needed", _("Deze cel is leeg. Hier moet iets staan.")),
    (r"the list is empty; at least one is needed", _("Deze cel is leeg. Zet er ten minste één code in.")),
    (
        r"must be at (?:most|least) (?P<limit>\d+), not (?P<found>.*)",
        _("Dit kan niet: %(found)s. De grens is %(limit)s."),
    ),
    (r"must be a whole number, not .*", _("Schrijf een heel getal, bijvoorbeeld 2.")),
    (r"must be a date.*", _("Schrijf een dag als jaar-maand-dag, bijvoorbeeld 2026-01-31.")),
    (r"must be true or false, not .*", _("Schrijf ja of nee.")),
    (r"must be one of (?P<words>.*), not .*", _("Schrijf een van deze: %(words)s.")),
    (
        r".* is not of the form capitals and digits.*",
        _("Schrijf een code met hoofdletters en cijfers en koppeltekens ertussen, bijvoorbeeld MVI-KLE-12."),
    ),
    (
        r".* is not of the form small letters and digits.*",
        _("Schrijf een code met kleine letters, cijfers en koppeltekens, bijvoorbeeld social-return."),
    ),
    (
        r"ends \((?P<last>.*)\) before it starts \((?P<first>.*)\)",
        _("Het einde (%(last)s) ligt voor het begin (%(first)s)."),
    ),
    (r'there is no theme "(?P<word>.*)"', _('Er is geen thema "%(word)s".')),
    (r'there is no product group "(?P<word>.*)"', _('Er is geen productgroep "%(word)s".')),
    (r'there is no criterion "(?P<word>.*)"', _('Er is geen criterium "%(word)s".')),
    (r'there is no document "(?P<word>.*)"', _('Er is geen document "%(word)s" in de strategie.')),
    (r"names itself", _("Een criterium kan niet naar zichzelf wijzen.")),
    (
        r"the number of \[blanks\].*there are (?P<nl>\d+) in nl and (?P<en>\d+) in en",
        _("In het Nederlands staan %(nl)s [haken], in het Engels %(en)s. Maak dat gelijk."),
    ),
    (
        r"(?P<name>.*) version (?P<n>\d+) is already in line (?P<line>\d+);.*",
        _("%(name)s versie %(n)s staat al op regel %(line)s. Geef een gewijzigde tekst een nieuwe versie."),
    ),
    (
        r"(?P<name>.*) version (?P<n>\d+) is already in (?:the pack|your library);.*",
        _("%(name)s versie %(n)s is er al, met een andere tekst. Geef een gewijzigde tekst een nieuwe versie."),
    ),
    (r"(?P<code>.*) is a code of the pack; .*", _("%(code)s is een code van de strategie. Neem een eigen code.")),
    (
        r"version (?P<n>\d+) starts on (?P<day>.*); a new version .*",
        _("Versie %(n)s begint op %(day)s. Een nieuwe versie heeft een latere dag en een hoger nummer."),
    ),
    (
        r"version (?P<n>\d+) is still in force then \((?P<period>.*)\); both days count",
        _("Versie %(n)s geldt dan nog (%(period)s). Laat de ene eindigen voor de andere begint."),
    ),
    (r"the column is missing; .*", _("Deze kolom ontbreekt. Kies bij stap 2 welke kolom het is, of voeg haar toe.")),
)
_PATTERNS = tuple((re.compile(pattern, re.DOTALL), says) for pattern, says in _SAYS)
_NEAR = _('Bedoelt u "%(near)s"?')


def in_words(cell: RejectedCell) -> str:
    """Return why a cell cannot be read, in the language of the page; in English where we have no other words."""
    return " ".join(_sentences(cell.why))


def _sentences(why: str) -> Iterator[str]:
    near = _MEANT.search(why)
    bare = why[: near.start()] if near else why
    for pattern, says in _PATTERNS:
        found = pattern.fullmatch(bare)
        if found:
            yield str(says) % found.groupdict()
            break
    else:
        yield bare
    if near:
        yield str(_NEAR) % near.groupdict()
