"""The icons of the site, drawn by ourselves: lines on 24 by 24 units."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

ICONS = {
    "check": "M4 12.5 9.5 18 20 6.5",
    "cross": "M5.5 5.5 18.5 18.5M18.5 5.5 5.5 18.5",
    "question": "M7.5 8.5a4.5 4.5 0 1 1 6.5 4c-1.4.7-2 1.5-2 3M12 20.2v.1",
    "minus": "M5 12h14",
    "speech": "M4 5h16v11H11l-5 4v-4H4z",
    "info": "M12 10.5V18M12 5.9V6",
    "warning": "M12 4v10.5M12 19.4v.1",
    "search": "M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13M15.3 15.3 21 21",
    "arrow": "M4 12h15M13 6l6 6-6 6",
    "up": "M12 20V5M6 11l6-6 6 6",
    "down": "M12 4v15M6 13l6 6 6-6",
    "download": "M12 4v11M7 10.5l5 5 5-5M4 20h16",
    "upload": "M12 16V5M7 9.5l5-5 5 5M4 20h16",
    "print": "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z",
    "edit": "M4 20l1-4.5L16.5 4 20 7.5 8.5 19z",
    "undo": "M8 5 4 9l4 4M4 9h10a6 6 0 0 1 0 12h-3",
    "plus": "M12 5v14M5 12h14",
    "building": "M5 21V4h14v17M3 21h18M9 8h2M13 8h2M9 12h2M13 12h2M11 21v-4h2v4",
    "person": "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8M4.5 21c0-4 3.5-6 7.5-6s7.5 2 7.5 6",
    "clock": "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17M12 7.5V12l3 2",
}


def icon(name: str) -> SafeString:
    """Return the icon as SVG, hidden from screen readers."""
    return format_html(
        '<svg class="hb-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="{}"/></svg>',
        ICONS[name],
    )
