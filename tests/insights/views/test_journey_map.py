"""The journey map in full: what it shows, what leads where, what it costs, and the same on paper."""

from __future__ import annotations

import io
import re
from datetime import timedelta
from html import unescape
from xml.etree import ElementTree

import pypdfium2
import pytest
from django.urls import reverse
from django.utils import timezone, translation

from accounts.services.protocols import start_protocol
from accounts.services.protocols.running import stop_run
from accounts.services.team import set_team_member
from insights.map_pdf import render_map
from kam.audit.models import Act
from kam.outbox.models import Job
from kam.tenancy.scope import tenant
from reviews.models import Meeting
from stakeholders.models import Stakeholder, Touchpoint, TouchpointPerson
from tests import factories
from tests.accounts.rollcall import assert_doors, queries
from tests.plans.factories import objective, plan
from tests.reviews.factories import meeting
from tests.stakeholders.factories import stakeholder, touchpoint

pytestmark = pytest.mark.django_db
SVG = "{http://www.w3.org/2000/svg}"
MAP = {"HX-Request": "true", "HX-Target": "journey-map"}
NASTY = '<script>alert("x")</script> & Söhne'


@pytest.fixture
def life(house):
    """An account met through two years, with a sponsor and a buyer, a contract and a meeting."""
    today = timezone.localdate()
    with tenant(house.organisation.pk):
        account = factories.account(house, today=today - timedelta(days=700))
        sponsor = stakeholder(house, account, "Hélène Baroux", profile="sponsor", function="Logistics")
        buyer = stakeholder(house, account, "Ana Ruiz", profile="decision_maker", function="Purchasing")
        for days in range(80, 700, 20):
            touchpoint(house, account, sponsor, day=today - timedelta(days=days), subject=f"Talk {days}")
        bad = touchpoint(
            house, account, buyer, day=today - timedelta(days=30), subject=NASTY, channel="meeting", sentiment=-1,
            note="They want\na second site.",
        )  # fmt: skip
        met = meeting(house, account, sponsor)
        factories.contract(account)
    house.account, house.today, house.bad, house.met, house.sponsor = account, today, bad, met, sponsor
    return house


def url(life, name="account_map", query=""):
    return reverse(f"insights:{name}", args=[life.account.pk]) + query


def moment_url(life, source="interaction", pk=None):
    return reverse("insights:account_moment", args=[life.account.pk, source, life.bad.pk if pk is None else pk])


def drawing(html):
    start = html.index("<svg xmlns", html.index("jm-board") if "jm-board" in html else 0)
    return ElementTree.fromstring(html[start : html.index("</svg>", start) + 6])  # noqa: S314  (our own page)


def names(svg):
    return [one.findtext(f"{SVG}title") for one in svg.iter(f"{SVG}a")]


def page(life, sign_in, query="", **extra):
    answer = sign_in(life.kam).get(url(life, query=query), **extra)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("name", ["account_map", "account_journey_map", "account_moments"])
def test_the_doors(life, rival, sign_in, name):
    assert_doors(sign_in, rival, url(life, name), allowed=life.kam, refused=life.contributor)


def test_the_doors_of_a_moment(life, rival, sign_in):
    assert_doors(sign_in, rival, moment_url(life), allowed=life.kam, refused=life.contributor)


def test_every_mark_is_a_link_with_a_name(life, sign_in):
    svg = drawing(page(life, sign_in))
    found = names(svg)
    day = f"{life.today - timedelta(days=30):%b} "
    assert any(name.startswith(NASTY) and day in name and name.endswith("went badly") for name in found)
    assert all(one.get("href", "").startswith(f"/accounts/{life.account.pk}/moments/") for one in svg.iter(f"{SVG}a"))


def test_what_was_typed_never_becomes_markup(life, sign_in):
    for html in (page(life, sign_in), sign_in(life.kam).get(moment_url(life)).content.decode()):
        assert "<script>alert" not in html
        assert NASTY in unescape(html)


def test_a_silence_is_shaded_and_said(life, sign_in):
    html = unescape(page(life, sign_in))
    assert "Internal sponsor: No contact for 80 days" in html
    assert "the profile's rhythm is 21 days" in html
    assert "No contact for 80 days" in "".join(drawing(page(life, sign_in)).itertext())


