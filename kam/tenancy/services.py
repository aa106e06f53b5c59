"""Founding organisations and naming their members."""

from __future__ import annotations

from typing import Any

from django.db import connection

from kam.tenancy.founding import founded
from kam.tenancy.models import Membership, MembershipStatus, Organisation, Role
from kam.tenancy.scope import tenant


def create_organisation(*, name: str, slug: str, locale: str, time_zone: str, currency: str) -> Organisation:
    """Found an organisation. Its id is taken first: the wall only lets a row be written inside its own scope."""
    with connection.cursor() as cursor:
        cursor.execute("select nextval(pg_get_serial_sequence('tenancy_organisation', 'id'))")
        organisation_id = int(cursor.fetchone()[0])
    with tenant(organisation_id):
        organisation = Organisation.objects.create(
            id=organisation_id, name=name, slug=slug, locale=locale, time_zone=time_zone, currency=currency
        )
        founded()
        return organisation


def name_member(*, name: str, role: str = Role.KEY_ACCOUNT_MANAGER, email: str = "", **fields: Any) -> Membership:
    """A member without log-in until invited (an imported agent, say); for services that opened an act."""
    return Membership.objects.create(
        name=name, role=role, email=email.strip().lower(), status=MembershipStatus.NAMED, **fields
    )


def found_member(*, name: str, role: str, user: Any, **fields: Any) -> Membership:
    """An active member with a log-in: the first administrator, and demo people."""
    return Membership.objects.create(
        name=name, role=role, user=user, email=user.email, status=MembershipStatus.ACTIVE, **fields
    )
