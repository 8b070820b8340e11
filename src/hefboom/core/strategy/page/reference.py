"""The sections of a pack's page to look things up in: themes, numbers by date, groups, instruments, sources."""

from collections import Counter

from hefboom.core.facts.format import format_quantity
from hefboom.core.strategy.dated import keys_in_words
from hefboom.core.strategy.pack import Parameter, ParameterValue, ProductGroup
from hefboom.core.strategy.page.outline import Bullets, Paragraph, Section, Table
from hefboom.core.strategy.page.say import Say
from hefboom.core.strategy.page.words import CONFIDENCE, DIMENSIONS, THREE


def themes(say: Say) -> Section:
    """Return the themes and the ambition levels."""
    optional = say.pick(" (naar keuze)", " (optional)")
    items = (
        (f"{say.text(theme.name)}{optional if theme.optional else ''}", say.text(theme.summary))
        for theme in say.pack.themes
    )
    headers = (
        say.pick("Niveau", "Level"),
        say.pick("Wat het vraagt", "What it asks"),
        say.pick("Wanneer het past", "When it fits"),
        say.pick("Bron", "Source"),
    )
    rows = (
        (f"{level.number} {say.text(level.name)}", say.text(level.asks), say.text(level.fits), say.source(level.source))
        for level in say.pack.levels
    )
    levels = Table(say.pick("Ambitieniveaus", "Ambition levels"), headers, tuple(rows))
    return Section("themes", say.pick("Thema's en niveaus", "Themes and levels"), (Bullets(tuple(items)), levels))


def parameters(say: Say) -> Section:
    """Return each number and list by period."""
    parts = (
        Section(f"parameter-{each.id}", say.text(each.name), (_parameter(say, each),)) for each in say.pack.parameters
    )
    return Section("parameters", say.pick("Getallen en lijsten", "Numbers and lists"), (), tuple(parts))


def _parameter(say: Say, parameter: Parameter) -> Table:
    headers = (
        say.pick("Periode", "Period"),
        say.pick("Voor", "For"),
        say.pick("Waarde", "Value"),
        say.pick("Zekerheid", "Certainty"),
        say.pick("Bron", "Source"),
    )
    rows = (
        (
            say.period(value.from_, value.until),
            keys_in_words(tuple(value.keys.items()), say.language).removesuffix(": "),
            _worth(say, parameter, value),
            say.text(CONFIDENCE[value.confidence]),
            say.source(value.source),
        )
        for value in sorted(parameter.values, key=lambda value: (value.from_, sorted(value.keys.items())))
    )
    return Table(f"{say.text(parameter.name)} (${parameter.id})", headers, tuple(rows))


def _worth(say: Say, parameter: Parameter, value: ParameterValue) -> str:
    if value.value is not None:
        return format_quantity(value.value, parameter.unit, say.language)
    return ", ".join(value.codes)


def product_groups(say: Say) -> Section:
    """Return the groups, with their scores in table 3.1: a number, "onbekend", or nothing where the table has none."""
    headers = (
        say.pick("Productgroep", "Product group"),
        say.pick("Hoort bij", "Lies in"),
        say.pick("Relevant voor MVI", "Relevant for MVI"),
        say.pick("Zekerheid", "Certainty"),
        *(say.text(name) for name in DIMENSIONS.values()),
        say.pick("Opmerking", "Note"),
        say.pick("Bron", "Source"),
    )
    rows = (_group(say, group) for group in say.pack.product_groups)
    title = say.pick("Productgroepen", "Product groups")
    return Section("product-groups", title, (Table(title, headers, tuple(rows)),))


def _group(say: Say, group: ProductGroup) -> tuple[str, ...]:
    names = {each.code: say.text(each.name) for each in say.pack.product_groups}
    scores: dict[str, str] = {
        score.dimension: say.text(THREE["unknown"]) if score.score is None else str(score.score)
        for score in group.scores
    }
    return (
        say.text(group.name),
        names.get(group.parent or "", ""),
        say.text(THREE[group.mvi]),
        say.text(CONFIDENCE[group.confidence]),
        *(scores.get(dimension, "") for dimension in DIMENSIONS),
        say.text(group.note),
        say.source(group.source),
    )


