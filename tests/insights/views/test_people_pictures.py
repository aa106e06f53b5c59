"""The power map and the organisation chart as files: SVG at once, PDF by a job."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ElementTree

import pypdfium2
import pytest
from django.urls import reverse
from django.utils import translation

from accounts.services.team import set_team_member
from insights import chart_pictures, people_pictures
from insights.jobs import make_picture
from kam.audit.models import Act
from kam.outbox.models import Job
from kam.tenancy.scope import tenant
from stakeholders.models import Stakeholder
from tests.stakeholders.factories import crowd, stakeholder

PICTURES = ("power_map", "org_chart")


def report(*_args):
    """Nobody listens."""


@pytest.mark.parametrize("what", PICTURES)
def test_the_picture_is_one_document_without_links(place, sign_in, what):
    with tenant(place.house.organisation.pk):
        crowd(place.account, 70)
    answer = sign_in(place.house.kam).post(place.url(f"{what}_svg"))
    assert answer["Content-Type"] == "image/svg+xml"
    assert "attachment" in answer["Content-Disposition"]
    drawing = answer.content.decode()
    ElementTree.fromstring(drawing)  # noqa: S314  (our own)
    assert place.account.name in drawing
    assert "href" not in drawing
    with tenant(place.house.organisation.pk):
        taken = Act.objects.latest("pk")
    assert (taken.verb, taken.details) == ("account.export_people", {"format": "SVG", "what": what})


@pytest.mark.parametrize("what", PICTURES)
def test_who_may_not_export_takes_no_file(place, sign_in, what):
    with tenant(place.house.organisation.pk):
        set_team_member(place.account, actor=place.house.kam, member=place.house.contributor, level="reader")
    client = sign_in(place.house.contributor)
    assert client.post(place.url(f"{what}_svg")).status_code == 403
    assert client.post(place.url(f"{what}_pdf")).status_code == 403


@pytest.mark.parametrize("what", PICTURES)
def test_the_pdf_is_ordered_and_made_by_the_job(place, sign_in, what):
    answer = sign_in(place.house.kam).post(place.url(f"{what}_pdf", "?entity=Lyon"))
    with tenant(place.house.organisation.pk):
        job = Job.objects.latest("pk")
        assert answer["Location"] == reverse("outbox:job_detail", args=[job.pk])
        result = make_picture(job, report)
    assert result["url"].endswith("?entity=Lyon")
    assert result["file"]


def text_of(content):
    document = pypdfium2.PdfDocument(io.BytesIO(content))
    return document, "".join(one.get_textpage().get_text_range() for one in document)


@pytest.mark.parametrize(("locale", "words"), [("en", ["Power map", "As of"]), ("fr", ["Carte politique", "Au "])])
def test_the_map_is_a_sheet_of_a4_across_with_every_name(place, locale, words):
    with tenant(place.house.organisation.pk), translation.override(locale):
        crowd(place.account, 150)
        content = people_pictures.render_map(place.account, "", locale=locale, report=report)
    document, text = text_of(content)
    assert [round(side) for side in document[0].get_size()] == [842, 595]
    for word in [place.account.name, "Person 000", "Person 149", *words]:
        assert word in text


def test_the_chart_is_on_a3_and_leaves_nobody_out(place):
    with tenant(place.house.organisation.pk):
        head = stakeholder(place.house, place.account, "Rosa Alba", entity="Lyon")
        people = crowd(place.account, 200)
        for index, one in enumerate(people):
            one.reports_to_id = people[(index - 1) // 5].pk if index else head.pk
        Stakeholder.objects.bulk_update(people, ["reports_to"])
        content = chart_pictures.render_chart(place.account, "", locale="en", report=report)
    document, text = text_of(content)
    assert [round(side) for side in document[0].get_size()] == [1191, 842]
    assert "Rosa Alba" in document[0].get_textpage().get_text_range()
    for number in range(200):
        assert f"Person {number:03d}" in text
    print(f"chart of 200 pages={len(document)}")


def test_the_chart_says_what_its_signs_mean_and_where_whoever_stands_in_no_tree_works(place, sign_in):
    with tenant(place.house.organisation.pk):
        chief = stakeholder(place.house, place.account, "Head", entity="Head office")
        stakeholder(place.house, place.account, "Below", reports_to=chief)
        stakeholder(place.house, place.account, "Nobody's", entity="Lyon site")
        printed = chart_pictures.chart_html(place.account, "", locale="en")
        drawn = chart_pictures.chart_svg(place.account, "")
    assert "Nobody&#x27;s (Lyon site)" in printed
    shown = sign_in(place.house.kam).get(reverse("stakeholders:account_chart", args=[place.account.pk]))
    for text in (printed, drawn, shown.content.decode()):
        assert "how they stand towards us" in text
