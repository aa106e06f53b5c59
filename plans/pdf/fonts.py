"""Inter for paper: the web font that the interface uses, turned into TTF once and kept."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders

WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}


def folder() -> Path:
    """Where the converted faces are kept."""
    return Path(settings.VAR) / "fonts"


def face(weight: int) -> Path:
    """The TTF of one weight, converted at its first use: WOFF2 would cost every document 0.3 s a face."""
    target = folder() / f"Inter-{WEIGHTS[weight]}.ttf"
    if not target.exists():
        _convert(WEIGHTS[weight], target)
    return target


def _convert(name: str, target: Path) -> None:
    from fontTools.ttLib import TTFont

    source = finders.find(f"unfold/fonts/inter/Inter-{name}.woff2")
    if source is None:
        raise FileNotFoundError(f"Inter-{name}.woff2 is not among the static files")
    target.parent.mkdir(parents=True, exist_ok=True)
    font = TTFont(source)
    font.flavor = None
    # Written aside and renamed: two workers that start together never read half a face.
    handle, draft = tempfile.mkstemp(dir=target.parent, suffix=".ttf-draft")
    with os.fdopen(handle, "wb") as file:
        font.save(file)
    Path(draft).replace(target)
