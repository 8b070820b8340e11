"""An organisation's own table: differences first, versions kept, an earlier one put back, and the next scan uses it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hefboom.apps.accounts.models import AuditEvent
from hefboom.apps.spend.actions import scanning
from hefboom.apps.spend.actions.mapping import NewerError, restore, store
from hefboom.apps.spend.models import MappingVersion, SpendFile, SpendKey
from hefboom.apps.spend.queries.mapping import as_csv, differences, read_table
from hefboom.apps.tenders.errors import RefusedError
from tests.apps.spend.conftest import ROW
from tests.people import People

ADDRESS = "/impact/indeling/rws/"
OTHER = {**ROW, "match": "4999", "product_group": "catering"}


def test_nothing_changes_before_the_differences_are_seen(people: People) -> None:
    client = people.client("bram")
    file = SimpleUploadedFile("tabel.csv", as_csv([ROW, OTHER]).encode())
    page = client.post(ADDRESS, {"file": file, "why": "Eerste tabel"}).content.decode()
    assert "Nieuw: 2. Gewijzigd: 0. Weg: 0." in page
    assert not MappingVersion.objects.exists()
    form = {"table": as_csv([ROW, OTHER]), "why": "Eerste tabel", "seen": "0"}
    assert client.post(f"{ADDRESS}bewaren/", form)["Location"] == ADDRESS
    kept = MappingVersion.objects.get()
    assert (kept.number, kept.rows, kept.why, kept.by) == (1, [ROW, OTHER], "Eerste tabel", people.bram)
    assert AuditEvent.objects.filter(action="spend.mapping").count() == 1


def test_versions_stay_and_an_earlier_one_is_put_back_as_a_new_one(people: People) -> None:
    store(people.bram, people.agency, [ROW], "Eerste", 0)
    store(people.bram, people.agency, [OTHER], "Tweede", 1)
    people.client("eva").post(f"{ADDRESS}terug/1/")
    assert list(MappingVersion.objects.values_list("number", "restored")) == [(3, 1), (2, None), (1, None)]
    assert MappingVersion.objects.first().rows == [ROW]  # type: ignore[union-attr]  # just stored
    assert restore(people.eva, people.agency, 1).number == 3, "it is in force already"


def test_a_version_stored_meanwhile_is_not_overwritten(people: People) -> None:
    store(people.bram, people.agency, [ROW], "Eerste", 0)
    with pytest.raises(NewerError, match="versie 1"):
        store(people.eva, people.agency, [OTHER], "Ook eerste", 0)
    form = {"table": as_csv([OTHER]), "why": "x", "seen": "0"}
    assert people.client("eva").post(f"{ADDRESS}bewaren/", form).status_code == 409
    assert store(people.eva, people.agency, [ROW], "Hetzelfde", 0).number == 1, "a double click stores once"


def test_a_reason_is_asked(people: People) -> None:
    with pytest.raises(RefusedError, match="Schrijf waarom"):
        store(people.bram, people.agency, [ROW], " ", 0)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("vorm;1;wegen;", "De soort is er niet"),
        ("cpv;weg;wegen;", "geen begin van een CPV-code"),
        ("category;;wegen;", "match is leeg"),
        ("category;Wegen;snelwegen;", "staat niet in de strategie"),
        ("category;Wegen;wegen;X99", "factorcode is er niet"),
        ("category;Wegen;;", "allebei leeg"),
        ("text;-;wegen;", "niet te lezen als patroon"),
    ],
)
def test_a_wrong_row_is_left_out_and_told(line: str, why: str) -> None:
    table = read_table(f"kind;match;product_group;code\ncpv;45;wegen;\n{line}\n".encode(), "t.csv")
    assert [row["match"] for row in table.rows] == ["45"]
    assert [(one.line, why in one.why) for one in table.problems] == [(3, True)]


def test_what_goes_out_comes_back_the_same(people: People) -> None:
    rows = [{**ROW, "note": "=1+1"}, {**OTHER, "match": "'t Hoekje", "kind": "supplier"}]
    assert list(read_table(as_csv(rows).encode(), "t.csv").rows) == rows
    store(people.bram, people.agency, rows, "x", 0)
    assert differences(people.agency, rows) == []


def test_the_next_scan_uses_the_table(people: People, scanned: SpendFile) -> None:
    row = {"kind": "supplier", "match": "Raadsel BV", "product_group": "catering", "code": "", "note": ""}
    store(people.bram, people.agency, [row], "Raadsel is catering", 0)
    fresh = scanning.again(people.bram, scanned)
    assert fresh.receipt["mapping"] == 1
    key = SpendKey.objects.get(file=fresh, description="Diverse kosten")
    assert (key.group, key.method) == ("catering", "mapping")
