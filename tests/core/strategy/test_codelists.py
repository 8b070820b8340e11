from pathlib import Path

import pytest

from hefboom.core.base.errors import HefboomError
from hefboom.core.base.text import Text
from hefboom.core.strategy.codelists import code_list_names, load_code_list, store_code_list
from hefboom.core.strategy.cpv_files import read_cpv

BRIDGE = {"45221110": Text(nl="Bouwen van bruggen", en="Bridge construction work")}
CSV = "code,label_nl,label_en\n45221110-6,Bouwen van bruggen,Bridge construction work\n"
GENERICODE = """<?xml version="1.0"?>
<gc:CodeList xmlns:gc="http://docs.oasis-open.org/codelist/ns/genericode/1.0/"><SimpleCodeList><Row>
<Value ColumnRef="code"><SimpleValue>45221110</SimpleValue></Value>
<Value ColumnRef="nld_label"><SimpleValue>Bouwen van bruggen</SimpleValue></Value>
<Value ColumnRef="eng_label"><SimpleValue>Bridge construction work</SimpleValue></Value>
</Row></SimpleCodeList></gc:CodeList>"""
XML = """<CPV_CODE><CPV CODE="45221110-6"><TEXT LANG="NL">Bouwen van
 bruggen</TEXT><TEXT LANG="EN">Bridge construction work</TEXT><TEXT LANG="FR">Ponts</TEXT></CPV></CPV_CODE>"""

HOSTILE = """<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>
<CPV_CODE><CPV CODE="45221110"><TEXT LANG="NL">&x;</TEXT><TEXT LANG="EN">b</TEXT></CPV></CPV_CODE>"""


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEFBOOM_DATA", str(tmp_path / "data"))


def test_divisions_and_groups_of_the_cpv_come_along() -> None:
    cpv = load_code_list("cpv")
    assert cpv.label("45000000", "en") == "Construction work"
    assert cpv.label("45221110", "en") is None
    assert cpv.nearest("45221110", "nl") == ("45200000", cpv.label("45200000", "nl"))
    assert not cpv.loaded


def test_every_shipped_list_says_where_it_comes_from() -> None:
    for name in code_list_names():
        found = load_code_list(name)
        assert found.labels, name
        assert found.origin.publisher, name
        assert found.origin.licence, name


@pytest.mark.parametrize("content", [CSV, CSV.replace("label_", ""), GENERICODE, XML], ids=["csv", "csv2", "gc", "xml"])
def test_the_full_cpv_can_be_read_from_its_publications(tmp_path: Path, content: str) -> None:
    file = tmp_path / "cpv"
    file.write_text(content, "utf-8")
    assert read_cpv(file) == BRIDGE


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("code,label_nl,label_en\n4522,a,b\n", "a CPV code of eight digits"),
        ("code,label_nl,label_en\n45221110,a,\n", "a Dutch and an English label"),
        ("kode,naam\n45221110,a\n", "needs the columns code, label_nl and label_en; it has kode, naam"),
        ("code,label_nl,label_en\n", "holds no CPV codes"),
        ("<CPV_CODE><CPV", "is not XML that can be read"),
        (HOSTILE, "a Dutch and an English label"),
    ],
)
def test_what_is_not_the_cpv_is_refused_whole(tmp_path: Path, content: str, sentence: str) -> None:
    file = tmp_path / "cpv"
    file.write_text(content, "utf-8")
    with pytest.raises(HefboomError, match=sentence):
        read_cpv(file)


def test_a_loaded_list_goes_before_the_shipped_one() -> None:
    shipped = load_code_list("cpv")
    store_code_list("cpv", BRIDGE, shipped.origin)
    loaded = load_code_list("cpv")
    assert loaded.loaded
    assert loaded.labels == BRIDGE
    assert loaded.origin == shipped.origin.model_copy(update={"columns": {}})


def test_a_list_that_is_not_there_is_told_with_what_was_meant() -> None:
    with pytest.raises(HefboomError, match='no code list "cpvs"; did you mean "cpv"'):
        load_code_list("cpvs")
