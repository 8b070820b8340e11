"""How to read a report of a scan, and what it was made from."""

from django.utils.safestring import SafeString

from hefboom.core.effects.said import count, lines, money
from hefboom.core.effects.scan import Scan
from hefboom.web.charts.words import say_in
from hefboom.web.reports.markup import NOTHING, bullets, facts, table, together
from hefboom.web.reports.words import METHODS, W


def reading(language: str) -> SafeString:
    """Return how to read the numbers."""
    words = say_in(W, language)
    return bullets(words(key) for key in ("read_interval", "read_order", "read_unknown", "read_use"))


def sources(scan: Scan, language: str) -> SafeString:
    """Return which factors and which answers about the file the numbers rest on."""
    words, used = say_in(W, language), scan.factors
    vat = words(scan.vat) if scan.vat else "–"
    pairs = [
        (words("file"), scan.name, words("money_of", lines=lines(scan.lines_read, language))),
        (words("vat"), vat, ""),
        (words("price_year"), str(scan.price_year) if scan.price_year else words("own_year"), ""),
        (words("factor_set"), f"{used.id} {used.version}", ""),
        (words("factor_years"), ", ".join(map(str, used.price_years)) or "–", ""),
        (words("credit"), used.credit, ""),
        (words("sha256"), used.sha256, ""),
        *((words("more_factors"), f"{each.id} {each.version}", each.credit) for each in scan.all_more_factors),
        *([(words("price_index"), scan.price_index, "")] if scan.price_index else []),
    ]
    return together([facts(pairs), _methods(scan, language)])


def _methods(scan: Scan, language: str) -> SafeString:
    words = say_in(W, language)
    if not scan.methods:
        return NOTHING
    rows = [
        (
            METHODS[method].in_language(language) if method in METHODS else method,
            count(amount.lines, language),
            money(amount.cents, language),
        )
        for method, amount in scan.methods.items()
    ]
    return table(words("classified_by"), (words("way"), words("lines"), words("money")), rows)
