"""Input about mail that came in to clean values."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kam.ui.offering import offer
from stakeholders.forms.colleagues import chosen_colleagues, near_field, offer_colleagues, other_field
from stakeholders.mail.reading import LARGEST
from stakeholders.queries.colleagues import Colleagues


class FileMailForm(forms.Form):
    """With whom a mail was exchanged."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    people = forms.TypedMultipleChoiceField(
        label=_("With whom"), coerce=int, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Say with whom: a mail of nobody is no interaction.")},
    )  # fmt: skip
    colleagues = near_field(_("Who of ours"))
    colleague = other_field()

    def __init__(
        self, *args: Any, people: Iterable[tuple[int, str]], colleagues: Callable[[], Colleagues], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "people", people)
        offer_colleagues(self, colleagues, near="colleagues")

    def values(self) -> dict[str, Any]:
        """What the service takes."""
        given = self.cleaned_data
        ours = chosen_colleagues(given, near="colleagues")
        return {"version": given["version"], "people": given["people"], "colleagues": ours}


class BringMailForm(forms.Form):
    """A mail saved as a file."""

    file = forms.FileField(
        label=_("Mail as a file (.eml)"), widget=forms.FileInput(attrs={"accept": ".eml,message/rfc822"}),
        help_text=_("In most mail programs: save the message, or drag it to your desktop. At most 10 MB."),
    )  # fmt: skip

    def clean_file(self) -> Any:
        """The upload, if it is not larger than what is read."""
        upload = self.cleaned_data["file"]
        if upload.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than 10 MB."))
        return upload
