"""The job behind a scan: how far it is, stopped, failed, died, asked for twice; and nothing half-done stays."""

import csv
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from hefboom.apps.accounts.models import AuditEvent
from hefboom.apps.spend import jobs, running
from hefboom.apps.spend.actions import scanning, uploading
from hefboom.apps.spend.heart import Heart, StoppedError
from hefboom.apps.spend.models import STOPPED_AFTER, SpendFile, SpendResult
from hefboom.apps.spend.queries.preview import preview_of
from hefboom.apps.tenders.errors import RefusedError
from hefboom.core.base.errors import HefboomError
from tests.apps.spend.conftest import Upload, file_of
from tests.people import People

State = SpendFile.State


@pytest.fixture
def waiting(people: People, upload: Upload, monkeypatch: pytest.MonkeyPatch) -> SpendFile:
    """Return a scan that waits: no worker is there."""
    monkeypatch.setattr(running, "run", lambda pk, attempt: None)
    return scanning.start(people.bram, upload())


@pytest.fixture
def busy(waiting: SpendFile) -> SpendFile:
    """Return a scan that is half-way."""
    now = timezone.now()
    values = {"state": State.RUNNING, "progress": 0.42, "step": "sum", "heartbeat": now, "started_at": now}
    SpendFile.objects.filter(pk=waiting.pk).update(**values)
    waiting.refresh_from_db()
    return waiting


def page(client: Client, file: SpendFile, part: str = "") -> str:
    answer = client.get(f"/impact/uitgaven/{file.pk}/{part}", headers={"HX-Request": "true"} if part else {})
    return " ".join(answer.content.decode().split())


def test_the_page_says_how_far_it_is_and_can_be_left(people: People, busy: SpendFile) -> None:
    shown = page(people.client("bram"), busy)
    assert "U kunt deze pagina verlaten" in shown
    assert "Bedragen optellen" in shown
    assert "42%" in shown
    assert '<meta http-equiv="refresh" content="5">' in shown
    assert "42%" in page(people.client("anna"), busy, "voortgang/")


def test_when_it_is_done_the_page_that_asks_is_told_to_look_again(people: People, scanned: SpendFile) -> None:
    address = f"/impact/uitgaven/{scanned.pk}/voortgang/"
    answer = people.client("bram").get(address, headers={"HX-Request": "true"})
    assert answer["HX-Refresh"] == "true"


def test_a_scan_that_nobody_takes_says_what_is_missing(people: People, waiting: SpendFile) -> None:
    assert "De scan staat klaar" in page(people.client("bram"), waiting)
    SpendFile.objects.update(queued_at=timezone.now() - timedelta(minutes=5))
    assert "db_worker" in page(people.client("bram"), waiting)


def test_scans_wait_for_each_other_in_order(people: People, waiting: SpendFile, upload: Upload) -> None:
    second = scanning.start(people.bram, upload(name="tweede.csv"))
    assert "Er is 1 scan eerder." in page(people.client("bram"), second)


def test_starting_twice_starts_once(people: People, waiting: SpendFile) -> None:
    scanning.start(people.bram, waiting)
    waiting.refresh_from_db()
    assert waiting.attempt == 1
    assert AuditEvent.objects.filter(action="spend.start").count() == 1


def test_a_scan_that_is_stopped_keeps_nothing(people: People, busy: SpendFile) -> None:
    heart = Heart(busy, lambda: None)
    heart.tell(0.5, "sum")
    people.client("bram").post(f"/impact/uitgaven/{busy.pk}/stoppen/")
    with pytest.raises(StoppedError):
        heart.tell(1.0, "effects")
    busy.refresh_from_db()
    assert busy.state == State.CANCELLED
    assert not SpendResult.objects.exists()
    assert "Deze scan is gestopt." in page(people.client("bram"), busy)


def test_a_scan_that_was_stopped_while_it_waited_is_not_done(people: People, upload: Upload) -> None:
    file = upload()
    SpendFile.objects.filter(pk=file.pk).update(state=State.CANCELLED, attempt=1)
    jobs.scan.func(str(file.pk), 1)
    assert not SpendResult.objects.exists()


