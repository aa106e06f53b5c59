from __future__ import annotations

import re
from datetime import timedelta

from django.utils import timezone

from kam.tenancy.scope import tenant
from stakeholders.models import Stakeholder, Touchpoint
from tests import factories
from tests.stakeholders.factories import crowd, stakeholder


def given(**changes):
    fields = {"channel": "call", "subject": "Price list", "sentiment": "1", "happened_on": timezone.localdate()}
    return fields | changes


def test_the_first_step_offers_accounts_and_the_second_their_people(place, sign_in):
    client = sign_in(place.house.contributor)
    first = client.get(place.url("touchpoint_create")).content.decode()
    assert f'<option value="{place.account.pk}">' in first
    second = client.get(place.url("touchpoint_create", f"?account={place.account.pk}&person={place.person.pk}"))
    assert second.context["form"]["people"].value() == [place.person.pk]
    assert second.context["form"]["happened_on"].value() == timezone.localdate()


def test_htmx_asks_for_the_step_alone(place, sign_in):
    headers = {"HX-Request": "true", "HX-Target": "touchpoint"}
    answer = sign_in(place.house.kam).get(
        place.url("touchpoint_create", f"?account={place.account.pk}"), headers=headers
    )
    assert answer.content.decode().lstrip().startswith('<div id="touchpoint"')


def test_a_contributor_logs_what_they_saw(place, sign_in):
    address = place.url("touchpoint_create", f"?account={place.account.pk}")
    client = sign_in(place.house.contributor)
    for _twice in range(2):
        assert client.post(address, given(people=[place.person.pk])).status_code == 302
    with tenant(place.house.organisation.pk):
        made = Touchpoint.objects.get(subject="Price list")
        assert made.logged_by == place.house.contributor
        assert [one.stakeholder_id for one in made.people.all()] == [place.person.pk]


def test_the_author_may_correct_it_and_another_reader_may_not(place, sign_in):
    client = sign_in(place.house.contributor)
    client.post(place.url("touchpoint_create", f"?account={place.account.pk}"), given())
    with tenant(place.house.organisation.pk):
        mine = Touchpoint.objects.get(subject="Price list")
    assert client.get(f"/people/touchpoints/{mine.pk}/edit/").status_code == 200
    assert client.get(place.url("touchpoint_edit")).status_code == 403


def test_bad_input_is_422_and_keeps_what_was_typed(place, sign_in):
    client, address = sign_in(place.house.kam), place.url("touchpoint_create", f"?account={place.account.pk}")
    tomorrow = timezone.localdate() + timedelta(days=1)
    answer = client.post(address, given(happened_on=tomorrow, note="Long note"))
    assert answer.status_code == 422
    assert "Long note" in answer.content.decode()
    assert client.post(address, given(subject="")).status_code == 422
    with tenant(place.house.organisation.pk):
        elsewhere = stakeholder(place.house, factories.account(place.house, "Other"), "Else")
    assert client.post(address, given(people=[elsewhere.pk])).status_code == 422


def test_a_stale_correction_is_409_and_keeps_the_text(place, sign_in):
    client = sign_in(place.house.kam)
    assert client.post(place.url("touchpoint_edit"), given(version=1)).status_code == 302
    stale = client.post(place.url("touchpoint_edit"), given(version=1, note="My own words"))
    assert stale.status_code == 409
    assert "My own words" in stale.content.decode()


def test_a_stale_correction_says_who_else_was_added_and_marks_only_what_differs(place, sign_in):
    with tenant(place.house.organisation.pk):
        other = stakeholder(place.house, place.account, "Nora Kessel")
    client, both = sign_in(place.house.kam), [place.person.pk, other.pk]
    sent = given(version=1, people=both, colleagues=[place.house.kam.pk], importance="1", direction="ours")
    assert client.post(place.url("touchpoint_edit"), sent).status_code == 302
    stale = client.post(place.url("touchpoint_edit"), sent | {"people": [place.person.pk], "note": "Mine"})
    differing = {label: (mine, now) for label, mine, now in stale.context["current_values"] if mine != now}
    assert differing == {"With whom": ("Hélène Baroux", "Hélène Baroux, Nora Kessel"), "Note": ("Mine", "–")}


def test_the_list_is_newest_first_and_pages_by_key(place, sign_in):
    with tenant(place.house.organisation.pk):
        Touchpoint.objects.bulk_create(
            [
                Touchpoint(
                    account=place.account, happened_on=timezone.localdate() - timedelta(days=index), channel="call",
                    subject=f"Number {index}", logged_by=place.house.kam,
                )
                for index in range(60)
            ]
        )  # fmt: skip
    client = sign_in(place.house.kam)
    answer = client.get(place.url("touchpoint_list"))
    assert len(answer.context["rows"]) == 50
    rest = client.get(place.url("touchpoint_list", answer.context["next_url"]))
    assert len(rest.context["rows"]) == 11


def test_who_of_ours_was_there_is_offered_and_kept(place, sign_in):
    client, address = sign_in(place.house.kam), place.url("touchpoint_create", f"?account={place.account.pk}")
    form = client.get(address).context["form"]
    assert form["colleagues"].value() == [place.house.kam.pk]
    assert place.house.contributor.pk in [pk for pk, _name in form.fields["colleagues"].choices]
    other = place.house.people["administrator"]
    assert other.pk in [pk for pk, _name in form.fields["colleague"].choices]
    named = {"colleagues": [place.house.kam.pk], "colleague": other.pk, "importance": "3"}
    assert client.post(address, given(direction="theirs", **named)).status_code == 302
    page = client.get(place.url("touchpoint_list")).content.decode()
    assert f"{other.name}, {place.house.kam.name}" in page
    assert "Decisive" in page


def test_the_history_says_what_an_interaction_said_before(place, sign_in):
    client = sign_in(place.house.kam)
    assert "/history/" not in client.get(place.url("touchpoint_list")).content.decode().split("touchpoints/")[-1]
    assert client.post(place.url("touchpoint_edit"), given(version=1, subject="Price list, settled")).status_code == 302
    assert place.url("touchpoint_history") in client.get(place.url("touchpoint_list")).content.decode()
    page = client.get(place.url("touchpoint_history")).content.decode()
    assert "Call about the deliveries" in page
    assert "Price list, settled" in page


def test_of_many_people_the_first_are_in_sight_and_whoever_is_chosen_stands_among_them(place, sign_in):
    with tenant(place.house.organisation.pk):
        people = crowd(place.account, 40)
    chosen = people[0]
    with tenant(place.house.organisation.pk):
        Stakeholder.objects.filter(pk=chosen.pk).update(last_touch_on=None)
    url = f"/people/touchpoints/new/?account={place.account.pk}&person={chosen.pk}"
    html = sign_in(place.house.kam).get(url).content.decode()
    values = [int(one) for one in re.findall(r'name="people" value="([0-9]+)"', html)]
    assert (len(values), values[0]) == (41, chosen.pk)
    assert html.index("33 more") > html.index(f'value="{values[7]}"')
