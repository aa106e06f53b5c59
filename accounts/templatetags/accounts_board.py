"""What leads from the portfolio's list to its other ways of looking: saved views, export."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.choices import Layout
from accounts.queries.bulk import Preview, Selection
from accounts.queries.filters import Filters
from accounts.queries.saved_views import PAGES
from accounts.services.bulk import AT_ONCE
from kam.lib import formats
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
    if layout == Layout.LIST and _may_change_some(context.get("can") or {}):
        url = filters.query(select=not filters.select)
        parts.insert(1, shells.button(_("Done") if filters.select else _("Change several"), url, "small"))
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


def _may_change_some(can: Mapping[str, bool]) -> bool:
    """Who changes accounts, or sees only those whose team they are on."""
    return "edit_all_accounts" in can or "create_account" in can or "view_all_accounts" not in can


@register.simple_tag
def bulk_filters(filters: Filters) -> SafeString:
    """The list's state as hidden fields: a form sent by GET replaces its address's query."""
    state = dict(parse_qsl(filters.query().removeprefix("?")))
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', state.items())


@register.simple_tag
def bulk_leave(filters: Filters) -> str:
    """The list without its boxes."""
    return filters.query(select=False)


@register.simple_tag
def bulk_hidden(selection: Selection, kind: str, preview: Preview | None = None, form: Any = None) -> SafeString:
    """What a form of the change carries along: the selection; in the confirmation also what was shown of it."""
    fields: list[tuple[str, object]] = [("change", kind)]
    if preview is None:
        fields += [*parse_qsl(selection.filters.query().removeprefix("?"))]
        fields += [("whole", 1)] if selection.whole else [("pick", pk) for pk in selection.picks]
    else:
        fields += [("value", form.cleaned_data["value"]), ("count", len(preview.ready))]
        fields += [("whole", 1)] if selection.whole else []
        seen = preview.ready if not selection.whole or len(preview.ready) <= AT_ONCE else []
        fields += [("pick", f"{line['id']}:{line['version']}") for line in seen]
        skipped = set(selection.picks) - {line["id"] for line in seen}
        fields += [("pick", pk) for pk in sorted(skipped)] if not selection.whole else []
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', fields)


@register.simple_tag
def bulk_lead(selection: Selection, count: int, many: int) -> str:
    """What the page is about: how many accounts, chosen how."""
    if count > many:
        return _("More than %(many)s accounts") % {"many": formats.number(many)}
    if selection.whole:
        return ngettext("%(n)s account that matches", "%(n)s accounts that match", count) % {"n": formats.number(count)}
    chosen = len(selection.picks)
    return ngettext("%(n)s account chosen", "%(n)s accounts chosen", chosen) % {"n": formats.number(chosen)}
