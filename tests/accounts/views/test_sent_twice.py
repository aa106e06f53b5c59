"""A form that makes something makes one thing, however often it is sent."""

from __future__ import annotations

import re

import pytest

from accounts.models import (
    CriterionGroup,
    ProtocolRun,
    ProtocolStep,
    ProtocolTemplate,
    QualificationCriterion,
    RunwayGate,
)
from accounts.services.criteria import draft_criteria
from kam.audit.models import Act
from kam.tenancy.scope import tenant
from tests import factories
from tests.accounts.protocols.making import template

BOTH = {"label_en": "Reach", "label_fr": "Portée"}
STEP = {"title_en": "Call", "title_fr": "Appeler", "offset_days": 2, "due_rule": "calendar", "owner_role": "manager",
        "side": "ours"}  # fmt: skip


def start(house):
    account, made = factories.account(house), template()
    typed = {"protocol": made.pk, "reason": "Because"}
    return (
        house.kam,
        f"/accounts/{account.pk}/protocols/start/?protocol={made.pk}",
        typed,
        ProtocolRun,
        "protocol.start",
    )


def gate(house):
    typed = {**BOTH, "variant": "renewal", "days": 45}
    return house.administrator, "/accounts/runway/gates/new/", typed, RunwayGate, "runway.gate_create"


def protocol(house):
    typed = {"name_en": "Office move", "name_fr": "Déménagement", "trigger": "manual"}
    return house.administrator, "/accounts/protocols/new/", typed, ProtocolTemplate, "protocol.create"


def step(house):
    draft = template(published=False, steps=()).editions.get()
    url = f"/accounts/protocols/versions/{draft.pk}/steps/new/"
    return house.administrator, url, STEP, ProtocolStep, "protocol.step_add"


def group(house):
    url = f"/accounts/qualification/criteria/{draft_criteria(actor=house.administrator).pk}/groups/new/"
    typed = {**BOTH, "axis": "attractive"}
    return house.administrator, url, typed, CriterionGroup, "qualification.criteria"


def line(house):
    held = draft_criteria(actor=house.administrator).groups.first()
    url = f"/accounts/qualification/criteria/groups/{held.pk}/lines/new/"
    return house.administrator, url, {**BOTH, "weight": 0}, QualificationCriterion, "qualification.criteria"


@pytest.mark.parametrize("case", [start, gate, protocol, step, group, line])
def test_a_form_sent_twice_makes_one(house, sign_in, case):
    with tenant(house.organisation.pk):
        who, url, typed, model, verb = case(house)
        before, acts = model.objects.count(), Act.objects.filter(verb=verb).count()
    client = sign_in(who)
    token = re.search(r'name="token" value="([0-9a-f-]{36})"', client.get(url).content.decode()).group(1)
    first, again = (client.post(url, typed | {"token": token}) for _twice in range(2))
    assert (first.status_code, again.status_code, first["Location"]) == (302, 302, again["Location"])
    with tenant(house.organisation.pk):
        assert model.objects.count() == before + 1
        [*_older, told] = Act.objects.filter(verb=verb).order_by("pk")
        assert Act.objects.filter(verb=verb).count() == acts + 1
        assert told.details["form"] == token
    assert client.post(url, typed).status_code in {302, 422}
