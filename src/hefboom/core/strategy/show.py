"""A pack as a page for policy staff, or whole as JSON."""

import json
from collections.abc import Callable

from hefboom.core.base.text import Language
from hefboom.core.facts.format import format_day
from hefboom.core.strategy.pack import Pack
from hefboom.core.strategy.page import commitments, reference
from hefboom.core.strategy.page.outline import Page, Paragraph, Section
from hefboom.core.strategy.page.render import render
from hefboom.core.strategy.page.say import Say

SECTIONS: tuple[Callable[[Say], Section], ...] = (
    reference.themes,
    commitments.goals,
    commitments.obligations,
    commitments.shares,
    commitments.duties,
    commitments.untestable,
    reference.parameters,
    reference.product_groups,
    reference.cpv_rules,
    reference.categories,
    reference.criteria,
    reference.instruments,
    reference.examples,
    reference.documents,
)


def show(pack: Pack, form: str, language: Language) -> str:
    """Return the pack as a page in a form ("text", "markdown" or "html") and language."""
    say = Say(pack, language)
    made = (section(say) for section in SECTIONS)
    filled = tuple(section for section in made if section.sections or _filled(section))
    manifest = pack.manifest
    return render(Page(say.text(manifest.title), language, _intro(say), filled), form)


def as_json(pack: Pack) -> str:
    """Return everything in the pack as JSON, by the names of its files' keys; goals under `goals`, each with `id`."""
    return json.dumps(pack.model_dump(mode="json", by_alias=True), indent=2, ensure_ascii=False)


def _intro(say: Say) -> tuple[Paragraph, ...]:
    manifest = say.pack.manifest
    fictitious = say.pick("Dit is een verzonnen voorbeeld.", "This is a fictitious example.")
    facts = say.pick(
        f"Van: {say.text(manifest.authority)}. Versie {manifest.version}, gepubliceerd {{}}. Kenmerk {{}}.",
        f"By: {say.text(manifest.authority)}. Version {manifest.version}, published {{}}. Id {{}}.",
    ).format(format_day(manifest.published, say.language), manifest.id)
    return (
        *([Paragraph(fictitious)] if manifest.fictitious else []),
        Paragraph(say.text(manifest.summary)),
        Paragraph(facts),
        Paragraph(f"SHA-256: {say.pack.sha256}"),
    )


def _filled(section: Section) -> bool:
    """Return whether any block of the section has something in it."""
    return any(getattr(block, "rows", ()) or getattr(block, "items", ()) for block in section.blocks)
