"""Every address of the product, and how its ids are filled from a world: the list the other guards walk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver, reverse

# Which noun an id in an address means: by name of the page, else by its room. "" for what is no id of ours.
NOUN_OF_ROOM = {
    "accounts": "accounts.Account",
    "stakeholders": "stakeholders.Stakeholder",
    "plans": "plans.Plan",
    "reviews": "reviews.Meeting",
    "insights": "insights.Alert",
    "members": "tenancy.Membership",
    "outbox": "outbox.OutboxRow",
    "audit": "audit.Act",
}
NOUN_OF_NAME = (
    ("accounts:contract_create", "accounts.Account"),
    ("accounts:contract_", "accounts.Contract"),
    ("accounts:charter_open", "accounts.Account"),
    ("accounts:charter_accept", "accounts.CharterExpectation"),
    ("accounts:charter_", "accounts.Charter"),
    ("accounts:competitor_", "accounts.ContractCompetitor"),
    ("accounts:document_", "accounts.ContractDocument"),
    ("accounts:runway_tick", "accounts.Contract"),
    ("accounts:runway_gate_", "accounts.RunwayGate"),
    ("accounts:qualification_", "accounts.Qualification"),
    ("accounts:criteria_group_create", "accounts.CriteriaSet"),
    ("accounts:criteria_group_", "accounts.CriterionGroup"),
    ("accounts:criteria_line_create", "accounts.CriterionGroup"),
    ("accounts:criteria_line_", "accounts.QualificationCriterion"),
    ("accounts:criteria_", "accounts.CriteriaSet"),
    ("accounts:tag_", "accounts.Tag"),
    ("accounts:view_", "accounts.SavedView"),
    ("accounts:protocol_start", "accounts.Account"),
    ("accounts:protocol_version_", "accounts.ProtocolVersion"),
    ("accounts:protocol_step_create", "accounts.ProtocolVersion"),
    ("accounts:protocol_step_", "accounts.ProtocolStep"),
    ("accounts:protocol_", "accounts.ProtocolTemplate"),
    ("accounts:run_step_", "accounts.RunStep"),
    ("accounts:run_", "accounts.ProtocolRun"),
    ("accounts:entity_create", "accounts.Account"),
    ("accounts:entity_", "accounts.ClientEntity"),
    ("accounts:product_", "accounts.Product"),
    ("accounts:criterion_", "accounts.GateCriterion"),
    ("accounts:import_", "accounts.DataImport"),
    ("accounts:team_edit", "accounts.AccountMember"),
    ("accounts:team_remove", "accounts.AccountMember"),
    ("stakeholders:account_", "accounts.Account"),
    ("stakeholders:privacy_", "stakeholders.PrivacyRequest"),
    ("stakeholders:team_note_", "stakeholders.TeamNote"),
    ("plans:person_", "stakeholders.Stakeholder"),
    ("stakeholders:question_create", "accounts.Account"),
    ("stakeholders:question_", "stakeholders.ClientQuestion"),
    ("stakeholders:profile_journey_", "stakeholders.ProfileJourney"),
    ("stakeholders:own_profile_", "stakeholders.OwnProfile"),
    ("stakeholders:merge_", "stakeholders.PersonMerge"),
    ("stakeholders:stakeholder_create", "accounts.Account"),
    ("stakeholders:handover_start", "accounts.Account"),
    ("stakeholders:handover_", "stakeholders.Handover"),
    ("stakeholders:transfer_", "stakeholders.HandoverLine"),
    ("stakeholders:touchpoint_list", "accounts.Account"),
    ("stakeholders:touchpoint_edit", "stakeholders.Touchpoint"),
    ("stakeholders:executive_create", "accounts.Account"),
    ("stakeholders:executive_", "stakeholders.ExecutivePair"),
    ("stakeholders:mail_attachment", "stakeholders.MailAttachment"),
    ("stakeholders:mail_", "stakeholders.InboundMail"),
    ("stakeholders:touchpoint_history", "stakeholders.Touchpoint"),
    ("stakeholders:tie_", "stakeholders.Tie"),
    ("plans:account_", "accounts.Account"),
    ("plans:plan_start", "accounts.Account"),
    ("plans:action_create", "accounts.Account"),
    ("plans:action_", "plans.Action"),
    ("plans:objective_create", "plans.Plan"),
    ("plans:objective_add", "plans.Plan"),
    ("plans:objective_", "plans.Objective"),
    ("plans:charter_", "accounts.Charter"),
    ("plans:export_", "plans.PlanExport"),
    ("reviews:account_", "accounts.Account"),
    ("insights:account_", "accounts.Account"),
    ("insights:power_map_", "accounts.Account"),
    ("insights:org_chart_", "accounts.Account"),
    ("insights:task_", "plans.Action"),
    ("outbox:job_", "outbox.Job"),
    ("members:invitation_", "members.Invitation"),
    ("members:member_", "tenancy.Membership"),
    ("mfa_", "own security key"),
    ("members:session_", "own session"),
)
NOUN_OF_KWARG = {
    "account_pk": "accounts.Account",
    "plan_pk": "plans.Plan",
    "meeting_pk": "reviews.Meeting",
    "action_pk": "plans.Action",
    "objective_pk": "plans.Objective",
    "criterion_pk": "accounts.GateCriterion",
    "gate_pk": "accounts.RunwayGate",
    "contract_pk": "accounts.Contract",
    "entity_pk": "accounts.ClientEntity",
    "product_pk": "accounts.Product",
    "member_pk": "tenancy.Membership",
    "stakeholder_pk": "stakeholders.Stakeholder",
    "moment_pk": "stakeholders.Touchpoint",
    "line_pk": "accounts.CharterMode",
}
# What the addresses carry besides ids.
WORDS = {
    "token": "no-such-token",
    "uidb36": "0",
    "key": "0-0",
    "part": "summary",
    "step": "up",
    "kind": "actions",
    "quarter": "2026-Q1",
}
WORDS["content"] = "people"  # a kind of file to import
WORDS["charter_part"] = "modes"
WORDS["source"] = "interaction"  # a kind of moment on the journey map


@dataclass(frozen=True)
class Address:
    """One address: its full name, its view's marks, the names of what it carries."""

    name: str
    view: Any
    kwargs: tuple[str, ...]

    @property
    def capability(self) -> Any:
        """What `@page` asks; the string "unmarked" where there is no mark at all."""
        return getattr(self.view, "capability", "unmarked")

    @property
    def public(self) -> str:
        """The reason for which it needs no sign-in, empty when it does."""
        return str(getattr(self.view, "public", ""))

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods it answers."""
        return tuple(getattr(self.view, "methods", ("GET",)))

    def noun(self, kwarg: str) -> str:
        """The model whose id this part of the address is; empty when it is a word."""
        if kwarg in WORDS:
            return ""
        if kwarg in NOUN_OF_KWARG:
            return NOUN_OF_KWARG[kwarg]
        by_name = next((noun for prefix, noun in NOUN_OF_NAME if self.name.startswith(prefix)), "")
        return by_name or NOUN_OF_ROOM.get(self.name.split(":")[0], "")

    def url(self, ids: dict[str, int]) -> str:
        """The address filled with the ids of one world; KeyError when the world lacks the noun."""
        filled = {kwarg: WORDS[kwarg] if kwarg in WORDS else ids[self.noun(kwarg)] for kwarg in self.kwargs}
        return reverse(self.name, kwargs=filled)

    @property
    def carries_ids(self) -> bool:
        """True when an id of the organisation's is part of the address."""
        nouns = {self.noun(kwarg) for kwarg in self.kwargs} - {""}
        return bool(nouns) and not any(noun.startswith("own ") for noun in nouns)


