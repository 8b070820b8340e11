"""Choosing on the page: one button without our script, each choice at once with it, and what happens in trouble."""

import pytest
from pytest_django import DjangoAssertNumQueries

from hefboom.apps.ambition.actions.policy import ThemeWords, add_theme
from hefboom.apps.ambition.actions.webs import set_level
from hefboom.apps.ambition.queries.webs import web_at, web_of, web_page
from tests.apps.ambition.webs import row, sent, view, workwear
from tests.people import People, tender_of

MOST_QUERIES = 15
HOSTILE = "<script>alert(1)</script>\"onmouseover='x'"
SCRIPT = {"HTTP_HX_REQUEST": "true"}


def test_without_script_one_button_saves_every_theme(people: People) -> None:
    tender = workwear(people)
    address = f"/inkooptrajecten/{tender.pk}/ambitie/"
    form = sent(view(tender), climate="3", circular="0", isv="1", isv_reason="Kleine keten")
    answer = people.client("bram").post(address, form, follow=True)
    assert answer.redirect_chain[-1][0] == address
    assert {code: level for code, level in view(tender).levels.items() if level is not None} == {
        "climate": 3,
        "circular": 0,
        "isv": 1,
    }
    assert "Voor 3 van de 5 thema's is een niveau gekozen." in answer.content.decode()


def test_with_script_the_answer_holds_the_picture_what_changed_and_when(people: People) -> None:
    tender = workwear(people)
    answer = people.client("bram").post(
        f"/inkooptrajecten/{tender.pk}/ambitie/", sent(view(tender), climate="3"), **SCRIPT
    )
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<html" not in page
    assert "Ambitie: Klimaat 3, Circulair onbekend" in page
    assert 'id="bij-climate"' in page
    assert 'id="bij-circular"' not in page
    assert "Klimaat, 3 Ambitieus." in page
    assert "Opgeslagen om " in page


@pytest.mark.parametrize("how", [{}, SCRIPT], ids=["no script", "script"])
def test_below_what_binds_without_a_reason_is_422_and_holds_up_nothing_else(
    people: People, how: dict[str, str]
) -> None:
    tender = workwear(people)
    set_level(people.eva, web_at(people.ministry), "climate", 2, "", 0)
    address = f"/inkooptrajecten/{tender.pk}/ambitie/"
    answer = people.client("bram").post(address, sent(view(tender), climate="1", circular="2"), **how)
    assert answer.status_code == 422
    assert "Dit is lager dan het uitgangspunt, niveau 2. Schrijf op waarom." in answer.content.decode()
    assert (row(tender).level, row(tender, "circular").level) == (None, 2)
    again = people.client("bram").post(address, sent(view(tender), climate="1", climate_reason="Te duur"), **how)
    assert again.status_code < 400
    assert row(tender).level == 1


@pytest.mark.parametrize("how", [{}, SCRIPT], ids=["no script", "script"])
def test_two_people_at_one_theme_see_both_and_the_last_one_chooses(people: People, how: dict[str, str]) -> None:
    tender = workwear(people)
    address = f"/inkooptrajecten/{tender.pk}/ambitie/"
    drawn = view(tender)
    people.client("anna").post(address, sent(drawn, climate="2", climate_reason="Anna's reden"))
    people.client("anna").post(address, sent(drawn, circular="2"))
    answer = people.client("bram").post(address, sent(drawn, climate="3", climate_reason="Bram's reden"), **how)
    page = answer.content.decode()
    assert answer.status_code == 409
    for told in (
        "Anna koos niveau 2 Significant. U koos niveau 3 Ambitieus.",
        "Anna&#x27;s reden",
        "Bram&#x27;s reden",
    ):
        assert told in page
    assert row(tender).level == 2
    mine = sent(view(tender), climate="3", climate_reason="Bram's reden")
    people.client("bram").post(address, {key: mine[key] for key in mine if key.endswith("-climate")})
    assert (row(tender).level, row(tender).reason) == (3, "Bram's reden")


def test_two_people_at_two_themes_do_not_meet(people: People) -> None:
    tender = workwear(people)
    address, drawn = f"/inkooptrajecten/{tender.pk}/ambitie/", view(tender)
    people.client("anna").post(address, sent(drawn, climate="2"))
    answer = people.client("bram").post(address, sent(drawn, circular="1"))
    assert answer.status_code == 302
    assert (row(tender).level, row(tender, "circular").level) == (2, 1)


def test_a_level_that_does_not_exist_is_told(people: People) -> None:
    tender = workwear(people)
    for level in ("7", "-1", "veel", "²", "1e3", "99999999999999999999"):
        answer = people.client("bram").post(f"/inkooptrajecten/{tender.pk}/ambitie/", sent(view(tender), climate=level))
        assert answer.status_code == 422, level
        assert "Dat niveau bestaat niet. Kies 0, 1, 2 of 3." in answer.content.decode(), level
        assert row(tender).level is None, level


def test_a_mark_that_somebody_made_up_does_no_harm(people: People) -> None:
    tender = workwear(people)
    for mark in ("", "x", "1", "-1.2.3", "9999999999999999999.1.1", "0.²."):
        form = {**sent(view(tender), climate="2"), "seen-climate": mark}
        answer = people.client("bram").post(f"/inkooptrajecten/{tender.pk}/ambitie/", form)
        assert answer.status_code in {302, 409}, mark


