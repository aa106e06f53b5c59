"""Long texts as people write them: a little Markdown to safe HTML. The only door from a text to markup."""

from __future__ import annotations

from functools import lru_cache

import nh3
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt
from markdown_it.token import Token

TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "code", "hr", "h3", "a"}
SCHEMES = {"http", "https", "mailto"}
_READER = MarkdownIt("commonmark", {"html": False, "breaks": True}).disable(["image", "html_block", "html_inline"])


@lru_cache(maxsize=512)
def prose(text: str) -> SafeString:
    """The text as HTML: paragraphs, emphasis, lists, quotes and links; anything else is shown as it was typed."""
    tokens = _READER.parse(text)
    for token in tokens:
        _calm(token)
    html = _READER.renderer.render(tokens, _READER.options, {})
    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href"}},
        attribute_filter=_only_whole_addresses,
        url_schemes=SCHEMES,
        link_rel="noopener noreferrer nofollow",
    )
    return SafeString(clean)


def _only_whole_addresses(_tag: str, attribute: str, value: str) -> str | None:
    """Links say where they lead: `//elsewhere` and `/here` do not."""
    if attribute != "href":
        return value
    return value if ":" in value and value.split(":", 1)[0].lower() in SCHEMES else None


def _calm(token: Token) -> None:
    """Headings of a text are all of one rank below the page's own; a code block is only code."""
    if token.type in {"heading_open", "heading_close"}:
        token.tag = "h3"
