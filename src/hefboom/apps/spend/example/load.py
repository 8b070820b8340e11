"""The made-up invoices as a finished scan of a made-up agency, for the demo."""

from hefboom.apps.accounts.models import User
from hefboom.apps.organisations.models import Organisation
from hefboom.apps.spend import running
from hefboom.apps.spend.actions import scanning, uploading
from hefboom.apps.spend.columns import suggest
from hefboom.apps.spend.example.lines import HEADER, LINES, example_csv
from hefboom.apps.spend.models import SpendFile

ORGANISATION = "fictief-ienw-wegen-en-water"
WHO = "bram"
NAME = "FICTIEF-facturen-2023-2024.csv"


def load_example(lines: int = LINES) -> SpendFile:
    """Scan the made-up invoices once, as Bram would: the same actions, so the same rights, log and result."""
    organisation, bram = Organisation.objects.get(code=ORGANISATION), User.objects.get(username=WHO)
    known = SpendFile.objects.filter(organisation=organisation, fictitious=True).first()
    if known is not None:
        return known
    content = example_csv(lines).encode("utf-8-sig")
    file = uploading.upload(bram, organisation, NAME, [content], SpendFile.Vat.EXCLUDED, None)
    file.fictitious = True
    file.save(update_fields=("fictitious",))
    uploading.choose_columns(bram, file, suggest(HEADER, {}))
    file = scanning.start(bram, file)
    running.run(str(file.pk), file.attempt)  # at once; the job that waits for a worker then finds nothing to do
    file.refresh_from_db()
    return file
