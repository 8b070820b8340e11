"""Areas as rectangles that fill a room, as square as they can be (Bruls, Huizing and Van Wijk, 2000)."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: its left upper corner and its size."""

    x: float
    y: float
    width: float
    height: float


def squarify(sizes: Sequence[float], room: Box) -> list[Box]:
    """Return a box for each size, in the same order, with areas in proportion. Sizes are positive and large first."""
    scale = room.width * room.height / sum(sizes) if sizes else 0.0
    areas, boxes = [size * scale for size in sizes], []
    while areas:
        side = min(room.width, room.height)
        many = 1
        while many < len(areas) and _worst(areas[: many + 1], side) <= _worst(areas[:many], side):
            many += 1
        placed, room = _row(areas[:many], room)
        boxes += placed
        areas = areas[many:]
    return boxes


def _worst(areas: Sequence[float], side: float) -> float:
    """Return the most stretched of boxes that share a row along `side`: 1 is a square."""
    thickness = sum(areas) / side if side else 0.0
    if not thickness:
        return float("inf")
    return max(max(area / thickness**2, thickness**2 / area) for area in areas)


def _row(areas: Sequence[float], room: Box) -> tuple[list[Box], Box]:
    """Lay boxes along the shorter side, and return what room is left."""
    total, boxes = sum(areas), []
    if room.width >= room.height:
        thickness, y = total / room.height if room.height else 0.0, room.y
        for area in areas:
            boxes.append(Box(room.x, y, thickness, room.height * area / total))
            y += boxes[-1].height
        return boxes, Box(room.x + thickness, room.y, max(room.width - thickness, 0.0), room.height)
    thickness, x = total / room.width if room.width else 0.0, room.x
    for area in areas:
        boxes.append(Box(x, room.y, room.width * area / total, thickness))
        x += boxes[-1].width
    return boxes, Box(room.x, room.y + thickness, room.width, max(room.height - thickness, 0.0))
