"""Input about what hangs on a contract: competitors, documents, tender mode."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.choices import Threat
from accounts.models import Contract, ContractCompetitor
from accounts.queries.contracts import live_tender_run
from kam.files.allowed import ALLOWED


class CompetitorForm(forms.Form):
    """Who else wants it, and how dangerous they are."""

    name = forms.CharField(label=_("Name"), max_length=120)
    threat = forms.ChoiceField(label=_("Threat"), choices=Threat.choices, widget=forms.RadioSelect())
    note = forms.CharField(
        label=_("What they have, what they lack"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, competitor: ContractCompetitor | None = None) -> None:
        names = ("name", "threat", "note", "version")
        now = {name: getattr(competitor, name) for name in names} if competitor else {"threat": Threat.MEDIUM.value}
        super().__init__(data, initial=now)

    def values(self) -> dict[str, Any]:
        """The columns, ready for the services."""
        return {name: self.cleaned_data[name] for name in ("name", "threat", "note")}


class DocumentForm(forms.Form):
    """A file to keep with the contract."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("PDF, Office or OpenDocument, picture or plain text, up to 25 MB. It is handed out as a download."),
        widget=forms.FileInput(attrs={"accept": ",".join(f".{one}" for one in ALLOWED)}),
        allow_empty_file=True,  # an empty file gets the room's own sentence
    )


class TenderForm(forms.Form):
    """Into tender mode, or out of it."""

    reason = forms.CharField(
        label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False
    )
    stop_protocol = forms.BooleanField(
        label=_("Stop the tender's protocol too, for this reason"),
        help_text=_("Its open steps leave everybody's day. Leave this out where the bid goes on all the same."),
        required=False,
        initial=True,
    )
    version = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(self, data: Any = None, *, contract: Contract) -> None:
        super().__init__(data, initial={"version": contract.version})
        self.fields["reason"].required = contract.in_tender
        if not contract.in_tender or live_tender_run(contract) is None:
            del self.fields["stop_protocol"]

    def values(self) -> dict[str, Any]:
        """What was typed."""
        return self.cleaned_data
