"""What people change about themselves."""

from __future__ import annotations

from kam.audit.acts import act
from kam.lib.versions import save_version
from kam.members.models import User
from kam.tenancy.models import Membership


def update_profile(  # noqa: PLR0913  (one form, saved whole)
    member: Membership,
    *,
    actor: Membership,
    version: int,
    name: str,
    job_title: str,
    digest: bool,
    reminders: bool,
    locale: str,
    time_zone: str,
    theme: str,
) -> Membership:
    """Save the actor's own name and mails in this organisation, and their preferences everywhere."""
    with act(actor, "member.profile", target=member):
        saved = save_version(member, version, name=name, job_title=job_title, digest=digest, reminders=reminders)
        User.objects.filter(memberships=member).update(locale=locale, time_zone=time_zone, theme=theme)
    return saved


def choose_theme(*, actor: Membership, theme: str) -> None:
    """Keep the theme for every device that has none of its own."""
    with act(actor, "member.theme", target=actor):
        User.objects.filter(memberships=actor).update(theme=theme)