@pytest.mark.parametrize("span", ["all", "cycle", "two_years", "year", "quarter", "six_weeks"])
def test_the_address_says_the_time(life, sign_in, span):
    html = page(life, sign_in, f"?range={span}")
    assert html.count('aria-current="true"') >= 1 or "chip active" in html or 'aria-pressed="true"' in html
    drawing(html)


def test_steps_lead_on_and_stop_at_the_ends(life, sign_in):
    html = page(life, sign_in)
    assert html.count('aria-disabled="true"') == 3  # earlier, wider, later: everything is shown
    near = page(life, sign_in, "?range=quarter")
    assert 'id="jm-earlier" class="button small" href="?from=' in near


def test_filters_narrow_contacts_and_stay_in_every_link(life, sign_in):
    html = page(life, sign_in, "?profile=decision_maker&range=year")
    said = names(drawing(html))
    assert not any("Talk" in name for name in said)
    assert any("Autumn review" in name or "moments" in name for name in said)
    assert html.count("profile=decision_maker") > 8
    assert not any("Talk" in name for name in names(drawing(page(life, sign_in, "?channel=meeting"))))
    assert not any(NASTY in name for name in names(drawing(page(life, sign_in, "?function=Logistics"))))


def test_htmx_gets_the_picture_alone(life, sign_in):
    answer = sign_in(life.kam).get(url(life, query="?range=year"), headers=MAP)
    html = answer.content.decode()
    assert html.lstrip().startswith('<section id="journey-map"')
    assert "<html" not in html
    assert answer.headers["HX-Push-Url"].endswith("?range=year")


def test_a_moment_tells_who_was_there_and_leads_on(life, sign_in):
    html = unescape(sign_in(life.kam).get(moment_url(life), headers={"HX-Request": "true"}).content.decode())
    assert "<html" not in html
    for word in ("Ana Ruiz", "Economic decision-maker", "They want\na second site.", "went badly"):
        assert word in html
    assert reverse("stakeholders:touchpoint_list", args=[life.account.pk]) in html


def test_moments_of_elsewhere_and_of_no_kind_are_not_found(life, sign_in):
    with tenant(life.organisation.pk):
        other = touchpoint(life, factories.account(life, "Brissac"))
    client = sign_in(life.kam)
    for source, pk in (("interaction", other.pk), ("nonsense", 1), ("meeting", 999999)):
        assert client.get(moment_url(life, source, pk)).status_code == 404


def test_the_moments_of_a_lane_between_two_days(life, sign_in):
    day = life.today - timedelta(days=30)
    html = sign_in(life.kam).get(url(life, "account_moments", f"?lane=decision_maker&from={day}&to={day}"))
    text = unescape(html.content.decode())
    assert NASTY in text
    assert "1 moment," in text
    assert "Talk" not in text


def test_many_moments_come_by_pages(life, sign_in):
    with tenant(life.organisation.pk):
        Touchpoint.objects.bulk_create(
            Touchpoint(
                account=life.account, happened_on=life.today, channel="call", subject=f"Call {n}", logged_by=life.kam
            )
            for n in range(70)
        )
    client = sign_in(life.kam)
    first = client.get(url(life, "account_moments", "?lane=nobody")).content.decode()
    second = client.get(url(life, "account_moments", "?lane=nobody&skip=50")).content.decode()
    assert "skip=50" in first
    assert (first.count(">Call "), second.count(">Call ")) == (50, 20)


def test_an_account_that_only_began_is_told_what_the_map_will_be(house, sign_in):
    with tenant(house.organisation.pk):
        account = factories.account(house)
    html = sign_in(house.kam).get(reverse("insights:account_map", args=[account.pk])).content.decode()
    assert "The journey has only begun" in html
    assert "journey-picture" not in html


def test_the_same_statements_however_long_the_life(life, sign_in):
    client = sign_in(life.kam)
    few = queries(client, url(life))
    with tenant(life.organisation.pk):
        rows = Touchpoint.objects.bulk_create(
            Touchpoint(
                account=life.account, happened_on=life.today - timedelta(days=n % 700), channel="call",
                subject=f"Call {n}", logged_by=life.kam,
            )
            for n in range(400)
        )  # fmt: skip
        TouchpointPerson.objects.bulk_create(TouchpointPerson(touchpoint=one, stakeholder=life.sponsor) for one in rows)
    assert queries(client, url(life)) == few <= 12
    assert queries(client, url(life, "account_journey_map")) <= 12
    assert queries(client, moment_url(life)) <= 12
    assert len(client.get(url(life)).content) < 120_000


