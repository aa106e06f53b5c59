"""Building the weekly digests: one per person and ISO week, and none when there is nothing to say."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import F
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


def build_digests(*, now: datetime) -> int:
    """Build what is due in the organisation in scope and return how many e-mails that made.

    The row of a person and week decides who builds it: two dispatchers, a late one or a restarted one change
    nothing. Row and e-mail are written together, so a crash in between leaves neither.
    """
    waiting = [(one, due_period(now, zone_of(one))) for one in _readers()]
    done = set(
        DigestRun.objects.filter(period__in={period for _one, period in waiting}).values_list("recipient_id", "period")
    )
    return sum(_build(one, period, now) for one, period in waiting if (one.pk, period) not in done)


def _readers() -> list[Membership]:
    """Active members with a log-in who want it."""
    return list(
        Membership.objects.filter(status=MembershipStatus.ACTIVE, digest=True, user__isnull=False)
        .exclude(email="")
        .select_related("user", "organisation")
        .order_by("id")
    )


def zone_of(member: Membership) -> str:
    """Where the member's clock stands: their own zone, else the organisation's."""
    own = member.user.time_zone if member.user is not None else ""
    return own or member.organisation.time_zone


def locale_of(member: Membership) -> str:
    """The member's language, else the organisation's."""
    own = member.user.locale if member.user is not None else ""
    return own or member.organisation.locale


def _build(member: Membership, period: str, now: datetime) -> int:
    with transaction.atomic():
        run = DigestRun(recipient=member, period=period)
        DigestRun.objects.bulk_create([run], ignore_conflicts=True)
        mine = (
            DigestRun.objects.select_for_update().filter(recipient=member, period=period, lines=0, sent=False).first()
        )
        if mine is None:
            return 0
        zone = ZoneInfo(zone_of(member))
        with translation.override(locale_of(member)), timezone.override(zone):
            digest = digest_of(member, today=now.astimezone(zone).date())
            sent = bool(digest.sections) and _send(member, digest, period)
        DigestRun.objects.filter(pk=mine.pk).update(sent=sent, lines=digest.lines)
        return int(sent)


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
