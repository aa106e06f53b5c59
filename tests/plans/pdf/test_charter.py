"""The relationship charter on paper: to sign, as it was signed, in both languages, for who may take it away."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from django.urls import reverse
from django.utils import translation

from accounts.choices import CharterPart
from accounts.models import Charter
from accounts.services.charters.lines import add_line
from accounts.services.team import set_team_member
from kam.audit.models import Act
from kam.outbox.models import Job
from kam.tenancy.scope import tenant
from plans.pdf.charter import charter_html, render_charter
from plans.services.charter_exports import file_name
from tests import factories
from tests.accounts.charters import making
from tests.accounts.rollcall import assert_doors

NASTY = '<script>alert("x")</script> & Söhne'


@pytest.fixture
def charter(house):
    with tenant(house.organisation.pk):
        return making.draft(house, factories.account(house))


def text_of(content: bytes) -> tuple[str, tuple[int, int], int]:
    document = pypdfium2.PdfDocument(io.BytesIO(content))
    width, height = document[0].get_size()
    return (
        "".join(one.get_textpage().get_text_range() for one in document),
        (round(width), round(height)),
        len(document),
    )


def opened(charter):
    return Charter.objects.select_related("account", "agreed_by").get(pk=charter.pk)


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("en", ["Relationship charter", "Draft: nothing of it counts", "Escalation path", "Signature", "within a day"]),
        ("fr", ["Charte relationnelle", "Chemin d’escalade", "Nom et fonction", "sous un jour"]),
    ],
)
def test_a_draft_is_printed_to_be_signed(house, charter, locale, words):
    with tenant(house.organisation.pk), translation.override(locale):
        content = render_charter(opened(charter), reader=house.kam, locale=locale, report=lambda *_args: None)
    text, size, pages = text_of(content)
    assert size == (595, 842)
    assert pages <= 4
    for word in ["Orvelle Logistique", house.organisation.name, *words]:
        assert word in text, word
    assert f"1 / {pages}" in text


@pytest.mark.parametrize("more", range(6))
def test_a_page_to_sign_shows_what_is_signed(house, charter, more):
    with tenant(house.organisation.pk):
        for number in range(more):
            text = (
                f"Expectation {number}: a change is announced thirty days ahead, to everybody it concerns, in writing"
            )
            add_line(charter, CharterPart.EXPECTATIONS, actor=house.kam, side="ours", text=text)
        content = render_charter(opened(charter), reader=house.kam, locale="en", report=lambda *_args: None)
    printed = pypdfium2.PdfDocument(io.BytesIO(content))
    last = printed[len(printed) - 1].get_textpage().get_text_range()
    assert "Signature" in last
    assert "within a day" in last  # the end of the escalation path, not the signatures alone


def test_an_agreed_one_names_who_agreed_and_nothing_typed_is_markup(house, charter):
    with tenant(house.organisation.pk):
        made = making.agree(house, opened(charter), agreed_by_client=NASTY, accept_rest=True)
        html = charter_html(opened(made), reader=house.kam, locale="en", today=made.agreed_on)
    assert "Draft" not in html
    assert house.kam.name in html
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_it_is_ordered_as_a_job_and_the_trail_knows(house, rival, sign_in, charter):
    url = f"/plans/charters/{charter.pk}/pdf/"
    assert_doors(sign_in, rival, url, allowed=house.kam, refused=house.contributor, method="post", wrong_method="get")
    with tenant(house.organisation.pk):
        job = Job.objects.latest("pk")
        assert job.row.payload == {"charter": charter.pk, "locale": "en"}
        assert Act.objects.latest("pk").verb == "charter.export"
        assert file_name(opened(charter)) == "orvelle-logistique-relationship-charter-v01.pdf"
        set_team_member(charter.account, actor=house.kam, member=house.contributor, level="reader")
    reader = sign_in(house.contributor)
    assert reader.post(url).status_code == 403
    assert "PDF to sign" not in reader.get(f"/accounts/{charter.account_id}/charter/").content.decode()
    answer = sign_in(house.kam).post(url)
    with tenant(house.organisation.pk):
        assert answer["Location"] == reverse("outbox:job_detail", args=[Job.objects.latest("pk").pk])
