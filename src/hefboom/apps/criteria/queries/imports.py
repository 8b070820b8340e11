"""What reading a file with criteria would do, worked out without storing anything."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from hefboom.apps.criteria.columns import suggest
from hefboom.apps.criteria.models import ChosenCriterion, CriteriaImport, OwnCriterion
from hefboom.apps.organisations.models import Organisation
from hefboom.apps.strategy.queries import pack_in_force
from hefboom.apps.tenders.incoming import without_guard
from hefboom.apps.tenders.uploads import Sheet, read_sheet
from hefboom.core.strategy.criteria_template import Imported, read_criteria
from hefboom.core.strategy.library import Criterion


@dataclass(frozen=True, slots=True)
class Plan:
    """A file as it would be read in. `versions` of the criteria that are read follow an earlier version."""

    sheet: Sheet
    mapping: dict[str, str]
    imported: Imported
    versions: int

    @property
    def counts(self) -> dict[str, int]:
        """How many criteria are new, are a new version, are the same, and how many rows are rejected."""
        return {
            "new": len(self.imported.criteria) - self.versions,
            "versions": self.versions,
            "unchanged": len(self.imported.same),
            "rejected": len(self.imported.lines),
        }

    def header(self, column: str) -> str:
        """Return what a column is called in the file."""
        return next((header for header, name in self.mapping.items() if name == column), column)


def plan_of(batch: CriteriaImport) -> Plan:
    """Read an uploaded file by its mapping and compare it with the library. Raises `RefusedError`."""
    sheet = read_sheet(bytes(batch.content), batch.file_name)
    mapping = batch.mapping or suggest(sheet.headers, remembered(batch.organisation))
    columns = [(number, mapping[header]) for number, header in enumerate(sheet.headers) if mapping.get(header)]
    rows = [
        {name: without_guard(row[number]) if number < len(row) else "" for number, name in columns}
        for row in sheet.rows
    ]
    known = known_to(batch.organisation)
    imported = read_criteria(rows, pack_in_force(), known, sheet.lines)
    codes = {one.code for one in known}
    return Plan(sheet, mapping, imported, sum(one.code in codes for one in imported.criteria))


def known_to(organisation: Organisation) -> list[Criterion]:
    """Return the criteria that an organisation read in itself."""
    entries = OwnCriterion.objects.filter(organisation=organisation).order_by("id").values_list("entry", flat=True)
    return [Criterion.model_validate(entry) for entry in entries]


def remembered(organisation: Organisation) -> dict[str, str]:
    """Return the mapping of the last import that was confirmed for this organisation."""
    last = CriteriaImport.objects.filter(organisation=organisation, state=CriteriaImport.State.CONFIRMED)
    return dict(last.values_list("mapping", flat=True).first() or {})


def imports_of(organisations: frozenset[int]) -> QuerySet[CriteriaImport]:
    """Return what was read in for these organisations, newest first, without the files; `used` says whether in use."""
    confirmed = CriteriaImport.objects.filter(organisation__in=organisations, state=CriteriaImport.State.CONFIRMED)
    used = Exists(_in_use().filter(batch=OuterRef("pk")))
    return confirmed.select_related("organisation", "by").defer("content").annotate(used=used)


def is_used(batch: CriteriaImport) -> bool:
    """Say whether a tender has a criterion of this import in its basket."""
    return _in_use().filter(batch=batch).exists()


def _in_use() -> QuerySet[OwnCriterion]:
    chosen = ChosenCriterion.objects.filter(
        removed_at=None, origin=OuterRef("organisation__code"), code=OuterRef("code"), version=OuterRef("version")
    )
    return OwnCriterion.objects.filter(Exists(chosen))
