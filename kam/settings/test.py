"""Tests: as production where it matters (no DEBUG, real PostgreSQL, Redis and mail), quick where it does not."""

import os

from kam.settings.base import *  # noqa: F403
from kam.settings.base import DATABASES, OWNER_DATABASE, REDIS_URL, STORAGES, VAR
from kam.settings.environment import redis_for_celery

SECRET_KEY = "tests only"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
GALLERY = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
SUFFIX = os.environ.get("KAM_TEST_SUFFIX", "")
TEST_NAME = f"test_kam{SUFFIX}"
DATABASES["default"]["TEST"] = {"NAME": TEST_NAME}
OWNER_DATABASE["TEST"] = {"NAME": TEST_NAME}
MEDIA_ROOT = VAR / "test-files"
# A Redis database of its own for each parallel test process: one wipes its broker without touching the others.
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
REDIS_URL = f"{REDIS_URL.split('?')[0].rstrip('/')}?db={1 + int(WORKER.removeprefix('gw') or 0)}"
CELERY_BROKER_URL = redis_for_celery(REDIS_URL)
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": f"test{SUFFIX}{WORKER}",
    }
}
