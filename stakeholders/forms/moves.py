"""Input about a person who went to another of our accounts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import Right, accounts_with
from accounts.forms.account import LISTED
from accounts.forms.fields import ReferenceField, SearchedCombobox, is_id
from accounts.models import Account
from kam.tenancy.models import Membership
from kam.ui.widgets import DateInput
from stakeholders.models import Stakeholder


class MoveForm(forms.Form):
    """To which of our accounts somebody went, as what, and since when."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    account = ReferenceField(
        label=_("To which account"),
        widget=SearchedCombobox(),
        help_text=_("One that you may change. Its readers learn no more of this account than they may see already."),
    )
    left_on = forms.DateField(label=_("Left on"), widget=DateInput())
    job_title = forms.CharField(label=_("Job title there"), max_length=120, required=False)
    email = forms.EmailField(label=_("E-mail there"), required=False)
    reason = forms.CharField(
        label=_("What we know"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("It stays in the history of this account."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, person: Stakeholder, actor: Membership) -> None:
        super().__init__(data, initial={"version": person.version, "left_on": person.left_on or timezone.localdate()})
        self.person, self.actor = person, actor
        field: Any = self.fields["account"]
        field.find, field.widget.offer = self._found, self._offered

    def _others(self) -> QuerySet[Account]:
        mine = accounts_with(self.actor, Right.CHANGE).filter(archived_at=None)
        return mine.exclude(pk=self.person.account_id).order_by("sort_name")

    def _found(self, pk: int) -> Account | None:
        return self._others().filter(pk=pk).first()

    def _offered(self, chosen: Any) -> tuple[str, list[tuple[Any, Any]]]:
        few = list(self._others().values_list("pk", "name")[: LISTED + 1])
        if len(few) <= LISTED:
            return "local", [("", ""), *few]
        kept = self._found(int(chosen)) if is_id(str(chosen)) else None
        return reverse("accounts:account_options"), [("", ""), *([(kept.pk, kept.name)] if kept else [])]
