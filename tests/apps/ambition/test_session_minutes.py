"""The minutes: what they say, what they leave out while it is silent, and that the files can be read."""

import io
import zipfile

import pytest
from django.utils.translation import override

from hefboom.apps.ambition.actions.sessions import close_session
from hefboom.apps.ambition.actions.webs import set_level
from hefboom.apps.ambition.minutes import minutes_of
from hefboom.apps.ambition.queries.session_page import sitting
from hefboom.apps.ambition.queries.sessions import choices_of, previous_session
from hefboom.apps.ambition.queries.webs import web_at
from hefboom.apps.ambition.session_access import place_of
from hefboom.web.documents.document import Bullets, Document, Paragraph, Picture, Table
from tests.apps.ambition.sessions import Table as Round
from tests.apps.ambition.sessions import table
from tests.people import People


@pytest.fixture
def held(people: People) -> Round:
    set_level(people.anna, web_at(people.agency, "bedrijfskleding"), "climate", 2, "", 0)
    return table(people)


def document(held: Round) -> Document:
    shown = sitting(place_of(held.session.pk, held.people.bram))
    previous = previous_session(held.now)
    return minutes_of(shown, previous, choices_of(previous) if previous else {})


def words(made: Document) -> str:
    found = [made.title, made.subtitle, *(f"{label}: {value}" for label, value in made.facts)]
    for block in made.blocks:
        match block:
            case Paragraph():
                found.append(f"{block.lead} {block.text}")
            case Table():
                found += [block.caption, *block.headers, *(" | ".join(row) for row in block.rows)]
            case Bullets():
                found += block.items
            case Picture():
                found.append(block.alt)
            case _:
                found.append(block.text)
    return "\n".join(found)


def test_the_minutes_say_who_what_why_and_what_departs(people: People, held: Round) -> None:
    held.on_table().voted(1, 3, "Eerst proberen").shown().chosen(1, "Er is nog geen aanbod.")
    close_session(people.bram, held.now, held.now.version)
    said = words(document(held))
    for part in (
        "Verslag van de ambitiesessie",
        "Waarvan: Bedrijfskleding Noord (KLEDING-1)",
        "Geleid door: Bram",
        "Van de 5 thema's zijn er 1 samen gekozen. 1 keuze is lager dan het uitgangspunt.",
        "Klimaat | 1 Basis, lager dan het uitgangspunt | 2 Significant | 1 × niveau 1, 1 × niveau 3",
        "Anna | opdrachtgever | 1 Basis | Eerst proberen",
        "Petra | beleid | 3 Ambitieus | Eerst proberen",
        "Waarom: Er is nog geen aanbod.",
        "Petra | beleid | gast via de link",
        "Samen gekozen: Klimaat 1, Circulair onbekend",
    ):
        assert part in said
    assert [block.items for block in document(held).blocks if isinstance(block, Bullets)] == [
        ("Circulair", "Social return", "Internationale sociale voorwaarden", "Innovatie")
    ]


def test_while_open_they_are_a_draft_without_the_silent_votes(people: People, held: Round) -> None:
    held.on_table().voted(1, 3, "Nog geheim")
    said = words(document(held))
    assert "Concept: de sessie is nog niet afgesloten" in said
    assert "Over dit thema wordt nu in stilte gekozen." in said
    assert "Nog geheim" not in said
    held.shown()
    assert "Nog geheim" in words(document(held))


def test_they_compare_with_the_previous_session(people: People, held: Round) -> None:
    held.on_table().shown().chosen(3)
    assert "Vergeleken met de vorige sessie" not in words(document(held))
    close_session(people.bram, held.now, held.now.version)
    later = table(people, held.tender).on_table().shown().chosen(2)
    said = words(document(later))
    assert "Vergeleken met de vorige sessie" in said
    assert "Klimaat | 3 Ambitieus | 2 Significant" in said
    assert "Vergeleken met de vorige sessie" not in words(document(held)), (
        "the earlier one is not compared with the later"
    )


def test_they_are_in_the_language_of_the_reader(people: People, held: Round) -> None:
    held.on_table().voted().shown().chosen(2)
    with override("en"):
        made = document(held)
        said = words(made)
    assert made.language == "en"
    assert "Draft: the session has not been closed yet" in said
    assert "Why: Dit kan de markt aan." in said


def test_the_files_can_be_read(people: People, held: Round) -> None:
    held.on_table().voted(note="<b>Let op</b> & meer").shown().chosen(2, "Reden <script>")
    address = f"/sessies/{held.session.pk}/verslag"
    docx = people.client("bram").get(f"{address}.docx")
    with zipfile.ZipFile(io.BytesIO(docx.content)) as file:
        text = file.read("word/document.xml").decode()
    assert "&lt;b&gt;Let op&lt;/b&gt; &amp; meer" in text
    assert "Reden &lt;script&gt;" in text
    pdf = people.client("bram").get(f"{address}.pdf")
    assert pdf.content.startswith(b"%PDF-")
    assert 'filename="verslag-Sessie-bedrijfskleding.pdf"' in pdf["Content-Disposition"]