def test_a_dead_worker_is_noticed_and_the_scan_can_be_tried_again(
    people: People, busy: SpendFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    SpendFile.objects.update(heartbeat=timezone.now() - STOPPED_AFTER - timedelta(seconds=1))
    assert "Het werk viel stil" in page(people.client("bram"), busy)
    monkeypatch.undo()
    again = people.client("bram").post(f"/impact/uitgaven/{busy.pk}/opnieuw/")
    assert again["Location"] == f"/impact/uitgaven/{busy.pk}/"
    busy.refresh_from_db()
    assert busy.attempt == 2


def test_a_worker_that_was_only_asleep_changes_nothing_any_more(people: People, busy: SpendFile) -> None:
    asleep = Heart(busy, lambda: None)
    SpendFile.objects.update(heartbeat=timezone.now() - STOPPED_AFTER * 2)
    scanning.retry(people.bram, busy)
    with pytest.raises(StoppedError):
        asleep.tell(0.9, "effects")
    with pytest.raises(StoppedError), asleep:
        pass


def test_a_scan_that_lives_is_not_started_twice(people: People, busy: SpendFile) -> None:
    scanning.retry(people.bram, busy)
    busy.refresh_from_db()
    assert (busy.state, busy.attempt) == (State.RUNNING, 1)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (HefboomError("lines.csv is damaged (x). Prepare it anew."), "<p>facturen.csv is beschadigd (x). "),
        (HefboomError("the moon is in the way"), '<p><span lang="en">the moon is in the way</span></p>'),
        (RuntimeError("KAPOT"), "Er ging iets mis aan onze kant"),
    ],
)
def test_a_failure_says_what_went_wrong_and_what_to_do(
    people: People, upload: Upload, monkeypatch: pytest.MonkeyPatch, error: Exception, told: str
) -> None:
    def fail(file: SpendFile) -> None:
        raise error

    monkeypatch.setattr(running, "calculated", fail)
    file = scanning.start(people.bram, upload())
    assert file.state == State.FAILED
    shown = page(people.client("bram"), file)
    assert told in shown
    assert "Probeer het opnieuw" in shown
    assert "KAPOT" not in shown


