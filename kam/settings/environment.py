"""Read addresses from the environment: pure functions from a URL to Django's dictionaries."""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


def flag(name: str) -> bool:
    """True when the environment variable is set to anything but an empty string, 0, no or false."""
    return os.environ.get(name, "").strip().lower() not in {"", "0", "no", "false"}


def database(url: str) -> dict[str, Any]:
    """A Django database from `postgres://user:password@host:port/name?host=/socket/folder&sslmode=…`."""
    parts = urlsplit(url)
    query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        # Persistent connections: three times the requests per second of one connection per request.
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        # Statements may be planned once for a connection (kam.tenancy.prepared); a pooler that hands each transaction
        # another connection and does not know them, such as PgBouncer before 1.22, wants `?prepared=off`.
        "OPTIONS": {
            "prepare_threshold": None if query.pop("prepared", "") == "off" else 5,
            **query,
            "application_name": "ancrage",
        },
        "DISABLE_SERVER_SIDE_CURSORS": True,
    }


def redis_for_celery(url: str) -> str:
    """Celery's spelling of a Redis address: a Unix socket is `redis+socket://` there, its database a virtual host."""
    if not url.startswith("unix://"):
        return url
    return url.replace("unix://", "redis+socket://", 1).replace("?db=", "?virtual_host=")


def email_server(url: str) -> dict[str, Any]:
    """Django's e-mail settings from `smtp://user:password@host:port` (`smtps` for TLS, `smtp+tls` for STARTTLS)."""
    parts = urlsplit(url)
    return {
        "EMAIL_HOST": parts.hostname or "127.0.0.1",
        "EMAIL_PORT": parts.port or 25,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
    }
