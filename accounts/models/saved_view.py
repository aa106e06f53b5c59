"""A way of looking at the portfolio that somebody gave a name."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.choices import Layout
from kam.tenancy.models import Membership, TenantModel, VersionedModel


class SavedView(VersionedModel):
    """Filters and an order under a name: its owner's alone, or shared with the organisation.

    `query` is what `Filters.query()` wrote, never what an address held. "Mine" in it means the reader's.
    """

    owner = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(max_length=2000, blank=True)
    layout = models.CharField(_("shown as"), max_length=8, choices=Layout.choices, default=Layout.LIST)
    shared = models.BooleanField(_("shared"), default=False)

    class Meta(VersionedModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["organisation", "owner", "name"], name="saved_view_name_once"),
        ]
        indexes = [
            models.Index(fields=["organisation"], condition=models.Q(shared=True), name="saved_view_shared"),
        ]

    def __str__(self) -> str:
        return self.name


class StartView(TenantModel):
    """The view with which a member's portfolio opens."""

    member = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    view = models.ForeignKey(SavedView, on_delete=models.CASCADE, related_name="starts")

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["organisation", "member"], name="start_view_once")]

    def __str__(self) -> str:
        return f"{self.member_id}: {self.view_id}"
