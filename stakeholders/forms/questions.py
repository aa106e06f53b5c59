"""Input about questions and problems."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.forms.once import Once
from accounts.models import Account
from kam.tenancy.models import Membership
from kam.tenancy.queries import active_members
from kam.ui.offering import offer_rows
from kam.ui.widgets import DateInput
from stakeholders.choices import QuestionKind
from stakeholders.models import ClientQuestion, Stakeholder
from stakeholders.queries.people import people_of, present_people_of
from stakeholders.queries.questions import Wanted
from stakeholders.services.questions import ANSWER, TEXT

FIELDS = ("kind", "text", "raised_by", "raised_on", "owner", "due_on")


class QuestionForm(forms.Form):
    """What they asked or suffer from, and who of ours answers by when."""

    kind = forms.ChoiceField(label=_("What it is"), choices=QuestionKind.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("In their words"), max_length=TEXT, widget=forms.Textarea({"rows": 3}),
        help_text=_("For example: can single sign-on use our own directory?"),
    )  # fmt: skip
    raised_by = forms.ModelChoiceField(
        label=_("Raised by"), queryset=Stakeholder.objects.none(), required=False, empty_label=_("Nobody in particular")
    )
    raised_on = forms.DateField(label=_("Raised on"), widget=DateInput())
    owner = forms.ModelChoiceField(label=_("Who of ours answers"), queryset=Membership.objects.none())
    due_on = forms.DateField(label=_("Answer promised for"), widget=DateInput())

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("raised_by", self.people(account)), ("owner", active_members())):
            offer_rows(self, name, rows)
            self.fields[name].widget.attrs["data-combobox"] = "local"

    def people(self, account: Account) -> Any:
        """Who may have raised it."""
        return present_people_of(account)


class NewQuestionForm(Once, QuestionForm):
    """A new one, made once however often the form is sent."""


class EditQuestionForm(QuestionForm):
    """One to correct, with the version that was read; whoever raised it is offered even if they left."""

    version = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(self, *args: Any, question: ClientQuestion, **kwargs: Any) -> None:
        self.question = question
        initial = {name: getattr(question, name) for name in (*FIELDS, "version")}
        super().__init__(*args, account=question.account, initial=initial, **kwargs)

    def people(self, account: Account) -> Any:
        """Those who work there, and who raised it."""
        there = Q(present=True) | Q(pk=self.question.raised_by_id)
        return people_of(account).filter(there)


class AnswerForm(forms.Form):
    """What was answered, and when."""

    answer = forms.CharField(label=_("Answer"), max_length=ANSWER, widget=forms.Textarea({"rows": 5}))
    answered_on = forms.DateField(label=_("Answered on"), widget=DateInput())
    version = forms.IntegerField(widget=forms.HiddenInput())


class ReopenForm(forms.Form):
    """Why the answer does not hold, and by when there will be another."""

    reason = forms.CharField(label=_("Why"), max_length=1000, widget=forms.Textarea({"rows": 2}))
    due_on = forms.DateField(label=_("Answer promised for"), widget=DateInput())
    version = forms.IntegerField(widget=forms.HiddenInput())


class QuestionFilter(forms.Form):
    """The filters of the register; an unknown value asks for nothing."""

    kind = forms.ChoiceField(
        label=_("What it is"), required=False, choices=[("", _("Questions and problems")), *QuestionKind.choices]
    )
    state = forms.ChoiceField(
        label=_("State"), required=False,
        choices=[("", pgettext_lazy("questions", "Open")), ("late", pgettext_lazy("questions", "Late")),
                 ("answered", pgettext_lazy("questions", "Answered")), ("all", pgettext_lazy("questions", "All"))],
    )  # fmt: skip

    def wanted(self) -> Wanted:
        """What is asked for."""
        self.is_valid()
        given = {name: self.cleaned_data.get(name, "") for name in ("kind", "state")}
        return Wanted(q=self.data.get("q", "").strip()[:100], sort=self.data.get("sort", ""), **given)
