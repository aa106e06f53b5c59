"""WeasyPrint, set up once per process: parsed fonts and style sheet cost as much as a document.

Import this module where a document is made, not at start: it takes a second and 60 MB.
"""

from __future__ import annotations

import logging
from functools import cache
from pathlib import Path
from typing import Any

import weasyprint
from django.contrib.staticfiles import finders
from weasyprint.text import fonts

from plans.pdf.fetcher import SCHEME, OwnFilesOnly, font_url
from plans.pdf.fonts import WEIGHTS

# WeasyPrint carries no types.
_press: Any = weasyprint
_fonts: Any = fonts
# They tell every page and every table; what goes wrong they still say.
for _talker in ("weasyprint.progress", "fontTools"):
    logging.getLogger(_talker).setLevel(logging.WARNING)

_FACE = "@font-face{{font-family:Inter;font-weight:{weight};src:url({url})}}"


def _style(sheet: str) -> str:
    found = finders.find(sheet)
    if not isinstance(found, str):
        raise FileNotFoundError(f"static/{sheet}")
    faces = "".join(_FACE.format(weight=weight, url=font_url(weight)) for weight in WEIGHTS)
    return faces + Path(found).read_text(encoding="utf-8")


FETCHER = OwnFilesOnly()
FONT_CONFIGURATION = _fonts.FontConfiguration()
PLAN = "pdf/plan.css"


@cache
def _parsed(sheet: str) -> Any:
    base = f"{SCHEME}style"
    return _press.CSS(string=_style(sheet), font_config=FONT_CONFIGURATION, url_fetcher=FETCHER, base_url=base)


def laid_out(html: str, sheet: str = PLAN) -> Any:
    """The document, broken into pages by a style sheet of ours."""
    source = _press.HTML(string=html, base_url=f"{SCHEME}document", url_fetcher=FETCHER)
    return source.render(font_config=FONT_CONFIGURATION, stylesheets=[_parsed(sheet)], pdf_variant="pdf/ua-1")


def written(document: Any) -> bytes:
    """The pages as a tagged PDF with embedded, subsetted fonts."""
    content = document.write_pdf(pdf_variant="pdf/ua-1")
    assert isinstance(content, bytes)  # noqa: S101  (no target was given)
    return content
