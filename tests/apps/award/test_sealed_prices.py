"""A price shows nowhere before the prices are opened: no page, file, form, log or error tells it."""

import json
import logging
from collections.abc import Callable
from decimal import Decimal
from itertools import product

import pytest
from django.core.exceptions import ValidationError

from hefboom.apps.accounts.models import AuditEvent
from hefboom.apps.award.actions.bids import add_bid, change_bid
from hefboom.apps.award.actions.deciding import open_prices
from hefboom.apps.award.entry import read_price
from hefboom.apps.award.models import AwardModel, Bid
from hefboom.apps.award.queries.outcome import outcome_of
from hefboom.apps.award.queries.page import inside_page
from tests.apps.award.tenders_for_tests import BIDS, agreed, opened, with_bids
from tests.people import People

PATHS = (
    "",
    "inschrijvingen/",
    "inschrijvingen/{bid}/",
    "inschrijvingen/{bid}/terzijde/",
    "beoordelen/",
    "samen/",
    "uitslag/",
)
OTHERS = (
    "/inkooptrajecten/{tender}/",
    "/inkooptrajecten/{tender}/verplichtingen/",
    "/inkooptrajecten/{tender}/dossier/",
)
EVERYBODY = ("citizen", "anna", "bram", "carla", "dirk", "eva")


def spellings(cents: int) -> set[str]:
    """Return every way in which a page or file could write an amount, or part of it."""
    euros = Decimal(cents) / 100
    dutch = f"{euros:,.2f}".translate(str.maketrans(",.", ".,"))
    return {str(cents), f"{euros:.2f}", f"{euros:,.2f}", dutch, f"{euros:.2f}".replace(".", ","), dutch.split(",")[0]}


SECRET = {words for cents in BIDS.values() for words in spellings(cents)}


def leaks(text: str) -> set[str]:
    return {words for words in SECRET if words in text}


@pytest.mark.parametrize("make", [with_bids, agreed])
def test_no_page_shows_a_sealed_price(people: People, make: Callable[[People], AwardModel]) -> None:
    model = make(people)
    bid = Bid.objects.filter(model=model)[0].pk
    pages = [f"/inkooptrajecten/{model.tender_id}/gunning/{path}".format(bid=bid) for path in PATHS]
    pages += [path.format(tender=model.tender_id) for path in OTHERS] + ["/mijn-werk/", "/inkooptrajecten/"]
    pages += ["/inkooptrajecten/register.csv"]
    looks = [*product(EVERYBODY, pages), *(("bram", f"/en{page}") for page in pages)]
    for who, page in looks:
        answer = people.client(who).get(page)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert leaks(content.decode()) == set(), (who, page)


def test_the_pages_show_them_once_they_are_open(people: People) -> None:
    """The test above can fail: the same pages do show the prices afterwards."""
    model = opened(people)
    page = people.client("anna").get(f"/inkooptrajecten/{model.tender_id}/gunning/uitslag/").content.decode()
    assert {"91.234,56", "98.765,43"} <= leaks(page)


def test_the_log_says_that_a_price_was_entered_not_which(people: People) -> None:
    model = with_bids(people)
    bid = Bid.objects.filter(model=model)[0]
    change_bid(people.bram, bid, bid.version, bid.name, 9_123_457, {})
    logged = json.dumps(list(AuditEvent.objects.values_list("changes", flat=True)))
    assert "price entered" in logged
    assert leaks(logged) == set()
    assert "9123457" not in logged
    assert "91234.57" not in logged


def test_after_opening_a_corrected_price_is_in_the_log_with_the_amount(people: People) -> None:
    model = opened(people)
    bid = Bid.objects.filter(model=model)[0]
    change_bid(people.bram, bid, bid.version, bid.name, 9_200_000, {})
    change = AuditEvent.objects.filter(action="award.bid")[0].changes[bid.name]
    assert change == {"old": ["EUR 91234.56"], "new": ["EUR 92000.00"]}


def test_a_form_that_comes_back_with_an_error_does_not_repeat_the_price(people: People) -> None:
    model = with_bids(people)
    address = f"/inkooptrajecten/{model.tender_id}/gunning/inschrijvingen/"
    for form in ({"name": "", "price": "91.234,56"}, {"name": "Aardig BV", "price": "91.234,56"}):
        answer = people.client("bram").post(address, form)
        assert answer.status_code == 422
        assert leaks(answer.content.decode()) == set()


