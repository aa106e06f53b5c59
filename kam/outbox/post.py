"""Handing one e-mail to the mail server, and telling apart the ways in which that can go wrong."""

from __future__ import annotations

import smtplib
from email.utils import formatdate

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection

from kam.outbox.models import OutboxRow


class Refused(Exception):
    """The server will never take this message: nothing left the house, and trying again is useless."""


class Unreachable(Exception):
    """Nothing left the house; the server may take it later."""


def hand_over(row: OutboxRow) -> None:
    """Send the row's e-mail with its fixed Message-ID.

    Raises Refused or Unreachable when nothing left. A connection that breaks after the message began to travel
    raises the original error: whether it arrived is then unknown, and the row stays `handed_over` until its lease
    ends and the receiver is asked.
    """
    message = _message(row)
    connection = get_connection()
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as error:
        raise Unreachable(f"{type(error).__name__}: {error}") from error
    try:
        connection.send_messages([message])
    except smtplib.SMTPResponseException as error:
        _raise_for(error.smtp_code, error)
    except smtplib.SMTPRecipientsRefused as error:
        code = next(iter(error.recipients.values()))[0] if error.recipients else 550
        _raise_for(code, error)
    finally:
        connection.close()


def _raise_for(code: int, error: Exception) -> None:
    """RFC 5321: 4yz may succeed later, 5yz never will."""
    kind = Unreachable if 400 <= code < 500 else Refused
    raise kind(str(error)[:500]) from error


def _message(row: OutboxRow) -> EmailMultiAlternatives:
    headers = {
        "Message-ID": row.message_id,
        "Date": formatdate(row.created_at.timestamp()),
        "Auto-Submitted": "auto-generated",
        **row.payload.get("headers", {}),
    }
    message = EmailMultiAlternatives(
        row.subject, row.payload.get("text", ""), settings.DEFAULT_FROM_EMAIL, [row.recipient], headers=headers
    )
    if row.payload.get("html"):
        message.attach_alternative(row.payload["html"], "text/html")
    return message
