"""Tenders on their way in: rows of a file turned into facts, with what is wrong in plain words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hefboom.apps.organisations.models import Organisation
from hefboom.apps.tenders.entry import code_options
from hefboom.apps.tenders.facts import COLUMNS
from hefboom.apps.tenders.uploads import Sheet
from hefboom.core.facts.facts import Fact, Source
from hefboom.core.facts.fields import FactField, vocabulary
from hefboom.core.facts.read import read_value


@dataclass(slots=True)
class Incoming:
    """A tender to be stored: facts of the tender, and of each lot by lot id ("" for a tender without lots)."""

    organisation: Organisation
    code: str
    facts: dict[str, Fact] = field(default_factory=dict)
    lots: dict[str, dict[str, Fact]] = field(default_factory=dict)
    criteria: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    lines: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row is left out: its line, the column in the file, what stands there and what would be right."""

    line: int
    column: str
    value: str
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A file read: tenders without any problem, and the problems. A tender with one bad row is left out whole."""

    tenders: tuple[Incoming, ...]
    problems: tuple[Problem, ...]
    lines: int

    @property
    def rejected_lines(self) -> frozenset[int]:
        """The lines that are left out."""
        return frozenset(problem.line for problem in self.problems)


def importable() -> Mapping[str, FactField]:
    """Return the fields that a column can be mapped to: everything that is not derived."""
    return {name: one for name, one in vocabulary().items() if not one.derived}


def suggest(headers: Sequence[str], remembered: Mapping[str, str]) -> dict[str, str]:
    """Return the field name for each header, "" for none: what was chosen before, else its name or label, or nearly."""
    names: dict[str, str] = {}
    for name, one in importable().items():
        for word in (name, one.label.nl, one.label.en):
            names.setdefault(_bare(word), name)
    chosen: dict[str, str] = {}
    for header in headers:
        near = get_close_matches(_bare(header), names, n=1, cutoff=0.9)
        wanted = remembered.get(header) or names.get(_bare(header)) or (names[near[0]] if near else "")
        chosen[header] = wanted if wanted not in chosen.values() else ""
    return chosen


def read_tenders(
    sheet: Sheet,
    mapping: Mapping[str, str],
    organisations: Mapping[str, Organisation],
    default: Organisation,
    file_name: str,
) -> Reading:
    """Turn a sheet into tenders by a mapping of header to field name.

    `organisations` are those the person may change, by code; a row without organisation is for `default`.
    """
    reader = _Reader(mapping, organisations, default, file_name)
    for line, row in zip(sheet.lines, sheet.rows, strict=True):
        reader.take(line, dict(zip(sheet.headers, row, strict=False)), extra=len(row) > len(sheet.headers))
    return reader.result(len(sheet.rows))


class _Reader:
    def __init__(
        self,
        mapping: Mapping[str, str],
        organisations: Mapping[str, Organisation],
        default: Organisation,
        file_name: str,
    ) -> None:
        self._columns = {header: vocabulary()[name] for header, name in mapping.items() if name in importable()}
        self._header = {one.name: header for header, one in self._columns.items()}
        self._organisations = organisations
        self._default = default
        self._file = file_name
        self._tenders: dict[tuple[str, str], Incoming] = {}
        self._problems: list[Problem] = []
        self._spoilt: set[tuple[str, str]] = set()

    def take(self, line: int, cells: Mapping[str, str], *, extra: bool) -> None:
        """Read one row; what is wrong with it is remembered, and its tender is then left out."""
        start = len(self._problems)
        if extra:
            self._problem(line, "", "", _("Deze regel heeft meer cellen dan er kolommen zijn."))
        facts = self._facts(line, cells)
        organisation = self._organisation(line, facts)
        code = str(facts["tender_id"].value) if "tender_id" in facts else ""
        key = (organisation.code, code)
        if not code:
            self._problem(line, "tender_id", "", _("Het kenmerk ontbreekt. Elk traject heeft een eigen kenmerk nodig."))
        else:
            tender = self._tenders.setdefault(key, Incoming(organisation, code))
            self._add(tender, facts, line)
        if len(self._problems) > start:
            self._spoilt.add(key)

    def result(self, lines: int) -> Reading:
        """Return what was read; sound rows of a tender with a bad row are told to be left out too."""
        already = {problem.line for problem in self._problems}
        for key in self._spoilt & self._tenders.keys():
            for line in self._tenders[key].lines:
                if line not in already:
                    why = _("Een andere regel van traject %(code)s is fout. Het hele traject wacht.")
                    self._problem(line, "tender_id", key[1], why % {"code": key[1]})
        sound = tuple(tender for key, tender in self._tenders.items() if key not in self._spoilt)
        return Reading(sound, tuple(sorted(self._problems, key=lambda problem: problem.line)), lines)

    def _facts(self, line: int, cells: Mapping[str, str]) -> dict[str, Fact]:
        found: dict[str, Fact] = {}
        for header, one in self._columns.items():
            text = without_guard(cells.get(header, ""))
            try:
                value = read_value(one, text)
            except ValueError:
                self._problem(line, one.name, text, right_in_file(one))
                continue
            options = code_options(one)
            if value is not None and options and value not in dict(options):
                self._problem(line, one.name, text, _unknown_code(text, [code for code, _name in options]))
            elif value is not None:
                found[one.name] = Fact(value, Source("file", self._file, path=f"line {line}, column {header}"))
        return found

    def _organisation(self, line: int, facts: Mapping[str, Fact]) -> Organisation:
        given = facts.get("organisation")
        if given is None:
            return self._default
        code = str(given.value)
        if code not in self._organisations:
            why = _("U kunt geen trajecten van deze organisatie inlezen. Gebruik een van deze codes: %(codes)s.")
            self._problem(line, "organisation", code, why % {"codes": ", ".join(sorted(self._organisations)[:10])})
        return self._organisations.get(code, self._default)

    def _add(self, tender: Incoming, facts: Mapping[str, Fact], line: int) -> None:
        lot_id = str(facts["lot_id"].value) if "lot_id" in facts else ""
        if lot_id in tender.lots:
            why = _("Dit perceel staat er twee keer in. Geef elk perceel een eigen kenmerk.")
            self._problem(line, "lot_id", lot_id, why)
        lot = tender.lots.setdefault(lot_id, {})
        tender.lines.append(line)
        for name, fact in facts.items():
            if name in COLUMNS:
                continue
            if vocabulary()[name].grain == "lot":
                lot[name] = fact
            elif tender.facts.setdefault(name, fact).value != fact.value:
                why = _("Een eerdere regel van dit traject zegt iets anders. Dit gegeven geldt voor het hele traject.")
                self._problem(line, name, str(fact.value), why)

    def _problem(self, line: int, name: str, value: str, why: str) -> None:
        self._problems.append(Problem(line, self._header.get(name, name), value[:200], why))


def right_in_file(one: FactField) -> str:
    """Return the sentence that says how a value is written in a file."""
    if one.values:
        words = ", ".join(f"{item.value} ({item.label.in_language(get_language() or 'nl')})" for item in one.values)
        return _("Schrijf een van deze: %(values)s.") % {"values": words}
    if one.unit == "share":
        return _("Schrijf een deel van 0 tot 1 met een punt, bijvoorbeeld 0.5 voor 50%.")
    if one.unit == "level":
        return _("Schrijf een niveau: 0, 1, 2 of 3.")
    if one.codes == "cpv":
        return _("Schrijf een CPV-code van acht cijfers, bijvoorbeeld 45000000.")
    return {
        "bool": _("Schrijf ja of nee. Laat de cel leeg als het niet bekend is."),
        "int": _("Schrijf een heel getal, bijvoorbeeld 12."),
        "decimal": _("Schrijf een getal met een punt, zonder punten ertussen, bijvoorbeeld 250000.00. Niet onder nul."),
        "date": _("Schrijf jaar-maand-dag, bijvoorbeeld 2027-01-31."),
    }.get(one.type, _("Deze waarde is niet te lezen."))


def without_guard(text: str) -> str:
    """Take away the apostrophe that our own export puts before what a spreadsheet would run as a formula."""
    return text[1:] if text[:1] == "'" and text[1:2] in {"=", "+", "-", "@"} else text


def _unknown_code(text: str, codes: Iterable[str]) -> str:
    near = get_close_matches(text, list(codes), n=1)
    if near:
        return _("Deze code staat niet in de lijst. Bedoelt u %(code)s?") % {"code": near[0]}
    return _("Deze code staat niet in de lijst. Kijk in het sjabloon welke codes er zijn.")


def _bare(text: str) -> str:
    return " ".join(text.lower().replace("_", " ").replace("-", " ").split())
