"""Pages of organisations: public ones for everybody, managing only for administrators."""

from pytest_django import DjangoAssertNumQueries

from hefboom.apps.accounts.models import AuditEvent, User
from hefboom.apps.organisations.models import Membership
from tests.people import People

MANAGED = ("/beheer/", "/beheer/mensen/", "/beheer/mensen/nieuw/", "/beheer/logboek/")


def test_everybody_sees_the_organisations(people: People) -> None:
    for page in ("/organisaties/", "/organisaties/rws/", "/en/organisaties/?op=2020-01-01"):
        for who in ("citizen", "bram", "eva"):
            assert people.client(who).get(page).status_code == 200, (who, page)


def test_only_an_administrator_manages(people: People) -> None:
    expected = {"citizen": 302, "anna": 403, "bram": 403, "carla": 403, "dirk": 403, "eva": 200}
    for page in (*MANAGED, "/beheer/organisaties/rws/verplaatsen/"):
        assert {who: people.client(who).get(page).status_code for who in expected} == expected, page


def test_eva_manages_only_what_is_hers_and_only_by_known_verbs(people: People) -> None:
    for page in ("/beheer/organisaties/vws/verbeteren/", "/beheer/organisaties/rws/opblazen/"):
        assert people.client("eva").get(page).status_code in {403, 404}, page


def test_a_page_of_the_tree_asks_the_database_little(
    people: People, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    bram = people.client("bram")
    with django_assert_max_num_queries(8):
        bram.get("/organisaties/")


def test_eva_corrects_a_name_and_the_log_says_so(people: People) -> None:
    eva = people.client("eva")
    sent = {"name": "Rijkswaterstaat (RWS)", "name_en": "", "source": "", "reason": "Duidelijker"}
    assert eva.post("/beheer/organisaties/rws/verbeteren/", sent).status_code == 302
    assert "Rijkswaterstaat (RWS)" in eva.get("/organisaties/rws/").text
    assert "Duidelijker" in eva.get("/beheer/logboek/").text


def test_a_change_without_reason_is_refused_with_422(people: People) -> None:
    answer = people.client("eva").post("/beheer/organisaties/rws/verbeteren/", {"name": "X", "reason": ""})
    assert answer.status_code == 422
    assert "Reden: Dit veld is verplicht." in answer.text


def test_eva_makes_an_account_and_the_newcomer_can_log_in(people: People) -> None:
    sent = {
        "username": "fatima",
        "first_name": "Fatima",
        "last_name": "El Idrissi",
        "password": "goed-geheim-woord",
        "organisation": people.agency.pk,
        "role": "buyer",
    }
    assert people.client("eva").post("/beheer/mensen/nieuw/", sent).status_code == 302
    fatima = User.objects.get(username="fatima")
    assert fatima.check_password("goed-geheim-woord")
    assert fatima.memberships.get().organisation == people.agency
    assert "goed-geheim-woord" not in str(list(AuditEvent.objects.values_list("changes", flat=True)))


def test_an_account_with_a_weak_password_or_a_taken_name_is_refused(people: People) -> None:
    sent = {"username": "bram", "first_name": "B", "last_name": "B", "password": "kort", "role": "buyer"}
    answer = people.client("eva").post("/beheer/mensen/nieuw/", {**sent, "organisation": people.agency.pk})
    assert answer.status_code == 422
    assert "bestaat al" in answer.text
    assert User.objects.filter(username="bram").count() == 1


def test_a_role_for_an_organisation_of_somebody_else_is_refused(people: People) -> None:
    sent = {"username": "bram", "organisation": people.other_ministry.pk, "role": "admin"}
    assert people.client("eva").post("/beheer/mensen/", sent).status_code == 422
    assert not Membership.objects.filter(user=people.bram, organisation=people.other_ministry).exists()


def test_a_role_is_taken_away_by_post_only(people: People) -> None:
    membership = people.bram.memberships.get()
    eva = people.client("eva")
    assert eva.get(f"/beheer/rollen/{membership.pk}/wegnemen/").status_code == 405
    assert eva.post(f"/beheer/rollen/{membership.pk}/wegnemen/").status_code == 302
    assert not people.bram.memberships.exists()


def test_the_log_can_be_searched(people: People) -> None:
    eva = people.client("eva")
    eva.post("/beheer/mensen/", {"username": "carla", "organisation": people.agency.pk, "role": "policy"})
    assert "membership.grant" in eva.get("/beheer/logboek/?wie=eva&wat=membership").text
    assert "membership.grant" not in eva.get("/beheer/logboek/?wie=bram").text
    assert "membership.grant" not in eva.get("/beheer/logboek/?tot=2020-01-01").text
