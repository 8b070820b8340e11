"""The learner: good on lines like those confirmed, modest on others, and kept without anything that can run."""

import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from hefboom.analytics.classify.classify import Classifier
from hefboom.analytics.classify.confirmed import Confirmed
from hefboom.analytics.classify.key import Key
from hefboom.analytics.classify.learner import Learner
from hefboom.analytics.classify.learner_file import load_learner, save_learner
from hefboom.analytics.classify.shipped import codes_by_prefix
from hefboom.analytics.classify.train import train
from hefboom.core.base.errors import HefboomError
from hefboom.core.strategy.load import load_pack
from tests.analytics.classify.fictitious_invoices import invoices
from tests.analytics.classify.tables import where

KNOWN_GOODS, NEW_GOODS = slice(0, 4), slice(4, 5)


def confirmed(lines: Sequence[tuple[Key, str]]) -> list[Confirmed]:
    return [Confirmed(key, group, None, "Anna", date(2026, 11, 1)) for key, group in lines]


@pytest.fixture(scope="module")
def learner() -> Learner:
    return train(confirmed(invoices(600, seed=1, goods=KNOWN_GOODS)))


def outcome(learner: Learner, lines: Sequence[tuple[Key, str]]) -> tuple[np.ndarray, np.ndarray]:
    """Return for each line whether it is right, and how sure it was."""
    found = learner.predict([key for key, _ in lines])
    return np.array([each[0] == group for each, (_, group) in zip(found, lines, strict=True)]), np.array(
        [each[2] for each in found]
    )


def test_of_lines_like_those_confirmed_it_knows_nearly_all_in_spite_of_typing_errors(learner: Learner) -> None:
    right, sure = outcome(learner, invoices(1000, seed=2, goods=KNOWN_GOODS))
    assert right.mean() >= 0.95
    assert right[sure >= 0.6].mean() >= 0.99
    assert (sure >= 0.6).mean() >= 0.75


def test_of_goods_it_never_saw_it_seldom_claims_to_know(learner: Learner) -> None:
    right, sure = outcome(learner, invoices(1000, seed=3, goods=NEW_GOODS))
    assert right.mean() < 0.5
    assert (~right & (sure >= 0.6)).mean() <= 0.02


def test_it_is_never_surer_than_it_is_right(learner: Learner) -> None:
    right, sure = outcome(learner, invoices(1000, seed=4, goods=KNOWN_GOODS))
    for low in (0.2, 0.4, 0.6, 0.8):
        band = (sure >= low) & (sure < low + 0.2)
        assert band.sum() < 20 or right[band].mean() >= sure[band].mean() - 0.1


def test_words_that_mean_nothing_lead_nowhere(learner: Learner) -> None:
    (found,) = learner.predict([Key(description="qzx vwk jjy")])
    assert found[2] < 0.6
    assert learner.suggest([Key(), Key(cpv="45233141"), Key(description="!?")]) == [(), (), ()]
    assert learner.suggest([]) == []
    assert learner.predict([]) == []


def test_it_says_which_words_and_which_confirmed_line(learner: Learner) -> None:
    (found,) = learner.suggest([Key(description="Kopieerpapier wit (juni)", supplier="Nieuw BV")])
    assert found[0].group == "papier"
    assert "“kopieerpapier”" in found[0].why.nl
    assert "papier" in found[0].why.nl.split("Lijkt het meest op")[1].lower()
    assert "Most like" in found[0].why.en


def test_the_same_lines_give_the_same_learner_in_whatever_order() -> None:
    lines = confirmed(invoices(100, seed=5))
    one, two = train(lines), train(lines[::-1])
    assert one.card == two.card
    assert np.array_equal(one.weights, two.weights)
    assert one.examples == two.examples


def test_it_is_read_back_as_it_was_written(learner: Learner, tmp_path: Path) -> None:
    save_learner(tmp_path / "learner.npz", learner)
    again = load_learner(tmp_path / "learner.npz")
    keys = [key for key, _ in invoices(50, seed=6)]
    assert again.suggest(keys) == learner.suggest(keys)
    assert again.card == learner.card
    assert [path.name for path in tmp_path.iterdir()] == ["learner.npz"]


def test_nothing_in_the_file_can_run(learner: Learner, tmp_path: Path) -> None:
    save_learner(tmp_path / "learner.npz", learner)
    with zipfile.ZipFile(tmp_path / "learner.npz") as file:
        for name in file.namelist():
            array = np.load(io.BytesIO(file.read(name)), allow_pickle=False)
            assert array.dtype.kind in "iuf"