def test_the_overview_shows_two_years_at_a_glance(life, sign_in):
    client = sign_in(life.kam)
    assert f"{url(life, 'account_journey_map')}?glance" in client.get(f"/accounts/{life.account.pk}/").content.decode()
    whole = client.get(url(life, "account_journey_map")).content.decode()
    brief = client.get(url(life, "account_journey_map", "?glance")).content.decode()
    assert 'data-lane="sponsor"' in brief
    assert "Open the map" in brief
    assert 'data-lane="passages"' in whole
    assert 'data-lane="passages"' not in brief
    assert len(brief) < len(whole)


def test_at_a_glance_no_title_stands_where_the_frame_would_cut_it(life, sign_in):
    with tenant(life.organisation.pk):
        for days, title in ((300, "Annual session of the two boards"), (262, "QBR"), (40, "Steering")):
            Meeting.objects.create(
                account=life.account, title=title, kind="qbr", status="held", owner=life.kam, time_zone="UTC",
                starts_at=timezone.now() - timedelta(days=days),
            )  # fmt: skip
    client = sign_in(life.kam)
    before_its_mark = re.compile(r'text-anchor="end"[^>]*>(Annual|Steering)')
    assert before_its_mark.search(client.get(url(life, "account_journey_map")).content.decode())
    brief = client.get(url(life, "account_journey_map", "?glance")).content.decode()
    assert not before_its_mark.search(brief)
    assert ">QBR<" in brief


def test_the_picture_as_a_file(life, sign_in):
    answer = sign_in(life.kam).post(url(life, "account_map_svg", "?range=year"))
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert "attachment" in answer.headers["Content-Disposition"]
    svg = ElementTree.fromstring(answer.content)  # noqa: S314
    assert not list(svg.iter(f"{SVG}a"))
    assert "Orvelle Logistique" in (svg.findtext(f"{SVG}title") or "")
    with tenant(life.organisation.pk):
        taken = Act.objects.latest("pk")
    assert (taken.verb, taken.object_id, taken.details) == ("account.export_map", life.account.pk, {"format": "SVG"})


def test_pictures_are_taken_a_few_at_a_time(life, sign_in):
    client = sign_in(life.kam)
    answers = [client.post(url(life, "account_map_svg")).status_code for _ in range(11)]
    assert answers == [200] * 10 + [429]


def test_who_may_not_export_takes_no_file(life, sign_in):
    with tenant(life.organisation.pk):
        set_team_member(life.account, actor=life.kam, member=life.contributor, level="reader")
    client = sign_in(life.contributor)
    html = client.get(url(life)).content.decode()
    assert "picture.svg" not in html
    assert client.post(url(life, "account_map_svg")).status_code == 403
    assert client.post(url(life, "account_map_pdf")).status_code == 403


def test_the_pdf_is_ordered_and_the_trail_knows(life, sign_in):
    answer = sign_in(life.kam).post(url(life, "account_map_pdf", "?range=year"))
    with tenant(life.organisation.pk):
        job = Job.objects.latest("pk")
        assert answer.headers["Location"] == reverse("outbox:job_detail", args=[job.pk])
        assert job.row.payload["state"] == "range=year"
        assert Act.objects.latest("pk").verb == "account.export_map"


@pytest.mark.parametrize(
    ("locale", "words"), [("en", ["Journey map", "What mattered most"]), ("fr", ["Carte du parcours"])]
)
def test_the_pdf_is_an_a3_sheet_across_with_text(life, locale, words):
    with tenant(life.organisation.pk), translation.override(locale):
        content = render_map(life.account, "range=year", locale=locale, report=lambda *_args: None)
    document = pypdfium2.PdfDocument(io.BytesIO(content))
    width, height = document[0].get_size()
    text = "".join(one.get_textpage().get_text_range() for one in document)
    assert (round(width), round(height)) == (1191, 842)
    for word in ["Orvelle Logistique", *words]:
        assert word in text


def test_in_french(life, sign_in):
    client = sign_in(life.kam)
    type(life.kam.user).objects.filter(pk=life.kam.user.pk).update(locale="fr")
    html = unescape(client.get(url(life)).content.decode())
    for word in ("Carte du parcours", "Aucun contact depuis 80 jours", "s’est mal passé", "Réunions stratégiques"):
        assert word in html
    assert "No contact" not in html


