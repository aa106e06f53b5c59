"""Organisations, the people who work in them, and the base of every row that belongs to one."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kam.lib.money import CURRENCIES
from kam.tenancy.managers import TenantManager
from kam.tenancy.scope import NoScope, current_organisation_id


class Role(models.TextChoices):
    """What a person is in an organisation; the capability table says what each may do."""

    ADMINISTRATOR = "administrator", _("Administrator")
    EXECUTIVE = "executive", _("Executive")
    KEY_ACCOUNT_MANAGER = "key_account_manager", _("Key account manager")
    CONTRIBUTOR = "contributor", _("Contributor")


class MembershipStatus(models.TextChoices):
    """Where a member stands between being named and having left."""

    NAMED = "named", _("Not invited yet")
    INVITED = "invited", _("Invited")
    ACTIVE = "active", _("Active")
    DEACTIVATED = "deactivated", _("Deactivated")


class Organisation(models.Model):
    """A supplier company: one tenant. Visible to itself and to its members."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("short name"), max_length=60, unique=True)
    locale = models.CharField(_("language"), max_length=5, choices=[("en", _("English")), ("fr", _("French"))])
    time_zone = models.CharField(_("time zone"), max_length=60, default="Europe/Paris")
    currency = models.CharField(_("currency"), max_length=3, choices=[(code, code) for code in CURRENCIES])
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name


class TenantModel(models.Model):
    """A row that belongs to one organisation: fail-closed manager here, row-level security in the database."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, default=current_organisation_id, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    append_only: ClassVar[bool] = False

    objects = TenantManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """As Django's, but never across organisations."""
        self.check_organisation()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """As Django's, but never across organisations."""
        self.check_organisation()
        return super().delete(*args, **kwargs)

    def check_organisation(self) -> None:
        """Raise NoScope unless this row belongs to the organisation in scope."""
        if self.organisation_id is None or self.organisation_id != current_organisation_id():
            raise NoScope(f"{type(self).__name__} of organisation {self.organisation_id} written outside its scope.")


class VersionedModel(TenantModel):
    """A row that people edit: `version` advances with every save (see kam.lib.versions)."""

    version = models.PositiveIntegerField(default=1, editable=False)
    updated_at = models.DateTimeField(_("updated"), auto_now=True)

    class Meta(TenantModel.Meta):
        abstract = True


class Membership(VersionedModel):
    """A person in an organisation. Named first (an imported agent), invited, active, deactivated; never deleted."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="memberships"
    )
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail"), blank=True)
    role = models.CharField(_("role"), max_length=24, choices=Role.choices)
    status = models.CharField(max_length=12, choices=MembershipStatus.choices, default=MembershipStatus.NAMED)
    job_title = models.CharField(_("job title"), max_length=120, blank=True)
    office = models.CharField(_("office"), max_length=80, blank=True)
    manager = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="reports", verbose_name=_("manager")
    )
    digest = models.BooleanField(_("weekly digest by e-mail"), default=True)
    reminders = models.BooleanField(_("meeting reminders by e-mail"), default=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["organisation", "user"], name="membership_once"),
            models.UniqueConstraint(
                fields=["organisation", "email"], condition=~models.Q(email=""), name="membership_email_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_active(self) -> bool:
        """True while the person may work here."""
        return self.status == MembershipStatus.ACTIVE
