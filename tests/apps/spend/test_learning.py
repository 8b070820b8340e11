"""From forty lines that people settled on, the next scan learns: a suggestion with a probability, never more."""

from hefboom.analytics.classify.train import FEWEST_LINES
from hefboom.apps.spend.actions import scanning
from hefboom.apps.spend.actions.confirming import confirm
from hefboom.apps.spend.models import SpendFile, SpendKey
from tests.apps.spend.conftest import Upload, file_of
from tests.people import People

KITCHENS, ROOMS = ("kroepoek", "stamppot", "poffert", "kibbeling"), ("vergaderhoek", "zithoek", "leeshoek", "werkhoek")
"""Words that the shipped rules do not know."""


def lines(first: int, last: int) -> list[tuple[str, ...]]:
    words = [(KITCHENS if at % 2 else ROOMS)[at // 2 % 4] for at in range(first, last)]
    return [
        ("2023-01-01", "A", f"Firma {at}", f"{1000 + at}.00", "", f"{word} nummer {at}")
        for at, word in enumerate(words, start=first)
    ]


def settled(people: People, upload: Upload, count: int) -> SpendFile:
    """Return a scan of which a buyer said of so many lines what they are."""
    file = scanning.start(people.bram, upload(file_of(*lines(0, count))))
    keys = SpendKey.objects.filter(file=file)
    choices = {key.key: "catering" if key.description.split()[0] in KITCHENS else "kantoormeubilair" for key in keys}
    assert confirm(people.bram, file, choices) == count
    return file


def next_scan(people: People, upload: Upload) -> SpendKey:
    file = scanning.start(people.bram, upload(file_of(*lines(101, 102)), name="volgend.csv"))
    return SpendKey.objects.get(file=file)


def test_with_too_few_settled_lines_nothing_is_learned(people: People, upload: Upload) -> None:
    settled(people, upload, FEWEST_LINES - 1)
    assert next_scan(people, upload).method != "learned"


def test_with_enough_a_new_line_gets_a_suggestion_that_says_how_sure_it_is(people: People, upload: Upload) -> None:
    settled(people, upload, FEWEST_LINES)
    found = next_scan(people, upload)
    assert (found.method, found.group) == ("learned", "catering")
    assert found.confidence is not None
    assert 0.5 < found.confidence < 1
    page = people.client("anna").get(f"/impact/uitgaven/{found.file_id}/waarom/{found.key}/").content.decode()
    assert found.why["nl"] in page
    assert "%" in found.why["nl"]