def test_who_left_is_a_transition(life, sign_in):
    with tenant(life.organisation.pk):
        Stakeholder.objects.filter(pk=life.sponsor.pk).update(left_on=life.today - timedelta(days=5))
    assert any(name.startswith("Hélène Baroux left") for name in names(drawing(page(life, sign_in))))


def test_every_lane_stands_there_and_an_empty_one_says_what_it_waits_for(life, sign_in):
    html = unescape(page(life, sign_in))
    for lane in ("Strategic meetings", "Incidents", "Celebrations", "Transitions", "Contracts", "Technical influencer"):
        assert lane in html
    assert "None known. An incident stands here once its protocol is started." in html
    assert "Nobody of this profile was met yet." in html
    assert "Nobody of this profile was met yet." not in unescape(page(life, sign_in, "?profile=sponsor"))


def test_an_incident_is_the_protocol_that_was_started_for_it(life, sign_in):
    with tenant(life.organisation.pk):
        run = start_protocol(
            life.account, actor=life.kam, code="major-incident", reason="Down for six hours\nAt two sites",
            today=life.today - timedelta(days=9),
        )  # fmt: skip
        start_protocol(life.account, actor=life.kam, code="new-decision-maker", today=life.today - timedelta(days=3))
    said = names(drawing(page(life, sign_in, "?range=quarter")))
    assert any(name.startswith("Major incident: Down for six hours · ") and name.endswith("badly") for name in said)
    assert any("decision-maker" in name and name.endswith("neutral") for name in said)
    told = unescape(sign_in(life.kam).get(moment_url(life, "protocol", run.pk)).content.decode())
    assert "At two sites" in told
    with tenant(life.organisation.pk):
        stop_run(run, actor=life.kam, version=run.version, reason="False alarm", today=life.today)
    assert any(name.endswith("called off") for name in names(drawing(page(life, sign_in, "?range=quarter"))))


def test_anniversaries_reached_objectives_and_grown_renewals_are_celebrations(life, sign_in):
    with tenant(life.organisation.pk):
        type(life.account).objects.filter(pk=life.account.pk).update(client_since=life.today - timedelta(days=1200))
        made = plan(life, life.account)
        reached = objective(life, made, "Serve ten sites", current=5)
        objective(life, made, "Serve twenty sites", current=4)
        objective(life, made, "Fewer tickets", baseline=90, target=40, current=30)
        factories.contract(life.account, reference="FA", ends_in=-20, annual_value=100, outcome="renewed")
        grown = factories.contract(life.account, reference="FA", ends_in=720, annual_value=125)
    html = unescape(page(life, sign_in, "?range=all"))
    for said in ("3 years a client", "Reached: Serve ten sites", "Reached: Fewer tickets", "FA renewed at 25% more"):
        assert said in html
    assert "Serve twenty sites" not in html
    client = sign_in(life.kam)
    for source, pk, word in (("anniversary", 3, "Client since"), ("objective", reached.pk, "Sites served"),
                             ("growth", grown.pk, "Annual value before")):  # fmt: skip
        assert word in unescape(client.get(moment_url(life, source, pk)).content.decode())
    for source, pk in (("anniversary", 0), ("anniversary", 9999), ("objective", 999999), ("growth", 999999)):
        assert client.get(moment_url(life, source, pk)).status_code == 404


def test_who_met_several_at_once_is_in_each_lane_once(life, sign_in):
    with tenant(life.organisation.pk):
        met = touchpoint(life, life.account, life.sponsor, day=life.today, subject="Round table")
        for name, function in (("Jo Park", "Finance"), ("Al Berg", "Logistics")):
            other = stakeholder(life, life.account, name, profile="sponsor", function=function)
            TouchpointPerson.objects.create(touchpoint=met, stakeholder=other)
        user = stakeholder(life, life.account, "Tom Ode", profile="user")
        TouchpointPerson.objects.create(touchpoint=met, stakeholder=user)
    said = names(drawing(page(life, sign_in, "?range=six_weeks")))
    assert sum(name.startswith("Round table") for name in said) == 2
    only = names(drawing(page(life, sign_in, "?range=six_weeks&function=Finance")))
    assert sum(name.startswith("Round table") for name in only) == 1
