"""The main navigation: which places there are, and which one a page belongs to."""

from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse
from django.utils.safestring import SafeString

from kam.ui.memo import remembered

PLACES = (
    "insights:my_day",
    "accounts:portfolio",
    "stakeholders:directory",
    "reviews:meeting_list",
    "insights:signal_list",
    "insights:programme",
    "members:settings",
)
MARK = 987654321  # stands where the id goes
_addresses: dict[tuple[str | None, str], str] = {}


def reverse_or_nothing(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a page, or nothing when there is no such page."""
    try:
        return reverse(name, args=args, kwargs=kwargs)
    except NoReverseMatch:
        return ""


def address_of(name: str, pk: int) -> str:
    """The address of the page `name` of one object, or nothing; looked up once for each name."""
    around = _around(get_urlconf(), get_script_prefix(), name)
    return f"{around[0]}{pk}{around[1]}" if around else ""


@lru_cache(maxsize=256)
def _around(_urlconf: str | None, _prefix: str, name: str) -> list[str]:
    found = reverse_or_nothing(name, MARK)
    return found.split(str(MARK)) if found else []


def address(name: str) -> str:
    """The address of a page without arguments; asked many times a page, so what was found is kept."""
    key = (get_urlconf(), name)
    found = _addresses.get(key) or reverse_or_nothing(name)
    if found:
        _addresses[key] = found
    return found


def current(path: str) -> str:
    """The place whose address the path continues, the longest winning; the root is only itself."""
    known = [(url, name) for name in PLACES if (url := address(name))]
    fitting = [(len(url), name) for url, name in known if path == url or (url != "/" and path.startswith(url))]
    return max(fitting)[1] if fitting else ""


@remembered(512)
def rendered(place: str, nav: str, programme: bool, **counts: int) -> SafeString:
    """The links with their counts, rendered once per language and state; the programme for who may open it."""
    context = {"nav": nav, "nav_counts": counts, "programme": programme}
    return SafeString(render_to_string(f"components/_nav_{place}.html", context))
