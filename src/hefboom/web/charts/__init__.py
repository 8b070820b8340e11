"""Charts drawn on the server as SVG: the same on screen, on paper and to a screen reader."""

from hefboom.web.charts.bars import Bar, bars
from hefboom.web.charts.chart import Chart
from hefboom.web.charts.intervals import Span, intervals
from hefboom.web.charts.line import Point, line
from hefboom.web.charts.matrix import Dot, matrix
from hefboom.web.charts.pareto import Slice, pareto
from hefboom.web.charts.radar import Series, radar
from hefboom.web.charts.sankey import sankey
from hefboom.web.charts.stacked import Stack, stacked
from hefboom.web.charts.streams import Stream
from hefboom.web.charts.treemap import Tile, treemap
from hefboom.web.charts.waterfall import Step, waterfall

__all__ = [
    "Bar",
    "Chart",
    "Dot",
    "Point",
    "Series",
    "Slice",
    "Span",
    "Stack",
    "Step",
    "Stream",
    "Tile",
    "bars",
    "intervals",
    "line",
    "matrix",
    "pareto",
    "radar",
    "sankey",
    "stacked",
    "treemap",
    "waterfall",
]
