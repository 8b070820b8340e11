"""The minutes of a session as a document: who, when, per theme the votes, the joint choice, why, and what departs."""

from collections.abc import Iterator, Mapping

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hefboom.apps.ambition.models import JointChoice, Session
from hefboom.apps.ambition.queries.session_page import Sitting, Spread, Topic
from hefboom.apps.ambition.queries.session_radar import session_radar
from hefboom.apps.ambition.queries.session_web import level_names
from hefboom.apps.ambition.words import person_name, place_words
from hefboom.apps.tenders.words import language
from hefboom.web.documents.document import Block, Bullets, Document, Heading, Paragraph, Picture, Table
from hefboom.web.formatting import day

Choices = Mapping[str, JointChoice]


def minutes_of(shown: Sitting, previous: Session | None = None, before: Choices | None = None) -> Document:
    """Return the minutes. `previous` is the session held before this one on the same web, with its choices `before`.

    Votes that are still silent are not in them; while the session is open they say that they are a draft.
    """
    session, web = shown.session, shown.session.web
    blocks = [*_summary(shown), *_picture(shown)]
    for topic in shown.topics:
        blocks += _topic(shown, topic)
    blocks += [*_open(shown), *(_compared(shown, previous, before) if previous and before else ())]
    return Document(
        title=session.title,
        subtitle=_("Verslag van de ambitiesessie") if shown.closed else _("Concept: de sessie is nog niet afgesloten"),
        language=language(),
        facts=tuple(_facts(shown)),
        blocks=(*blocks, _people(shown)),
        fictitious=bool(web.tender and web.tender.fictitious) or web.organisation.fictitious,
    )


def _facts(shown: Sitting) -> Iterator[tuple[str, str]]:
    session, web = shown.session, shown.session.web
    yield _("Waarvan"), place_words(web) + (f" ({web.tender.code})" if web.tender else "")
    yield _("Organisatie"), web.organisation.local_name
    yield _("Gehouden op"), day(session.held_on)
    yield _("Geleid door"), ", ".join(one.name for one in shown.facilitators) or _("onbekend")
    closed = day(session.closed_at) if session.closed_at else _("nog niet")
    yield _("Afgesloten"), closed
    yield _("Gemaakt op"), day(timezone.now())


def _summary(shown: Sitting) -> Iterator[Block]:
    chosen = len(shown.topics) - len(shown.open_topics)
    words = _("Van de %(all)s thema's zijn er %(chosen)s samen gekozen.") % {"all": len(shown.topics), "chosen": chosen}
    below = sum(topic.below_base for topic in shown.topics)
    if below:
        departs = ngettext(
            "%(n)s keuze is lager dan het uitgangspunt.",
            "%(n)s keuzes zijn lager dan het uitgangspunt.",
            below,
        )
        words = f"{words} {departs % {'n': below}}"
    yield Paragraph(words)
    yield Table(
        caption=_("De keuzes van deze sessie"),
        headers=(_("Thema"), _("Samen gekozen"), _("Uitgangspunt"), _("Gestemd")),
        rows=tuple(_row(topic) for topic in shown.topics),
    )


def _row(topic: Topic) -> tuple[str, ...]:
    chosen = str(topic.chosen) if topic.chosen else _("nog open")
    if topic.below_base:
        chosen = _("%(level)s, lager dan het uitgangspunt") % {"level": chosen}
    return topic.theme.name, chosen, _level(topic, topic.base), _votes(topic.spread)


def _level(topic: Topic, number: int | None) -> str:
    return _("geen uitgangspunt") if number is None else str(topic.theme.levels[number])


def _votes(spread: Spread | None) -> str:
    """Return the votes in short: "1 × niveau 1, 2 × niveau 3"."""
    if spread is None:
        return _("geen stemmen")
    words = _("%(n)s × niveau %(level)s")
    return ", ".join(words % {"n": len(row.ballots), "level": row.level.number} for row in spread.chosen)


def _picture(shown: Sitting) -> Iterator[Block]:
    chart = session_radar(shown)
    if chart.drawable and any(topic.choice for topic in shown.topics):
        yield Picture(chart.svg, chart.description, chart.title)


def _topic(shown: Sitting, topic: Topic) -> Iterator[Block]:
    yield Heading(topic.theme.name)
    if topic.choice and topic.chosen:
        yield Paragraph(str(topic.chosen), lead=_("Samen gekozen:"))
        if topic.chosen.text:
            yield Paragraph(topic.chosen.text, lead=_("Dat betekent:"))
        yield Paragraph(topic.choice.reason, lead=_("Waarom:"))
        if topic.below_base:
            asked = _("Het uitgangspunt is %(level)s. Deze keuze wijkt daarvan af; de reden staat hierboven.")
            yield Paragraph(asked % {"level": _level(topic, topic.base)}, lead=_("Lager dan het uitgangspunt:"))
        by = {"name": person_name(topic.choice.by), "at": day(topic.choice.at)}
        yield Paragraph(_("Vastgelegd door %(name)s, %(at)s.") % by, quiet=True)
    else:
        yield Paragraph(_("Over dit thema is nog niet samen gekozen."))
    if topic.on_table and shown.voting:
        yield Paragraph(_("Over dit thema wordt nu in stilte gekozen. De stemmen komen later in het verslag."))
    elif topic.spread:
        yield _spread(topic, topic.spread)
    for source in topic.theme.sources:
        yield Paragraph(_("Wat de niveaus betekenen, staat in: %(source)s") % {"source": source}, quiet=True)


def _spread(topic: Topic, spread: Spread) -> Table:
    rows = (
        (ballot.participant.name, ballot.participant.get_role_display(), str(row.level), ballot.note or "–")
        for row in spread.chosen
        for ballot in row.ballots
    )
    caption = _("Stille keuzes over %(theme)s: %(votes)s") % {"theme": topic.theme.name, "votes": _votes(spread)}
    return Table(caption, (_("Wie"), _("Rol"), _("Niveau"), _("Toelichting")), tuple(rows))


def _open(shown: Sitting) -> Iterator[Block]:
    if shown.open_topics:
        yield Heading(_("Nog open"))
        yield Bullets(tuple(topic.theme.name for topic in shown.open_topics))


def _compared(shown: Sitting, previous: Session, before: Choices) -> Iterator[Block]:
    names = level_names()

    def words(choice: JointChoice | None) -> str:
        return f"{choice.level} {names[choice.level]}" if choice else _("niet gekozen")

    yield Heading(_("Vergeleken met de vorige sessie"))
    yield Table(
        caption=_("%(title)s, %(day)s, en nu") % {"title": previous.title, "day": day(previous.held_on)},
        headers=(_("Thema"), _("Toen"), _("Nu")),
        rows=tuple(
            (topic.theme.name, words(before.get(topic.theme.code)), words(topic.choice)) for topic in shown.topics
        ),
    )


def _people(shown: Sitting) -> Table:
    def part(facilitator: bool, guest: bool) -> str:  # noqa: FBT001 - two marks of a seat, named at the call
        words = [_("leidde de sessie")] if facilitator else []
        return ", ".join([*words, _("gast via de link") if guest else _("met account")])

    rows = (
        (one.name, str(one.get_role_display()), part(facilitator=one.facilitator, guest=one.user_id is None))
        for one in shown.place.participants
    )
    return Table(_("Deelnemers"), (_("Naam"), _("Rol"), _("Hoe")), tuple(rows))
