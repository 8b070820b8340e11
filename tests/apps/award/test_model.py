"""Bram builds a model: a proposal, the basket, rows, weights; the facts of the tender follow at once."""

from decimal import Decimal
from typing import Any

import pytest

from hefboom.apps.accounts.models import AuditEvent
from hefboom.apps.award.actions.design import fix_design, loosen_design, save_design, start_design
from hefboom.apps.award.actions.scoring import Given, give_scores
from hefboom.apps.award.errors import ChangedError
from hefboom.apps.award.models import AwardModel, Bid
from hefboom.apps.award.proposals import divided, proposed, with_basket
from hefboom.apps.award.queries.design import design_of
from hefboom.apps.criteria.models import ChosenCriterion
from hefboom.apps.tenders.actions.editing import change_fact
from hefboom.apps.tenders.errors import RefusedError
from hefboom.apps.tenders.facts import facts_of
from hefboom.apps.tenders.models import Tender
from hefboom.core.award.problems import problems
from tests.apps.award.tenders_for_tests import at, designed, filled, fixed, half, save, with_bids
from tests.people import People, clothing, tender_of


def shares(tender: Tender) -> dict[str, Decimal | None]:
    facts = facts_of(tender.lots.get().facts)
    return {kind: facts[f"{kind}_weight"].value for kind in ("price", "quality", "impact") if f"{kind}_weight" in facts}


def choose(people: People, tender: Tender, *codes: str, kind: str = "award") -> None:
    for position, code in enumerate(codes):
        entry = {
            "code": code,
            "kind": kind,
            "title": {"nl": f"Titel {code}", "en": f"Title {code}"},
            "themes": ["climate"],
        }
        ChosenCriterion.objects.create(tender=tender, code=code, version=1, entry=entry, position=position)


def test_a_first_time_user_needs_one_click_for_a_finished_model(people: People) -> None:
    tender = clothing(people.agency, estimated_value_eur=Decimal(1_000_000))
    answer = people.client("bram").post(
        f"/inkooptrajecten/{tender.pk}/gunning/begin/", {"proposal": "half"}, follow=True
    )
    assert "Impact telt voor 50% mee op papier en voor 47% in de praktijk." in answer.content.decode()
    assert problems(design_of(AwardModel.objects.get())) == []


@pytest.mark.parametrize("key", ["half", "more", "value"])
@pytest.mark.parametrize("codes", [(), ("A-1",), ("A-1", "A-2", "A-3")])
def test_every_proposal_gives_impact_at_least_half_on_paper(people: People, key: str, codes: tuple[str, ...]) -> None:
    tender = clothing(people.agency, estimated_value_eur=Decimal(1_000_000))
    choose(people, tender, *codes)
    people.client("bram").post(f"/inkooptrajecten/{tender.pk}/gunning/begin/", {"proposal": key})
    tender.refresh_from_db()
    assert (shares(tender)["impact"] or 0) >= Decimal("0.5")
    assert tender.standings.get(commitment="impact-half").standing == "met"


def test_without_a_value_a_proposal_says_what_to_fill_in(people: People) -> None:
    tender = clothing(people.agency)
    page = (
        people.client("bram")
        .post(f"/inkooptrajecten/{tender.pk}/gunning/begin/", {"proposal": "half"}, follow=True)
        .content.decode()
    )
    assert "Vul de bodemprijs in" in page
    assert "Het model is nog niet door te rekenen" in page
    assert shares(tender) == {}


def test_an_unknown_proposal_is_refused(people: People) -> None:
    tender = clothing(people.agency)
    answer = people.client("bram").post(f"/inkooptrajecten/{tender.pk}/gunning/begin/", {"proposal": "gratis"})
    assert (answer.status_code, AwardModel.objects.exists()) == (422, False)


def test_two_people_who_begin_at_once_get_one_model(people: People) -> None:
    model = designed(people)
    with pytest.raises(RefusedError):
        start_design(people.anna, model.tender, half())
    page = people.client("anna").post(at(model, "begin/"), {"proposal": "more"}, follow=True)
    assert "Iemand heeft net een gunningsmodel" in page.content.decode()
    assert design_of(AwardModel.objects.get()) == half()


def test_award_criteria_of_the_basket_become_rows_of_impact_with_equal_weights(people: People) -> None:
    tender = clothing(people.agency)
    choose(people, tender, "A-1", "A-2", "A-3")
    choose(people, tender, "EIS-1", kind="requirement")
    design = proposed("half", ChosenCriterion.objects.all(), Decimal(1000))
    rows = [(one.code, one.kind, one.weight) for one in design.criteria]
    assert rows == [("A-1", "impact", 17), ("A-2", "impact", 17), ("A-3", "impact", 16), ("", "quality", 20)]


def test_a_criterion_taken_out_of_the_basket_is_not_taken_over(people: People) -> None:
    model = designed(people)
    choose(people, model.tender, "A-1")
    ChosenCriterion.objects.update(removed_at=model.updated_at)
    assert "In de mand" not in people.client("bram").get(at(model)).content.decode()


