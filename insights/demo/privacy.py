"""What people at the clients ask about their data, and what only the team knows of one of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from accounts.models import Account
from insights.demo.casts import Cast
from stakeholders.choices import RequestKind
from stakeholders.models import Stakeholder
from stakeholders.services.people import add_stakeholder, mark_left
from stakeholders.services.privacy import note_request
from stakeholders.services.team_notes import add_team_note

LEFT_DAYS = 800  # longer ago than people who left are kept
# Days since they asked: one to answer this week, one fresh.
ASKED = ((RequestKind.ACCESS, 25), (RequestKind.OBJECT, 4))
WORDS = {
    "fr": (
        "Par e-mail, depuis son adresse professionnelle",
        "Vise la direction des opérations d’ici deux ans ; ne pas en parler devant son chef.",
        "Bertrand Lasalle",
        "Ancien acheteur",
    ),
    "en": (
        "By e-mail, from their company address",
        "Has an eye on the operations chair within two years; not to be mentioned before their chief.",
        "Bernard Lassiter",
        "Former buyer",
    ),
}


def tell_privacy(cast: Cast, accounts: Mapping[str, Account], today: date) -> None:
    """Two requests that wait, a note of the team, and somebody whose time is over."""
    how, note, name, title = WORDS[cast.locale]
    account = next((one for one in accounts.values() if one.archived_at is None and one.owner is not None), None)
    if account is None or account.owner is None:
        return
    people = list(Stakeholder.objects.filter(account=account, present=True).order_by("pk")[:3])
    for person, (kind, ago) in zip(people, ASKED, strict=False):
        received = today - timedelta(days=ago)
        note_request(person, actor=account.owner, kind=kind, received_on=received, how=how, today=today)
    for person in people[-1:]:
        add_team_note(person, actor=account.owner, text=note)
    gone = add_stakeholder(account, actor=account.owner, name=name, job_title=title, profile="user", today=today)
    mark_left(gone, actor=account.owner, version=gone.version, left_on=today - timedelta(days=LEFT_DAYS), today=today)