def test_a_price_that_cannot_be_is_refused_without_repeating_it(people: People) -> None:
    model = with_bids(people)
    for price in ("-91.234,56", "0", "91.234,5x", "€ -1", "negen", "91234.567", "1e9", "NaN", "∞", "9" * 30):
        answer = people.client("bram").post(
            f"/inkooptrajecten/{model.tender_id}/gunning/inschrijvingen/", {"name": "Vreemd BV", "price": price}
        )
        page = answer.content.decode()
        assert answer.status_code == 422, price
        assert "Een prijs is hoger dan nul" in page or "Vul een bedrag in euro" in page, price
        assert 'value="Vreemd BV"' in page, price
        assert not Bid.objects.filter(name="Vreemd BV").exists(), price
        assert f'value="{price}"' not in page, price


@pytest.mark.parametrize(
    ("text", "cents"),
    [("1.250.000,50", 125_000_050), ("1250000.50", 125_000_050), ("€ 80.000", 8_000_000), ("7,5", 750)],
)
def test_a_price_is_read_with_a_comma_or_a_point(text: str, cents: int) -> None:
    assert read_price(text) == cents


def test_the_message_of_a_wrong_price_never_holds_it() -> None:
    for text in ("-91234.56", "91234.56 euro"):
        with pytest.raises(ValidationError) as wrong:
            read_price(text)
        assert leaks(str(wrong.value)) == set()


def test_two_people_at_one_bid_see_both_versions_but_no_price(people: People) -> None:
    model = with_bids(people)
    bid = Bid.objects.filter(model=model)[0]
    change_bid(people.anna, bid, bid.version, "Aardig Holding BV", 9_876_543, {})
    form = {"name": "Aardig BV Nederland", "price": "91.234,56", "version": str(bid.version)}
    address = f"/inkooptrajecten/{model.tender_id}/gunning/inschrijvingen/{bid.pk}/"
    answer = people.client("bram").post(address, form)
    page = " ".join(answer.content.decode().split())
    assert answer.status_code == 409
    assert "Nu staat er: Aardig Holding BV. U vulde in: Aardig BV Nederland." in page
    assert leaks(page) == set()
    again = people.client("bram").post(address, {**form, "version": str(bid.version + 1)})
    assert again.status_code == 302
    bid.refresh_from_db()
    assert (bid.name, bid.price_cents) == ("Aardig BV Nederland", 9_123_456)


def test_the_record_cannot_be_had_before_the_prices_are_open(people: People) -> None:
    model = agreed(people)
    for kind in ("docx", "pdf"):
        address = f"/inkooptrajecten/{model.tender_id}/gunning/verslag.{kind}"
        assert people.client("bram").get(address).status_code == 404
    open_prices(people.bram, model)
    assert people.client("bram").get(address).status_code == 200


def test_nothing_is_calculated_with_a_sealed_price(people: People) -> None:
    model = agreed(people)
    page = inside_page(people.bram, model.tender_id)
    assert outcome_of(model, page.design, page.scores) is None


def test_nothing_of_a_price_goes_to_the_log_of_the_server(people: People, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="hefboom"), caplog.at_level(logging.DEBUG, logger="django.request"):
        model = agreed(people)
        people.client("bram").post(
            f"/inkooptrajecten/{model.tender_id}/gunning/inschrijvingen/", {"name": "", "price": "91.234,56"}
        )
    assert leaks(caplog.text) == set()


def test_a_bid_can_come_without_a_price_and_get_it_later(people: People) -> None:
    model = with_bids(people)
    bid = add_bid(people.bram, model, "Later BV", None, {})
    page = people.client("bram").get(f"/inkooptrajecten/{model.tender_id}/gunning/inschrijvingen/").content.decode()
    assert "nog niet ingevuld" in page
    change_bid(people.bram, bid, bid.version, "Later BV", 8_000_000, {})
    assert Bid.objects.get(pk=bid.pk).price_cents == 8_000_000
    assert AwardModel.objects.get(pk=model.pk).opened_at is None
