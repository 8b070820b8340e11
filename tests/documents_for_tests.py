"""A document as Hefboom hands it out, with everything in it that a document can have."""

from django.utils.translation import override

from hefboom.web.charts import Bar, bars
from hefboom.web.documents.document import Bullets, Document, Heading, Paragraph, Picture, Table

LOTS = 60


def minutes(language: str = "nl", *, fictitious: bool = True) -> Document:
    """The minutes of a session: three pages, with lists, a picture, and a table that goes on on a next page."""
    with override(language):
        chart = bars("themes", "Thema's", [Bar("Klimaat", 0.4, 0.6), Bar("Circulair", 0.8), Bar("Natuur", None)], 0.5)
    return Document(
        "Verslag ambitiesessie",
        language,
        (
            Heading("Besluiten"),
            Paragraph("Klimaat gaat naar niveau 3.", lead="Besluit."),
            Paragraph("Bron: ambitieweb, versie 4.", quiet=True),
            Table("Niveau per thema", ("Thema", "Reden"), (("Klimaat", "De markt levert het al."),)),
            Heading("Het web", 2),
            Picture(str(chart.svg), chart.description, "Aandeel per thema"),
            Heading("Vervolg"),
            Bullets(("Anna legt het voor.", "Bram kiest criteria.")),
            Bullets(("Eerst de behoefte.", "Dan de ambitie."), numbered=True),
            Heading("Percelen", 3),
            Bullets(("Noord.", "Zuid."), numbered=True),
            Table("Raming per perceel", ("Perceel", "Raming"), _lots(), numeric=frozenset({1})),
            Paragraph("Einde van het verslag."),
        ),
        subtitle="Werkkleding voor twee ministeries",
        facts=(("Aanbesteding", "FICTIEF-2027-0003"), ("Opdrachtgever", "Anna de Wit")),
        fictitious=fictitious,
    )


def everywhere(text: str) -> Document:
    """A document with the same text in every place that a person could have filled in."""
    table = Table(text, (text, "Kolom"), ((text, text), (text, "")), numeric=frozenset({1}))
    blocks = (
        *(Heading(text, 3), Paragraph(text, lead=text), Paragraph(text, quiet=True), table),
        *(Bullets((text, text)), Bullets((text,), numbered=True), Picture("", text, text), Picture(text, text, text)),
    )
    return Document(text, "nl", blocks, subtitle=text, facts=((text, text), ("", "")), fictitious=True)


def _lots() -> tuple[tuple[str, str], ...]:
    return tuple((f"Perceel {number}", f"€ {number}.000,00") for number in range(1, LOTS + 1))
