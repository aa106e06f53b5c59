"""Production: HTTPS only, hashed static files, nothing guessed."""

import os

from django.core.exceptions import ImproperlyConfigured

from kam.settings.base import *  # noqa: F403
from kam.settings.base import ALLOWED_HOSTS, SECRET_KEY

DEBUG = False
for _name, _value in (
    ("KAM_SECRET_KEY", SECRET_KEY),
    ("KAM_HOSTS", ALLOWED_HOSTS),
    ("DATABASE_URL", os.environ.get("DATABASE_URL")),
):
    if not _value:
        raise ImproperlyConfigured(f"Set {_name}: production starts with nothing guessed.")
if os.environ.get("KAM_CRASH_AT"):
    raise ImproperlyConfigured("KAM_CRASH_AT is for reliability tests only.")

SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