def categories(say: Say) -> Section:
    """Return the purchasing categories and who owns them."""
    headers = (
        say.pick("Categorie", "Category"),
        say.pick("Eigenaar", "Owner"),
        say.pick("Zekerheid", "Certainty"),
        say.pick("Bron", "Source"),
    )
    unknown = say.text(THREE["unknown"])
    rows = (
        (say.text(each.name), each.owner or unknown, say.text(CONFIDENCE[each.confidence]), say.source(each.source))
        for each in say.pack.categories
    )
    title = say.pick("Inkoopcategorieën", "Purchasing categories")
    return Section("categories", title, (Table(title, headers, tuple(rows)),))


def instruments(say: Say) -> Section:
    """Return the ways to buy, with when they fit and what they cost."""
    headers = (
        say.pick("Instrument", "Instrument"),
        say.pick("Wat het is", "What it is"),
        say.pick("Wanneer het past", "When it fits"),
        say.pick("Budget", "Budget"),
        say.pick("Bron", "Source"),
    )
    rows = (
        (
            say.text(each.name),
            say.text(each.summary),
            say.text(each.fits),
            say.text(each.budget),
            say.source(each.source),
        )
        for each in say.pack.instruments
    )
    title = say.pick("Instrumenten", "Instruments")
    return Section("instruments", title, (Table(title, headers, tuple(rows)),))


def examples(say: Say) -> Section:
    """Return the practice examples, retold."""
    parts = (
        Section(
            f"example-{each.id}",
            say.text(each.title),
            (
                Paragraph(say.text(each.story)),
                Paragraph(f"{say.pick('Wat we ervan leren', 'What we learn from it')}: {say.text(each.lesson)}"),
                *([Bullets(tuple((say.text(figure), "") for figure in each.figures))] if each.figures else []),
                Paragraph(f"{say.pick('Bron', 'Source')}: {say.source(each.source)}"),
            ),
        )
        for each in say.pack.examples
    )
    return Section("examples", say.pick("Voorbeelden uit de praktijk", "Examples from practice"), (), tuple(parts))


def documents(say: Say) -> Section:
    """Return the publications that all of this rests on."""
    items = (
        (f"{say.text(each.title)} ({each.publisher}, {each.year})", " ".join(filter(None, (each.url, each.licence))))
        for each in say.pack.manifest.documents
    )
    return Section("documents", say.pick("Bronnen", "Sources"), (Bullets(tuple(items)),))


def cpv_rules(say: Say) -> Section:
    """Return which CPV codes belong to which product group."""
    names = {each.code: say.text(each.name) for each in say.pack.product_groups}
    names["none"] = say.pick("buiten elke groep", "outside every group")
    headers = (
        say.pick("CPV begint met", "CPV starts with"),
        say.pick("Productgroep", "Product group"),
        say.pick("Zekerheid", "Certainty"),
        say.pick("Opmerking", "Note"),
    )
    rows = (
        (
            rule.prefix,
            names.get(rule.product_group, rule.product_group),
            say.text(CONFIDENCE[rule.confidence]),
            say.text(rule.note),
        )
        for rule in say.pack.cpv_rules
    )
    title = say.pick("Van CPV-code naar productgroep", "From CPV code to product group")
    longest = say.pick("De langste code die past, geldt.", "The longest code that fits counts.")
    return Section("cpv-rules", title, (Paragraph(longest), Table(title, headers, tuple(rows))))


def criteria(say: Say) -> Section:
    """Return how many criteria there are for each product group; the criteria themselves are too many for a page."""
    names = {each.code: say.text(each.name) for each in say.pack.product_groups}
    every = say.pick("Elke productgroep", "Every product group")
    counts = Counter(group for each in say.pack.criteria for group in each.product_groups or ("",))
    items = tuple((names.get(group, every), str(count)) for group, count in counts.items())
    return Section("criteria", "Criteria", (Bullets(items),))
