"""The key account and who works on it."""

from __future__ import annotations

import pgtrigger
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.utils.translation import gettext_lazy as _
from guardian.models import UserObjectPermissionBase

from accounts.choices import AccessLevel, BusinessFunction, Coordination, Phase
from kam.audit.models import tracked
from kam.lib.money import CURRENCIES
from kam.tenancy.managers import TenantManager
from kam.tenancy.models import Membership, TenantModel, VersionedModel

# Asked when the transaction ends, of the groups as they then stand: rows may be moved in any order. The lock makes two
# who move at once follow each other, so that each sees what the other did; the scope is the row's own, whoever asks.
NO_CIRCLE = """
if tg_op = 'UPDATE' and new.parent_id is not distinct from old.parent_id then return null; end if;
scope := current_setting('app.org', true);
perform set_config('app.org', new.organisation_id::text, true);
perform pg_advisory_xact_lock(hashtext('accounts_account.parent'), new.organisation_id::int);
with recursive above(id) as (
    select a.parent_id from accounts_account a where a.id = new.id and a.parent_id is not null
    union
    select a.parent_id from accounts_account a join above on a.id = above.id where a.parent_id is not null
)
select exists (select from above where id = new.id) into circle;
perform set_config('app.org', coalesce(scope, ''), true);
if circle then
    raise exception 'account_no_circle: account % would be part of its own subsidiary', new.id
        using errcode = 'check_violation', constraint = 'account_no_circle', table = 'accounts_account';
end if;
return null;
"""


@tracked
class Account(VersionedModel):
    """A customer that decides our future. Its phase is the latest passage's; see PhasePassage for the history."""

    name = models.CharField(_("name"), max_length=160)
    # Accent- and case-blind, made by the database: sorts and finds "Électricité" beside "electricite".
    sort_name = models.GeneratedField(
        expression=models.Func(models.F("name"), function="kam_sortkey"),
        output_field=models.CharField(max_length=200),
        db_persist=True,
    )
    external_reference = models.CharField(_("external reference"), max_length=80, blank=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="subsidiaries", verbose_name=_("group")
    )
    country = models.CharField(_("country"), max_length=2, blank=True)
    industry = models.CharField(_("industry"), max_length=80, blank=True)
    city = models.CharField(_("city"), max_length=80, blank=True)
    website = models.URLField(_("website"), blank=True)
    employees = models.PositiveIntegerField(_("employees"), null=True, blank=True)
    founded = models.PositiveSmallIntegerField(_("founded"), null=True, blank=True)
    client_revenue = models.DecimalField(
        _("client's own revenue, millions"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    client_since = models.DateField(_("client since"), null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, choices=[(code, code) for code in CURRENCIES])
    owner = models.ForeignKey(
        Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("account manager")
    )
    sponsor = models.ForeignKey(
        Membership,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("executive sponsor"),
    )
    phase = models.CharField(_("phase"), max_length=16, choices=Phase.choices, default=Phase.QUALIFICATION)
    cycle = models.PositiveSmallIntegerField(_("cycle"), default=1)
    phase_since = models.DateField(_("in this phase since"))
    # Kept up to date by services in the same transaction, so that a list of 50 needs no aggregates.
    revenue_12m = models.DecimalField(_("revenue, 12 months"), max_digits=14, decimal_places=2, null=True)
    revenue_previous_12m = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    renewal_on = models.DateField(_("renewal"), null=True)
    last_touch_on = models.DateField(_("last interaction"), null=True)
    archived_at = models.DateTimeField(null=True, editable=False)

    # No columns: what `accounts.access.account_for` read along, None elsewhere - whether accounts belong to this one,
    # and whose rights on it are known, and which.
    heads_group: bool | None = None
    granted: tuple[int, frozenset[str]] | None = None

    class Meta(VersionedModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "external_reference"],
                condition=~models.Q(external_reference=""),
                name="account_reference_once",
                violation_error_message=_("Another account has this reference."),
            ),
            models.UniqueConstraint(fields=["organisation", "sort_name", "parent"], name="account_name_once"),
            models.CheckConstraint(condition=~models.Q(parent=models.F("id")), name="account_not_own_parent"),
        ]
        indexes = [
            models.Index(fields=["organisation", "sort_name", "id"], name="account_by_name"),
            models.Index(fields=["organisation", "phase", "sort_name"], name="account_by_phase"),
            models.Index(fields=["organisation", "owner", "sort_name"], name="account_by_owner"),
            models.Index(fields=["organisation", "renewal_on", "id"], name="account_by_renewal"),
            models.Index(fields=["organisation", "revenue_12m", "id"], name="account_by_revenue"),
            GinIndex(OpClass("sort_name", name="gin_trgm_ops"), name="account_name_trigrams"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="account_no_circle",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("parent_id"),  # type: ignore[no-untyped-call]
                condition=pgtrigger.Q(new__parent__isnull=False),
                timing=pgtrigger.Deferred,
                declare=[("scope", "text"), ("circle", "boolean")],
                func=NO_CIRCLE,
            )
        ]

    def __str__(self) -> str:
        return self.name


@tracked
class AccountMember(TenantModel):
    """A colleague on the account team: for which function, with which access and responsibility, since when.

    Who coordinates a group has a place on the team of its head, as its global lead or as the lead of a region there.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="team")
    member = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="account_places")
    level = models.CharField(_("access"), max_length=8, choices=AccessLevel.choices)
    responsibility = models.CharField(_("responsibility"), max_length=120, blank=True)
    function = models.CharField(
        _("function"), max_length=12, choices=BusinessFunction.choices, blank=True, default="", db_default=""
    )
    since = models.DateField(_("on the team since"), null=True, blank=True)
    coordination = models.CharField(
        _("coordination"), max_length=8, choices=Coordination.choices, blank=True, default="", db_default=""
    )
    region = models.CharField(_("region"), max_length=80, blank=True, default="", db_default="")
    version = models.PositiveIntegerField(default=1, db_default=1, editable=False)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["organisation", "account", "member"], name="account_member_once"),
            models.CheckConstraint(
                condition=(models.Q(coordination=Coordination.LOCAL) & ~models.Q(region=""))
                | (~models.Q(coordination=Coordination.LOCAL) & models.Q(region="")),
                name="account_local_lead_with_region",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member} ({self.level})"


class AccountUserPermission(UserObjectPermissionBase, TenantModel):
    """django-guardian's rights on accounts, a direct table behind the wall; only accounts.services.team writes it."""

    content_object = models.ForeignKey(Account, on_delete=models.CASCADE)

    objects = TenantManager()  # type: ignore[misc,assignment]  # guardian brings its own, which knows no scope

    class Meta(UserObjectPermissionBase.Meta, TenantModel.Meta):
        unique_together = [("organisation", "user", "permission", "content_object")]
