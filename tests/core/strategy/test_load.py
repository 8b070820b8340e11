from pathlib import Path

import pytest

from hefboom.core.strategy.load import available_packs, find_pack, load_pack, origins
from hefboom.core.strategy.problems import PackError
from tests.pack_folder import write_pack


def problems_of(folder: Path) -> list[str]:
    with pytest.raises(PackError) as caught:
        load_pack(folder)
    return [str(problem) for problem in caught.value.problems]


def test_a_folder_becomes_a_pack(tmp_path: Path) -> None:
    pack = load_pack(write_pack(tmp_path))
    assert pack.manifest.id == "dorp"
    assert [obligation.id for obligation in pack.obligations] == ["big-is-green"]
    assert str(pack.parameters[0].values[1].value) == "143000"
    assert len(pack.scenarios) == 4


def test_an_entry_remembers_where_it_stands(tmp_path: Path) -> None:
    where = origins(write_pack(tmp_path))
    assert where["obligation", "big-is-green"] == ("obligations/big-is-green.toml", 2)
    assert where["scenario", 'big-is-green "A cent below"'] == ("scenarios/all.toml", 14)


def test_the_hash_changes_with_any_byte_and_the_pack_is_read_again(tmp_path: Path) -> None:
    before = load_pack(write_pack(tmp_path))
    assert load_pack(tmp_path) is before
    write_pack(tmp_path, goals=("2030, value = 0.5", "2030, value = 0.60"))
    after = load_pack(tmp_path)
    assert after.sha256 != before.sha256
    assert str(after.goals[0].targets[1].value) == "0.60"


def test_the_hash_is_the_same_wherever_the_folder_lies(tmp_path: Path) -> None:
    first, second = write_pack(tmp_path / "a"), write_pack(tmp_path / "b")
    assert load_pack(first).sha256 == load_pack(second).sha256


def test_a_misspelt_key_is_told_with_file_line_path_and_what_was_meant(tmp_path: Path) -> None:
    (problem,) = problems_of(write_pack(tmp_path, goals=("measured_by", "mesured_by")))
    assert problem.startswith(
        'goals.toml:2: error: goal half-2030, mesured_by: there is no such key; did you mean "measured_by"?'
    )


def test_a_missing_translation_is_told(tmp_path: Path) -> None:
    (problem,) = problems_of(write_pack(tmp_path, obligations=(', en = "There are criteria."', "")))
    assert problem == (
        "obligations/big-is-green.toml:2: error: obligation big-is-green, met[1].says.en: "
        "the translation is missing; every text needs nl and en"
    )


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            {"parameters": ("143000", '"143000"')},
            'values[2].value: must be a number without quotes, not the text "143000"',
        ),
        ({"parameters": ("143000", "true")}, "values[2].value: must be a number without quotes, not True"),
        ({"parameters": ("from = 2024-01-01", 'from = "2024"')}, "values[2].from: must be a date without quotes"),
        ({"goals": ('"effort"', '"efort"')}, 'did you mean "effort"?'),
        ({"goals": ('id = "half-2030"', 'id = "Half 2030"')}, "not of the form small letters and digits"),
        ({"targets": ("share = 0.75\n", "")}, ""),
    ],
)
def test_a_value_of_the_wrong_kind_is_told(tmp_path: Path, change: dict[str, tuple[str, str]], sentence: str) -> None:
    if not sentence:  # a share target without a number is right: it is shown for comparison
        assert load_pack(write_pack(tmp_path, **change)).targets[0].share is None
        return
    (problem,) = problems_of(write_pack(tmp_path, **change))
    assert sentence in problem


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    write_pack(tmp_path, goals=("kind", "kindd"), targets=('en = "Green share"', 'english = "Green share"'))
    (tmp_path / "themes.toml").write_text("[[theme]\n", "utf-8")
    (tmp_path / "duties.toml").write_text("[[dutty]]\n", "utf-8")
    (tmp_path / "categories.csv").write_text("code,nam_nl\n", "utf-8")
    (tmp_path / "latin.toml").write_bytes("naam = 'caf\xe9'".encode("latin-1"))
    told = "\n".join(problems_of(tmp_path))
    assert "themes.toml:1: error: is not valid TOML" in told
    assert '"dutty" is not something a pack can hold; did you mean "duty"?' in told
    assert 'categories.csv:1: error: header: there is no column "nam_nl"; did you mean "name_nl"?' in told
    assert "latin.toml: error: is not UTF-8 text" in told
    assert "kindd: there is no such key" in told
    assert "title.en: the translation is missing" in told


def test_a_product_group_row_keeps_unknown_apart_from_not_in_the_table(tmp_path: Path) -> None:
    header = (
        "code,name_nl,name_en,parent,high_impact,mvi,confidence,"
        "document,chapter,heading,page,url,note_nl,score_co2,score_isv"
    )
    rows = ["energie,Energie,Energy,,true,yes,seen,plan,1,,,,,unknown,", "post,Post,Mail,,,,seen,plan,1,,7,,,3,1"]
    write_pack(tmp_path)
    (tmp_path / "product-groups.csv").write_text("\n".join([header, *rows]), "utf-8")
    energy, mail = load_pack(tmp_path).product_groups
    assert [(score.dimension, score.score) for score in energy.scores] == [("co2", None)]
    assert [(score.dimension, score.score) for score in mail.scores] == [("co2", 3), ("isv", 1)]
    assert (energy.high_impact, energy.mvi, energy.parent) == (True, "yes", None)
    assert (mail.high_impact, mail.mvi, mail.source.page) == (False, "unknown", 7)


def test_a_row_with_a_cell_too_many_is_told(tmp_path: Path) -> None:
    write_pack(tmp_path)
    (tmp_path / "cpv-rules.csv").write_text("prefix,product_group,confidence,note_nl\n45,none,seen,a,b\n", "utf-8")
    assert problems_of(tmp_path) == ["cpv-rules.csv:2: error: the row has 5 cells, the header has 4"]


def test_a_pack_that_is_not_there_is_told_with_what_was_meant() -> None:
    with pytest.raises(PackError, match='did you mean "nl-rijk-2019"'):
        load_pack("nl-rijk-2018")


def test_a_folder_without_a_manifest_is_told(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"pack\.toml: error: there is no such file"):
        load_pack(tmp_path)


def test_packs_of_an_organisation_are_found_by_id(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_pack(tmp_path / "dorp")
    monkeypatch.setenv("HEFBOOM_PACKS", str(tmp_path))
    assert find_pack("dorp") == tmp_path / "dorp"
    assert {"dorp", "nl-rijk-2019"} <= {manifest.id for manifest in available_packs()}
    assert load_pack("dorp").manifest.fictitious
