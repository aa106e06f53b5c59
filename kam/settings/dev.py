"""A laptop: readable errors, the gallery, no HTTPS."""

from kam.settings.base import *  # noqa: F403  (a settings module is its base plus differences)
from kam.settings.base import BASE_DIR, STORAGES, VAR

DEBUG = True
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]
SECRET_KEY = SECRET_KEY or "development only, never in production"  # noqa: F405
GALLERY = True
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
# Browsers treat the loopback address as secure; passkeys work there without HTTPS.
__all__ = ["BASE_DIR", "VAR"]
