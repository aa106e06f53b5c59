"""``{% load ui %}``: the hot cells as simple tags, the shells as block tags. The gallery shows each of them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.forms import BoundField
from django.template import Context
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from kam.lib import formats
from kam.ui import cells, fields, frame, navigation, shells
from kam.ui.icons import icon_svg

register = template.Library()

register.simple_tag(icon_svg, name="icon")
register.simple_tag(cells.pill)
register.simple_tag(cells.phase_pill)
register.simple_tag(cells.avatar)
register.simple_tag(cells.money)
register.simple_tag(cells.number)
register.simple_tag(cells.percent)
register.simple_tag(cells.delta)
register.simple_tag(cells.health)
register.simple_tag(cells.score_bar)
register.simple_tag(cells.count)
register.simple_tag(cells.kbd)
register.simple_tag(cells.spark)
register.simple_tag(shells.button)
register.simple_tag(shells.submit)
register.simple_tag(shells.chip)
register.simple_block_tag(shells.sheet)
register.simple_block_tag(shells.facts)
register.simple_block_tag(shells.fact)
register.simple_block_tag(shells.panel)
register.simple_block_tag(shells.dialog)
register.simple_block_tag(shells.empty)
register.simple_block_tag(shells.page_header)
register.simple_block_tag(shells.notice)
register.simple_block_tag(shells.menu)
register.simple_tag(frame.part, takes_context=True, name="frame_part")
register.filter("field_kind", fields.kind_of)
register.filter("field_errors_id", fields.errors_id)


@register.simple_tag
def day(value: dt.date | dt.datetime | None, style: str = "relative", today: dt.date | None = None) -> str:
    """A date: relative when near, exact in the title. ``style``: relative, exact, short, long."""
    if value is None or value == "":
        return cells.nothing()
    if isinstance(value, dt.datetime):
        value = timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return cells.day(value, style, today or timezone.localdate())


@register.simple_tag
def moment(value: dt.datetime | None, style: str = "relative", now: dt.datetime | None = None) -> str:
    """A point in time: relative when near, exact in the title. ``style``: relative, exact, clock."""
    return cells.nothing() if not value else cells.moment(value, style, now or timezone.now())


@register.simple_tag
def maybe_url(name: str, *args: Any, **kwargs: Any) -> str:
    """Like ``{% url %}``, but empty when no such page exists (``as`` works: ``{% maybe_url "x" as link %}``)."""
    if not (args or kwargs):
        return navigation.address(name)
    if len(args) == 1 and type(args[0]) is int and not kwargs:
        return navigation.address_of(name, args[0])
    return navigation.reverse_or_nothing(name, *args, **kwargs)


@register.simple_tag(takes_context=True)
def main_nav(context: Context, place: str) -> SafeString:
    """The main navigation, in the side or at the bottom; the page's ``nav`` names the current link where it matters."""
    request = context.get("request")
    current = context.get("nav") or navigation.current(request.path if request else "")
    programme = bool((context.get("can") or {}).get("view_programme"))
    return navigation.rendered(place, current, programme, **(context.get("nav_counts") or {}))


@register.simple_tag(takes_context=True)
def nav_link(context: Context, name: str, label: str, icon: str, count: int | None = None) -> str:
    """A link of the main navigation, current when ``nav`` names it."""
    url = navigation.address(name)
    return shells.nav_item(name, url, label, icon, count, current=context.get("nav") == name) if url else ""


@register.simple_tag(takes_context=True)
def sort_header(context: Context, key: str, label: str, parameter: str = "sort") -> str:
    """A column title that sorts by ``key``; a second click turns the order (``-key``)."""
    request = context["request"]
    now = request.GET.get(parameter, context.get("sort", ""))
    query = request.GET.copy()
    for stale in ("after", "before"):
        query.pop(stale, None)
    query[parameter] = f"-{key}" if now == key else key
    return shells.sort_link(f"?{query.urlencode()}", label, {key: "ascending", f"-{key}": "descending"}.get(now, ""))


@register.simple_tag(takes_context=True)
def sort_state(context: Context, key: str, parameter: str = "sort") -> str:
    """The ``aria-sort`` attribute of the column's ``<th>``, or nothing."""
    now = context["request"].GET.get(parameter, context.get("sort", ""))
    state = {key: "ascending", f"-{key}": "descending"}.get(now)
    return format_html(' aria-sort="{}"', state) if state else ""


@register.simple_tag(takes_context=True)
def theme(context: Context, device_only: bool = False) -> str:
    """``light``, ``dark`` or ``auto``: the device's choice first, then the person's preference (a query, perhaps)."""
    request = context.get("request")
    chosen = request.COOKIES.get("theme") if request else None
    if not chosen and not device_only:
        chosen = getattr(getattr(request, "user", None), "theme", None)
    return chosen if chosen in ("light", "dark", "auto") else "auto"


@register.simple_tag
def still(template_name: str) -> SafeString:
    """A part that depends on the language alone, rendered once: head, dialogs, the theme switch."""
    return _still(template_name, get_language()) if not settings.DEBUG else SafeString(render_to_string(template_name))


@lru_cache(maxsize=64)
def _still(template_name: str, _language: str | None) -> SafeString:
    return SafeString(render_to_string(template_name))


@register.simple_tag
def control(field: Any) -> Any:
    """A form field, or anything that says itself as HTML (which ``{{ }}`` would print by its ``str``)."""
    return field


@register.inclusion_tag("components/_field.html")
def form_field(field: BoundField, **options: Any) -> Mapping[str, Any]:
    """A whole field: label, control, hint and errors. Options: ``label``, ``hint``, ``width``, ``hide_label``."""
    return {"field": field, **options}


@register.filter
def initials(name: str) -> str:
    """The letters an avatar shows."""
    return cells.initials(name)


@register.filter
def relative(value: dt.date) -> str:
    """Plain text of ``{% day %}``, for sentences and titles."""
    return formats.relative_day(value, timezone.localdate())


@register.filter
def nth(items: Sequence[Any], index: int) -> Any:
    """The element at ``index``; empty when there is none."""
    return items[index] if index < len(items) else ""


@register.filter
def words(value: object) -> object:
    """A text, or nothing: a component's optional argument must not pick up an object of the same name from the page."""
    return value if isinstance(value, str | Promise) else ""