def test_the_basket_is_taken_over_later_too_without_doubles(people: People) -> None:
    tender = clothing(people.agency, estimated_value_eur=Decimal(1000))
    people.client("bram").post(f"/inkooptrajecten/{tender.pk}/gunning/begin/", {"proposal": "half"})
    choose(people, tender, "A-1", "A-2")
    model = AwardModel.objects.get()
    assert "nog 2 gunningscriteria" in people.client("bram").get(at(model)).content.decode()
    for _ in range(2):
        people.client("bram").post(at(model, "mand/"))
    model.refresh_from_db()
    rows = [(one.code, one.weight) for one in design_of(model).criteria]
    assert rows == [("A-1", 25), ("A-2", 25), ("", 20)], "the row that the proposal put there made place"


def test_points_are_divided_to_the_last_one(people: People) -> None:
    for count in range(1, 12):
        rows = [half().criteria[0]] * count
        assert sum(one.weight for one in divided(rows, Decimal(50))) == 50
    assert with_basket(half(), []) == half()


def test_saving_unchanged_changes_nothing(people: People) -> None:
    model = designed(people)
    events = AuditEvent.objects.count()
    assert save(people, model).status_code == 302
    model.refresh_from_db()
    assert (design_of(model), model.version, AuditEvent.objects.count()) == (half(), 1, events)


def test_a_changed_weight_is_logged_and_the_obligation_reacts_at_once(people: People) -> None:
    model = designed(people)
    assert shares(model.tender) == {"price": Decimal("0.3"), "quality": Decimal("0.2"), "impact": Decimal("0.5")}
    save(people, model, **{"c0-weight": "40", "c1-weight": "30"})
    model.tender.refresh_from_db()
    assert model.tender.standings.get(commitment="impact-half").standing == "not_met"
    change = AuditEvent.objects.get(action="award.design").changes
    assert change["Gerecycled garen: Punten"] == {"old": "50", "new": "40"}
    source = facts_of(model.tender.lots.get().facts)["impact_weight"].source
    assert source is not None
    assert (source.kind, source.document) == ("award", "bram")


def test_every_lot_gets_the_weights(people: People) -> None:
    lots: dict[str, dict[str, Any]] = {"Noord": {}, "Zuid": {}}
    tender = tender_of(people.agency, "LOTS", lots=lots, category_managed=True, buyer_kind="central")
    designed(people, tender=tender)
    assert {lot.facts["impact_weight"]["value"] for lot in tender.lots.all()} == {"0.5"}


def test_weights_that_do_not_add_up_are_kept_and_make_the_facts_unknown(people: People) -> None:
    model = designed(people)
    assert save(people, model, **{"c0-weight": "45"}).status_code == 302
    page = people.client("bram").get(at(model)).content.decode()
    assert "Samen 95 punten: nog 5 te verdelen." in page
    assert shares(model.tender) == {"price": None, "quality": None, "impact": None}
    assert model.tender.standings.get(commitment="impact-half").standing == "unknown"
    model.refresh_from_db()
    with pytest.raises(RefusedError):
        fix_design(people.bram, model, model.version)
    refused = people.client("bram").post(at(model, "vastzetten/"), {"version": model.version}, follow=True)
    assert "Het model is nog niet af." in refused.content.decode()
    save(people, model, **{"c0-weight": "60"})
    assert "Samen 110 punten: 10 te veel." in people.client("bram").get(at(model)).content.decode()


def test_what_a_notice_said_stays_until_the_model_is_finished_and_the_page_tells(people: People) -> None:
    tender = clothing(people.agency, impact_weight=Decimal("0.3"))
    unfinished = half().model_copy(update={"criteria": half().criteria[:1]})
    model = designed(people, unfinished, tender)
    assert shares(tender) == {"impact": Decimal("0.3")}
    page = " ".join(people.client("bram").get(at(model)).content.decode().split())
    assert "Gewicht van impact: 30% (voorbeeldgegeven, verzonnen tests)" in page
    save_design(people.bram, model, model.version, half())
    assert shares(tender)["impact"] == Decimal("0.5")
    assert (
        AuditEvent.objects.filter(action="award.weights").latest("at").changes["impact_weight"]["old"]["value"] == "0.3"
    )


def test_a_fact_that_a_person_changed_afterwards_is_told_too(people: People) -> None:
    model = designed(people)
    tender = model.tender
    tender.refresh_from_db()
    change_fact(people.anna, tender, tender.lots.get(), "impact_weight", "20%", tender.version)
    page = " ".join(people.client("bram").get(at(model)).content.decode().split())
    assert "Gewicht van impact: 20% (ingevuld door anna); in dit model 50%" in page
    again = save(people, model, tie_break="Loting.")
    told = " ".join(people.client("bram").get(again["Location"]).content.decode().split())
    assert "Gewicht van impact: eerder stond er 20% (ingevuld door anna). Dat is vervangen." in told
    assert shares(tender)["impact"] == Decimal("0.5")


