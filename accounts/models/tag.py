"""Labels of the organisation's own on its accounts."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.account import Account
from kam.tenancy.models import TenantModel, VersionedModel


class Tag(VersionedModel):
    """A word the organisation marks accounts with; two that differ by accents or case alone are the same."""

    name = models.CharField(_("name"), max_length=40)
    sort_name = models.GeneratedField(
        expression=models.Func(models.F("name"), function="kam_sortkey"),
        output_field=models.CharField(max_length=80),
        db_persist=True,
    )

    class Meta(VersionedModel.Meta):
        constraints = [models.UniqueConstraint(fields=["organisation", "sort_name"], name="tag_name_once")]

    def __str__(self) -> str:
        return self.name


class AccountTag(TenantModel):
    """A tag on an account."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="tagged")
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="tagged")

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["organisation", "account", "tag"], name="account_tag_once"),
        ]
        indexes = [models.Index(fields=["organisation", "tag", "account"], name="account_by_tag")]

    def __str__(self) -> str:
        return f"{self.account_id}: {self.tag_id}"
