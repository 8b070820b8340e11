"""Why a file or a cell was refused, in the language of the page."""

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from hefboom.core.base.reasons import reason_in


def told_why(language: str, why: str) -> SafeString:
    """Return the reason as HTML; a sentence that stays English on a Dutch page is marked as English."""
    told = reason_in(language, why)
    return format_html('<span lang="en">{}</span>', told) if told == why and language != "en" else escape(told)