def addresses() -> list[Address]:
    """All of them, but for the gallery, which development alone mounts."""
    return [one for one in _walk(get_resolver(), "") if not one.name.startswith("gallery:")]


def _walk(resolver: URLResolver, namespace: str) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inner = ":".join(part for part in (namespace, entry.namespace or "") if part)
            yield from _walk(entry, inner)
        elif isinstance(entry, URLPattern):
            name = ":".join(part for part in (namespace, entry.name or "") if part)
            yield Address(name, entry.callback, tuple(entry.pattern.regex.groupindex))


def patterns() -> Iterator[tuple[str, str]]:
    """Every address as it is matched, whatever its ids are called, with its name; in the order of matching."""
    for path, one in _patterns(get_resolver(), ""):
        yield re.sub(r"<(?:\w+:)?\w+>", lambda found: "<int>" if found[0].startswith("<int:") else "<>", path), one


def _patterns(resolver: URLResolver, before: str) -> Iterator[tuple[str, str]]:
    for entry in resolver.url_patterns:
        path = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _patterns(entry, path)
        elif isinstance(entry, URLPattern):
            yield path, entry.name or ""


def ids_of_world() -> dict[str, int]:
    """One id per noun of the organisation in scope: the newest of each."""
    found: dict[str, int] = {}
    for model in apps.get_models():
        newest = _newest(model)
        if newest is not None:
            found[model._meta.label] = newest
    # A person's own keys and sessions belong to nobody else: any number is as good as a stranger's.
    return found | {"own security key": 999_999_999, "own session": 999_999_999}


def _newest(model: type[Model]) -> int | None:
    if all(field.name != "organisation" for field in model._meta.fields) or hasattr(model, "pgh_tracked_model"):
        return None
    pk = model._default_manager.order_by("-pk").values_list("pk", flat=True).first()
    return int(pk) if pk is not None else None
