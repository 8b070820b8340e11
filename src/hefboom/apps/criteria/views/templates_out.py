"""Empty files to fill in with criteria, and what may stand in each column."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hefboom.apps.criteria.columns import COLUMN_WORDS, NEEDED
from hefboom.apps.criteria.exporting import as_csv, as_xlsx
from hefboom.apps.criteria.views.exports import CSV, XLSX, file_answer
from hefboom.apps.strategy.queries import pack_in_force
from hefboom.apps.tenders.words import language
from hefboom.core.strategy.tables import CRITERION_COLUMNS


@require_safe
def template_csv(request: HttpRequest) -> HttpResponse:
    """Give an empty file with every column."""
    return file_answer(as_csv(CRITERION_COLUMNS, []), CSV, "sjabloon-criteria.csv")


@require_safe
def template_xlsx(request: HttpRequest) -> HttpResponse:
    """Give an empty spreadsheet with every column, and a sheet that explains them and lists the codes."""
    content = as_xlsx(_("Criteria"), CRITERION_COLUMNS, [], _explained())
    return file_answer(content, XLSX, "sjabloon-criteria.xlsx")


def _explained() -> list[list[str]]:
    tongue, pack = language(), pack_in_force()
    columns = [
        [name, str(words), str(help_), _("nodig") if name in NEEDED else ""]
        for name, (words, help_) in COLUMN_WORDS.items()
    ]
    listed = (
        (_("Thema's"), [(one.id, one.name) for one in pack.themes]),
        (_("Productgroepen"), [(one.code, one.name) for one in pack.product_groups]),
        (_("Documenten"), [(one.id, one.title) for one in pack.manifest.documents]),
    )
    codes = [
        row
        for title, items in listed
        for row in ([], [title], *([code, name.in_language(tongue)] for code, name in items))
    ]
    return [
        [_("Sjabloon om criteria in te lezen")],
        [],
        [_("Kolom"), _("Naam"), _("Wat kan erin staan"), ""],
        *columns,
        *codes,
    ]
