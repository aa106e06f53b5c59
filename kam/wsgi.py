"""The WSGI entry point: `granian --interface wsgi kam.wsgi:application`."""

import ctypes
import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kam.settings.dev")


def _settled() -> None:
    """Load every page before the first request, and give back what loading took for a moment (10 MB a worker)."""
    get_resolver().url_patterns  # noqa: B018  the property imports all views
    gc.collect()
    gc.freeze()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc's; others keep their own house
    if trim:
        trim(0)


application = get_wsgi_application()
_settled()