def test_two_people_at_one_model_are_shown_both_versions_and_nothing_is_lost(people: People) -> None:
    model = designed(people)
    mine = filled(half(), 1, **{"c0-weight": "40", "c1-weight": "30", "c0-name": "Garen van Bram"})
    save(people, model, "anna", **{"c0-name": "Garen van Anna"})
    answer = people.client("bram").post(at(model, "model/"), mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert all(words in page for words in ("Garen van Anna", "Garen van Bram", "Nu staat er", "U vulde in"))
    assert 'value="40"' in page
    assert design_of(AwardModel.objects.get()).criteria[0].name == "Garen van Anna"
    again = {**mine, "version": str(AwardModel.objects.get().version)}
    assert people.client("bram").post(at(model, "model/"), again).status_code == 302
    assert [one.name for one in design_of(AwardModel.objects.get()).criteria] == ["Garen van Bram", "Plan van aanpak"]


def test_a_conflict_over_the_method_keeps_what_was_typed_for_the_old_one(people: People) -> None:
    model = designed(people)
    mine = filled(half(), 1, floor_eur="60.000")
    save(people, model, "anna", method="value")
    page = people.client("bram").post(at(model, "model/"), mine)
    assert page.status_code == 409
    assert 'value="60.000"' in page.content.decode()


def test_an_old_version_cannot_be_stored_or_fixed_by_the_action(people: People) -> None:
    model = designed(people)
    save_design(people.anna, model, 1, proposed("half", [], Decimal(1000)))
    for action in (lambda: save_design(people.bram, model, 1, half()), lambda: fix_design(people.bram, model, 1)):
        with pytest.raises(ChangedError):
            action()


def test_rows_are_added_moved_and_taken_out_without_javascript(people: People) -> None:
    model = designed(people)
    save(people, model, **{"c2-name": "Fietsend bezorgen", "c2-kind": "impact", "c2-weight": "10", "order": "add"})
    assert names(model) == ["Gerecycled garen", "Plan van aanpak", "Fietsend bezorgen"]
    save(people, model, order="up-2")
    assert names(model) == ["Gerecycled garen", "Fietsend bezorgen", "Plan van aanpak"]
    save(people, model, order="down-0")
    assert names(model) == ["Fietsend bezorgen", "Gerecycled garen", "Plan van aanpak"]
    save(people, model, order="remove-1")
    assert names(model) == ["Fietsend bezorgen", "Plan van aanpak"]
    for nonsense in ("up-0", "down-1", "remove-99", "remove-", "remove--1", "weg"):
        save(people, model, order=nonsense)
    assert names(model) == ["Fietsend bezorgen", "Plan van aanpak"]


def names(model: AwardModel) -> list[str]:
    model.refresh_from_db()
    return [one.name for one in design_of(model).criteria]


def test_what_the_method_does_not_ask_stays_as_it_was(people: People) -> None:
    model = designed(people)
    save(people, model, method="value")
    save(people, model, **{"c0-max_value_eur": "25.000,50"})
    save(people, model, method="points_absolute")
    model.refresh_from_db()
    kept = design_of(model)
    assert kept.price == half().price
    assert (kept.criteria[0].weight, kept.criteria[0].max_value_eur) == (50, Decimal("25000.50"))


def test_a_relative_method_gets_a_relative_formula_and_back(people: People) -> None:
    model = designed(people)
    save(people, model, method="points_relative")
    model.refresh_from_db()
    assert design_of(model).price.formula == "lowest_ratio"
    page = people.client("bram").get(at(model)).content.decode()
    assert "Zo kan een derde inschrijver beslissen" in page
    save(people, model, method="points_absolute")
    model.refresh_from_db()
    assert design_of(model).price.formula == "linear"


def test_a_fixed_model_cannot_change_until_it_is_made_free_again(people: People) -> None:
    model = fixed(people)
    page = people.client("bram").get(at(model)).content.decode()
    assert "Maak het model los" in page
    assert 'name="c0-weight"' not in page
    assert save(people, model, **{"c0-weight": "10"}).status_code == 409
    assert people.client("bram").post(at(model, "losmaken/")).status_code == 302
    assert save(people, model, **{"c0-weight": "10"}).status_code == 302


def test_after_the_first_score_the_rules_of_the_game_stay(people: People) -> None:
    model = with_bids(people)
    bid = Bid.objects.filter(model=model)[0]
    give_scores(people.anna, model, "garen", {bid.pk: Given(Decimal(8), "Goed.")})
    with pytest.raises(RefusedError, match="Er zijn al scores"):
        loosen_design(people.bram, model)


def test_the_market_in_the_address_changes_what_comes_out(people: People) -> None:
    model = designed(people)
    narrow = people.client("citizen").get(at(model) + "?scorespreiding=2&prijsspreiding=40").content.decode()
    assert "Niet voldaan" in narrow
    wrong = people.client("citizen").get(at(model) + "?inschrijvers_van=9&inschrijvers_tot=3&prijs=-2")
    assert wrong.status_code == 422
    assert "Deze aannames kloppen niet." in wrong.content.decode()
