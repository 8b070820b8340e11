import json
import re
from pathlib import Path

import pytest
from lxml import html

from hefboom.core.base.text import LANGUAGES, Language
from hefboom.core.strategy.load import available_packs, load_pack
from hefboom.core.strategy.show import as_json, show
from tests.pack_folder import write_pack

FORMS = ("text", "markdown", "html")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "nl",
            ("Dit is een verzonnen voorbeeld.", "Groot is groen", "De waarde haalt de grens.", "vanaf 1 januari 2024"),
        ),
        (
            "en",
            ("This is a fictitious example.", "Big is green", "The value reaches the limit.", "from 1 January 2024"),
        ),
    ],
)
def test_a_page_tells_what_the_pack_says(tmp_path: Path, form: str, language: Language, words: tuple[str, ...]) -> None:
    page = " ".join(show(load_pack(write_pack(tmp_path)), form, language).split())
    for each in words:
        assert each in page


def test_conditions_stand_under_their_words_with_limits_and_source(tmp_path: Path) -> None:
    page = show(load_pack(write_pack(tmp_path)), "text", "en")
    assert "- The value reaches the limit.\n  estimated_value_eur >= $big" in page
    assert "Value: €143,000.00" in page.replace("\xa0", " ")
    assert "Source: Plan, chapter 2, “Groot”, p. 5" in page


def test_a_goal_stands_with_its_targets_by_year(tmp_path: Path) -> None:
    assert "To reach: 2025: 25%; 2030: 50%" in show(load_pack(write_pack(tmp_path)), "text", "en")


def test_a_share_names_its_numerator_and_denominator(tmp_path: Path) -> None:
    page = show(load_pack(write_pack(tmp_path)), "markdown", "nl")
    assert "| Aandeel groen | grote opdrachten met criteria | grote opdrachten | 75% |" in page


def test_a_score_that_is_not_known_is_said_to_be_unknown() -> None:
    page = html.fromstring(show(load_pack("nl-rijk-2019"), "html", "nl"))
    row = page.xpath("//section[h2/@id='product-groups']//tr[th='Catering']")[0]
    assert [cell.text for cell in row.findall("td")[3:8]] == ["onbekend"] * 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_html_stands_alone_and_is_well_built(language: Language) -> None:
    source = show(load_pack("nl-rijk-2019"), "html", language)
    page = html.fromstring(source)
    assert page.get("lang") == language
    assert not re.search(r"<script|<link|<img|\son\w+=|style=", source)
    anchors = [link.get("href")[1:] for link in page.iter("a")]
    ids = [element.get("id") for element in page.xpath("//*[@id]")]
    assert set(anchors) <= set(ids)
    assert len(ids) == len(set(ids))
    assert len(page.findall(".//h1")) == 1
    for table in page.iter("table"):
        assert table.find("caption") is not None
        assert len({len(row) for row in table.iter("tr")}) == 1


def test_text_of_an_author_never_becomes_markup(tmp_path: Path) -> None:
    folder = write_pack(tmp_path, obligations=("Er zijn criteria.", "Er zijn <b>criteria</b>."))
    assert "Er zijn &lt;b&gt;criteria&lt;/b&gt;." in show(load_pack(folder), "html", "nl")


def test_json_holds_everything_with_goals_by_id() -> None:
    pack = load_pack("nl-rijk-2019")
    data = json.loads(as_json(pack))
    assert [goal["id"] for goal in data["goals"]] == [goal.id for goal in pack.goals]
    assert data["manifest"]["id"] == "nl-rijk-2019"
    assert data["obligations"][0]["from"] == str(pack.obligations[0].from_)
    assert set(data) == set(type(pack).model_fields)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_shipped_pack_can_be_shown(form: str, language: Language) -> None:
    for manifest in available_packs():
        assert manifest.title.in_language(language) in show(load_pack(manifest.id), form, language)
