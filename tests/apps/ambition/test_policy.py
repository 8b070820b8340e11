"""What an organisation writes itself: themes, and what a level means; it reaches everything below."""

import pytest

from hefboom.apps.ambition.actions.policy import LevelTexts, ThemeWords, add_theme, write_texts
from hefboom.apps.ambition.actions.webs import set_level
from hefboom.apps.ambition.errors import RefusedError
from hefboom.apps.ambition.models import OwnLevelText, OwnTheme
from hefboom.apps.ambition.queries.texts import LevelWords
from hefboom.apps.ambition.queries.webs import web_at, web_of, web_page
from hefboom.apps.organisations.models import Organisation
from tests.apps.ambition.webs import row, view, workwear
from tests.people import People

HOSTILE = "<script>alert(1)</script>\"onmouseover='x'"


def write(people: People, organisation: Organisation, place: tuple[str, str], basis: str) -> None:
    write_texts(people.eva, organisation, place, LevelTexts("", basis, "", "", "Beleid 2026, hoofdstuk 3"), None)


def test_an_own_theme_is_on_the_webs_below_and_not_on_those_beside(people: People) -> None:
    people.client("eva").post("/organisaties/ienw/ambitie/themas/", {"name": "Minder geluid", "name_en": "Less noise"})
    assert row(workwear(people), "minder-geluid").theme.name.en == "Less noise"
    assert web_page(web_at(people.other_ministry)).row("minder-geluid") is None


def test_an_optional_theme_of_the_strategy_is_added_with_its_own_words(people: People) -> None:
    address = "/organisaties/ienw/ambitie/themas/"
    assert people.client("eva").post(address, {"optional": "wellbeing"}).status_code == 302
    assert row(workwear(people), "wellbeing").theme.name.nl == "Welzijn"
    assert people.client("eva").post(address, {"optional": "wellbeing"}).status_code == 422
    assert people.client("eva").post(address, {"optional": "geluk"}).status_code == 422


def test_a_theme_is_renamed_taken_out_of_use_and_brought_back(people: People) -> None:
    theme = add_theme(people.eva, people.ministry, ThemeWords("Geluid"))
    tender = workwear(people)
    set_level(people.anna, web_of(tender), "geluid", 2, "", 0)
    address = "/organisaties/ienw/ambitie/themas/geluid/"
    form = people.client("eva").get(address).context["form"]
    people.client("eva").post(address, {"name": "Stilte", "seen": form["seen"].value()})
    assert (row(tender, "geluid").theme.name.nl, row(tender, "geluid").level) == ("Stilte", 2)
    people.client("eva").post(address, {"retired": "yes"})
    assert row(tender, "geluid").theme.retired
    assert view(workwear(people, code="NIEUW")).row("geluid") is None
    people.client("eva").post(address, {"retired": "no"})
    theme.refresh_from_db()
    assert theme.retired_at is None


def test_a_name_that_is_there_and_a_thirteenth_theme_are_refused(people: People) -> None:
    with pytest.raises(RefusedError):
        add_theme(people.eva, people.ministry, ThemeWords("klimaat"))
    for number in range(7):
        add_theme(people.eva, people.ministry, ThemeWords(f"Thema {number}"))
    with pytest.raises(RefusedError):
        add_theme(people.eva, people.agency, ThemeWords("Een te veel"))
    assert len(view(workwear(people)).rows) == 12


def test_two_people_who_rename_one_theme_see_both_names(people: People) -> None:
    add_theme(people.eva, people.ministry, ThemeWords("Geluid"))
    address = "/organisaties/ienw/ambitie/themas/geluid/"
    drawn = people.client("eva").get(address).context["form"]["seen"].value()
    people.client("eva").post(address, {"name": "Stilte", "seen": drawn})
    answer = people.client("eva").post(address, {"name": "Rust", "seen": drawn})
    assert answer.status_code == 409
    assert "Stilte" in answer.content.decode()
    assert 'value="Rust"' in answer.content.decode()
    assert OwnTheme.objects.get().name == "Stilte"


def test_the_nearest_text_stands_beside_the_choice_and_names_its_source(people: People) -> None:
    tender = workwear(people)

    def meaning(level: int) -> LevelWords:
        found = row(tender).meanings[level]
        assert found
        return found

    assert meaning(1).own is None
    write(people, people.ministry, ("climate", ""), "Zoals het ministerie zegt.")
    assert meaning(1).text.nl == "Zoals het ministerie zegt."
    write(people, people.ministry, ("climate", "bedrijfskleding"), "Zoals het ministerie van kleding zegt.")
    assert meaning(1).text.nl == "Zoals het ministerie van kleding zegt."
    write(people, people.agency, ("climate", ""), "Zoals wij zeggen.")
    own = meaning(1).own
    assert own
    assert (meaning(1).text.nl, own.source) == ("Zoals wij zeggen.", "Beleid 2026, hoofdstuk 3")
    assert meaning(2).own is None  # left empty: the text of the strategy stands


def test_a_text_needs_its_source(people: People) -> None:
    address = "/organisaties/ienw/ambitie/teksten/climate/?groep=catering"
    answer = people.client("eva").post(address, {"basis": "Veel minder vlees."})
    assert answer.status_code == 422
    assert "Schrijf op waar dit beleid staat" in answer.content.decode()
    assert people.client("eva").post(address, {"basis": "Veel minder vlees.", "source": "Beleid"}).status_code == 409
    drawn = people.client("eva").get(address).context["form"]["seen"].value()
    form = {"basis": "Veel minder vlees.", "source": "Beleid", "seen": drawn}
    assert people.client("eva").post(address, form).status_code == 302
    assert OwnLevelText.objects.get().product_group == "catering"


def test_texts_emptied_are_taken_away(people: People) -> None:
    write(people, people.ministry, ("climate", ""), "Tekst")
    address = "/organisaties/ienw/ambitie/teksten/climate/"
    drawn = people.client("eva").get(address).context["form"]["seen"].value()
    people.client("eva").post(address, {"seen": drawn})
    assert not OwnLevelText.objects.exists()


def test_a_theme_or_group_that_does_not_exist_is_404(people: People) -> None:
    for place in ("geluk/", "climate/?groep=caterin"):
        assert people.client("eva").get(f"/organisaties/ienw/ambitie/teksten/{place}").status_code == 404


def test_html_in_names_and_texts_is_shown_as_text(people: People) -> None:
    add_theme(people.eva, people.ministry, ThemeWords(HOSTILE, HOSTILE, HOSTILE))
    write_texts(people.eva, people.ministry, ("climate", ""), LevelTexts(*[HOSTILE] * 5), None)
    tender = workwear(people)
    set_level(people.anna, web_of(tender), "climate", 1, "", 0)
    for address in (
        f"/inkooptrajecten/{tender.pk}/ambitie/",
        "/organisaties/ienw/ambitie/",
        "/organisaties/ienw/ambitie/themas/",
        "/organisaties/ienw/ambitie/teksten/",
        "/organisaties/ienw/ambitie/teksten/climate/",
    ):
        page = people.client("eva").get(address).content.decode()
        assert "alert(1)" in page
        assert "<script>alert" not in page
        assert "onmouseover='x'" not in page
