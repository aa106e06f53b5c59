"""Input about a plan: one form per part."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kam.ui.day_field import DayField
from plans.forms.fields import MemberField
from plans.models import Plan

LONGEST = 20_000
HINTS = {
    "summary": _("Where the relationship comes from, where it stands, what decides its future."),
    "strengths": _("What the client values in us, with the proof."),
    "weaknesses": _("What costs us trust or business today."),
    "opportunities": _("Needs, projects and entities we do not serve yet."),
    "threats": _("Competitors, changes of people, tenders, budgets."),
}


class PartForm(forms.Form):
    """A part of a plan, with the version it was read at."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def values(self) -> dict[str, Any]:
        """The columns of the part."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class FrameForm(PartForm):
    """Title, period and owner."""

    title = forms.CharField(label=_("Title"), max_length=160)
    starts_on = DayField(label=_("First day"))
    ends_on = DayField(label=_("Last day"))
    owner = MemberField(label=_("Owner"))

    def offer(self, plan: Plan) -> None:
        """Offer the people who may own the plan."""
        owner: Any = self.fields["owner"]
        owner.offer(plan.owner)


def part_form(part: str, plan: Plan, data: Any = None) -> PartForm:
    """The form of one part; the long texts have one field each."""
    if part == "frame":
        names = ("title", "starts_on", "ends_on")
        initial = {name: getattr(plan, name) for name in names} | {"owner": plan.owner_id, "version": plan.version}
        frame = FrameForm(data, initial=initial)
        frame.offer(plan)
        return frame
    form = PartForm(data, initial={part: getattr(plan, part), "version": plan.version})
    label = str(Plan._meta.get_field(part).verbose_name)  # type: ignore[union-attr]
    form.fields[part] = forms.CharField(
        label=label[:1].upper() + label[1:],
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 12 if part == "summary" else 7, "autofocus": True}),
        help_text=HINTS[part],
    )
    return form


class ReasonForm(forms.Form):
    """Why something is undone or given up."""

    reason = forms.CharField(
        label=_("Why"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3, "autofocus": True}),
        help_text=_("It stays in the history."),
    )  # fmt: skip
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
