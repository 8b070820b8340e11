"""Anna, Bram and Eva score the bids: each alone first, then together."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from hefboom.apps.accounts.models import AuditEvent
from hefboom.apps.award.actions.bids import add_bid, change_bid, set_aside, take_back
from hefboom.apps.award.actions.deciding import open_prices
from hefboom.apps.award.actions.scoring import Given, agree, give_scores, lead, reopen
from hefboom.apps.award.errors import ChangedError
from hefboom.apps.award.models import AwardModel, Bid, Score
from hefboom.apps.tenders.errors import RefusedError
from hefboom.core.award.model import AwardCriterion, Scale
from tests.apps.award.tenders_for_tests import agreed, fixed, half, opened, score_all, with_bids
from tests.people import People, tender_of

SIX_EIGHT = {"Aardig BV": 6, "Beter BV": 8}


def at(model: AwardModel, page: str = "") -> str:
    return f"/inkooptrajecten/{model.tender_id}/gunning/{page}"


def bids(model: AwardModel) -> list[Bid]:
    return list(Bid.objects.filter(model=model))


def sheet(model: AwardModel, *values: str, version: int = 0, motivation: str = "Omdat.") -> dict[str, Any]:
    """Return what the browser sends for one criterion: a score for each bid, in order."""
    sent: dict[str, Any] = {f"garen-b{bid.pk}-version": version for bid in bids(model)}
    for bid, value in zip(bids(model), values, strict=False):
        sent |= {f"garen-b{bid.pk}-value": value, f"garen-b{bid.pk}-motivation": motivation}
    return sent


def test_anna_scores_on_the_page_and_may_stop_half_way(people: People) -> None:
    model = with_bids(people)
    one = sheet(model, "8")
    assert people.client("anna").post(at(model, "beoordelen/garen/"), one).status_code == 302
    page = people.client("anna").get(at(model, "beoordelen/")).content.decode()
    assert "1 van 2 gegeven" in page
    assert list(Score.objects.values_list("value", "assessor__username")) == [(Decimal(8), "anna")]


def test_nobody_sees_a_score_of_another_before_giving_their_own(people: People) -> None:
    model = with_bids(people)
    score_all(people.anna, model, SIX_EIGHT)
    pages = [at(model, page) for page in ("", "inschrijvingen/", "beoordelen/", "samen/", "uitslag/")]
    pages += [f"/inkooptrajecten/{model.tender_id}/verplichtingen/", "/mijn-werk/"]
    for who in ("bram", "eva", "dirk"):
        for page in pages:
            answer = people.client(who).get(page)
            assert "Omdat" not in answer.content.decode(), (who, page)
    first, second = bids(model)
    give_scores(people.bram, model, "garen", {first.pk: Given(Decimal(4), "Van Bram.")})
    assert "Omdat" not in people.client("bram").get(at(model, "samen/")).content.decode(), "one bid is still open"
    give_scores(people.bram, model, "garen", {second.pk: Given(Decimal(4), "Van Bram.")})
    page = people.client("bram").get(at(model, "samen/")).content.decode()
    assert "Omdat Aardig BV." in page
    assert "De beoordelaars liggen 2 uit elkaar." in page
    assert page.count("Omdat Aardig BV.") == 1, "on the other criterion Bram still has to score"


def test_the_log_tells_that_somebody_scored_not_what(people: People) -> None:
    model = with_bids(people)
    score_all(people.anna, model, {"Aardig BV": 6, "Beter BV": 8})
    changes = [event.changes for event in AuditEvent.objects.filter(action="award.score")]
    assert {str(change["new"]) for one in changes for change in one.values()} == {"scored"}


def test_own_scores_stay_once_the_others_are_seen(people: People) -> None:
    model = with_bids(people)
    score_all(people.anna, model, SIX_EIGHT)
    first = bids(model)[0]
    give_scores(people.anna, model, "garen", {first.pk: Given(Decimal(4), "Nog eens gelezen.", 1)})
    score_all(people.bram, model, SIX_EIGHT)
    for person in (people.anna, people.bram):
        with pytest.raises(RefusedError, match="U ziet de scores van de anderen al"):
            give_scores(person, model, "garen", {first.pk: Given(Decimal(10), "Toch beter.", 2)})
    assert "Deze scores staan vast" in people.client("anna").get(at(model, "beoordelen/")).content.decode()


def test_a_score_off_the_scale_is_refused_with_the_scale(people: People) -> None:
    model = with_bids(people)
    for value in ("11", "7", "-2", "5", "acht", "8,5", "1e1"):
        answer = people.client("anna").post(at(model, "beoordelen/garen/"), sheet(model, value, "8"))
        page = answer.content.decode()
        assert answer.status_code == 422, value
        assert "Kies uit: 0, 2, 4, 6, 8, 10." in page, value
        assert "Omdat." in page, value
        assert not Score.objects.exists(), value


@pytest.mark.parametrize("value", ["7,5", "7.5", "10"])
def test_a_free_scale_takes_a_comma_or_a_point_up_to_its_end(people: People, value: str) -> None:
    free = AwardCriterion(id="garen", name="Garen", kind="impact", weight=Decimal(70), scale=Scale())
    model = with_bids(people, half().model_copy(update={"criteria": (free,)}))
    for beyond in ("10,001", "-1"):
        answer = people.client("anna").post(at(model, "beoordelen/garen/"), sheet(model, beyond))
        assert answer.status_code == 422, beyond
        assert "Die loopt van 0 tot en met 10." in answer.content.decode(), beyond
    assert people.client("anna").post(at(model, "beoordelen/garen/"), sheet(model, value)).status_code == 302


def test_a_score_of_ten_stays_chosen_when_the_page_is_opened_again(people: People) -> None:
    model = with_bids(people)
    score_all(people.anna, model, {"Aardig BV": 10, "Beter BV": 0})
    page = people.client("anna").get(at(model, "beoordelen/")).content.decode()
    assert page.count('<option value="10" selected>') == page.count('<option value="0" selected>') == 2


def test_a_score_without_a_motivation_is_asked_again_and_the_other_way_round(people: People) -> None:
    model = with_bids(people)
    for sent in (sheet(model, "8", motivation="  "), sheet(model, "", motivation="Prima")):
        answer = people.client("anna").post(at(model, "beoordelen/garen/"), sent)
        assert answer.status_code == 422
    assert not Score.objects.exists()


def test_together_they_agree_on_a_score_with_a_motivation(people: People) -> None:
    model = with_bids(people)
    score_all(people.anna, model, SIX_EIGHT)
    score_all(people.bram, model, {"Aardig BV": 6, "Beter BV": 10})
    page = people.client("bram").get(at(model, "samen/")).content.decode()
    assert '<option value="6" selected>' in page, "all gave the same: that is proposed"
    assert '<option value="10" selected>' not in page, "here there is something to talk about"
    answer = people.client("bram").post(
        at(model, "samen/garen/"), sheet(model, "6", "10", motivation="Samen besloten.")
    )
    assert answer.status_code == 302
    joint = Score.objects.filter(assessor=None, criterion="garen")
    assert list(joint.values_list("value", "motivation")) == [(6, "Samen besloten."), (10, "Samen besloten.")]
    log = AuditEvent.objects.get(action="award.consensus").changes["Gerecycled garen"]
    assert log["new"] == {"Aardig BV": "6", "Beter BV": "10"}


def test_a_joint_score_asks_for_every_bid_and_a_motivation(people: People) -> None:
    model = with_bids(people)
    score_all(people.bram, model, SIX_EIGHT)
    for sent in (sheet(model, "6"), sheet(model, "6", "8", motivation="")):
        assert people.client("bram").post(at(model, "samen/garen/"), sent).status_code == 422
    with pytest.raises(RefusedError, match="elke inschrijving"):
        agree(people.bram, model, "garen", {bids(model)[0].pk: Given(Decimal(6), "x")})


def test_who_has_not_scored_cannot_lay_down_the_joint_score(people: People) -> None:
    model = with_bids(people)
    score_all(people.anna, model, SIX_EIGHT)
    with pytest.raises(RefusedError, match="Geef eerst uw eigen scores"):
        score_all(people.bram, model, SIX_EIGHT, jointly=True)


def test_a_bid_that_nobody_scored_gets_no_joint_score(people: People) -> None:
    model = with_bids(people)
    lead(people.bram, model)
    with pytest.raises(RefusedError, match="Nog niet elke inschrijving"):
        score_all(people.bram, model, SIX_EIGHT, jointly=True)


def test_who_leads_sees_all_and_scores_nothing(people: People) -> None:
    model = with_bids(people)
    score_all(people.anna, model, SIX_EIGHT)
    assert people.client("bram").post(at(model, "leiden/")).status_code == 302
    assert "Omdat Aardig BV." in people.client("bram").get(at(model, "samen/")).content.decode()
    with pytest.raises(RefusedError, match="U leidt de beoordeling"):
        score_all(people.bram, model, SIX_EIGHT)
    score_all(people.bram, model, SIX_EIGHT, jointly=True)
    with pytest.raises(RefusedError, match="U hebt zelf al scores"):
        lead(people.anna, model)


def test_joint_scores_are_taken_back_until_the_prices_are_open(people: People) -> None:
    model = agreed(people)
    assert people.client("bram").post(at(model, "samen/garen/opnieuw/")).status_code == 302
    assert not Score.objects.filter(assessor=None, criterion="garen").exists()
    given = {bid.pk: Given(Decimal(10), "Toch beter.") for bid in bids(model)}
    agree(people.anna, model, "garen", given)
    open_prices(people.bram, model)
    with pytest.raises(RefusedError, match="prijzen zijn al geopend"):
        reopen(people.bram, model, "garen")


def test_two_people_at_one_joint_score_are_shown_both_and_nothing_is_lost(people: People) -> None:
    model = with_bids(people)
    score_all(people.anna, model, SIX_EIGHT)
    score_all(people.bram, model, SIX_EIGHT)
    score_all(people.anna, model, {"Aardig BV": 6, "Beter BV": 8}, jointly=True)
    mine = sheet(model, "4", "10", motivation="Zoals Bram het zag.")
    answer = people.client("bram").post(at(model, "samen/garen/"), mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Nu opgeslagen:" in page
    assert "Omdat Aardig BV." in page
    assert page.count("Zoals Bram het zag.") == 2
    assert Score.objects.get(assessor=None, criterion="garen", bid=bids(model)[0]).value == 6
    again = people.client("bram").post(at(model, "samen/garen/"), {**mine, **versions(model, 1)})
    assert again.status_code == 302
    assert Score.objects.get(assessor=None, criterion="garen", bid=bids(model)[0]).value == 4


def versions(model: AwardModel, version: int) -> dict[str, int]:
    return {f"garen-b{bid.pk}-version": version for bid in bids(model)}


def test_one_person_in_two_windows_is_warned_too(people: People) -> None:
    model = with_bids(people)
    first = bids(model)[0]
    give_scores(people.anna, model, "garen", {first.pk: Given(Decimal(6), "Venster een.")})
    with pytest.raises(ChangedError):
        give_scores(people.anna, model, "garen", {first.pk: Given(Decimal(8), "Venster twee.")})
    answer = people.client("anna").post(at(model, "beoordelen/garen/"), sheet(model, "8", motivation="Venster twee."))
    assert answer.status_code == 409
    assert "Venster een." in answer.content.decode()


def test_a_bid_that_comes_late_is_scored_too(people: People) -> None:
    model = agreed(people)
    late = add_bid(people.bram, model, "Later BV", 9_000_000, {})
    page = people.client("bram").get(at(model, "uitslag/")).content.decode()
    assert "Stel samen de scores vast op Gerecycled garen" in page
    give_scores(people.anna, model, "garen", {late.pk: Given(Decimal(2), "Laat en mager.")})
    assert Score.objects.filter(bid=late).count() == 1


def test_a_bid_set_aside_is_not_scored_and_can_come_back_while_prices_are_sealed(people: People) -> None:
    model = with_bids(people)
    first = bids(model)[0]
    assert (
        people.client("bram").post(at(model, f"inschrijvingen/{first.pk}/terzijde/"), {"reason": " "}).status_code
        == 422
    )
    people.client("bram").post(at(model, f"inschrijvingen/{first.pk}/terzijde/"), {"reason": "Te laat binnen."})
    assert "Aardig BV" not in people.client("anna").get(at(model, "beoordelen/")).content.decode()
    assert "Te laat binnen." in people.client("anna").get(at(model, "inschrijvingen/")).content.decode()
    take_back(people.bram, first)
    assert "Aardig BV" in people.client("anna").get(at(model, "beoordelen/")).content.decode()
    open_model = opened_after(people, model)
    set_aside(people.bram, bids(open_model)[0], "Abnormaal laag.")
    with pytest.raises(RefusedError):
        take_back(people.bram, bids(open_model)[0])


def opened_after(people: People, model: AwardModel) -> AwardModel:
    score_all(people.anna, model, SIX_EIGHT)
    score_all(people.anna, model, SIX_EIGHT, jointly=True)
    return open_prices(people.bram, model)


def test_bids_come_after_publication_only(people: People) -> None:
    model = fixed(people)
    plan = tender_of(people.agency, "PLAN")
    AwardModel.objects.filter(pk=model.pk).update(tender=plan)
    with pytest.raises(RefusedError, match="pas na publicatie"):
        add_bid(people.bram, AwardModel.objects.get(pk=model.pk), "Vroeg BV", None, {})
    page = people.client("bram").get(f"/inkooptrajecten/{plan.pk}/gunning/inschrijvingen/").content.decode()
    assert "Inschrijvingen komen na publicatie." in page
    assert 'name="price"' not in page


def test_bids_do_not_change_any_more_once_prices_are_open(people: People) -> None:
    model = opened(people)
    first = bids(model)[0]
    with pytest.raises(RefusedError):
        add_bid(people.bram, model, "Te laat BV", 1, {})
    with pytest.raises(RefusedError, match="prijzen zijn geopend"):
        change_bid(people.bram, first, first.version, first.name, None, {"garen": "3"})
    with pytest.raises(RefusedError):
        score_all(people.eva, model, SIX_EIGHT)


def test_a_name_stands_for_one_bid(people: People) -> None:
    model = with_bids(people)
    answer = people.client("bram").post(at(model, "inschrijvingen/"), {"name": "Aardig BV"})
    assert answer.status_code == 422
    assert "Er is al een inschrijving met deze naam." in answer.content.decode()


def test_a_measured_offer_is_asked_with_the_bid_and_not_scored(people: People) -> None:
    ladder = AwardCriterion.model_validate(
        {
            "id": "ladder",
            "name": "CO2-ladder",
            "kind": "impact",
            "weight": 70,
            "measure": "co2_ladder_40",
            "levels": [{"level": level, "points_percent": 33 * level} for level in (1, 2, 3)],
        }
    )
    model = fixed(people, half().model_copy(update={"criteria": (ladder,)}))
    for name, offer, status in (("Aardig BV", "2", 302), ("Beter BV", "5", 422), ("Beter BV", "", 302)):
        sent = {"name": name, "price": "80.000", "offer-ladder": offer}
        assert people.client("bram").post(at(model, "inschrijvingen/"), sent).status_code == status
    assert "geven beoordelaars geen scores" in people.client("anna").get(at(model, "beoordelen/")).content.decode()
    page = people.client("bram").get(at(model, "uitslag/")).content.decode()
    assert "Vul in wat Beter BV aanbiedt op CO2-ladder" in page
    second = bids(model)[1]
    change_bid(people.bram, second, second.version, second.name, None, {"ladder": "3"})
    assert open_prices(people.bram, model).state == "opened"


def test_a_criterion_that_is_not_there_is_not_found(people: People) -> None:
    model = with_bids(people)
    assert people.client("anna").post(at(model, "beoordelen/bestaat-niet/"), {}).status_code == 404
    assert people.client("bram").post(at(model, "samen/bestaat-niet/"), {}).status_code == 404
    with pytest.raises(Http404):
        give_scores(people.anna, model, "bestaat-niet", {})


def test_scores_for_a_bid_of_another_tender_are_refused(people: People) -> None:
    model = with_bids(people)
    with pytest.raises(ChangedError):
        give_scores(people.anna, model, "garen", {99_999: Given(Decimal(8), "Elders.")})


@pytest.mark.parametrize("who", ["carla", "dirk"])
def test_strangers_score_nothing_by_the_action_either(people: People, who: str) -> None:
    model = with_bids(people)
    with pytest.raises(PermissionDenied):
        score_all(getattr(people, who), model, SIX_EIGHT)
