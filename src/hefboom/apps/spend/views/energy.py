"""Energy and fuel by quantity, which euros say nothing of: given, looked at, taken back."""

import uuid
from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hefboom.apps.spend.actions import energy as actions
from hefboom.apps.spend.forms import QuantityForm
from hefboom.apps.spend.queries.result import shown
from hefboom.apps.spend.views.result import done
from hefboom.apps.tenders.errors import RefusedError
from hefboom.core.effects.quantities import load_carriers


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def energy(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show the quantities of a scan with their effect; a form for one more."""
    seen = done(request, pk)
    form = QuantityForm(request.POST or None)
    if request.method == "POST":
        if not seen.may_edit:
            raise PermissionDenied
        if form.is_valid():
            try:
                actions.add(request.user, seen.file, form.cleaned_data)
            except RefusedError as refused:
                form.add_error(refused.field or None, str(refused))
            else:
                messages.success(request, _("De hoeveelheid is bewaard."))
                return redirect("spend:energy", pk=pk)
    found, carriers = shown(seen.file), load_carriers().carriers
    context = {
        "file": seen.file,
        "seen": seen,
        "shown": found,
        "scan": found.scan,
        "given": [(one, carriers.get(one.carrier)) for one in seen.file.quantities.select_related("by")],
        "notes": [note for note in found.scan.notes if note.code.startswith("quantities")],
        "form": form,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "spend/energy.html", context, status=status)


@login_required
@require_POST
def remove(request: HttpRequest, pk: uuid.UUID, quantity: int) -> HttpResponse:
    """Take a quantity back."""
    actions.remove(request.user, done(request, pk).file, quantity)
    messages.success(request, _("De hoeveelheid is weggehaald."))
    return redirect("spend:energy", pk=pk)
