"""The words of a letter written in markup, in time that grows with its length and nothing else.

A cleaner that builds the tree (nh3) takes minutes for a megabyte of nested elements, and strangers choose how deep they
nest. What comes out is plain text and is escaped wherever it is shown: a tag that is missed is seen, never run.
"""

from __future__ import annotations

import html
import re

_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]{0,20})[^<>]*>|<!--|<[!?][^<>]*>")
_SILENT = frozenset(("script", "style", "head", "title", "template", "noscript"))
_BREAK_AFTER = frozenset(("p", "div", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6"))


def words_of_markup(markup: str) -> str:
    """What a reader would see, a line for each block; scripts, styles and comments are silent."""
    said: list[str] = []
    silent, at = "", 0
    while (tag := _TAG.search(markup, at)) is not None:
        if not silent:
            said.append(markup[at : tag.start()])
        at = tag.end()
        if tag[0] == "<!--":
            end = markup.find("-->", at)
            at = end + 3 if end >= 0 else len(markup)
            continue
        name, closes = (tag["name"] or "").lower(), bool(tag["close"])
        if silent:
            silent = "" if closes and name == silent else silent
        elif name in _SILENT:
            silent = "" if closes else name
        elif name == "br" or (closes and name in _BREAK_AFTER):
            said.append("\n")
    if not silent:
        said.append(markup[at:])
    return html.unescape("".join(said))
