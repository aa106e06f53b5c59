"""`load_demo`: the demonstration organisations, once; says who can sign in."""

from __future__ import annotations

import json
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from insights.demo.build import Teller
from insights.demo.casts import CASTS, PASSWORD, Cast
from kam.members.models import User


class Command(BaseCommand):
    """Loads two organisations with two years of history, and a neighbour that looks alike."""

    help = "Load the demonstration data: invented companies and people."

    def handle(self, *args: Any, **options: Any) -> None:
        """Tell each story in turn; refuses a database that has them already."""
        if User.objects.filter(email=CASTS[0].colleagues[0].email).exists():
            raise CommandError("The demonstration data is here already.")
        _tell_all()
        logins = []
        for cast in CASTS:
            self.stdout.write(f"  {cast.name}: {len(cast.clients)} accounts")
            logins += [
                {"email": one.email, "password": PASSWORD, "role": one.job_title, "organisation": cast.name}
                for one in cast.colleagues
            ]
        settings.VAR.mkdir(parents=True, exist_ok=True)
        (settings.VAR / "demo-logins.json").write_text(json.dumps(logins, ensure_ascii=False, indent=1))


def _tell_all() -> None:
    """Each organisation in a process of its own, two at a time: they have nothing in common but the database."""
    connection.close()  # a connection cannot be shared with the processes that begin here
    today = timezone.localdate()
    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as tellers:
        for told in [tellers.submit(_tell, cast, today) for cast in CASTS]:
            told.result()


def _tell(cast: Cast, today: date) -> None:
    Teller(cast, today).tell()
    connection.close()
