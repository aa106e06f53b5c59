"""Inline outline icons (the ``lucide`` family), rendered once per name and size."""

from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe
from lucide import _render_icon


@lru_cache(maxsize=512)
def icon_svg(name: str, label: str = "", size: int = 16) -> SafeString:
    """An SVG icon: hidden from assistive technology unless it carries a ``label`` of its own."""
    spoken = {"role": "img", "aria_label": label} if label else {"aria_hidden": "true"}
    svg = _render_icon(name, size, **spoken)
    # The style sheet gives line width and ends; repeating them in each of a page's icons would weigh kilobytes.
    for repeated in (' stroke-width="2"', ' stroke-linecap="round"', ' stroke-linejoin="round"'):
        svg = svg.replace(repeated, "")
    # The package serialises attributes through ElementTree, which escapes them; the name is a developer's.
    svg = svg.replace("<svg ", '<svg class="icon" ', 1)
    return mark_safe(svg.replace("\n", "").replace(" />", "/>"))  # noqa: S308
