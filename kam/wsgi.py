"""The WSGI entry point: `granian --interface wsgi kam.wsgi:application`."""

import ctypes
import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kam.settings.dev")


ARENA_MAX = -8  # glibc's number for how many heaps the threads of a process may have


def _settled() -> None:
    """Load every page before the first request, and give back what loading took for a moment (10 MB a worker).

    The threads share one heap: they take turns in Python anyway, and a heap each holds 4 MB a worker that nobody uses.
    """
    get_resolver().url_patterns  # noqa: B018  the property imports all views
    gc.collect()
    gc.freeze()
    libc = ctypes.CDLL(None)
    if hasattr(libc, "mallopt") and hasattr(libc, "malloc_trim"):  # glibc's; others keep their own house
        libc.mallopt(ARENA_MAX, 1)
        libc.malloc_trim(0)


application = get_wsgi_application()
_settled()
