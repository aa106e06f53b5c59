"""The door for the mail server: one signed mail at a time."""

from __future__ import annotations

import time

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from kam.tenancy.decorators import public
from kam.tenancy.scope import tenant
from stakeholders.mail.addresses import is_signed, taken_apart
from stakeholders.mail.reading import LARGEST, Letter, Unreadable, read_letter
from stakeholders.queries.mail import account_at
from stakeholders.services.receiving import receive_mail


@csrf_exempt  # the mail server posts here; its signature over the second, the recipient and the mail is the permission
@public("the mail server hands mail on here, signed", methods=("POST",))
def mail_receive(request: HttpRequest) -> HttpResponse:
    """Take a mail: 202 when it is kept; 403 unsigned, 404 no such mailbox, 413 too large, 422 no mail at all.

    The body is the mail as it came; `X-Envelope-To` its recipient, `X-Signature` and `X-Signed-At` as in
    `stakeholders.mail.addresses.signature`. Sent twice it is kept once, so the server may try again.
    """
    raw = request.read(LARGEST + 1)
    if len(raw) > LARGEST:
        return _said(413, "too large")
    recipient = request.headers.get("X-Envelope-To", "").strip().lower()[:320]
    moment, given = request.headers.get("X-Signed-At", ""), request.headers.get("X-Signature", "")
    if not is_signed(settings.MAIL_IN_SECRET, moment, given, recipient, raw, int(time.time())):
        return _said(403, "not signed")
    found = taken_apart(recipient, settings.MAIL_IN_DOMAIN)
    if found is None:
        return _said(404, "no such mailbox")
    try:
        letter = read_letter(raw)
    except Unreadable as error:
        return _said(422, str(error))
    return _kept(*found, raw, letter)


def _kept(organisation_id: int, token: str, raw: bytes, letter: Letter) -> HttpResponse:
    with tenant(organisation_id):
        account = account_at(token)
        if account is None:
            return _said(404, "no such mailbox")
        return _said(202, receive_mail(account, raw, letter, now=timezone.now()).state)


def _said(status: int, word: str) -> HttpResponse:
    return HttpResponse(f"{word}\n", content_type="text/plain", status=status)
