"""What leads from the portfolio's list to its other ways of looking: saved views, export."""

from __future__ import annotations

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from accounts.choices import Layout
from accounts.queries.filters import Filters
from accounts.queries.saved_views import PAGES
from kam.ui import shells
from kam.ui.icons import icon_svg

register = template.Library()


@register.simple_tag(takes_context=True)
def portfolio_tools(context: Context, filters: Filters, layout: str = "list") -> SafeString:
    """The row of tools beside the quick filters: written at once, because it stands on the list's every answer."""
    query = filters.query()
    parts = [_layouts(query, layout), _views(query, layout)]
    if (context.get("can") or {}).get("export_data"):
        parts.append(_export(query, context.get("csrf_token", "")))
    return format_html('<div class="tools">{}</div>', SafeString("".join(parts)))


def _layouts(query: str, layout: str) -> SafeString:
    faces = {Layout.LIST: _("List"), Layout.BOARD: _("Board")}
    links = [
        format_html(
            '<a href="{}{}"{}>{}</a>',
            reverse(PAGES[one]),
            query,
            SafeString(' aria-current="page"') if one == layout else "",
            text,
        )
        for one, text in faces.items()
    ]
    return format_html('<nav class="segments" aria-label="{}">{}</nav>', _("Layout"), SafeString("".join(links)))


def _views(query: str, layout: str) -> SafeString:
    url = f"{reverse('accounts:view_list')}{query}&layout={layout}"
    return shells.button(_("Saved views"), url, "small", "bookmark", panel=True)


def _export(query: str, token: object) -> SafeString:
    form = (
        '<form method="post" action="{}{}"><input type="hidden" name="csrfmiddlewaretoken" value="{}">'
        '<button name="format" value="xlsx">{}</button><button name="format" value="csv">{}</button></form>'
    )
    url = reverse("accounts:portfolio_export")
    content = format_html(form, url, query, token, _("Excel workbook"), _("CSV file"))
    face = format_html("{}<span>{}</span>", icon_svg("download"), _("Export"))
    return format_html(
        '<details class="menu"><summary class="button small">{}</summary><div class="menu-list">{}</div></details>',
        face,
        content,
    )


@register.simple_tag(takes_context=True)
def layout_of_request(context: Context) -> str:
    """The layout the saved view is to have, to be carried along in its form's address."""
    layout = context["request"].GET.get("layout", "")
    return f"&layout={layout}" if layout in Layout.values else ""
