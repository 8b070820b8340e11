"""Words in a picture have little room."""

NARROW = 30
"""Characters that fit beside a bar."""


def shorten(label: str, room: int) -> str:
    """Cut a label that does not fit; the table beside the chart has it in full."""
    return label if len(label) <= room else f"{label[: room - 1].rstrip()}…"
