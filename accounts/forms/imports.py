"""What people decide about an import."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.conflicts import readable
from accounts.importing import kind_choices
from kam.lib.money import CURRENCIES


class UploadForm(forms.Form):
    """A table to import."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV or Excel (.xlsx), up to 25 MB, the first row with the column names."),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
        allow_empty_file=True,  # an empty file gets our own sentence
    )
    currency = forms.ChoiceField(
        label=_("Currency of the amounts"), choices=[(code, code) for code in CURRENCIES], required=True
    )


class KindForm(forms.Form):
    """What the file holds, when the guess was wrong."""

    kind = forms.ChoiceField(label=_("The file holds"), choices=kind_choices)


class CommitForm(forms.Form):
    """The last word before the import."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    assign_owners = forms.BooleanField(
        label=_("Give accounts without an account manager the colleague who won most there"),
        required=False,
    )


class VersionForm(forms.Form):
    """An act on an import as the reader saw it."""

    version = forms.IntegerField(widget=forms.HiddenInput)


def against_initial(form: forms.Form) -> list[tuple[str, str, str]]:
    """Label, what this person chose, what stands now - of the fields sent in which the two differ."""
    rows = []
    for name in form.changed_data:
        field = form.fields[name]
        if name in form.data and not form[name].is_hidden:
            now = form.get_initial_for_field(field, name)
            rows.append((str(form[name].label), readable(field, form[name].value()), readable(field, now)))
    return rows
