"""People say what doubtful lines are: many at once, undone as easily, and the next scan knows."""

import pytest

from hefboom.apps.accounts.models import AuditEvent
from hefboom.apps.spend.actions import scanning
from hefboom.apps.spend.actions.confirming import MeanwhileError, confirm, withdraw
from hefboom.apps.spend.models import ConfirmedLine, SpendFile, SpendKey
from hefboom.apps.spend.queries.doubts import left_to_confirm
from hefboom.apps.spend.queries.result import shown
from hefboom.apps.tenders.errors import RefusedError
from tests.apps.spend.conftest import Upload, file_of
from tests.people import People


@pytest.fixture
def riddle(scanned: SpendFile) -> SpendKey:
    """Return the lines of which nobody knows what they are."""
    return SpendKey.objects.get(file=scanned, description="Diverse kosten")


def test_the_largest_euros_come_first_with_a_reason(people: People, upload: Upload) -> None:
    lines = [("2023-01-01", "A", "B", f"{amount}.00", "", f"Raadsel {amount}") for amount in (5, 900, 70)]
    file = scanning.start(people.bram, upload(file_of(*lines)))
    page = people.client("bram").get(f"/impact/uitgaven/{file.pk}/twijfel/").content.decode()
    assert page.index("Raadsel 900") < page.index("Raadsel 70") < page.index("Raadsel 5")


def test_what_bram_says_counts_in_the_next_scan(people: People, scanned: SpendFile, riddle: SpendKey) -> None:
    before = shown(scanned).scan
    client = people.client("bram")
    answer = client.post(
        f"/impact/uitgaven/{scanned.pk}/twijfel/", {"een": riddle.key, f"groep-{riddle.key}": "catering"}
    )
    assert answer.status_code == 302
    page = client.get(f"/impact/uitgaven/{scanned.pk}/twijfel/").content.decode()
    assert "1 groep regels vastgesteld sinds deze scan" in page
    fresh = client.post(f"/impact/uitgaven/{scanned.pk}/opnieuw/")["Location"]
    after = shown(SpendFile.objects.get(pk=fresh.split("/")[3])).scan
    assert before.unclassified.cents - after.unclassified.cents == riddle.cents
    assert next(part for part in after.groups if part.key == "catering").amount.cents == riddle.cents
    key = SpendKey.objects.get(file_id=fresh.split("/")[3], key=riddle.key)
    assert (key.method, key.doubtful) == ("confirmed", False)
    assert "bram" in key.why["nl"].lower()


def test_many_at_once_and_back_again(people: People, scanned: SpendFile) -> None:
    keys = [key.key for key in SpendKey.objects.filter(file=scanned)]
    form = {"kies": keys, **{f"groep-{key}": "none" for key in keys}}
    people.client("bram").post(f"/impact/uitgaven/{scanned.pk}/twijfel/", form)
    assert ConfirmedLine.objects.count() == len(keys)
    assert AuditEvent.objects.filter(action="spend.confirm").count() == len(keys)
    line = ConfirmedLine.objects.first()
    assert line
    for _ in range(2):
        people.client("eva").post(f"/impact/uitgaven/{scanned.pk}/twijfel/{line.pk}/terug/")
    assert ConfirmedLine.objects.filter(withdrawn_at=None).count() == len(keys) - 1
    assert AuditEvent.objects.filter(action="spend.withdraw").count() == 1


def test_saying_it_twice_says_it_once(people: People, scanned: SpendFile, riddle: SpendKey) -> None:
    assert confirm(people.bram, scanned, {riddle.key: "catering"}) == 1
    assert confirm(people.eva, scanned, {riddle.key: "catering"}) == 0
    assert ConfirmedLine.objects.get().by == people.bram


def test_two_people_who_differ_are_told(people: People, scanned: SpendFile, riddle: SpendKey) -> None:
    confirm(people.bram, scanned, {riddle.key: "catering"})
    with pytest.raises(MeanwhileError, match="bram"):
        confirm(people.eva, scanned, {riddle.key: "wegen"})
    form = {"een": riddle.key, f"groep-{riddle.key}": "wegen"}
    answer = people.client("eva").post(f"/impact/uitgaven/{scanned.pk}/twijfel/", form)
    assert answer.status_code == 409
    withdraw(people.eva, scanned, ConfirmedLine.objects.get().pk)
    assert confirm(people.eva, scanned, {riddle.key: "wegen"}) == 1


@pytest.mark.parametrize("group", ["", "bestaat-niet"])
def test_a_group_that_is_not_there_is_refused(people: People, scanned: SpendFile, riddle: SpendKey, group: str) -> None:
    with pytest.raises(RefusedError, match="Kies voor elke"):
        confirm(people.bram, scanned, {riddle.key: group})
    nothing = people.client("bram").post(f"/impact/uitgaven/{scanned.pk}/twijfel/", {})
    assert nothing.status_code == 422
    assert not ConfirmedLine.objects.exists()


def test_what_is_left_goes_down(people: People, scanned: SpendFile, riddle: SpendKey) -> None:
    before = left_to_confirm(scanned)
    confirm(people.bram, scanned, {riddle.key: "catering"})
    assert before.cents - left_to_confirm(scanned).cents == riddle.cents
