"""Two entries become one and two again, with nothing lost and nothing changed."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone

from kam.audit.models import Act
from kam.lib.errors import Conflict, Invalid, NotAllowed
from kam.tenancy.scope import tenant
from plans.models import Action
from reviews.models import Attendee
from stakeholders.access import stakeholder_for
from stakeholders.doubles.references import known_columns
from stakeholders.models import Judgement, PersonMerge, Stakeholder, TouchpointPerson
from stakeholders.queries.person import person_page
from stakeholders.services.judgements import judge
from stakeholders.services.merging import merge_people, undo_merge
from tests import factories
from tests.reviews.factories import meeting
from tests.stakeholders.factories import stakeholder, touchpoint

TODAY = timezone.localdate()
IGNORED = {"version", "updated_at", "created_at"}


def snapshot() -> dict[str, list[dict[str, Any]]]:
    """Every row that a merge may touch, but for the versions that any save moves."""
    rows = {}
    for model in (Stakeholder, TouchpointPerson, Attendee, Judgement, Action):
        found = model.objects.order_by("pk").values()
        rows[model.__name__] = [{key: value for key, value in row.items() if key not in IGNORED} for row in found]
    return rows


def merged(house, kept, gone, *take, **fields):
    kept.refresh_from_db()
    gone.refresh_from_db()
    versions = {"kept_version": kept.version, "gone_version": gone.version} | fields
    return merge_people(kept, gone, actor=house.kam, take=take, **versions)


@pytest.fixture
def account(inside):
    return factories.account(inside)


def test_everything_that_names_the_other_entry_moves_once(inside, account):
    kept, gone = stakeholder(inside, account), stakeholder(inside, account, "BAROUX Helene", email="h@x.example")
    below = stakeholder(inside, account, "Below", reports_to=gone)
    touchpoint(inside, account, kept, gone, day=TODAY - timedelta(days=9), subject="Both")
    touchpoint(inside, account, gone, day=TODAY - timedelta(days=2), subject="Other")
    merge = merged(inside, kept, gone, "email")
    kept.refresh_from_db()
    below.refresh_from_db()
    assert (kept.email, kept.name, kept.last_touch_on) == ("h@x.example", "Hélène Baroux", TODAY - timedelta(days=2))
    assert below.reports_to == kept
    assert TouchpointPerson.objects.filter(stakeholder=kept).count() == 2
    assert not TouchpointPerson.objects.filter(stakeholder=gone).exists()
    assert not Stakeholder.objects.get(pk=gone.pk).present
    assert merge.gone == gone
    assert Act.objects.filter(verb="stakeholder.merge").count() == 1


@pytest.mark.parametrize("seed", range(8))
def test_a_merge_undone_leaves_everything_as_it_was(inside, account, seed):
    dice = Random(seed)  # noqa: S311
    people = [
        stakeholder(
            inside, account, f"Person {n}", email=dice.choice(["", "a@x.example"]),
            languages=dice.sample(["fr", "en"], 1),
            influence=dice.randint(1, 5), support=dice.randint(-2, 2), seniority=dice.choice([None, 2, 4]),
            left_on=dice.choice([None, None, date(2026, 1, 5)]), counterpart=dice.choice([None, inside.kam]),
        )
        for n in range(6)
    ]  # fmt: skip
    for n, one in enumerate(people[1:], 1):
        Stakeholder.objects.filter(pk=one.pk).update(reports_to=dice.choice([None, *people[:n]]))
    for n in range(5):
        touchpoint(inside, account, *dice.sample(people, 3), day=TODAY - timedelta(days=n), subject=f"Touch {n}")
        held = meeting(inside, account)
        Attendee.objects.bulk_create([Attendee(meeting=held, stakeholder=one) for one in dice.sample(people, 2)])
        Action.objects.create(
            account=account, title=f"Action {n}", person=dice.choice(people), owner=inside.kam, due_on=TODAY
        )
    kept, gone = dice.sample(people, 2)
    before = snapshot()
    take = dice.sample(["name", "email", "judgement", "languages", "seniority", "left_on", "reports_to"], 4)
    merge = merged(inside, kept, gone, *take)
    assert snapshot() != before
    assert not _circles(account)
    undo_merge(merge, actor=inside.kam)
    assert snapshot() == before


def _circles(account) -> bool:
    chiefs = dict(Stakeholder.objects.filter(account=account, merged_into=None).values_list("pk", "reports_to_id"))
    for start in chiefs:
        at: int | None = start
        seen: set[int] = set()
        while at is not None:
            if at in seen:
                return True
            seen.add(at)
            at = chiefs.get(at)
    return False


def test_merges_are_undone_in_the_order_of_a_stack(inside, account):
    a, b, c = (stakeholder(inside, account, name) for name in ("Anna", "Bea", "Cleo"))
    before = snapshot()
    first = merged(inside, b, a)
    second = merged(inside, c, b)
    assert Stakeholder.objects.get(pk=a.pk).merged_into == c
    with pytest.raises(Invalid, match="undo that first"):
        undo_merge(first, actor=inside.kam)
    undo_merge(second, actor=inside.kam)
    undo_merge(first, actor=inside.kam)
    assert snapshot() == before
    with pytest.raises(Invalid, match="undone already"):
        undo_merge(first, actor=inside.kam)


def test_what_was_written_since_is_not_undone(inside, account):
    kept, gone = stakeholder(inside, account), stakeholder(inside, account, "Other")
    merge = merged(inside, kept, gone)
    kept.refresh_from_db()
    judge(kept, actor=inside.kam, version=kept.version, influence=5, support=2, reason="Signed", today=TODAY)
    with pytest.raises(Invalid, match="changed since"):
        undo_merge(merge, actor=inside.kam)
    assert PersonMerge.objects.get().undone_at is None


def test_an_interaction_since_stays_with_the_kept_one(inside, account):
    kept, gone = stakeholder(inside, account), stakeholder(inside, account, "Other")
    touchpoint(inside, account, gone, day=TODAY - timedelta(days=5), subject="Theirs")
    merge = merged(inside, kept, gone)
    touchpoint(inside, account, Stakeholder.objects.get(pk=kept.pk), day=TODAY, subject="Since")
    undo_merge(merge, actor=inside.kam)
    assert Stakeholder.objects.get(pk=kept.pk).last_touch_on == TODAY
    assert Stakeholder.objects.get(pk=gone.pk).last_touch_on == TODAY - timedelta(days=5)


def test_the_judgements_of_both_are_read_together(inside, account):
    kept, gone = stakeholder(inside, account), stakeholder(inside, account, "Other", influence=5)
    merged(inside, kept, gone, "judgement")
    kept = Stakeholder.objects.get(pk=kept.pk)
    assert kept.influence == 5
    assert len(person_page(stakeholder_for(inside.kam, kept.pk), today=TODAY).judgements) == 2
    assert Judgement.objects.filter(stakeholder=gone).count() == 1


def test_who_cannot_be_one_is_told_why(inside, account):
    one, role = stakeholder(inside, account), stakeholder(inside, account, "CFO", kind="role")
    elsewhere = stakeholder(inside, factories.account(inside, "Elsewhere"), "Else")
    for other, why in ((one, "two entries"), (role, "role to fill"), (elsewhere, "different accounts")):
        with pytest.raises(Invalid, match=why):
            merged(inside, one, other)
    with pytest.raises(Conflict):
        merged(inside, one, stakeholder(inside, account, "Other"), gone_version=7)
    with pytest.raises(NotAllowed):
        merge_people(one, role, actor=inside.contributor, kept_version=1, gone_version=1)


def test_every_column_that_names_a_person_is_thought_of():
    columns = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if "pgh_id" not in {one.name for one in model._meta.concrete_fields}
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model is Stakeholder
    }
    assert columns == known_columns()


def test_the_page_compares_merges_and_takes_back(place, sign_in):
    with tenant(place.house.organisation.pk):
        other = stakeholder(place.house, place.account, "Baroux, Helene", email="h@x.example")
    client = sign_in(place.house.kam)
    assert "Baroux, Helene" in client.get(reverse("stakeholders:double_list")).content.decode()
    url = place.url("stakeholder_merge", f"?other={other.pk}")
    assert "h@x.example" in client.get(url).content.decode()
    answer = client.post(url, {"kept_version": 1, "gone_version": 1, "name": "gone", "email": "gone"})
    assert answer.status_code == 302
    page = client.get(place.url("stakeholder_detail")).content.decode()
    assert "Merged entries" in page
    assert "h@x.example" in page
    assert client.get(f"/people/{other.pk}/").headers["Location"] == place.url("stakeholder_detail")
    assert client.get(f"/people/{other.pk}/edit/").status_code == 404
    with tenant(place.house.organisation.pk):
        merge = PersonMerge.objects.get()
    client.post(reverse("stakeholders:merge_undo", args=[merge.pk]))
    assert client.get(f"/people/{other.pk}/").status_code == 200


def test_two_people_are_proposed_no_more(place, sign_in):
    with tenant(place.house.organisation.pk):
        other = stakeholder(place.house, place.account, "Helene Baroux")
    client = sign_in(place.house.kam)
    page = reverse("stakeholders:double_list")
    assert "Helene Baroux" in client.get(page).content.decode()
    client.post(place.url("stakeholder_distinct"), {"other": other.pk})
    assert "Helene Baroux" not in client.get(page).content.decode()


def test_somebody_who_moved_is_linked_and_not_merged(place, sign_in):
    with tenant(place.house.organisation.pk):
        gone = stakeholder(place.house, factories.account(place.house, "Before"), "Hélène Baroux")
        Stakeholder.objects.filter(pk=gone.pk).update(left_on=TODAY)
    client = sign_in(place.house.kam)
    assert "Moved?" in client.get(reverse("stakeholders:double_list")).content.decode()
    client.post(place.url("stakeholder_moved"), {"other": gone.pk})
    with tenant(place.house.organisation.pk):
        assert Stakeholder.objects.get(pk=place.person.pk).came_from == gone
    assert "Moved?" not in client.get(reverse("stakeholders:double_list")).content.decode()


def test_nobody_who_was_erased_is_proposed_or_offered(place, sign_in):
    with tenant(place.house.organisation.pk):
        ghosts = [stakeholder(place.house, place.account, f"Erased person {n}") for n in (12, 13)]
        Stakeholder.objects.filter(pk__in=[one.pk for one in ghosts]).update(left_on=TODAY, erased_at=timezone.now())
    client = sign_in(place.house.kam)
    assert "Erased person" not in client.get(reverse("stakeholders:double_list")).content.decode()
    assert "Erased person" not in client.get(place.url("stakeholder_merge")).content.decode()


def test_a_stale_merge_keeps_the_sides_that_were_chosen(place, sign_in):
    with tenant(place.house.organisation.pk):
        other = stakeholder(place.house, place.account, "BAROUX Helene")
    page = f"{place.url('stakeholder_merge')}?other={other.pk}"
    given = {"kept_version": place.person.version, "gone_version": other.version + 9, "name": "gone"}
    answer = sign_in(place.house.kam).post(page, given)
    assert answer.status_code == 409
    assert answer.context["form"]["name"].value() == "gone"
    assert answer.context["form"]["gone_version"].value() == other.version


def test_what_is_said_after_an_undo_names_both_as_they_are_again(place, sign_in):
    with tenant(place.house.organisation.pk):
        other = stakeholder(place.house, place.account, "BAROUX Helene")
        merge = merged(place.house, place.person, other, "name")
    answer = sign_in(place.house.kam).post(reverse("stakeholders:merge_undo", args=[merge.pk]), follow=True)
    assert "Hélène Baroux and BAROUX Helene are two entries again." in answer.content.decode()
