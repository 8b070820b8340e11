"""Tags and filters as pages use them."""

from typing import Any

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.translation import override

from hefboom.core.base.text import Text


def draw(source: str, language: str = "nl", **values: Any) -> str:
    with override(language):
        return Template(source).render(Context(values))


@pytest.mark.parametrize(
    ("standing", "nl", "en"),
    [
        ("met", "Voldaan", "Met"),
        ("not_met", "Niet voldaan", "Not met"),
        ("unknown", "Onbekend", "Unknown"),
        ("not_applicable", "Niet van toepassing", "Not applicable"),
        ("applies_unknown", "Onbekend of dit geldt", "Unknown whether this applies"),
        ("explained", "Uitgelegd", "Explained"),
    ],
)
def test_a_standing_is_told_in_words_with_an_icon(standing: str, nl: str, en: str) -> None:
    assert f"</svg>{nl}</span>" in draw("{% badge one %}", one=standing)
    assert f"</svg>{en}</span>" in draw("{% badge one %}", "en", one=standing)


def test_the_truth_of_a_condition_has_a_word_for_who_cannot_see_it() -> None:
    told = [draw("{% truth value %}", value=value) for value in (True, False, None)]
    assert [word in one for word, one in zip(("Ja", "Nee", "Onbekend"), told, strict=True)] == [True] * 3


def test_words_of_a_pack_follow_the_language() -> None:
    text = Text(nl="Doel", en="Goal")
    assert draw("{{ text|local }}", text=text) == "Doel"
    assert draw("{{ text|local }}", "en", text=text) == "Goal"


def test_boxes_escape_what_people_wrote() -> None:
    hostile = "<script>"
    page = draw(
        '{% alert "error" title %}{{ title }}{% endalert %}{% empty title %}{% endempty %}'
        '{% why title %}{% endwhy %}{% table title "t" %}{% endtable %}'
        '{% badge "met" title %}{% tag title %}{% crumb title %}',
        title=hostile,
    )
    assert "<script>" not in page
    assert page.count("&lt;script&gt;") == 8


def test_switching_language_keeps_the_page_and_its_filters() -> None:
    request = RequestFactory().get("/organisaties/?op=2025-01-01")
    assert draw("{% language_url 'en' %}", request=request) == "/en/organisaties/?op=2025-01-01"
    request = RequestFactory().get("/en/organisaties/?op=2025-01-01")
    assert draw("{% language_url 'nl' %}", "en", request=request) == "/organisaties/?op=2025-01-01"


def test_a_meter_is_as_long_as_its_share_and_never_longer_than_whole() -> None:
    assert 'class="hb-meter__fill" y="2" height="8" width="43.6"' in draw("{% meter 0.436 %}")
    assert 'width="100.0"' in draw("{% meter 1.4 %}")
    assert "hb-meter__fill" not in draw("{% meter none %}", none=None)
