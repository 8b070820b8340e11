"""The sections of a pack's page about what it asks: goals, obligations, shares, duties and open norms."""

from collections.abc import Iterator

from hefboom.core.facts.format import format_day, format_share
from hefboom.core.strategy.pack import Goal, Obligation
from hefboom.core.strategy.page.outline import Block, Bullets, Paragraph, Section, Table
from hefboom.core.strategy.page.say import Say
from hefboom.core.strategy.page.words import GOAL_KINDS, PER, READINGS
from hefboom.core.strategy.parts import Condition


def goals(say: Say) -> Section:
    """Return the goals by theme, with targets by year and source."""
    themes = (
        Section(f"goals-{theme.id}", say.text(theme.name), (_goal_table(say, say.text(theme.name), found),))
        for theme in say.pack.themes
        if (found := [goal for goal in say.pack.goals if goal.theme == theme.id])
    )
    return Section("goals", say.pick("Doelen", "Goals"), (), tuple(themes))


def _goal_table(say: Say, theme: str, found: list[Goal]) -> Table:
    headers = (
        say.pick("Doel", "Goal"),
        say.pick("Soort", "Kind"),
        say.pick("Gemeten aan", "Indicator"),
        say.pick("Uitgangspunt", "Baseline"),
        say.pick("Te bereiken", "To reach"),
        say.pick("Gemeten met", "Measured by"),
        say.pick("Bron", "Source"),
    )
    rows = (
        (
            say.text(goal.title),
            say.text(GOAL_KINDS[goal.kind]),
            say.text(goal.indicator),
            say.baseline(goal),
            "; ".join(say.goal_target(goal, target) for target in goal.targets),
            say.names(goal.measured_by),
            say.source(goal.source),
        )
        for goal in found
    )
    return Table(f"{say.pick('Doelen voor', 'Goals for')} {theme}", headers, tuple(rows))


def obligations(say: Say) -> Section:
    """Return each obligation with its conditions in words and as they are judged."""
    parts = (
        Section(f"obligation-{each.id}", say.text(each.title), tuple(_obligation(say, each)))
        for each in say.pack.obligations
    )
    return Section("obligations", say.pick("Verplichtingen", "Obligations"), (), tuple(parts))


def _obligation(say: Say, part: Obligation) -> Iterator[Block]:
    yield Paragraph(say.text(part.says))
    if part.applies:
        yield Paragraph(
            say.pick(
                "De verplichting geldt als dit allemaal waar is:", "The obligation applies when all of this is true:"
            )
        )
        yield _conditions(say, part.applies)
    yield Paragraph(say.pick("Er is aan voldaan als dit allemaal waar is:", "It is met when all of this is true:"))
    yield _conditions(say, part.met)
    explain = {
        True: say.pick("Wie afwijkt, legt uit waarom.", "Who deviates explains why."),
        False: say.pick("Afwijken mag niet.", "Not following it is not allowed."),
    }
    facts = f"{say.period(part.from_, part.until)}, {say.text(PER[part.per])}. {explain[part.comply_or_explain]}"
    yield Paragraph(f"{say.pick('Geldt', 'In force')} {facts}")
    yield Paragraph(f"{say.pick('Advies', 'Advice')}: {say.text(part.advice)}")
    yield Paragraph(f"{say.pick('Bron', 'Source')}: {say.source(part.source)}")


def _conditions(say: Say, conditions: tuple[Condition, ...]) -> Bullets:
    return Bullets(tuple((say.text(each.says), each.when) for each in conditions))


def shares(say: Say) -> Section:
    """Return the share targets with their numerator and denominator in words."""
    headers = (
        say.pick("Aandeel", "Share"),
        say.pick("Teller", "Numerator"),
        say.pick("Noemer", "Denominator"),
        say.pick("Te bereiken", "To reach"),
        say.pick("Lezing", "Reading"),
        say.pick("Geldt", "In force"),
        say.pick("Bron", "Source"),
    )
    rows = (
        (
            say.text(target.title),
            say.text(target.numerator),
            say.text(target.denominator),
            format_share(target.share, say.language)
            if target.share is not None
            else say.pick("geen getal", "no number"),
            say.text(READINGS[target.reading]),
            say.period(target.from_, target.until),
            say.source(target.source),
        )
        for target in say.pack.targets
    )
    title = say.pick("Aandelen", "Shares")
    return Section("targets", title, (Table(title, headers, tuple(rows)),))


def duties(say: Say) -> Section:
    """Return what organisations owe, by when."""
    headers = (
        say.pick("Wat", "What"),
        say.pick("Wie", "Who"),
        say.pick("Uiterlijk", "By"),
        say.pick("Blijkt uit", "Evidence"),
        say.pick("Bron", "Source"),
    )
    rows = (
        (
            say.text(duty.what),
            say.text(duty.who),
            "; ".join(
                part for part in (format_day(duty.by, say.language) if duty.by else "", say.text(duty.note)) if part
            ),
            say.text(duty.evidence),
            say.source(duty.source),
        )
        for duty in say.pack.duties
    )
    title = say.pick("Taken van organisaties", "Duties of organisations")
    return Section("duties", title, (Table(title, headers, tuple(rows)),))


def untestable(say: Say) -> Section:
    """Return the sentences that commit and cannot be tested, with the reason."""
    headers = (
        say.pick("Wat er staat", "What it says"),
        say.pick("Waarom niet te toetsen", "Why it cannot be tested"),
        say.pick("Komt er het dichtst bij", "Comes nearest"),
        say.pick("Bron", "Source"),
    )
    rows = (
        (say.text(norm.says), say.text(norm.because), say.names(norm.instead), say.source(norm.source))
        for norm in say.pack.untestable
    )
    title = say.pick("Niet te toetsen", "Cannot be tested")
    return Section("untestable", title, (Table(title, headers, tuple(rows)),))
