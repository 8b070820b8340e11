from pathlib import Path

import pytest

from hefboom.core.strategy.diff import Change, diff
from hefboom.core.strategy.load import load_pack
from tests.pack_folder import write_pack


def changes(folder: Path, **replace: tuple[str, str]) -> list[Change]:
    return diff(load_pack(write_pack(folder / "old")), load_pack(write_pack(folder / "new", **replace)))


def test_the_same_pack_twice_has_no_changes(tmp_path: Path) -> None:
    assert changes(tmp_path) == []


@pytest.mark.parametrize(
    ("replace", "nl", "en"),
    [
        (
            {"parameters": ("143000", "144000")},
            "Getal of lijst “Groot”: van €\xa0143.000,00 naar €\xa0144.000,00 vanaf 1 januari 2024.",
            "Number or list “Big”: from €143,000.00 to €144,000.00 from 1 January 2024.",
        ),
        (
            {"parameters": ("140000", "139000")},
            (
                "Getal of lijst “Groot”: van €\xa0140.000,00 naar €\xa0139.000,00 "
                "van 1 januari 2020 tot en met 31 december 2023."
            ),
            (
                "Number or list “Big”: from €140,000.00 to €139,000.00 "
                "from 1 January 2020 up to and including 31 December 2023."
            ),
        ),
        (
            {"goals": ("2030, value = 0.5", "2030, value = 0.6")},
            "Doel “De helft in 2030”: streefwaarde 2030: van 50% naar 60%.",
            "Goal “Half in 2030”: target 2030: from 50% to 60%.",
        ),
        (
            {"targets": ("share = 0.75", "share = 0.8")},
            "Aandeel “Aandeel groen”: te bereiken aandeel: was 75%, is nu 80%.",
            "Share target “Green share”: share to reach: was 75%, is now 80%.",
        ),
        (
            {"obligations": ("from = 2020-01-01", "from = 2021-05-01")},
            "Verplichting “Groot is groen”: geldt vanaf: was 1 januari 2020, is nu 1 mei 2021.",
            "Obligation “Big is green”: in force from: was 1 January 2020, is now 1 May 2021.",
        ),
        (
            {"pack": ('version = "1.0.0"', 'version = "1.1.0"')},
            "Pakket “Dorp (fictief)”: versie: was 1.0.0, is nu 1.1.0.",
            "Pack “Village (fictitious)”: version: was 1.0.0, is now 1.1.0.",
        ),
    ],
)
def test_one_change_is_one_sentence(tmp_path: Path, replace: dict[str, tuple[str, str]], nl: str, en: str) -> None:
    (change,) = changes(tmp_path, **replace)
    assert (change.how, change.says.nl, change.says.en) == ("changed", nl, en)


def test_a_threshold_that_starts_earlier_is_told_for_the_days_it_changes(tmp_path: Path) -> None:
    replace = ("until = 2023-12-31", "until = 2023-06-30")
    folder = write_pack(tmp_path / "new", parameters=replace)
    text = (folder / "parameters.toml").read_text("utf-8").replace("from = 2024-01-01", "from = 2023-07-01")
    (folder / "parameters.toml").write_text(text, "utf-8")
    (change,) = diff(load_pack(write_pack(tmp_path / "old")), load_pack(folder))
    assert change.says.en.endswith(
        "from €140,000.00 to €143,000.00 from 1 July 2023 up to and including 31 December 2023."
    )


def test_a_condition_that_changes_is_told_with_its_words(tmp_path: Path) -> None:
    added, removed = changes(tmp_path, obligations=("mvi_criteria_applied", "mvi_level >= 1"))
    assert (
        added.says.en == "Obligation “Big is green”: condition added (met when): There are criteria [mvi_level >= 1]."
    )
    assert removed.says.nl == (
        "Verplichting “Groot is groen”: voorwaarde vervallen (voldaan als): Er zijn criteria [mvi_criteria_applied]."
    )


def test_a_goal_that_comes_and_one_that_goes_are_told(tmp_path: Path) -> None:
    write_pack(tmp_path / "new", goals=('id = "half-2030"', 'id = "other-2030"'), targets=('goal = "half-2030"\n', ""))
    told = diff(load_pack(write_pack(tmp_path / "old")), load_pack(tmp_path / "new"))
    assert [(change.how, change.kind, change.id) for change in told] == [
        ("added", "goal", "other-2030"),
        ("removed", "goal", "half-2030"),
        ("changed", "target", "green-share"),
    ]
    assert told[2].says.nl == "Aandeel “Aandeel groen”: doel: was half-2030, is nu leeg."


def test_scenarios_are_no_news_for_policy_staff(tmp_path: Path) -> None:
    assert changes(tmp_path, scenarios=("142999.99", "142999.98")) == []


def test_codes_that_come_and_go_are_told(tmp_path: Path) -> None:
    def with_groups(name: str, codes: str) -> Path:
        folder = write_pack(tmp_path / name)
        (folder / "lists.toml").write_text(
            '[[parameter]]\nid = "groups"\nname = { nl = "Groepen", en = "Groups" }\ntype = "codes"\n'
            f'values = [{{ from = 2020-01-01, codes = {codes}, confidence = "seen", source.document = "plan" }}]',
            "utf-8",
        )
        return folder

    old, new = with_groups("old", '["a", "b"]'), with_groups("new", '["b", "c"]')
    (change,) = diff(load_pack(old), load_pack(new))
    assert change.says.nl == "Getal of lijst “Groepen”: erbij c; eraf a vanaf 1 januari 2020."
