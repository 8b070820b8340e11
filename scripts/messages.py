"""Gather the texts of the site into the catalogues: `python scripts/messages.py`.

Each app has its own catalogue; everything else shares that of `web`. Translations that are there stay, texts that are
gone go, new ones come in empty: write their English, and `make setup` compiles it. Needs no gettext on the machine.
"""

import io
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

SOURCE = Path(__file__).parents[1] / "src" / "hefboom"
LANGUAGE = "en"
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
DULL_HEADER = re.compile(
    r'^"(?:Project-Id-Version|Report-Msgid|POT-Creation|PO-Revision|Last-Translator|Language-Team|Generated-By).*\n',
    flags=re.MULTILINE,
)


def homes() -> dict[Path, list[Path]]:
    """Return the files that hold texts, by the folder whose catalogue they belong to."""
    found: dict[Path, list[Path]] = {}
    for path in sorted(SOURCE.rglob("*")):
        parts = path.relative_to(SOURCE).parts
        if path.suffix in {".py", ".html", ".txt"} and parts[0] in {"apps", "web", "server"} and "static" not in parts:
            in_app = parts[0] == "apps" and len(parts) > 2
            found.setdefault(SOURCE / "apps" / parts[1] if in_app else SOURCE / "web", []).append(path)
    return found


def texts(path: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    """Yield each text of a file, as one or as singular and plural, with its context."""
    source = path.read_text("utf-8")
    if path.suffix != ".py":
        source = "\n".join(line.strip() for line in templatize(source).splitlines())
    for _, message, _, context in extract("python", io.BytesIO(source.encode()), keywords=KEYWORDS):
        yield message, context


def gathered(paths: list[Path]) -> Catalog:
    """Return a catalogue without translations of all texts in `paths`."""
    catalogue = Catalog(locale=LANGUAGE)
    for path in paths:
        for message, context in texts(path):
            catalogue.add(message, locations=[(path.relative_to(SOURCE).as_posix(), 0)], context=context)
    return catalogue


def main() -> None:
    """Bring every catalogue up to date."""
    if not settings.configured:
        settings.configure()
    for home, paths in homes().items():
        fresh = gathered(paths)
        place = home / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"
        catalogue = Catalog(locale=LANGUAGE, fuzzy=False, header_comment="# English texts of this part of the site.")
        if place.exists():
            with place.open("rb") as file:
                catalogue = read_po(file, locale=LANGUAGE)
        catalogue.update(fresh, no_fuzzy_matching=True)
        if not len(catalogue):
            continue
        written = io.BytesIO()
        write_po(written, catalogue, width=120, sort_by_file=True, ignore_obsolete=True, include_lineno=False)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(DULL_HEADER.sub("", written.getvalue().decode()), "utf-8")


if __name__ == "__main__":
    main()
