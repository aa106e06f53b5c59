"""The map as its address asks it: on a day, compared with another, filtered, with lines."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kam.tenancy.scope import tenant
from stakeholders.models import Judgement, Stakeholder
from stakeholders.services.judgements import judge
from stakeholders.services.own_profiles import create_own_profile, retire_own_profile
from tests.stakeholders.factories import crowd, stakeholder, touchpoint

PLUMBING = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


def ago(days):
    return timezone.localdate() - timedelta(days=days)


@pytest.fixture
def story(place):
    """Nora, known for 300 days, judged anew 40 days ago; Paul left 20 days ago; Ivan came 10 days ago."""
    with tenant(place.house.organisation.pk):
        nora = stakeholder(
            place.house, place.account, "Nora Vidal", profile="user", influence=3, support=0, today=ago(300),
            entity="Lens plant", function="Purchasing",
        )  # fmt: skip
        judge(
            nora,
            actor=place.house.kam,
            version=nora.version,
            influence=5,
            support=2,
            reason="Spoke for us",
            today=ago(40),
        )
        paul = stakeholder(place.house, place.account, "Paul Rey", profile="user", today=ago(300))
        Stakeholder.objects.filter(pk=paul.pk).update(left_on=ago(20))
        ivan = stakeholder(place.house, place.account, "Ivan Ruelle", profile="user", today=ago(10), reports_to=nora)
        touchpoint(place.house, place.account, nora, day=ago(100))
    place.nora, place.paul, place.ivan = nora, paul, ivan
    return place


def page(story, sign_in, query, status=200):
    answer = sign_in(story.house.kam).get(story.url("account_people", query))
    assert answer.status_code == status
    return answer.content.decode()


def test_a_day_that_is_over_shows_who_was_there_as_judged_by_then(story, sign_in):
    html = page(story, sign_in, f"?on={ago(90).isoformat()}")
    assert "Nora Vidal, operational user: influence 3, neutral, engagement 70%, in touch" in html
    assert "Paul Rey, operational user" in html
    assert "Ivan Ruelle" not in html
    assert "Nobody is judged in the past" in html
    assert "data-judge" not in html
    assert "Next best contact" not in html


def test_today_is_not_touched_by_what_is_asked_of_the_past(story, sign_in):
    html = page(story, sign_in, "")
    assert "Nora Vidal, operational user: influence 5, champion" in html
    assert "Paul Rey" not in html
    assert "data-judge" in html


def test_what_moved_is_told_with_reason_and_author(story, sign_in):
    html = page(story, sign_in, f"?since={ago(60).isoformat()}")
    assert "Neutral → champion, influence 3 → 5" in html
    assert "Spoke for us" in html
    assert story.house.kam.name in html
    assert f'New on the map:</span> <a class="link" href="/people/{story.person.pk}/">' in html
    assert "Ivan Ruelle" in html
    assert "Paul Rey has left; on" in html
    assert "Nora Vidal on" in html
    assert 'stroke-dasharray="2 2"' in html


def test_nothing_moved_says_so(story, sign_in):
    html = page(story, sign_in, f"?on={ago(41).isoformat()}&since={ago(43).isoformat()}")
    assert "Nobody was judged differently, came or left" in html


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?on=2999-01-01", "still to come"),
        ("?on=yesterday", "This is no date"),
        ("?since=2999-01-01", "still to come"),
        ("?on={old}&since={new}", "Choose a day before"),
        ("?since=31.02.2026", "This is no date"),
    ],
)
def test_dates_that_make_no_sense_are_said_beside_the_field(story, sign_in, query, said):
    html = page(story, sign_in, query.format(old=ago(90).isoformat(), new=ago(30).isoformat()), 422)
    assert said in html
    assert 'class="pm"' in html


def test_before_anybody_was_known_the_map_says_so(story, sign_in):
    assert "Nobody was on the map that day" in page(story, sign_in, "?on=1999-12-31")


def test_filters_leave_people_out_and_everybody_where_they_are(story, sign_in):
    everybody, some = page(story, sign_in, ""), page(story, sign_in, "?entity=Lens+plant")
    assert "Ivan Ruelle" not in some
    assert "Decision-maker?" not in some

    def at(html):
        return html.split(f'id="dot{story.nora.pk}"')[1].split('r="')[0].split("<circle")[1]

    assert at(everybody) == at(some)
    assert "Nobody matches these filters" in page(story, sign_in, "?profile=technical_influencer")
    assert "Ivan Ruelle" in page(story, sign_in, "?profile=nonsense&kind=nonsense")
    assert "Nora Vidal" in page(story, sign_in, "?function=Purchasing&kind=employee&profile=user")


def test_reporting_lines_are_drawn_when_asked(story, sign_in):
    assert 'class="pm-line' not in page(story, sign_in, "")
    html = page(story, sign_in, "?lines=reports")
    assert html.count('class="pm-line') == 2  # the line, and the legend's
    assert "reports to" in html


def test_a_role_to_fill_is_a_dashed_ring_and_is_no_person(story, sign_in):
    with tenant(story.house.organisation.pk):
        stakeholder(story.house, story.account, "Plant director", profile="decision_maker", kind="role", influence=5)
    html = page(story, sign_in, "")
    assert "Plant director: a role to fill, economic decision-maker" in html
    assert "Decision-maker?" not in html
    assert "The decision-maker is unknown" in html


def test_somebody_never_judged_stands_where_they_were_first_written_down(place, sign_in):
    with tenant(place.house.organisation.pk):
        crowd(place.account, 1)
        assert not Judgement.objects.filter(stakeholder__name="Person 000").exists()
    html = sign_in(place.house.kam).get(place.url("account_people", f"?since={ago(30).isoformat()}")).content.decode()
    assert "Person 000, economic decision-maker: influence 1, opponent" in html


@pytest.mark.parametrize("query", ["?on={}", "?since={}", "?since={}&lines=reports&profile=user"])
def test_the_past_costs_the_same_whatever_the_number_of_people(place, sign_in, query):
    client, counts = sign_in(place.house.kam), []
    address = place.url("account_people", query.format(ago(1).isoformat()))
    client.get(address)
    for more in (0, 2, 197):
        with tenant(place.house.organisation.pk):
            crowd(place.account, more)
            Stakeholder.objects.update(created_at=timezone.now() - timedelta(days=9))
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        counts.append(sum(not one["sql"].startswith(PLUMBING) for one in captured))
    print(f"{query} queries={counts}")
    assert len(set(counts)) == 1
    assert counts[0] <= 12


def test_a_judgement_from_a_filtered_map_brings_the_same_map_back(story, sign_in):
    client = sign_in(story.house.kam)
    typed = {"version": 2, "influence": 4, "support": 1, "reason": "More careful now"}
    behind = f"http://testserver{story.url('account_people', '?entity=Lens+plant')}"
    answer = client.post(
        f"/people/{story.nora.pk}/judge/", typed, headers={"HX-Request": "true", "HX-Current-URL": behind}
    )
    html = answer.content.decode()
    assert answer.headers["HX-Retarget"] == "#board"
    assert "Nora Vidal, operational user: influence 4, favourable" in html
    assert "Ivan Ruelle" not in html


@pytest.fixture
def buyer(story):
    """Nora is a buyer, a profile of our own that counts as user; Ivan a user; both hold influence against us."""
    with tenant(story.house.organisation.pk):
        own = create_own_profile(
            actor=story.house.administrator, name_en="Buyer", name_fr="Acheteur", counts_as="user", cadence_days=None
        )
        Stakeholder.objects.filter(pk=story.nora.pk).update(own_profile=own)
        for one in Stakeholder.objects.filter(pk__in=[story.nora.pk, story.ivan.pk]):
            judge(
                one, actor=story.house.kam, version=one.version, influence=5, support=-2, reason="Said so", today=ago(0)
            )
    return own


def test_the_map_is_filtered_by_a_profile_of_our_own(story, buyer, sign_in):
    html = page(story, sign_in, f"?profile=own:{buyer.pk}")
    assert (
        f'<optgroup label="Our own profiles"><option value="own:{buyer.pk}" selected>Buyer</option></optgroup>' in html
    )
    assert "Nora Vidal, operational user" in html
    assert "Ivan Ruelle" not in html
    of_the_four = page(story, sign_in, "?profile=user")
    assert "Nora Vidal" in of_the_four
    assert "Ivan Ruelle" in of_the_four


def test_a_profile_of_ours_that_nobody_has_stays_in_sight_and_one_of_others_is_nonsense(story, buyer, sign_in, rival):
    with tenant(story.house.organisation.pk):
        Stakeholder.objects.update(own_profile=None)
        retire_own_profile(buyer, actor=story.house.administrator, retired=True)
    with tenant(rival.organisation.pk):
        theirs = create_own_profile(actor=rival.administrator, name_en="Spy", name_fr="Espion", counts_as="user")
    html = page(story, sign_in, f"?profile=own:{buyer.pk}")
    assert f'<option value="own:{buyer.pk}" selected>Buyer</option>' in html
    assert "Nobody matches these filters" in html
    for nonsense in (f"own:{theirs.pk}", "own:", "own:x", "own:99999999999999999"):
        html = page(story, sign_in, f"?profile={nonsense}")
        assert "Spy" not in html
        assert "Ivan Ruelle" in html


def test_what_the_map_says_is_of_the_people_shown_and_says_so(story, buyer, sign_in):
    everybody = page(story, sign_in, "")
    assert "The decision-maker is unknown" in everybody
    assert "people shown." not in everybody
    html = page(story, sign_in, f"?profile=own:{buyer.pk}&since={ago(60).isoformat()}")
    said = html.split("What the map says")[1]
    assert "Of the 1 person shown." in said
    assert "Nora Vidal went from champion to opponent" in said
    assert "Ivan Ruelle went" not in said
    assert "The decision-maker is unknown" not in said  # somebody the filters leave out may decide
    moved = html.split("What moved since")[-1].split("</section>")[0]
    assert "Of the 1 person shown." in moved
    assert "Ivan Ruelle" not in moved


def test_where_the_filters_leave_everybody_out_the_map_has_no_good_news(story, sign_in):
    html = page(story, sign_in, "?profile=technical_influencer")
    assert "Nothing to worry about" not in html
    assert "Nobody is shown: the filters leave everybody out." in html
