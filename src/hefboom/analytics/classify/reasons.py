"""Why a line is where it is, in sentences."""

from collections.abc import Iterable

from hefboom.analytics.classify.confirmed import Confirmed
from hefboom.analytics.classify.key import NO_GROUP
from hefboom.analytics.classify.lookup import Field, Found
from hefboom.analytics.classify.mapping import MappingRow, MappingTable
from hefboom.analytics.classify.words import shown
from hefboom.core.base.text import Text
from hefboom.core.strategy.pack import Pack

NOTHING = Text(nl="Er staat niets in de regel dat wij kennen.", en="The line says nothing that we know.")
NOT_SURE = Text(nl="Dit is niet zeker genoeg: kijk het na.", en="This is not sure enough: check it.")
_OUTSIDE = Text(nl="buiten alle productgroepen", en="outside every product group")

_SAYS: dict[Field, Text] = {
    "cpv": Text(nl="CPV-code {}", en="CPV code {}"),
    "ledger_account": Text(nl="grootboekrekening {}", en="ledger account {}"),
    "category": Text(nl="categorie “{}”", en="category “{}”"),
    "supplier": Text(nl="leverancier “{}”", en="supplier “{}”"),
    "description": Text(nl="“{}” in de omschrijving", en="“{}” in the description"),
    "names": Text(nl="“{}” in de categorie of rekening", en="“{}” in the category or account"),
}


class Reasons:
    """Makes the sentences, with the names of the groups of a pack."""

    def __init__(self, pack: Pack, own: MappingTable | None) -> None:
        self._names = {group.code: group.name for group in pack.product_groups}
        self._pack = pack.manifest.id
        self._own = own

    def name(self, row: MappingRow) -> Text:
        """Return what the group of a row is called, or what its code is where it says no group."""
        group = row.product_group
        if not group:
            return Text(nl=f"bedrijfstak {row.code}, geen productgroep", en=f"industry {row.code}, no product group")
        return _OUTSIDE if group == NO_GROUP else self._names.get(group) or Text(nl=group, en=group)

    def follows(self, found: Found) -> Text:
        """Say what a line's place follows from, and which rule says so."""
        said, name, rule = self._said(found), self.name(found.row), self._rule(found)
        return Text(
            nl=f"Volgt uit {said.nl}: {name.nl} ({rule.nl}).", en=f"Follows from {said.en}: {name.en} ({rule.en})."
        )

    def but(self, found: Found) -> Text:
        """Say that something else on the line points elsewhere."""
        said, name = self._said(found), self.name(found.row)
        return Text(
            nl=f"Maar {said.nl} wijst naar {name.nl}: kijk wat klopt.",
            en=f"But {said.en} points to {name.en}: check which is right.",
        )

    def confirmed(self, confirmed: Confirmed) -> Text:
        """Say who confirmed it and when."""
        by = shown(confirmed.by) or "?"
        return Text(nl=f"Bevestigd door {by} op {confirmed.on}.", en=f"Confirmed by {by} on {confirmed.on}.")

    def only_code(self, digits: str, code: str) -> Text:
        """Say that a CPV code leads to a factor code and to no group."""
        return Text(
            nl=f"CPV-code {digits} hoort bij bedrijfstak {code}, maar is te grof voor een productgroep.",
            en=f"CPV code {digits} belongs to industry {code}, but is too broad for a product group.",
        )

    @staticmethod
    def _said(found: Found) -> Text:
        says, what = _SAYS["description" if found.field == "description" else found.field], shown(found.said)
        if found.row.kind == "text" and found.field == "supplier":
            return Text(nl=f"“{what}” in de naam van de leverancier", en=f"“{what}” in the name of the supplier")
        return Text(nl=says.nl.format(what), en=says.en.format(what))

    def _rule(self, found: Found) -> Text:
        row = found.row
        if found.own and self._own is not None:
            line = row.line or "?"
            return Text(
                nl=f"regel {line} van uw tabel “{self._own.id}”, versie {self._own.version}",
                en=f"line {line} of your table “{self._own.id}”, version {self._own.version}",
            )
        if row.kind == "cpv":
            return Text(nl=f"regel {row.key} van pakket {self._pack}", en=f"rule {row.key} of pack {self._pack}")
        if row.kind == "text":
            return Text(nl="een woord uit de meegeleverde lijst", en="a word of the list that comes with it")
        return Text(nl="een naam uit de meegeleverde lijst", en="a name of the list that comes with it")


def together(texts: Iterable[Text | None]) -> Text:
    """Return sentences behind each other; None is left out."""
    said = [text for text in texts if text is not None]
    return Text(nl=" ".join(text.nl for text in said), en=" ".join(text.en for text in said))
