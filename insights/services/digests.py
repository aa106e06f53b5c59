"""Building the weekly digests: one per person and ISO week, and none when there is nothing to say."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils import timezone, translation

from insights.digest_due import due_period
from insights.models import DigestRun
from insights.queries.digest import Digest, digest_of, preview_url
from insights.unsubscribe import digest_token
from kam.audit.acts import act
from kam.outbox.services import send_email
from kam.tenancy.models import Membership, MembershipStatus

KIND = "digest"


def due_digests(*, now: datetime) -> list[tuple[int, str]]:
    """Whose digest of which week is due in the organisation in scope and not built yet: ids and ISO weeks."""
    waiting = [(one.pk, due_period(now, zone_of(one))) for one in _readers()]
    done = set(
        DigestRun.objects.filter(period__in={period for _pk, period in waiting}).values_list("recipient_id", "period")
    )
    return [one for one in waiting if one not in done]


def build_digests(*, now: datetime) -> int:
    """Build all that is due in the organisation in scope, in the caller's transaction; returns how many e-mails."""
    return sum(build_digest(pk, period, now=now) for pk, period in due_digests(now=now))


def build_digest(member_id: int, period: str, *, now: datetime) -> bool:
    """Build one member's digest of one week; True when that made an e-mail.

    The row of a person and week decides who builds it: of two dispatchers one inserts it, the other waits for
    that and does nothing. Row and e-mail are written together, so a crash in between leaves neither.
    """
    member = _readers().filter(pk=member_id).first()
    if member is None:
        return False
    with transaction.atomic():
        run, made = DigestRun.objects.get_or_create(recipient=member, period=period)
        if not made:
            return False
        zone = ZoneInfo(zone_of(member))
        with translation.override(locale_of(member)), timezone.override(zone):
            digest = digest_of(member, today=now.astimezone(zone).date())
            sent = bool(digest.sections) and _send(member, digest, period)
        DigestRun.objects.filter(pk=run.pk).update(sent=sent, lines=digest.lines)
    return sent


def _readers() -> QuerySet[Membership]:
    """Active members with a log-in who want it."""
    wanted = Membership.objects.filter(status=MembershipStatus.ACTIVE, digest=True, user__isnull=False)
    return wanted.exclude(email="").select_related("user", "organisation").order_by("id")


def zone_of(member: Membership) -> str:
    """Where the member's clock stands: their own zone, else the organisation's."""
    own = member.user.time_zone if member.user is not None else ""
    return own or member.organisation.time_zone


def locale_of(member: Membership) -> str:
    """The member's language, else the organisation's."""
    own = member.user.locale if member.user is not None else ""
    return own or member.organisation.locale


def _send(member: Membership, digest: Digest, period: str) -> bool:
    stop = settings.PUBLIC_URL + reverse("insights:digest_unsubscribe", args=[digest_token(member)])
    row = send_email(
        KIND,
        to=member.email,
        template="insights/email/digest",
        context={
            "digest": digest,
            "member": member,
            "organisation": member.organisation,
            "unsubscribe_url": stop,
            "preview_url": preview_url(),
            "week": period.rsplit("W", 1)[-1].lstrip("0"),
        },
        key=f"digest:{member.pk}:{period}",
        locale=locale_of(member),
        headers={"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
    )
    return row is not None


def stop_digest(member: Membership) -> None:
    """No weekly digest for this member any more; again changes nothing."""
    if not Membership.objects.filter(pk=member.pk, digest=True).exists():
        return
    with act(member, "member.stop_digest", target=member):
        Membership.objects.filter(pk=member.pk, digest=True).update(digest=False, version=F("version") + 1)
