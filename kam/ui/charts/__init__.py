"""Own SVG figures: literal colours for paper and e-mail, classes so that the style sheet can override them on screen.

Each figure has a title that should state the finding, a description, and its data as a table for screen readers.
"""

from kam.ui.charts.bars import Bar, Part, bar_chart, stacked_bar
from kam.ui.charts.crowd import Point
from kam.ui.charts.lines import Series, line_chart, sparkline
from kam.ui.charts.scatter import Zone, scatter_chart
from kam.ui.charts.tree import Node, tree_chart

__all__ = [
    "Bar",
    "Node",
    "Part",
    "Point",
    "Series",
    "Zone",
    "bar_chart",
    "line_chart",
    "scatter_chart",
    "sparkline",
    "stacked_bar",
    "tree_chart",
]
