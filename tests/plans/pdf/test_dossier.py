"""The hand-over dossier on paper: in both languages, each part with its source, for who may take it away."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from accounts.models import Account
from kam.audit.models import Act
from kam.outbox.models import Job
from kam.tenancy.scope import tenant
from plans.jobs import make_dossier
from plans.models import Action
from plans.pdf.dossier import dossier_html, render_dossier
from stakeholders.models import Stakeholder
from tests import factories
from tests.accounts.rollcall import assert_doors
from tests.plans.pdf.test_charter import text_of
from tests.stakeholders.factories import stakeholder, touchpoint

NASTY = '<script>alert("x")</script> & Söhne'


@pytest.fixture
def account(house) -> Account:
    """An account with something to say in most parts."""
    today = timezone.localdate()
    with tenant(house.organisation.pk):
        made = factories.account(house)
        factories.contract(made, reference="K-77")
        for number in range(25):
            stakeholder(
                house, made, f"Person {number:02d}", influence=1 + number % 5, notes=NASTY, decision_role="decides"
            )
        person = Stakeholder.objects.filter(account=made).latest("pk")
        touchpoint(house, made, person, subject="Late delivery", sentiment=-1, note="Twice in March")
        Action.objects.create(account=made, title="Send the tariff", owner=house.kam, due_on=today + timedelta(days=9))
        return made


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("en", ["Hand-over dossier", "Where it hurts", "Who decides, and with whom", "Notice by", "From:"]),
        ("fr", ["Dossier de passation", "Ce qui fait mal", "Qui décide, et avec qui", "Préavis avant le", "Source"]),
    ],
)
def test_it_holds_every_part_in_the_readers_language(house, account, locale, words):
    with tenant(house.organisation.pk), translation.override(locale):
        content = render_dossier(account, reader=house.kam, locale=locale, report=lambda *_args: None)
    text, size, pages = text_of(content)
    assert size == (595, 842)
    assert 2 <= pages <= 8
    for word in ["Orvelle Logistique", "Late delivery", "Send the tariff", "K-77", "Person 24", *words]:
        assert word in text, word
    assert f"1 / {pages}" in text


def test_nothing_typed_is_markup(house, account):
    with tenant(house.organisation.pk):
        html = dossier_html(account, reader=house.kam, locale="en", today=timezone.localdate())
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_it_is_ordered_as_a_job_and_the_trail_knows(house, rival, sign_in, account):
    url = f"/plans/accounts/{account.pk}/dossier/pdf/"
    assert_doors(sign_in, rival, url, allowed=house.kam, refused=house.contributor, method="post", wrong_method="get")
    with tenant(house.organisation.pk):
        job = Job.objects.latest("pk")
        assert job.row.payload == {"account": account.pk, "locale": "en"}
        assert Act.objects.latest("pk").verb == "dossier.export"
        made = make_dossier(job, lambda *_args: None)
        assert made["url"] == reverse("stakeholders:account_dossier", args=[account.pk])
