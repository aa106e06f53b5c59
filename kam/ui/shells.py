"""Boxes, buttons and links that hold other content."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kam.lib import formats
from kam.ui.icons import icon_svg


def _icon(name: str) -> SafeString:
    return icon_svg(name) if name else SafeString("")


def button(text: str, url: str, kind: str = "", icon: str = "", panel: bool = False) -> SafeString:
    """A link that looks like a button. ``kind``: primary, quiet, danger, small. ``panel``: in the side panel."""
    attributes = SafeString(" data-panel") if panel else ""
    return format_html('<a class="button {}" href="{}"{}>{}{}</a>', kind, url, attributes, _icon(icon), text)


def submit(text: str, kind: str = "primary", icon: str = "", name: str = "", value: str = "") -> SafeString:
    """A form's button. ``name`` and ``value`` tell the server which one was pressed."""
    named = format_html(' name="{}" value="{}"', name, value) if name else ""
    return format_html('<button class="button {}"{}>{}{}</button>', kind, named, _icon(icon), text)


def chip(text: str, url: str, active: bool = False, count: int | None = None) -> SafeString:
    """A filter one can switch: a link, so that the URL tells the state."""
    number = format_html(' <span class="count">{}</span>', formats.number(count)) if count is not None else ""
    current = SafeString(' aria-current="true"') if active else ""
    return format_html('<a class="chip" href="{}"{}>{}{}</a>', url, current, text, number)


def nav_item(name: str, url: str, label: str, icon: str, count: int | None, current: bool) -> SafeString:
    """One line of the main navigation."""
    number = format_html('<span class="count">{}</span>', formats.number(count)) if count else ""
    state = SafeString(' aria-current="page"') if current else ""
    return format_html(
        '<a class="nav-item" href="{}" data-go="{}"{}>{}<span>{}</span>{}</a>',
        url,
        name,
        state,
        icon_svg(icon),
        label,
        number,
    )


def sort_link(url: str, label: str, state: str) -> SafeString:
    """A column title one can sort by."""
    arrow = {"ascending": "arrow-up", "descending": "arrow-down"}.get(state, "chevrons-up-down")
    return format_html('<a class="sort {}" href="{}">{}{}</a>', state, url, label, icon_svg(arrow, size=14))


def sheet(
    content: str, title: str = "", href: str = "", link: str = "", note: str = "", id: str = "", css: str = ""
) -> SafeString:
    """A white sheet with a title line: ``{% sheet title=_("Why 66") href=url link=_("Detail") %}…{% endsheet %}``."""
    aside = format_html('<a class="link small" href="{}">{}</a>', href, link) if href else ""
    aside = aside or (format_html('<span class="tiny">{}</span>', note) if note else "")
    head = format_html('<header class="sheet-head"><h2>{}</h2>{}</header>', title, aside) if title else ""
    named = format_html(' id="{}"', id) if id else ""
    return format_html('<section class="sheet {}"{}>{}{}</section>', css, named, head, content)


def facts(content: str) -> SafeString:
    """The row of figures under a page's title."""
    return format_html('<dl class="facts">{}</dl>', content)


def fact(content: str, label: str, note: str = "") -> SafeString:
    """One figure of the row: ``{% fact _("Revenue") note="+8 %" %}…{% endfact %}``."""
    small = format_html(" <small>{}</small>", note) if note else ""
    return format_html("<div><dt>{}</dt><dd>{}{}</dd></div>", label, content, small)


def page_header(content: str, title: str, lead: str = "", pills: str = "") -> SafeString:
    """Title line of a page; the content is its buttons. Build ``pills`` with ``{% … as pills %}``."""
    below = format_html('<p class="lead">{}</p>', lead) if lead else ""
    return format_html(
        '<header class="page-head"><div class="page-title"><div class="row"><h1>{}</h1>{}</div>{}</div>'
        '<div class="actions">{}</div></header>',
        title,
        pills,
        below,
        content,
    )


def panel(content: str, title: str, lead: str = "") -> SafeString:
    """What an address answers when it is opened in the side panel."""
    below = format_html('<p class="lead">{}</p>', lead) if lead else ""
    return format_html(
        '<div class="panel-body"><header class="panel-head"><h2 id="panel-title" tabindex="-1">{}</h2>{}</header>'
        "{}</div>",
        title,
        below,
        content,
    )


def dialog(content: str, id: str, title: str) -> SafeString:
    """A native dialog; any ``<button data-open="id">`` opens it."""
    return format_html(
        '<dialog class="dialog" id="{}" aria-labelledby="{}-title">'
        '<header class="dialog-head"><h2 id="{}-title">{}</h2>'
        '<button class="button quiet icon-only" type="button" data-close>{}</button></header>{}</dialog>',
        id,
        id,
        id,
        title,
        icon_svg("x", _("Close")),
        content,
    )


def empty(content: str, title: str, icon: str = "sprout", example: str = "") -> SafeString:
    """An empty state that teaches: what this is for, an example, one button (the content)."""
    sample = format_html('<p class="empty-example">{}</p>', example) if example else ""
    return format_html('<div class="empty">{}<h2>{}</h2>{}{}</div>', icon_svg(icon, size=24), title, content, sample)


def notice(content: str, kind: str = "accent", title: str = "") -> SafeString:
    """A message that belongs to the page. ``kind``: accent, good, watch, risk."""
    icon = {"good": "circle-check", "watch": "triangle-alert", "risk": "octagon-alert"}.get(kind, "info")
    head = format_html("<strong>{}</strong> ", title) if title else ""
    return format_html('<div class="notice {}">{}<div>{}{}</div></div>', kind, icon_svg(icon), head, content)


def menu(content: str, label: str, icon: str = "ellipsis", words: bool = False) -> SafeString:
    """Links and form buttons behind one control: native ``<details>``, closed by Escape or a click outside."""
    face = format_html("{}<span>{}</span>", icon_svg(icon), label) if words else icon_svg(icon, label)
    css = "button" if words else "button quiet icon-only"
    return format_html(
        '<details class="menu"><summary class="{}">{}</summary><div class="menu-list">{}</div></details>',
        css,
        face,
        content,
    )
