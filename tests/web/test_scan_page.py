"""A director opens the page of a scan: the answer first, then the doubts, then the pictures."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from hefboom.core.base.text import Text
from hefboom.core.effects.scan import Amount, Estimate, Part, Scan
from hefboom.web.reports.scan_page import scan_page
from tests.browser import assert_readable_for_all
from tests.conftest import OpenPage
from tests.scan_for_tests import HOSTILE, waterstad

BOTH = pytest.mark.parametrize("language", ["nl", "en"])
WIDE, TELEPHONE = {"width": 1100, "height": 900}, {"width": 390, "height": 800}
OVERLAPPING = """() => [...document.querySelectorAll('svg')].filter(s => s.clientWidth).flatMap(svg => {
  const frame = svg.getBoundingClientRect(), found = [];
  const words = [...svg.querySelectorAll('text')].filter(t => t.textContent.trim());
  const boxes = words.map(t => t.getBoundingClientRect());
  boxes.forEach((a, i) => {
    if (a.left < frame.left - 3 || a.right > frame.right + 3 || a.top < frame.top - 3 || a.bottom > frame.bottom + 3)
      found.push(`outside: ${words[i].textContent}`);
    boxes.slice(i + 1).forEach((b, j) => {
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > 2 && down > 5) found.push(`${words[i].textContent} on ${words[i + 1 + j].textContent}`);
    });
  });
  return found;
})"""
"""Words of a picture that lie on each other or stick out of it. Boxes of letters have some air above and below."""


def bare() -> Scan:
    """A scan of which nothing but the amounts is known."""
    full = waterstad()
    nothing = Part(None, Text(nl="Totaal", en="Total"), Amount(3, 30_000), 0)
    return Scan("leeg.csv", 3, (), None, None, full.factors, nothing, Amount(3, 30_000), (), ())


def only_bounds() -> Scan:
    """A scan without a best estimate, as when it is not known whether VAT is in the amounts."""
    full = waterstad(6)
    parts = tuple(
        replace(part, effects={"co2e": replace(part.effects["co2e"], value=None)}, share=None) if part.effects else part
        for part in full.groups
    )
    total = replace(full.total, effects={"co2e": Estimate(None, 1.2e7, 9.8e7)})
    return replace(full, total=total, groups=parts, hotspots=(), comparison=None)


def hostile() -> Scan:
    """A scan in which every name is an attack."""
    name = Text(nl=HOSTILE, en=HOSTILE)
    full = waterstad(6)
    parts = tuple(replace(part, name=name) for part in full.groups)
    return replace(
        full,
        name=HOSTILE,
        groups=parts,
        suppliers=parts,
        hotspots=tuple(replace(each, part=parts[0]) for each in full.hotspots),
        priorities=tuple(replace(each, name=name, reasons=(name,)) for each in full.priorities),
        flows=tuple(replace(each, source=name) for each in full.flows),
        rejected=tuple(replace(each, value=HOSTILE, why=HOSTILE) for each in full.rejected),
        notes=tuple(replace(each, says=name) for each in full.notes),
    )


SCANS: dict[str, Callable[[], Scan]] = {"full": waterstad, "bare": bare, "bounds": only_bounds, "hostile": hostile}
EVERY = pytest.mark.parametrize("scan", SCANS.values(), ids=SCANS)


def read(page: str) -> html.HtmlElement:
    return html.document_fromstring(page)


def words(page: str) -> str:
    body = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    return " ".join(read(body).text_content().split())


@EVERY
@BOTH
def test_the_page_stands_by_itself(scan: Callable[[], Scan], language: str) -> None:
    page = scan_page(scan(), language)
    found = read(page)
    assert found.get("lang") == language
    assert not found.xpath(
        "//script | //link | //img | //iframe | //*[@src] | //*[@style] | //*[starts-with(name(@*), 'on')]"
    )
    assert {each[:1] for each in found.xpath("//@href")} <= {"#"}
    assert "url(http" not in page
    assert "@import" not in page
    assert "<script" not in page
    assert found.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0].startswith("default-src 'none'")


@EVERY
@BOTH
def test_headings_are_in_order_links_lead_somewhere_and_ids_are_unique(scan: Callable[[], Scan], language: str) -> None:
    found = read(scan_page(scan(), language))
    levels = [int(each.tag[1]) for each in found.xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = found.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {each.removeprefix("#") for each in found.xpath("//@href")} <= set(ids)


def test_why_a_cell_could_not_be_read_is_in_the_language_of_the_page_or_marked_as_english() -> None:
    full = waterstad()
    known, new = "this is not a date; write for example 2024-03-01", "the moon is in the way"
    scan = replace(full, rejected=tuple(replace(full.rejected[0], why=why) for why in (known, new)))
    dutch, english = scan_page(scan, "nl"), scan_page(scan, "en")
    assert "dit is geen datum; schrijf bijvoorbeeld 2024-03-01" in dutch
    assert read(dutch).xpath("//*[@lang='en']/text()") == [new]
    assert known in english
    assert not read(english).xpath("//span[@lang]")


def test_the_answer_comes_first_in_tonnes_with_its_interval_and_the_groups_that_make_most() -> None:
    scan = waterstad()
    said = words(scan_page(scan, "nl"))
    assert "109.000 ton CO₂e" in said
    assert "tussen 52.000 ton en 229.000 ton" in said
    inside = [each for each in scan.hotspots if each.standing == "inside"]
    assert f"Deze {len(inside)} groepen horen zeker bij de grootste" in said
    answer = said[: said.index("Op deze pagina")] if "Op deze pagina" in said else said[: said.index("Ontbreekt")]
    assert all(each.part.name.nl in answer for each in inside)
    assert answer.index("109.000 ton") < said.index("Ontbreekt") < said.index("Uitstoot per productgroep")


def test_the_doubts_say_what_is_missing_in_euros_and_what_to_do() -> None:
    said = words(scan_page(waterstad(), "nl"))
    assert "€ 6,12 mln. (2% van de uitgaven, 9.310 regels) is niet ingedeeld" in said
    assert "ging naar energie en brandstof" in said
    assert "Wat u kunt doen: geef de hoeveelheden in kWh, m³ en GJ." in said
    assert "Niet bekend: grondstoffen, banen en landgebruik." in said
    assert "Het is niet bekend of btw in de bedragen zit." in said
    assert "Gemiddeld is het 0,389 kg per euro. Gebruikelijk is 0,1 tot 0,3" in said


@BOTH
def test_sources_credit_and_version_of_the_factors_are_told(language: str) -> None:
    scan = waterstad()
    said = words(scan_page(scan, language))
    for each in (scan.factors.credit, scan.factors.version, scan.factors.sha256, scan.name):
        assert each in said


def test_table_31_has_what_was_computed_beside_what_was_published_and_a_gap_is_no_number() -> None:
    section = read(scan_page(waterstad(), "nl")).get_element_by_id("part-table31")
    assert section.xpath(".//thead//th/text()") == ["Productgroep", "CO₂", "Grondstoffen"]
    assert section.xpath(".//tbody/tr[1]/td/text()") == ["5 / ?", "? / ?"]
    assert section.xpath(".//tbody/tr[2]/td/text()") == ["4 / 4", "? / 2"]


def test_an_example_says_that_it_is_one_and_real_data_do_not() -> None:
    assert "Alle gegevens zijn verzonnen." in words(scan_page(waterstad(), "nl", fictitious=True))
    assert "verzonnen" not in words(scan_page(waterstad(), "nl"))


def test_without_a_best_estimate_the_bounds_are_the_answer() -> None:
    said = words(scan_page(only_bounds(), "en"))
    assert "12,000 tonnes to 98,000 tonnes CO₂e" in said
    assert "no single best estimate" in said
    assert "95% certainty between" not in said


def test_of_what_is_not_known_no_number_is_made_and_no_picture_is_drawn() -> None:
    page = scan_page(bare(), "nl")
    assert "De uitstoot is niet bekend" in words(page)
    assert "<svg" not in page
    assert "€ 300 (100% van de uitgaven, 3 regels) is niet ingedeeld" in words(page)


def test_words_of_others_are_words_and_nothing_else() -> None:
    page = scan_page(hostile(), "nl")
    assert HOSTILE not in page
    assert words(page).count(HOSTILE) > 20


def test_who_is_not_known_is_in_the_table_and_not_in_the_comparison() -> None:
    full = waterstad()
    nobody = replace(full.suppliers[0], key=None, name=Text(nl="Niet opgegeven", en="Not given"))
    found = read(scan_page(replace(full, suppliers=(nobody, *full.suppliers[1:])), "nl")).get_element_by_id(
        "part-suppliers"
    )
    assert "Niet opgegeven" not in found.xpath("string(.//figure)")
    assert "Niet opgegeven" in found.text_content()


def test_every_picture_has_its_table() -> None:
    for figure in read(scan_page(waterstad(), "nl")).xpath("//figure"):
        assert len(figure.xpath("./svg")) == 2
        assert len(figure.xpath("./details//table")) == 1
        assert len(figure.xpath(".//tbody/tr")) >= 3


def written(folder: Path, page: str, name: str = "scan.html") -> Path:
    file = folder / name
    file.write_text(page, "utf-8")
    return file


def test_everyone_can_read_it(open_file: OpenPage, tmp_path: Path) -> None:
    files = [
        written(tmp_path, scan_page(scan(), "nl", fictitious=True), f"{name}.html") for name, scan in SCANS.items()
    ]
    files.append(written(tmp_path, scan_page(waterstad(), "en", fictitious=True), "english.html"))
    assert_readable_for_all(open_file(files[0], viewport=WIDE), *(file.as_uri() for file in files))


@BOTH
def test_no_words_in_a_picture_lie_on_each_other(open_file: OpenPage, tmp_path: Path, language: str) -> None:
    page = open_file(written(tmp_path, scan_page(waterstad(), language)))
    assert page.evaluate("document.querySelectorAll('svg').length") == 16
    for size in (WIDE, TELEPHONE):
        page.set_viewport_size(size)
        assert page.evaluate(OVERLAPPING) == [], f"{size['width']} pixels wide"


def test_who_uses_the_keyboard_can_skip_to_the_content(open_file: OpenPage, tmp_path: Path) -> None:
    page = open_file(written(tmp_path, scan_page(waterstad(), "nl")), viewport=WIDE)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_pictures_stay_readable_in_high_contrast(open_file: OpenPage, tmp_path: Path) -> None:
    page = open_file(written(tmp_path, scan_page(waterstad(), "nl")), forced_colors="active", color_scheme="dark")
    style = "e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).forcedColorAdjust]"
    assert page.locator("figure svg").first.evaluate(style) == ["rgb(255, 255, 255)", "none"]


def test_on_paper_the_tables_are_there_and_the_links_are_not(open_file: OpenPage, tmp_path: Path) -> None:
    page = open_file(written(tmp_path, scan_page(waterstad(), "nl")), viewport=WIDE)
    page.emulate_media(media="print")
    assert not page.locator("nav").is_visible()
    assert page.locator("figure table").first.is_visible()
