"""Bram reads what is wrong with his file in his own language, and by the name that he gave it."""

import csv

import pytest

from hefboom.apps.spend.actions import scanning
from tests.apps.spend.conftest import LINES, Upload, file_of
from tests.people import People

BAD = (*LINES, ("2024-06-01", "Kantoor", "Raadsel BV", "veel", "", ""), ("morgen", "Kantoor", "Bos", "1.00", "", ""))
LANGUAGES = pytest.mark.parametrize(
    ("prefix", "says"),
    [
        ("", ("dit is geen bedrag in euro's; schrijf", "dit is geen datum; schrijf", "facturen.csv is leeg.")),
        ("/en", ("this is not an amount in euros; write", "this is not a date; write", "facturen.csv is empty.")),
    ],
)


@LANGUAGES
def test_lines_that_were_left_out_say_why_in_the_language_of_the_reader(
    people: People, upload: Upload, prefix: str, says: tuple[str, ...]
) -> None:
    file = scanning.start(people.bram, upload(file_of(*BAD)))
    answer = people.client("bram").get(f"{prefix}/impact/uitgaven/{file.pk}/afgekeurd.csv")
    _, *rows = csv.reader(answer.content.decode("utf-8-sig").splitlines(), delimiter=";")
    assert [row[:3] for row in rows] == [["8", "amount_eur", "veel"], ["9", "date", "morgen"]]
    assert [row[3].startswith(why) for row, why in zip(rows, says, strict=False)] == [True, True]
    page = people.client("bram").get(f"{prefix}/impact/uitgaven/{file.pk}/scan.html").content.decode()
    assert all(why.replace("'", "&#x27;") in page for why in says[:2])


@LANGUAGES
def test_a_file_that_cannot_be_looked_at_says_why_in_the_language_of_the_reader(
    people: People, upload: Upload, prefix: str, says: tuple[str, ...]
) -> None:
    file = upload()
    file.path.write_bytes(b"")
    answer = people.client("bram").get(f"{prefix}/impact/uitgaven/{file.pk}/kolommen/")
    assert answer.status_code == 422
    assert says[2] in answer.content.decode()
