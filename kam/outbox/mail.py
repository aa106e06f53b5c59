"""The looks of our e-mails: one style sheet in the house colours, written into the elements for the mail programs."""

from __future__ import annotations

import re
from functools import lru_cache
from string import Template

import css_inline

from kam.ui.palette import TOKENS


class _Sheet(Template):
    idpattern = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"


_CSS = _Sheet("""
body { margin: 0; padding: 0; background: $paper; color: $ink;
  font: 15px/1.5 -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
table { border-collapse: collapse; border-spacing: 0; }
td, th { padding: 0; vertical-align: top; text-align: left; }
a { color: $accent; }
.outer { width: 100%; background: $paper; }
.outer-cell { padding: 24px 12px; }
.column { width: 100%; max-width: 600px; margin: 0 auto; }
.brand { padding: 0 4px 12px; color: $ink-2; font-size: 13px; font-weight: 600; }
.sheet { background: $sheet; border: 1px solid $line; border-radius: 8px; padding: 28px; }
.foot { padding: 16px 4px 0; color: $ink-3; font-size: 12px; line-height: 1.5; }
.foot a { color: $ink-3; }
.preheader { display: none; max-height: 0; overflow: hidden; font-size: 1px; line-height: 1px; color: $paper; }
h1 { margin: 0 0 8px; font-size: 21px; line-height: 1.3; font-weight: 600; }
h2 { margin: 24px 0 8px; font-size: 15px; line-height: 1.4; font-weight: 600; }
p { margin: 0 0 12px; }
ul, ol { margin: 0 0 12px; padding: 0 0 0 20px; }
li { margin: 0 0 4px; }
.lead { color: $ink-2; margin: 0 0 20px; }
.muted { color: $ink-2; }
.small { font-size: 13px; }
.num { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.facts { width: 100%; }
.facts th { padding: 6px 16px 6px 0; width: 96px; color: $ink-2; font-weight: 400; font-size: 13px; line-height: 22px; }
.facts td { padding: 6px 0; }
.rows { width: 100%; }
.rows th { padding: 8px 12px 8px 0; border-bottom: 1px solid $line; color: $ink-2; font-weight: 400; font-size: 13px; }
.rows td { padding: 8px 12px 8px 0; border-bottom: 1px solid $line; }
.rows .num { padding-right: 0; }
.act { padding: 20px 0 4px; }
.button { display: inline-block; padding: 10px 18px; border-radius: 6px; background: $accent; color: $on-accent;
  font-weight: 600; text-decoration: none; }
.good { color: $good; }
.watch { color: $watch; }
.risk { color: $risk; }
.note { margin: 16px 0; padding: 12px 14px; border-radius: 6px; background: $sunk; }
.note-good { background: $good-soft; }
.note-watch { background: $watch-soft; }
.note-risk { background: $risk-soft; }
""")


@lru_cache(maxsize=1)
def _inliner() -> css_inline.CSSInliner:
    return css_inline.CSSInliner(
        extra_css=_CSS.substitute(TOKENS), load_remote_stylesheets=False, keep_style_tags=False
    )


def inline(html: str) -> str:
    """The page with our mail style sheet (and any of its own) written into `style` attributes; fetches nothing."""
    return _inliner().inline(html)


def tidy(text: str) -> str:
    """A plain-text part without the gaps that template tags leave: at most one empty line in a row."""
    lines = "\n".join(line.rstrip() for line in text.strip().splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines) + "\n"
