"""The answer of a scan, first: how much, how certain, and which few groups make most of it."""

from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString

from hefboom.core.effects.said import grouped, interval, lines, listed, mass, money, part_of
from hefboom.core.effects.scan import Ranked, Scan
from hefboom.web.charts.words import say_in
from hefboom.web.reports.markup import bullets, facts, paragraph, together
from hefboom.web.reports.scan_charts import kilos_per_euro
from hefboom.web.reports.words import W

_NAMES, _MOST = 6, 12


def answer(scan: Scan, language: str) -> SafeString:
    """Return the headline, the largest groups, and what the headline is made of."""
    return together([_headline(scan, language), *_largest(scan, language), facts(_made_of(scan, language))])


def _headline(scan: Scan, language: str) -> SafeString:
    words, found = say_in(W, language), scan.total.effects.get("co2e")
    if found is None:
        figure, below = words("no_effect"), words("no_effect_why")
    else:
        low, high = (mass(end, language, long=True, beside=found.high) for end in (found.low, found.high))
        known = found.value is not None
        figure = (
            words("total", mass=mass(found.value, language, long=True, beside=found.high))
            if known
            else words("bounds", low=low, high=high)
        )
        below = words("between", low=low, high=high) if known else words("no_best")
    return format_html('<p class="headline"><strong>{}</strong></p><p class="lead">{}</p>', figure, below)


def _largest(scan: Scan, language: str) -> list[SafeString]:
    if not scan.hotspots:
        return []
    words = say_in(W, language)
    inside, undecided, outside = (
        [each for each in scan.hotspots if each.standing == standing] for standing in ("inside", "undecided", "outside")
    )
    key = "most_none" if not inside else "most_one" if len(inside) == 1 else "most"
    after = [words("undecided", number=len(undecided), names=named(undecided, language))] if undecided else []
    after += [words("rest", number=len(outside))] if outside else []
    shown = bullets((_named_share(each, language) for each in inside[:_MOST]), "top")
    return [paragraph(words(key, number=len(inside)), "lead"), shown, paragraph(" ".join(after))]


def _named_share(one: Ranked, language: str) -> SafeString:
    share = part_of(one.part.share, language)
    return format_html("<span>{}</span> <strong>{}</strong>", one.part.name.in_language(language), share)


def named(groups: Sequence[Ranked], language: str) -> str:
    """Return the names of groups, and how many more there are."""
    names = [each.part.name.in_language(language) for each in groups]
    if len(names) <= _NAMES + 1:
        return listed(names, language)
    return say_in(W, language)("and_more", names=", ".join(names[:_NAMES]), number=len(names) - _NAMES)


def _made_of(scan: Scan, language: str) -> list[tuple[str, str, str]]:
    words, amount, weight = say_in(W, language), scan.total.amount, kilos_per_euro(scan.total)
    total, covered = money(amount.cents, language), money(scan.total.covered_cents, language)
    share = scan.total.covered_cents / amount.cents if amount.cents > 0 else None
    usual = scan.plausibility
    ends = [grouped(end, language) for end in (usual.low, usual.high)] if usual else []
    everything = scan.by_quantity.with_spend if scan.by_quantity else None
    return [
        *(
            [(words("with_energy"), mass(everything.value, language), interval(everything, language))]
            if everything
            else []
        ),
        (words("money"), total, words("money_of", lines=lines(amount.lines, language))),
        (words("covered"), part_of(share, language), words("covered_of", money=covered, total=total)),
        (
            words("weight"),
            words("weight_unit", weight=grouped(weight, language)) if weight is not None else "–",
            words("usual", low=ends[0], high=ends[1]) if ends else "",
        ),
    ]
