"""What a document may load: the faces we ship, by addresses of our own. Nothing from the network, no file by path."""

from __future__ import annotations

from typing import Any

from weasyprint.urls import URLFetcher, URLFetcherResponse

from plans.pdf.fonts import WEIGHTS, face

SCHEME = "ancrage:"


class Refused(ValueError):
    """A document asked for something it may not have."""


def font_url(weight: int) -> str:
    """The address of a face inside a document."""
    return f"{SCHEME}font/{weight}"


FONTS = {font_url(weight): weight for weight in WEIGHTS}


class OwnFilesOnly(URLFetcher):
    """Opens no address but ours: the base class's handlers for http, ftp, file and data are left out on purpose."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)  # type: ignore[no-untyped-call]
        self.handle_open: dict[str, Any] = {}

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """A face, or Refused (which WeasyPrint notes, and goes on without the resource)."""
        if url not in FONTS:
            raise Refused(url[:80])
        content = face(FONTS[url]).read_bytes()
        return URLFetcherResponse(url, content, {"Content-Type": "font/ttf"})  # type: ignore[no-untyped-call]
