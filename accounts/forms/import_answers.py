"""What the reader says about the names that were not simply known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.importing import Answers, Match, Matcher, Verdict, from_json, stage_names
from accounts.importing.lookup import unknown
from accounts.models import DataImport
from kam.lib import formats

OTHER = "other"
_STAGES = {"won": _("Won: it is revenue"), "lost": _("Lost"), "open": _("Still open")}
_NEW = {"industry": _("It is a new sector"), "agent": _("It is a new colleague"), "manager": _("It is a new colleague")}


@dataclass(frozen=True)
class Question:
    """One name, with the fields that answer it."""

    doubt: Mapping[str, Any]
    key: str
    verdict: forms.BoundField
    name: forms.BoundField | None

    @property
    def wrong(self) -> bool:
        """Whether the answer cannot stay so."""
        return bool(self.verdict.errors or (self.name and self.name.errors))


def key_of(doubt: Mapping[str, Any]) -> str:
    """The same for the same name of the same column in every trial, so that an answer never slips to another name."""
    return sha256(f"{doubt['field']}\0{doubt['found']}".encode()).hexdigest()[:12]


class AnswersForm(forms.Form):
    """For each such name: it is this one, another one, a new one, or it stays out."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, data_import: DataImport, data: Any = None, names: Callable[[str], Matcher] | None = None
    ) -> None:
        super().__init__(data, initial={"version": data_import.version})
        self._names = names
        self._kept = from_json(data_import.mapping).chosen if data_import.mapping else {}
        self.doubts = {key_of(doubt): doubt for doubt in data_import.counts.get("doubts", [])}
        for key, doubt in self.doubts.items():
            self.fields[f"verdict_{key}"] = forms.ChoiceField(
                label=_("“%(name)s” in the file") % {"name": doubt["found"]},
                choices=_choices(doubt),
                required=False,
                initial=_initial(doubt),
            )
            if doubt["field"] != "stage":
                self.fields[f"name_{key}"] = forms.CharField(
                    label=_("Which one, if another one"),
                    required=False,
                    max_length=160,
                    widget=forms.TextInput(attrs={"list": f"names-{doubt['field']}", "autocomplete": "off"}),
                )

    @property
    def questions(self) -> list[Question]:
        """The names with their fields, in the order in which they matter."""
        return [
            Question(doubt, key, self[f"verdict_{key}"], self[f"name_{key}"] if f"name_{key}" in self.fields else None)
            for key, doubt in self.doubts.items()
        ]

    @property
    def answered(self) -> bool:
        """Whether something was answered here that the trial did not know yet."""
        return any(name.startswith(("verdict_", "name_")) and name in self.data for name in self.changed_data)

    def clean(self) -> dict[str, Any]:
        """Find what "another one" means; refuse it beside the field when nothing, or more than one, is called so."""
        cleaned = super().clean() or {}
        for key, doubt in self.doubts.items():
            if cleaned.get(f"verdict_{key}") == OTHER and f"name_{key}" not in self.errors:
                self._settle(key, doubt, cleaned)
        return cleaned

    def _settle(self, key: str, doubt: Mapping[str, Any], cleaned: dict[str, Any]) -> None:
        typed = " ".join(cleaned.get(f"name_{key}", "").split())
        if not typed or self._names is None:
            self.add_error(f"name_{key}", _("Say which one it is."))
            return
        found = self._names(doubt["field"]).match(typed)
        if isinstance(found, Match):
            cleaned[f"name_{key}"] = found.name
        else:
            self.add_error(f"name_{key}", str(unknown(found)))

    def chosen(self) -> dict[str, Answers]:
        """All answers of the columns asked about: those given now, and those of names not asked about here."""
        found: dict[str, dict[str, str | Verdict]] = {}
        for key, doubt in self.doubts.items():
            field = doubt["field"]
            answers = found.setdefault(field, dict(self._kept.get(field, {})))
            answers.pop(doubt["found"], None)
            if answer := self._answer(key, doubt):
                answers[doubt["found"]] = answer
        return dict(found)

    def _answer(self, key: str, doubt: Mapping[str, Any]) -> str | Verdict | None:
        verdict = self.cleaned_data[f"verdict_{key}"]
        if verdict == OTHER:
            return str(self.cleaned_data[f"name_{key}"])
        if verdict in ("new", "out"):
            return Verdict(verdict)
        if verdict == "is":
            return str(doubt["name"])
        if verdict in _STAGES:
            return stage_names()[verdict]
        return str(doubt["near"][int(verdict)]) if verdict else None


def _initial(doubt: Mapping[str, Any]) -> str:
    return str(doubt["verdict"] or ("is" if doubt["name"] else ""))


def _choices(doubt: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """The answers this name may get."""
    found: list[tuple[str, Any]] = []
    if doubt["verdict"]:
        found.append(("", _("Decide by the rules again")))
    elif not doubt["name"]:
        found.append(("", _("Not decided")))
    proposed = [("is", doubt["name"])] if doubt["name"] else [(str(at), name) for at, name in enumerate(doubt["near"])]
    found += [(value, _("It is “%(name)s”") % {"name": name}) for value, name in proposed]
    if doubt["field"] == "stage":
        found += _STAGES.items()
    else:
        found.append((OTHER, _("It is another one (name it)")))
    if doubt["may_be_new"]:
        found.append(("new", _NEW.get(doubt["field"], _("It is new: create it"))))
    return [*found, ("out", _left_out(doubt))]


def _left_out(doubt: Mapping[str, Any]) -> str:
    rows = doubt["rows"]
    if not doubt["whole_row"]:
        return str(_("Leave the value empty"))
    return ngettext("Leave the row out", "Leave the %(n)s rows out", rows) % {"n": formats.number(rows)}