def _with(path: Path, **changes: object) -> Path:
    with np.load(path) as file:
        arrays = dict(file)
    np.savez(path, **{**arrays, **changes})
    return path


@pytest.mark.parametrize(
    "change",
    [
        {"weights": np.zeros((2, 2), dtype=np.float32)},
        {"columns": np.array([-1], dtype=np.int32)},
        {"story": np.frombuffer(b"[]", dtype=np.uint8)},
        {"story": np.frombuffer(b"{", dtype=np.uint8)},
        {"idf": np.array([{}], dtype=object)},
    ],
)
def test_a_file_that_was_tampered_with_is_refused(learner: Learner, tmp_path: Path, change: dict[str, object]) -> None:
    save_learner(tmp_path / "learner.npz", learner)
    with pytest.raises(HefboomError, match="holds no learner that this version can read"):
        load_learner(_with(tmp_path / "learner.npz", **change))


def test_a_learner_of_another_version_is_refused(learner: Learner, tmp_path: Path) -> None:
    save_learner(tmp_path / "learner.npz", replace(learner, card=replace(learner.card, version="0")))
    with pytest.raises(HefboomError, match="of version 0, and this is 1"):
        load_learner(tmp_path / "learner.npz")


def test_a_file_that_is_none_or_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.npz").write_text(json.dumps({}))
    for name, says in (("a.npz", "holds no learner"), ("b.npz", "no such file")):
        with pytest.raises(HefboomError, match=says):
            load_learner(tmp_path / name)


@pytest.mark.parametrize(
    "lines", [[], invoices(20, seed=1), [(Key(description=f"zaal {n}"), "gas") for n in range(99)]]
)
def test_too_few_lines_are_refused_with_what_is_needed(lines: list[tuple[Key, str]]) -> None:
    with pytest.raises(HefboomError, match="at least 40 in 2 groups are needed"):
        train(confirmed(lines))


def test_groups_with_too_few_lines_are_left_out_and_named() -> None:
    lines = [*invoices(200, seed=1), (Key(description="paal"), "openbare-verlichting")]
    assert train(confirmed(lines)).card.left_out == ("openbare-verlichting",)


def test_two_groups_are_enough() -> None:
    lines = [
        (Key(description=f"{word} {n}"), group)
        for n in range(30)
        for word, group in (("zand", "gas"), ("klei", "sloop"))
    ]
    found = train(confirmed(lines)).predict([Key(description="zand 7"), Key(description="klei 99")])
    assert [each[0] for each in found] == ["gas", "sloop"]


def test_the_same_words_confirmed_in_two_ways_stay_doubtful() -> None:
    lines = [*invoices(200, seed=1), *((Key(description=f"zand {n % 5}"), ("gas", "sloop")[n % 2]) for n in range(40))]
    (found,) = train(confirmed(lines)).predict([Key(description="zand 3")])
    assert found[2] < 0.6


def test_it_never_overrules_a_person_a_table_or_a_word(learner: Learner) -> None:
    key = Key(description="kopieerpapier wit")
    said = [Confirmed(key, "sloop", None, "Anna", date(2026, 11, 1))]
    assert where(key, learner=learner, confirmed=said).group == "sloop"
    assert where(key, "text,kopieer*,gas", learner=learner).group == "gas"
    assert where(key, learner=learner).method == "text"
    assert where(Key(description="kopieerpapier", cpv="45233141"), learner=learner).group == "wegen"


def test_where_nothing_else_knows_it_is_asked(learner: Learner) -> None:
    sure = where(Key(description="Sanitair reinigen locatie noord"), learner=learner)
    assert (sure.group, sure.code, sure.method, sure.doubtful) == ("schoonmaak", "N80T82", "learned", False)
    broad = where(Key(cpv="90000000", description="sanitair reinigen"), learner=learner)
    assert (broad.group, broad.code, broad.method) == ("schoonmaak", "E37T39", "learned")
    unsure = where(Key(description="qzx vwk"), learner=learner)
    assert (unsure.group, unsure.doubtful, bool(unsure.others)) == (None, True, True)


def test_of_another_pack_it_names_only_the_groups_there_are(learner: Learner) -> None:
    pack = load_pack("waterstad-2025")
    (found,) = Classifier(pack, codes_by_prefix(), learner=learner).classify([Key(description="kopieerpapier wit")])
    assert {found.group, *(each.group for each in found.others)} <= {
        None,
        *(group.code for group in pack.product_groups),
    }
