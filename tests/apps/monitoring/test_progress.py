"""The progress pages: the shares of the strategy with both denominators, and every number leading to its tenders."""

import re
from datetime import date
from decimal import Decimal

from django.test import Client

from hefboom.apps.monitoring.figures import Figure, Tally
from hefboom.apps.monitoring.queries import Scope, figures, figures_by
from hefboom.apps.tenders.actions.editing import change_fact
from hefboom.apps.tenders.models import Tender
from hefboom.core.strategy.verdict import Standing
from tests.apps.conftest import AsksAtMost
from tests.people import People, tender_of

PAGES = ("/", "/voortgang/mvi-level-half/", "/voortgang/isv/?jaar=alle", "/voortgang/mvi-criteria/?organisatie=ienw")


def test_the_two_readings_of_level_two_stand_beside_each_other(published_year: list[Tender]) -> None:
    found = figures(Scope(year=2023))
    assert (found["mvi-level-half"].numerator.tenders, found["mvi-level-half"].denominator.tenders) == (4, 10)
    assert (found["mvi-level-of-applied"].numerator.tenders, found["mvi-level-of-applied"].denominator.tenders) == (
        4,
        8,
    )
    assert found["mvi-level-half"].status == "missed"
    assert found["mvi-criteria-all"].share == Decimal("0.8")


def test_a_share_is_undecided_while_the_unknown_ones_can_still_reach_the_target() -> None:
    counts = {Standing.MET: Tally(4), Standing.NOT_MET: Tally(3), Standing.UNKNOWN: Tally(3)}
    assert Figure("x", Decimal("0.5"), counts).status == "open"
    assert Figure("x", Decimal("0.4"), counts).status == "reached"
    assert Figure("x", Decimal("0.8"), counts).status == "missed"


def test_tenders_of_which_it_is_unknown_whether_the_rule_applies_are_in_no_denominator() -> None:
    figure = Figure("x", Decimal(1), {Standing.MET: Tally(1), Standing.APPLIES_UNKNOWN: Tally(99)})
    assert figure.share == 1
    assert figure.total.tenders == 100


def test_nothing_to_count_gives_no_share_rather_than_zero() -> None:
    assert Figure("x", Decimal(1)).share is None
    assert Figure("x", Decimal(1)).status == "empty"


def test_euros_are_counted_only_where_the_value_is_known(people: People) -> None:
    tender_of(people.agency, "A", published_on=date(2023, 5, 1), product_group="papier", mvi_criteria_applied=True)
    figure = figures(Scope(year=2023))["mvi-criteria"]
    assert (figure.numerator.euros, figure.numerator.without_value) == (Decimal(0), 1)
    assert figure.share_of_euros is None


def test_everyone_can_look_within_fifteen_questions_to_the_database(
    published_year: list[Tender], people: People, asks_at_most: AsksAtMost
) -> None:
    assert asks_at_most(15, people, ("citizen",), PAGES) == {200}


def test_every_number_opens_exactly_the_tenders_behind_it(published_year: list[Tender], client: Client) -> None:
    page = client.get("/voortgang/mvi-level-half/?jaar=2023").content.decode()
    links = re.findall(r'<a href="(/inkooptrajecten/\?[^"]*stand=[^"]*)">([\d.]+)</a>', page)
    assert len(links) > 4
    for url, number in links:
        listed = client.get(url.replace("&amp;", "&")).context["page"].paginator.count
        assert listed == int(number.replace(".", "")), url


def test_bram_changes_a_fact_and_the_sums_follow_at_once(published_year: list[Tender], people: People) -> None:
    tender = published_year[9]
    change_fact(people.bram, tender, tender.lots.get(), "mvi_criteria_applied", "true", tender.version)
    assert figures(Scope(year=2023))["mvi-criteria-all"].numerator.tenders == 9


def test_a_plan_is_not_everybodys_and_counts_only_once_it_is_published(people: People) -> None:
    plan = tender_of(people.agency, "PLAN", planned_on=date(2023, 9, 1), product_group="papier")
    assert figures(Scope())["mvi-criteria"].total.tenders == 0
    change_fact(people.bram, plan, None, "published_on", "2023-10-01", plan.version)
    assert figures(Scope())["mvi-criteria"].total.tenders == 1


def test_figures_per_ministry_add_up_to_the_whole(published_year: list[Tender]) -> None:
    whole = figures(Scope(year=2023))["mvi-criteria-any"]
    parts = figures_by("ministry", Scope(year=2023), ("mvi-criteria-any",))
    assert sum((part["mvi-criteria-any"].total.tenders for part in parts.values()), 0) == whole.total.tenders == 46


def test_a_wrong_filter_is_left_out_and_said(published_year: list[Tender], client: Client) -> None:
    answer = client.get("/?jaar=1815&organisatie=bestaat-niet")
    assert answer.status_code == 200
    assert "1815" in answer.content.decode()


def test_an_unknown_commitment_is_not_found(db: None, client: Client) -> None:
    assert client.get("/voortgang/bestaat-niet/").status_code == 404


def test_the_same_figures_can_be_taken_along_as_a_file(published_year: list[Tender], client: Client) -> None:
    answer = client.get("/voortgang/mvi-level-half/?jaar=2023&als=csv")
    assert answer["Content-Type"].startswith("text/csv")
    assert "ministry;Ministerie van Infrastructuur en Waterstaat;4;10;0;0;4000000;10000000;0" in answer.content.decode()


def test_an_empty_register_says_what_to_do_first(db: None, client: Client) -> None:
    page = client.get("/").content.decode()
    assert "Er zijn nog geen inkooptrajecten om te tellen" in page
    assert "/inkooptrajecten/importeren/" in page
