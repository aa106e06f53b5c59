"""Letters of the story: one that was logged by itself, and two that wait for somebody to look at them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime

from django.utils import timezone

from accounts.models import Account
from stakeholders.mail.reading import read_letter
from stakeholders.models import Stakeholder
from stakeholders.queries.mail import known_at
from stakeholders.services.mailboxes import open_mailbox
from stakeholders.services.receiving import receive_mail

TEXTS = {
    "fr": (
        "Re: calendrier des livraisons",
        "D’accord pour le 12. Prévoyez une heure de plus pour la visite du quai.\n\n"
        "Le mar. 3 nov. 2026 à 09:12, l’équipe <nous@ancrage.example> a écrit :\n> Le 12 vous conviendrait-il ?",
        "Votre offre de maintenance",
        "Bonjour,\n\nje reprends ce dossier depuis lundi. Pouvons-nous en parler cette semaine ?\n\n-- \nA. Morvan",
        "Absence du bureau",
        "Je suis absente jusqu’à lundi.",
    ),
    "en": (
        "Re: delivery calendar",
        "The 12th is fine. Plan an hour more for the tour of the dock.\n\n"
        "On Tue, 3 Nov 2026 at 09:12, the team <us@ancrage.example> wrote:\n> Would the 12th suit you?",
        "Your maintenance offer",
        "Hello,\n\nI took this over on Monday. Can we talk this week?\n\n-- \nA. Merrow, purchasing",
        "Out of office",
        "I am away until Monday.",
    ),
}


def tell_letters(locale: str, accounts: Mapping[str, Account]) -> None:
    """Bring three letters to the first account somebody manages and where somebody has an address of their own."""
    now = timezone.now()
    for account in accounts.values():
        known = Stakeholder.objects.filter(pk__in=known_at(account).theirs.values()).order_by("pk").first()
        if account.archived_at is None and account.owner is not None and known is not None:
            open_mailbox(account, actor=account.owner)
            _bring(account, locale, known, now)
            return


def _bring(account: Account, locale: str, known: Stakeholder, now: datetime) -> None:
    answer, agreed, offer, asking, away, absent = TEXTS[locale]
    stranger = f"purchasing@{known.email.rpartition('@')[2]}"
    logged = _letter(f"{known.name} <{known.email}>", answer, agreed, now - timedelta(days=2))
    asked = _letter(stranger, offer, asking, now - timedelta(hours=20))
    asked.add_attachment(b"%PDF-1.7\n", maintype="application", subtype="pdf", filename="offer.pdf")
    asked.add_attachment(b"PK", maintype="application", subtype="x-7z-compressed", filename="drawings.7z")
    machine = _letter(known.email, away, absent, now - timedelta(hours=3))
    machine["Auto-Submitted"] = "auto-replied"
    for letter in (logged, asked, machine):
        raw = letter.as_bytes()
        receive_mail(account, raw, read_letter(raw), now=now, brought_by=account.owner)


def _letter(sender: str, subject: str, text: str, when: datetime) -> EmailMessage:
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = sender, "us@ancrage.example", subject
    letter["Date"] = format_datetime(when)
    letter.set_content(text)
    return letter