def test_the_end_of_the_worker_is_told_and_goes_its_way(
    people: People, upload: Upload, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(file: SpendFile) -> None:
        raise KeyboardInterrupt

    file = upload()
    SpendFile.objects.filter(pk=file.pk).update(state=State.QUEUED, attempt=1)
    monkeypatch.setattr(running, "calculated", stop)
    with pytest.raises(KeyboardInterrupt):
        running.run(str(file.pk), 1)
    file.refresh_from_db()
    assert file.state == State.FAILED


def test_the_same_file_is_recognised(people: People, scanned: SpendFile, upload: Upload) -> None:
    again = upload(name="andere naam.csv")
    shown = page(people.client("bram"), again, "kolommen/")
    assert "Dit bestand is al eerder gescand" in shown
    assert f"/impact/uitgaven/{scanned.pk}/" in shown


def test_scanning_again_makes_a_new_scan_beside_the_old(people: People, scanned: SpendFile) -> None:
    fresh = scanning.again(people.bram, scanned)
    assert (fresh.state, fresh.previous) == (State.DONE, scanned)
    assert fresh.path.read_bytes() == scanned.path.read_bytes()
    scanning.discard(people.bram, scanned)
    fresh.refresh_from_db()
    assert fresh.path.is_file()
    assert fresh.previous is None


def test_what_is_thrown_away_is_gone_from_the_disk(people: People, scanned: SpendFile) -> None:
    folder = scanned.folder
    assert folder.is_dir()
    people.client("bram").post(f"/impact/uitgaven/{scanned.pk}/weggooien/")
    assert not folder.exists()
    assert not SpendFile.objects.exists()
    assert AuditEvent.objects.filter(action="spend.discard").exists()


@pytest.mark.parametrize("name", ["../../etc/passwd.csv", "/etc/passwd.csv", "..\\a.csv", "a\n.csv"])
def test_a_name_is_never_a_path(people: People, name: str, settings: Settings) -> None:
    file = uploading.upload(people.bram, people.agency, name, [file_of()], "excluded", None)
    assert file.path.parent.parent.parent == settings.HEFBOOM_DATA / "spend"
    assert file.path.name == "lines.csv"


def test_a_file_that_is_too_big_is_refused_and_leaves_nothing(people: People, settings: Settings) -> None:
    settings.HEFBOOM_SPEND_MB = 1
    file = SimpleUploadedFile("groot.csv", b"x" * (1024 * 1024 + 1))
    form = {"organisation": people.agency.pk, "vat": "excluded", "price_year": "2023", "file": file}
    answer = people.client("bram").post("/impact/uitgaven/nieuw/", form)
    assert answer.status_code == 422
    assert "hoogstens 1 MB" in answer.content.decode()
    assert not SpendFile.objects.exists()
    assert not list((settings.HEFBOOM_DATA / "spend").glob("*/*"))


@pytest.mark.parametrize("name", ["virus.exe", "lijst.pdf", "zonder"])
def test_another_kind_of_file_is_refused(people: People, name: str) -> None:
    with pytest.raises(RefusedError, match="CSV, XLSX of Parquet"):
        uploading.upload(people.bram, people.agency, name, [b"x"], "excluded", None)


def test_vat_and_year_are_never_filled_in_for_people(people: People) -> None:
    shown = people.client("bram").get("/impact/uitgaven/nieuw/").content.decode()
    for name in ("vat", "price_year"):
        choices = shown[shown.index(f'name="{name}"') :]
        assert choices.index('value="" selected') < choices.index("</select>")
    form = {"organisation": people.agency.pk, "file": SimpleUploadedFile("a.csv", file_of())}
    assert people.client("bram").post("/impact/uitgaven/nieuw/", form).status_code == 422


def test_a_column_chosen_twice_or_without_amounts_cannot_start(people: People, upload: Upload) -> None:
    file = upload()
    client, address = people.client("bram"), f"/impact/uitgaven/{file.pk}/kolommen/"
    twice = client.post(address, {"kolom-0": "amount_eur", "kolom-3": "amount_eur", "start": ""})
    none = client.post(address, {"kolom-0": "date", "start": ""})
    assert (twice.status_code, none.status_code) == (422, 422)
    assert "Kies elk gegeven één keer." in twice.content.decode()
    assert "Zonder bedragen is er niets te scannen." in none.content.decode()


def test_what_cannot_be_read_is_said_before_the_job(people: People) -> None:
    for content, told in ((b"\n1;2\n", "eerste regel is leeg"), (b"date;amount_eur\n", "alleen een kopregel")):
        file = uploading.upload(people.bram, people.agency, "a.csv", [content], "excluded", 2023)
        answer = people.client("bram").get(f"/impact/uitgaven/{file.pk}/kolommen/")
        assert answer.status_code == 422
        assert told in answer.content.decode()


def test_the_preview_names_cells_that_will_not_be_read(people: People, upload: Upload) -> None:
    odd = file_of(
        ("gisteren", "A", "B", "veel", "4523", "x"),
        ("2023-01-01", "A", "B", "1.234,56", "45", "x"),
        ("2023-01-01", "A", "B", "1,234.56", "wegen", "x"),
        ("2023-13-01", "A", "B", "1,234", "45233141-9", "x"),
    )
    shown = page(people.client("bram"), upload(odd), "kolommen/")
    for told in ("dit is geen bedrag in euro", "heeft acht cijfers", "twee dingen betekenen"):
        assert told in shown, told


def test_the_preview_and_the_scan_leave_out_the_same_cells(people: People, upload: Upload) -> None:
    odd = file_of(
        ("gisteren", "A", "B", "1,00", "45233141", "x"),
        ("31-12-2023", "A", "B", "1.234,56", "45233141", "x"),
        ("31-12-2023", "A", "B", "", "45233141", "x"),
        ("31-12-2023", "A", "B", "2,00", "45233141", '"open'),
    )
    draft = upload(odd)
    before = [(str(each.line), each.column, each.value) for each in preview_of(draft).troubles]
    done = scanning.start(people.bram, draft)
    with done.rejected_path.open(encoding="utf-8-sig", newline="") as file:
        assert before == [tuple(row[:3]) for row in csv.reader(file, delimiter=";")]
    assert len(before) == 3
