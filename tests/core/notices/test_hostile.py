"""Hostile and broken files: one clear line each, and the batch goes on."""

import gzip
import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from hefboom.core.notices.batch import read_all
from hefboom.core.notices.inputs import Input, Left, find_inputs
from hefboom.core.notices.notice import NoticeRefused
from hefboom.core.notices.reader import read_notice
from tests.core.notices.build import a_notice

GOOD = a_notice()
BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "' + b"&a;" * 500 + b'">]><x>' + b"&b;" * 500 + b"</x>"
SECRET = b'<!DOCTYPE x [<!ENTITY s SYSTEM "file:///etc/passwd">]><x>&s;</x>'


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"   \n", "empty"),
        (b"hello", "not well-formed XML"),
        (GOOD[:-400], "not well-formed XML"),
        (GOOD.replace(b"UTF-8", b"UTF-16"), "not well-formed XML"),
        (GOOD.replace(b"Nieuwe", b"Nieuw\xe9"), "not well-formed XML"),
        (b"<a>" * 100_000, "not well-formed XML"),
        (b"\x00" * 1000, "not well-formed XML"),
        (BOMB, "DOCTYPE"),
        (SECRET, "DOCTYPE"),
        (b"<html><body/></html>", "no eForms notice"),
        (
            b'<TED_EXPORT xmlns="http://publications.europa.eu/resource/schema/ted/R2.0.9/publication"/>',
            "old TED schema",
        ),
        (GOOD.replace(b"eforms-sdk-1.10", b""), "SDK version"),
        (GOOD.replace(b"eforms-sdk-1.10", b"beta"), "SDK version"),
        (GOOD.replace(b'listName="competition"', b""), "what form it is"),
        (b"<a>" + b" " * 50_000_000 + b"</a>", "50 MB is too large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_notice_is_refused_with_one_line(data: bytes, says: str) -> None:
    with pytest.raises(NoticeRefused) as refusal:
        read_notice(data, "x.xml")
    assert says in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert "root:" not in str(refusal.value)


def test_the_batch_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(GOOD)
    (tmp_path / "b.xml").write_bytes(BOMB)
    (tmp_path / "c.json").write_text("{")
    (tmp_path / "d.csv").write_text("a,b")
    (tmp_path / "e.xml").write_bytes(a_notice(publication="5-2024"))
    outcomes = list(read_all(find_inputs([tmp_path])))
    assert [isinstance(one, list) for one in outcomes] == [True, False, False, False, True]
    assert [one.skipped for one in outcomes if isinstance(one, Left)] == [False, False, True]


def test_two_processes_give_what_one_gives(tmp_path: Path) -> None:
    for number in range(50):
        (tmp_path / f"{number}.xml").write_bytes(a_notice(publication=f"{number}-2024"))
    inputs = [*find_inputs([tmp_path]), Left("gone.xml", "there is no such file or folder")]
    assert list(read_all(inputs, processes=2)) == list(read_all(inputs))


def test_archives_are_read_without_unpacking(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "day.zip", "w") as archive:
        archive.writestr("../../out/1.xml", GOOD)
        archive.writestr("readme.txt", "hello")
        archive.writestr("bomb.xml", b" " * 60_000_000, compress_type=zipfile.ZIP_DEFLATED)
    with tarfile.open(tmp_path / "day.tar.gz", "w:gz") as archive_:
        member = tarfile.TarInfo("2.xml")
        member.size = len(GOOD)
        archive_.addfile(member, io.BytesIO(GOOD))
    found = list(find_inputs([tmp_path]))
    assert [type(one) for one in found] == [Input, Input, Left, Left]
    assert "60 MB is too large" in next(one.why for one in found if isinstance(one, Left) and not one.skipped)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["day.tar.gz", "day.zip"]


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04nonsense", b"", gzip.compress(b"no tar")], ids=["no zip", "empty", "no tar"]
)
def test_a_broken_archive_is_one_line(tmp_path: Path, content: bytes) -> None:
    for name in ("a.zip", "a.tar.gz"):
        (tmp_path / name).write_bytes(content)
    found = list(find_inputs([tmp_path]))
    assert len(found) == 2
    assert all(isinstance(one, Left) and "archive" in one.why for one in found)


def test_a_path_that_does_not_exist_is_named(tmp_path: Path) -> None:
    (left,) = find_inputs([tmp_path / "gone"])
    assert isinstance(left, Left)
    assert left.why == "there is no such file or folder"