def test_a_theme_that_the_web_does_not_have_is_told_without_an_error_of_ours(people: People) -> None:
    tender = workwear(people)
    for theme in ("geluk", HOSTILE):
        form = {f"seen-{theme}": "0..0", f"level-{theme}": "2"}
        answer = people.client("bram").post(f"/inkooptrajecten/{tender.pk}/ambitie/", form)
        assert answer.status_code == 422
        assert "Dit thema hoort niet bij dit web." in answer.content.decode()
        assert "<script>alert" not in answer.content.decode()


def test_html_in_a_reason_is_shown_as_text_to_everybody(people: People) -> None:
    tender = workwear(people)
    address = f"/inkooptrajecten/{tender.pk}/ambitie/"
    people.client("bram").post(address, sent(view(tender), climate="2", climate_reason=HOSTILE))
    assert row(tender).reason == HOSTILE
    for who in ("bram", "dirk", "citizen"):
        page = people.client(who).get(address).content.decode()
        assert "<script>alert" not in page
        assert "onmouseover='x'" not in page


def test_a_reason_that_nobody_would_read_is_refused_and_signs_that_cannot_be_kept_are_left_out(people: People) -> None:
    tender = workwear(people)
    address = f"/inkooptrajecten/{tender.pk}/ambitie/"
    long = people.client("bram").post(address, sent(view(tender), climate="2", climate_reason="x" * 2001))
    assert (long.status_code, row(tender).level) == (422, None)
    people.client("bram").post(address, sent(view(tender), climate="2", climate_reason="Om\x00dat"))
    assert row(tender).reason == "Omdat"


def test_a_change_is_put_back_from_the_page(people: People) -> None:
    tender = workwear(people)
    address = f"/inkooptrajecten/{tender.pk}/ambitie/"
    people.client("bram").post(address, sent(view(tender), climate="2"))
    people.client("bram").post(address, sent(view(tender), climate="3"))
    assert people.client("bram").post(address, {"undo": "climate"}).status_code == 302
    assert row(tender).level == 2
    assert people.client("bram").post(address, {"undo": "geluk"}).status_code == 404


def test_a_higher_web_is_the_proposal_and_one_click_takes_it_over(people: People) -> None:
    tender = workwear(people)
    set_level(people.eva, web_at(people.ministry), "climate", 2, "", 0)
    set_level(people.eva, web_at(people.agency, "bedrijfskleding"), "circular", 3, "", 0)
    address = f"/inkooptrajecten/{tender.pk}/ambitie/"
    page = " ".join(people.client("bram").get(address).content.decode().split())
    assert "Voorstel, overgenomen van het hogere web: 2 Significant." in page
    assert '<a href="/organisaties/rws/ambitie/bedrijfskleding/">Rijkswaterstaat, Bedrijfskleding</a>' in page
    people.client("bram").post(address, {"take_over": "base"})
    assert (row(tender).level, row(tender, "circular").level, row(tender, "isv").level) == (2, 3, None)


def test_the_web_of_a_product_group_is_chosen_on_its_own_page(people: People) -> None:
    address = "/organisaties/rws/ambitie/bedrijfskleding/"
    web = web_page(web_at(people.agency, "bedrijfskleding"))
    assert people.client("anna").post(address, sent(web, climate="2")).status_code == 302
    assert web_page(web_at(people.agency, "bedrijfskleding")).levels["climate"] == 2
    assert people.client("citizen").get(address).status_code == 200


def test_choosing_makes_the_obligations_react(people: People) -> None:
    tender = workwear(people)
    people.client("bram").post(f"/inkooptrajecten/{tender.pk}/ambitie/", sent(view(tender), climate="2"))
    page = people.client("bram").get(f"/inkooptrajecten/{tender.pk}/verplichtingen/").content.decode()
    assert "ambitieweb, gekozen door bram" in page
    for who in ("citizen", "carla"):
        assert (
            "gekozen door bram" not in people.client(who).get(f"/inkooptrajecten/{tender.pk}/ambitie/").content.decode()
        )


def test_no_page_asks_more_than_its_budget(
    people: People, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    tender = workwear(people)
    for number in range(6):
        add_theme(people.eva, people.ministry, ThemeWords(f"Thema {number}"))
        more = tender_of(people.agency, f"MEER-{number}", title="Meer", product_group="catering")
        for theme in ("climate", "circular", "isv"):
            web = web_of(more)
            version = web_page(web).row(theme)
            set_level(people.bram, web, theme, 1, "", version.version if version else 0)
    set_level(people.eva, web_at(people.ministry), "climate", 3, "", 0)
    for address in (
        f"/inkooptrajecten/{tender.pk}/ambitie/",
        "/organisaties/ienw/ambitie/",
        "/organisaties/ienw/ambitie/bedrijfskleding/",
        "/organisaties/ienw/ambitie/overzicht/",
        "/organisaties/ienw/ambitie/themas/",
        "/organisaties/ienw/ambitie/teksten/",
        "/organisaties/ienw/ambitie/teksten/climate/",
        f"/inkooptrajecten/{tender.pk}/ambitie/uitkomst/",
    ):
        people.client("eva").get(address)
        with django_assert_max_num_queries(MOST_QUERIES):
            assert people.client("eva").get(address).status_code == 200
