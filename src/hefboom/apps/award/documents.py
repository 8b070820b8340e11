"""The documents of an award: the text for the tender document, and the record for the file."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from hefboom.apps.award.queries.outcome import Outcome, outcome_of, promises_of
from hefboom.apps.award.queries.page import AwardPage
from hefboom.apps.award.scales import number_text
from hefboom.apps.award.templatetags.award import total_words
from hefboom.apps.tenders.words import language
from hefboom.core.award import words as engine
from hefboom.web.documents.document import Block, Document, Heading, Paragraph, Table
from hefboom.web.formatting import cents, day, euro, number
from hefboom.web.templatetags.hefboom import local


def tender_blocks(award: AwardPage) -> list[engine.TextBlock]:
    """Return the text of the model for the tender document, in the language of the page."""
    return engine.tender_text(award.design, language())


def plain_text(blocks: Iterable[engine.TextBlock]) -> str:
    """Return blocks as plain text, to copy into any document; cells of a table stand apart by tabs."""
    return "\n\n".join(_plain(one) for one in blocks)


def _plain(one: engine.TextBlock) -> str:
    if isinstance(one, engine.Table):
        return "\n".join([one.caption, *("\t".join(row) for row in (one.headers, *one.rows))])
    return one.text


def tender_document(award: AwardPage) -> Document:
    """Return the text of the model as a document."""
    return Document(
        title=_("Gunning"),
        language=language(),
        subtitle=str(award.tender),
        blocks=tuple(_block(one) for one in tender_blocks(award)),
        facts=_facts(award),
        fictitious=award.tender.fictitious,
    )


def record_document(award: AwardPage) -> Document:
    """Return the record for the file: the model, the scores with their reasons, the ranking, the decision."""
    blocks: list[Block] = [*(_block(one) for one in tender_blocks(award)), *_bids(award), *_scores(award)]
    model = award.model
    outcome = outcome_of(model, award.design, award.scores) if model else None
    if outcome:
        blocks += [*_ranking(outcome), *_decision(award, outcome)]
    return Document(
        title=_("Verslag van de gunning"),
        language=language(),
        subtitle=str(award.tender),
        blocks=tuple(blocks),
        facts=_facts(award),
        fictitious=award.tender.fictitious,
    )


def _facts(award: AwardPage) -> tuple[tuple[str, str], ...]:
    model, tender = award.model, award.tender
    days = [(_("Model vastgezet"), model.fixed_at), (_("Prijzen geopend"), model.opened_at)] if model else []
    told = [(words, day(moment)) for words, moment in days if moment]
    return ((_("Kenmerk"), tender.code), (_("Organisatie"), tender.organisation.name), *told)


def _block(one: engine.TextBlock) -> Block:
    if isinstance(one, engine.Heading):
        return Heading(one.text, 2 if one.level > 1 else 1)
    if isinstance(one, engine.Table):
        return Table(one.caption, one.headers, one.rows, one.numeric)
    return Paragraph(one.text)


def _bids(award: AwardPage) -> Iterator[Block]:
    scores = award.scores
    yield Heading(_("Inschrijvingen"))
    yield Paragraph(_("Er zijn %(count)s inschrijvingen ontvangen.") % {"count": len(scores.bids)})
    aside = [bid for bid in scores.bids if bid.set_aside]
    if aside:
        rows = tuple((bid.name, bid.set_aside) for bid in aside)
        yield Table(_("Niet meegeteld"), (_("Inschrijving"), _("Waarom")), rows)


def _scores(award: AwardPage) -> Iterator[Block]:
    scores = award.scores
    yield Heading(_("Beoordeling"))
    yield Paragraph(_("Elke beoordelaar gaf eerst alleen een score. Daarna is samen de score vastgesteld."))
    for one in award.scored:
        yield Heading(one.name, 2)
        rows = []
        for bid in scores.counting:
            joint = scores.joint(bid.pk, one.id)
            own = ", ".join(number_text(each.value.normalize()) for each in scores.own(bid.pk, one.id))
            value = number_text(joint.value.normalize()) if joint else _("nog geen")
            rows.append((bid.name, own or "–", value, joint.motivation if joint else ""))
        headers = (_("Inschrijving"), _("Eigen scores"), _("Samen"), _("Motivering"))
        yield Table(_("Scores: %(name)s") % {"name": one.name}, headers, tuple(rows), frozenset({1, 2}))


def _ranking(outcome: Outcome) -> Iterator[Block]:
    ranking = outcome.ranking
    yield Heading(_("Rangorde"))
    if ranking.rows:
        parts = tuple(local(part.name) for part in ranking.rows[0].parts)
        rows = tuple(
            (str(row.place), row.name, euro(row.price), *(number(part.shown) for part in row.parts), total_words(row))
            for row in ranking.rows
        )
        headers = (_("Plaats"), _("Inschrijving"), _("Prijs (€)"), *parts, _("Totaal"))
        numeric = frozenset({0, *range(2, len(headers))})
        yield Table(_("Rangorde van de inschrijvingen"), headers, rows, numeric)
    for missing in ranking.not_ranked:
        yield Paragraph(" ".join(local(one.says) for one in missing.missing), lead=missing.name)
    for note in ranking.notes:
        yield Paragraph(local(note))
    for why in outcome.why:
        yield Paragraph(local(why.summary))
        yield Paragraph(" ".join(local(part.says) for part in why.parts if part.ahead), quiet=True)


def _decision(award: AwardPage, outcome: Outcome) -> Iterator[Block]:
    model = award.model
    winner = next((bid for bid in award.scores.bids if model and bid.pk == model.winner_id), None)
    if model is None or winner is None:
        return
    yield Heading(_("Besluit"))
    price = cents(winner.price_cents)
    yield Paragraph(_("De opdracht gaat naar %(name)s voor %(price)s.") % {"name": winner.name, "price": price})
    yield Paragraph(model.decision)
    promises = promises_of(award.design, award.scores, outcome, winner)
    if promises:
        yield Heading(_("Wat in het contract moet staan"), 2)
        for one in promises:
            yield Paragraph(local(one.sanction.says))
            if one.motivation:
                yield Paragraph(one.motivation, quiet=True)
