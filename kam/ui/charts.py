"""Own SVG figures: literal colours for paper and e-mail, classes so that the style sheet can override them on screen."""

from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString

from kam.ui import palette


def sparkline(values: Sequence[float], label: str, width: int = 64, height: int = 20) -> SafeString:
    """A trend without axes, for a table cell."""
    if len(values) < 2:
        return SafeString("")
    low, high = min(values), max(values)
    span = (high - low) or 1
    step = (width - 4) / (len(values) - 1)
    points = [(2 + index * step, height - 3 - (value - low) / span * (height - 6)) for index, value in enumerate(values)]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    x, y = points[-1]
    return format_html(
        '<svg class="spark" width="{}" height="{}" viewBox="0 0 {} {}" role="img"><title>{}</title>'
        '<polyline class="c-other" points="{}" fill="none" stroke="{}" stroke-width="1.5" stroke-linejoin="round"/>'
        '<circle class="c-fill" cx="{:.1f}" cy="{:.1f}" r="2" fill="{}"/></svg>',
        width,
        height,
        width,
        height,
        label,
        path,
        palette.INK_3,
        x,
        y,
        palette.ACCENT,
    )
