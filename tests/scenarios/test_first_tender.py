"""Bram's first tender: work clothing for two ministries, from need to text for the tender documents, and counted.

He only follows "the best next step". Every field that he fills in and every page that loads is counted and printed:
`pytest -s tests/scenarios/test_first_tender.py`.
"""

import io
import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import docx
from playwright.sync_api import Page

from hefboom.apps.tenders.models import Tender, TenderStanding
from tests.conftest import OpenPage
from tests.people import People, people

__all__ = ["people"]

MOST_ENTRIES, MOST_LOADS = 40, 25
ANSWERS = {
    "category_managed": "true",
    "isv_clause": "true",
    "innovation_considered": "true",
    "cpv": "18110000",
    "procedure": "open",
    "duration_months": "48",
    "buyer_kind": "central",
    "social_return_suitable": "false",
    "category": "bedrijfskleding",
}
LEVELS = {"climate": 2, "circular": 3, "social-return": 2, "isv": 2, "innovation": 1}


@dataclass
class Visit:
    """Somebody at work in a browser, whose entries and page loads are counted."""

    page: Page
    entries: int = 0
    loads: int = 0
    steps: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("load", lambda _: setattr(self, "loads", self.loads + 1))

    def fill(self, selector: str, value: str) -> None:
        """Fill in or choose: one entry."""
        found = self.page.locator(selector)
        if found.evaluate("e => e.tagName") == "SELECT":
            found.select_option(value)
        else:
            found.fill(value)
        self.entries += 1

    def press(self, selector: str) -> None:
        """Press a button that leads to a page."""
        with self.page.expect_navigation():
            self.page.locator(selector).first.click()

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    def follow(self, overview: str) -> str:
        """Go to the overview of the tender and on to the best next step; return where that is."""
        if self.path != overview:
            self.press(f"nav a[href='{overview}']")
        self.press(".hb-next a.nl-button--primary")
        self.steps.append(self.path.removeprefix(overview))
        return self.steps[-1]


def test_a_first_tender_takes_few_entries_and_few_pages(people: People, open_page: OpenPage, tmp_path: Path) -> None:
    visit = Visit(open_page("/mijn-werk/", people.client("bram")))
    visit.loads = 1
    overview = start(visit)
    for _ in range(12):
        step = visit.follow(overview)
        if step == "stap/publiceren/":
            break
        AT[step](visit)
    texts = [tender_text(visit, overview, page, tmp_path) for page in ("criteria/", "gunning/")]
    print(f"\n{visit.entries} entries, {visit.loads} page loads: {', '.join(visit.steps)}")

    tender = Tender.objects.get(title="Werkkleding voor twee ministeries")
    standings = dict(TenderStanding.objects.filter(tender=tender).values_list("commitment", "standing"))
    assert standings["impact-half"] == standings["mvi-criteria"] == standings["isv"] == "met"
    assert set(standings.values()) <= {"met", "not_applicable"}
    assert "HB-KLE-301" in texts[0]
    assert "[aantal]" not in texts[0], "what was filled in stands in the text"
    assert "Punten per onderdeel" in texts[1]
    assert visit.entries <= MOST_ENTRIES
    assert visit.loads <= MOST_LOADS


def start(visit: Visit) -> str:
    """Report the need; return the address of the tender."""
    visit.press("a[href='/inkooptrajecten/nieuw/']")
    visit.fill("[name=title]", "Werkkleding voor twee ministeries")
    visit.fill("[name=product_group]", "bedrijfskleding")
    visit.fill("[name=contract_nature]", "supplies")
    visit.fill("[name=estimated_value_eur]", "1.200.000")
    visit.fill("[name=planned_on]", "2027-03-01")
    visit.press("main form .nl-button--primary")
    return visit.path


def questions(visit: Visit) -> None:
    """Answer what is asked, and nothing else."""
    names = visit.page.locator("main form.hb-form [name]:not([type=hidden])").evaluate_all(
        "all => all.map(e => e.name)"
    )
    for name in names:
        visit.fill(f"main form.hb-form [name='{name}']", ANSWERS[re.sub(r"-\d+$", "", name)])
    visit.press("main form.hb-form .nl-button--primary")


def prepare(visit: Visit) -> None:
    """Start the preparation today."""
    visit.press("main form .nl-button--primary")


def ambition(visit: Visit) -> None:
    """Choose a level for each theme; it is saved at once."""
    for theme, level in LEVELS.items():
        with visit.page.expect_response(lambda answer: answer.request.method == "POST"):
            visit.page.locator(f"#level-{theme}-{level}").check()
        visit.entries += 1


def criteria(visit: Visit) -> None:
    """Take the set that is proposed, and fill in what is open."""
    visit.page.locator(".hb-proposal button").click()
    visit.page.locator("#gekozen").wait_for()
    blanks = visit.page.locator(".hb-blanks__one input")
    for index in range(blanks.count()):
        blanks.nth(index).fill("12")
        visit.entries += 1
    visit.press("button[form=invullen]")


def award(visit: Visit) -> None:
    """Start from the second proposal, impact first, and fix it as it is."""
    visit.press("main form button.nl-button--secondary")
    visit.press("form[action$='vastzetten/'] button")


AT = {
    "vragen/": questions,
    "stap/voorbereiding/": prepare,
    "ambitie/": ambition,
    "criteria/": criteria,
    "gunning/": award,
}
"""What Bram does at each place where the best next step leads."""


def tender_text(visit: Visit, overview: str, page: str, folder: Path) -> str:
    """Take the text for the tender documents as a Word file; return what stands in it."""
    if not visit.page.locator(f"nav a[href='{overview}{page}']").count():
        visit.press(f"nav a[href='{overview}']")
    visit.press(f"nav a[href='{overview}{page}']")
    with visit.page.expect_download() as download:
        visit.page.locator("a[href$='.docx']").first.click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    document = docx.Document(io.BytesIO(path.read_bytes()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
