"""As production where it costs time (no DEBUG, cached templates, all middleware), but on loopback without HTTPS."""

from __future__ import annotations

import os

from kam.settings.base import *  # noqa: F403
from kam.settings.base import BASE_DIR, INSTALLED_APPS, REDIS_URL, STORAGES
from kam.settings.environment import redis_for_celery

DEBUG = False
SECRET_KEY = "bench only"
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]
INSTALLED_APPS = [*INSTALLED_APPS, "tests.bench"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# The manifest only changes the names of files; hashing all of them first would take longer than a quick run.
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
STATIC_ROOT = BASE_DIR / "static"
STATICFILES_DIRS = []
REDIS_URL = f"{REDIS_URL.split('?')[0].rstrip('/')}?db=14" if "unix:" in REDIS_URL else REDIS_URL
CELERY_BROKER_URL = redis_for_celery(REDIS_URL)
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": os.environ.get("KAM_BENCH_NAME", "bench"),
    }
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "ERROR"},
}
