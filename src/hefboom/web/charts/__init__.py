"""Charts drawn on the server as SVG: the same on screen, on paper and to a screen reader."""

from hefboom.web.charts.bars import Bar, bars
from hefboom.web.charts.chart import Chart
from hefboom.web.charts.line import Point, line
from hefboom.web.charts.radar import Series, radar
from hefboom.web.charts.stacked import Stack, stacked

__all__ = ["Bar", "Chart", "Point", "Series", "Stack", "bars", "line", "radar", "stacked"]
