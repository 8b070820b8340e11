"""Text for cells of spreadsheets that people open: what would be a formula is made plain text."""

_STARTS = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(text: str) -> str:
    """Return text that no spreadsheet runs as a formula: an apostrophe goes before a dangerous first sign."""
    return f"'{text}" if text.startswith(_STARTS) else text
