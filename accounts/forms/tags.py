"""Input about tags."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Tag


class AccountTagsForm(forms.Form):
    """Which tags an account carries, and new ones. What it carried when the form was drawn comes back with it."""

    tags = forms.MultipleChoiceField(label=_("Tags"), required=False, widget=forms.CheckboxSelectMultiple())
    new = forms.CharField(
        label=_("New tags"), required=False, max_length=200, help_text=_("Several are parted by commas.")
    )
    before = forms.CharField(widget=forms.HiddenInput(), required=False)

    def __init__(self, data: Any = None, *, tags: list[Tag], now: list[int]) -> None:
        carried = [str(pk) for pk in now]
        super().__init__(data, initial={"tags": carried, "before": ",".join(carried)})
        self.known = {str(tag.pk): tag for tag in tags}
        field: Any = self.fields["tags"]
        field.choices = [(pk, tag.name) for pk, tag in self.known.items()]
        if not tags:
            del self.fields["tags"]

    def changes(self) -> dict[str, Any]:
        """What the person changed: only that is written, so that another's tags survive."""
        chosen = set(self.cleaned_data.get("tags", []))
        before = set(self.cleaned_data["before"].split(",")) & self.known.keys()
        return {
            "add": [self.known[pk] for pk in chosen - before],
            "remove": [self.known[pk] for pk in before - chosen],
            "new": self.cleaned_data["new"].split(","),
        }


class TagForm(forms.Form):
    """A tag's name."""

    name = forms.CharField(label=_("Name"), max_length=40)
    version = forms.IntegerField(widget=forms.HiddenInput())
