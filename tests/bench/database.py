"""A database of the benchmark's own on whatever server is given: nothing of anybody else's is read or written."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from kam.settings.environment import database

NAME = f"kam_bench_{os.getpid()}"
ADDRESSES = ("DATABASE_URL", "DATABASE_OWNER_URL")


@contextmanager
def scratch() -> Iterator[str]:
    """Create the database as the owner, point the environment at it, drop it at the end."""
    owner = os.environ["DATABASE_OWNER_URL"]
    _as_owner(owner, sql.SQL("create database {}"))
    try:
        for address in ADDRESSES:
            os.environ[address] = urlunsplit(urlsplit(os.environ[address])._replace(path=f"/{NAME}"))
        os.environ["KAM_BENCH_NAME"] = NAME
        yield NAME
    finally:
        _as_owner(owner, sql.SQL("drop database if exists {} with (force)"))


def _as_owner(url: str, statement: sql.SQL) -> None:
    given = database(url)
    parameters = {"dbname": given["NAME"], "user": given["USER"], "password": given["PASSWORD"]}
    parameters |= {"host": given["HOST"], "port": given["PORT"]}
    with psycopg.connect(autocommit=True, **{key: value for key, value in parameters.items() if value}) as found:
        found.execute(statement.format(sql.Identifier(NAME)))
