"""The editor of the criteria: a draft beside what counts, its sum, publishing, thresholds; bad input loses nothing."""

from __future__ import annotations

import pytest
from django.urls import reverse

from accounts.models import CriteriaSet, CriterionGroup, Qualification, QualificationCriterion, QualificationRules
from accounts.queries.ratings import published_set
from accounts.services.criteria import draft_criteria
from accounts.services.criteria_lines import add_line
from kam.audit.models import Act
from kam.tenancy.scope import tenant
from tests.accounts.qualification.test_pages import at as page_of_one
from tests.accounts.qualification.test_pages import candidate, rate
from tests.accounts.rollcall import assert_doors, queries

SCALE = {f"s{n}_{language}": f"Sentence {n} {language}" for n in range(6) for language in ("en", "fr")}
LINE = {"label_en": "Green will", "label_fr": "Volonté verte", **SCALE}


def at(name, *args):
    return reverse(f"accounts:criteria_{name}", args=args)


@pytest.fixture
def draft(house):
    with tenant(house.organisation.pk):
        return draft_criteria(actor=house.administrator)


def weights(draft, **changed):
    lines = QualificationCriterion.objects.filter(edition=draft)
    now = CriteriaSet.objects.get(pk=draft.pk).version
    return {"version": now, **{f"w{line.pk}": line.weight for line in lines}, **changed}


def test_a_new_version_is_written_and_published(house, sign_in):
    with tenant(house.organisation.pk):
        old = candidate(house, "Begun Before")
    client = sign_in(house.administrator)
    answer = client.post(at("draft"))
    with tenant(house.organisation.pk):
        draft = CriteriaSet.objects.get(state="draft")
        group = draft.groups.get(position=3)
    assert answer["Location"] == at("edit", draft.pk)
    client.post(at("group_create", draft.pk), {"label_en": "Planet", "label_fr": "Planète", "axis": "attractive"})
    with tenant(house.organisation.pk):
        planet = CriterionGroup.objects.get(label_en="Planet")
    assert client.post(at("line_create", planet.pk), {**LINE, "weight": 10}).status_code == 302
    with tenant(house.organisation.pk):
        first = draft.criteria.filter(group=group).first()
        typed = weights(draft, **{f"w{first.pk}": first.weight, "act": "publish"})
    refused = client.post(at("edit", draft.pk), typed)
    assert refused.status_code == 422
    assert "sum to 110, not to 100: 10 points too many" in refused.content.decode()
    typed[f"w{first.pk}"] = 0
    assert client.post(at("edit", draft.pk), typed).status_code == 302
    with tenant(house.organisation.pk):
        assert Act.objects.latest("id").verb == "qualification.publish"
        assert published_set().number == 2
        assert published_set().published_by_id == house.administrator.pk
        new = candidate(house, "Begun After")
        assert (old.edition.number, new.edition.number) == (1, 2)
    rated = sign_in(house.kam).get(page_of_one("rate", new.pk)).content.decode()
    assert "Green will" in rated
    assert first.label_en not in rated  # it weighs nothing: nobody is asked
    assert "Green will" not in sign_in(house.kam).get(page_of_one("rate", old.pk)).content.decode()
    assert "Green will" in sign_in(house.contributor).get(at("list")).content.decode()
    assert "Green will" not in sign_in(house.kam).get(at("list") + "?version=1").content.decode()


def test_weights_that_do_not_sum_lose_nothing(house, sign_in, draft):
    client = sign_in(house.administrator)
    with tenant(house.organisation.pk):
        line = draft.criteria.first()
        typed = weights(draft, **{f"w{line.pk}": 15})
    refused = client.post(at("edit", draft.pk), {**typed, "act": "publish"}).content.decode()
    assert "sum to 95, not to 100: 5 points are missing" in refused
    assert f'name="w{line.pk}" value="15"' in refused
    with tenant(house.organisation.pk):
        assert CriteriaSet.objects.get(pk=draft.pk).state == "draft"
        assert draft.criteria.get(pk=line.pk).weight == 20
    kept = client.post(at("edit", draft.pk), {**typed, "act": "save"})
    assert kept.status_code == 302
    shown = client.get(at("edit", draft.pk)).content.decode()
    assert "sum to 95, not to 100: 5 points are missing" in shown
    for wrong in ("", "-1", "101", "many"):
        with tenant(house.organisation.pk):
            again = weights(draft, **{f"w{line.pk}": wrong})
        answer = client.post(at("edit", draft.pk), {**again, "act": "publish"})
        assert answer.status_code == 422
        assert f"#id_w{line.pk}" in answer.content.decode()
    stale = client.post(at("edit", draft.pk), {**typed, f"w{line.pk}": 17, "act": "save"})
    assert stale.status_code == 409
    assert f'name="w{line.pk}" value="17"' in stale.content.decode()


def test_the_sum_follows_what_is_typed(house, sign_in, draft):
    client = sign_in(house.administrator)
    with tenant(house.organisation.pk):
        line = draft.criteria.first()
        typed = weights(draft, **{f"w{line.pk}": 26})
    answer = client.post(at("edit", draft.pk), {**typed, "act": "sum"}, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert "6 points too many" in answer.content.decode()
    assert "<html" not in answer.content.decode()
    with tenant(house.organisation.pk):
        assert draft.criteria.get(pk=line.pk).weight == 20


def test_what_publishing_wants_is_said_at_once(house, sign_in, draft):
    client = sign_in(house.administrator)
    with tenant(house.organisation.pk):
        strength = draft.groups.get(axis="strength")
        line = add_line(
            strength, actor=house.administrator, weight=0, label_en="Bare", label_fr="Nu",
            scale_en=["a"] * 6, scale_fr=["a", "", "a", "a", "a", "a"],
        )  # fmt: skip
        heavy = {f"w{one.pk}": 0 for one in strength.criteria.all()}
        typed = weights(draft, **heavy)
    answer = client.post(at("edit", draft.pk), {**typed, "act": "publish"}).content.decode()
    for said in ("30 points are missing", "weighs nothing", "counts for “Our strength”", "“Bare” lacks sentences"):
        assert said in answer
    assert line.label in answer


def test_words_order_and_taking_out(house, sign_in, draft):
    client = sign_in(house.administrator)
    with tenant(house.organisation.pk):
        first, second, third = draft.groups.order_by("position")
        line = first.criteria.first()
    moved = {**LINE, "group": second.pk, "version": 1}
    assert client.post(at("line_edit", line.pk), {**moved, "label_fr": ""}).status_code == 422
    assert client.post(at("line_edit", line.pk), moved).status_code == 302
    stale = client.post(at("line_edit", line.pk), {**moved, "s3_fr": "Kept sentence"})
    assert stale.status_code == 409
    assert stale.content.decode().count("Kept sentence") == 2  # compared, and in its box
    group = {"label_en": "Money", "label_fr": "Argent", "axis": "strength"}
    assert client.post(at("group_edit", first.pk), {**group, "version": 1}).status_code == 302
    assert client.post(at("group_edit", first.pk), {**group, "version": 1}).status_code == 409
    assert client.post(at("group_edit", first.pk), {**group, "axis": "moon", "version": 2}).status_code == 422
    client.post(at("line_move", line.pk), {"way": "up"})
    client.post(at("group_move", third.pk), {"way": "up"})
    assert client.post(at("group_remove", second.pk), {"version": 1}).status_code == 422  # it holds criteria
    with tenant(house.organisation.pk):
        rows = draft.groups.order_by("position").values_list("label_en", flat=True)
        assert list(rows) == ["Money", "Partnership capacity", "Strategic fit"]
        assert list(second.criteria.order_by("position").values_list("label_en", flat=True))[-2] == "Green will"
        others = list(first.criteria.values_list("pk", flat=True))
    assert client.post(at("line_remove", others[0]), {"version": 9}).status_code == 409
    for pk in others:
        assert client.post(at("line_remove", pk), {"version": 1}).status_code == 302
    assert client.post(at("group_remove", first.pk), {"version": 2}).status_code == 302
    with tenant(house.organisation.pk):
        assert draft.groups.count() == 2
        assert published_set().criteria.count() == 7


def test_a_draft_is_thrown_away_and_what_is_published_stays(house, sign_in, draft):
    client = sign_in(house.administrator)
    with tenant(house.organisation.pk):
        first, line = published_set(), published_set().criteria.first()
        typed = weights(first)
    assert client.post(at("edit", first.pk), {**typed, "act": "save"}).status_code == 422
    assert client.post(at("line_remove", line.pk), {"version": 1}).status_code == 422
    assert client.post(at("line_move", line.pk), {"way": "down"}).status_code == 422
    assert (
        client.post(at("group_create", first.pk), {"label_en": "a", "label_fr": "b", "axis": "strength"}).status_code
        == 422
    )
    assert client.post(at("discard", first.pk), {"version": 1}).status_code == 422
    assert client.post(at("discard", draft.pk), {"version": 9}).status_code == 409
    assert client.post(at("discard", draft.pk), {"version": 1}).status_code == 302
    with tenant(house.organisation.pk):
        assert list(CriteriaSet.objects.values_list("number", flat=True)) == [1]
        assert QualificationCriterion.objects.count() == 7


def test_criteria_written_after_the_page_was_read_are_not_published_unseen(house, sign_in, draft):
    client = sign_in(house.administrator)
    with tenant(house.organisation.pk):
        typed = weights(draft, act="publish")
        line = draft.criteria.first()
    moved = {**LINE, "group": line.group_id, "version": 1}
    assert client.post(at("line_edit", line.pk), moved).status_code == 302
    assert client.post(at("edit", draft.pk), typed).status_code == 409
    for nonsense in (typed["version"], "9" * 5000, "²"):
        assert client.post(at("discard", draft.pk), {"version": nonsense}).status_code == 409


def test_beginning_twice_is_one_draft(house, sign_in):
    client = sign_in(house.administrator)
    assert client.post(at("draft"))["Location"] == client.post(at("draft"))["Location"]
    with tenant(house.organisation.pk):
        assert CriteriaSet.objects.filter(state="draft").count() == 1


def test_thresholds(house, sign_in):
    client = sign_in(house.administrator)
    typed = {"enter_from": 80, "watch_from": 60, "spread": 1, "raters": 1, "requalify_months": 6, "version": 1}
    wrong = client.post(at("rules"), {**typed, "watch_from": 80})
    assert wrong.status_code == 422
    assert "must begin below" in wrong.content.decode()
    for name, value in (("enter_from", 101), ("watch_from", 0), ("spread", 6), ("raters", 0), ("requalify_months", 61)):
        answer = client.post(at("rules"), {**typed, name: value})
        assert answer.status_code == 422
        assert f'value="{value}"' in answer.content.decode()
    assert client.post(at("rules"), typed).status_code == 302
    assert client.post(at("rules"), {**typed, "spread": 3}).status_code == 409
    assert "from 80 of 100" in client.get(at("list")).content.decode()
    with tenant(house.organisation.pk):
        assert QualificationRules.objects.get().spread == 1
        one = candidate(house, raters=("kam",))
        rate(one, house.kam, 4)
    shown = sign_in(house.executive).get(page_of_one("detail", one.pk)).content.decode()
    assert "Enter from 80, watch from 60" in shown


def test_the_doors(house, rival, sign_in, draft):
    with tenant(house.organisation.pk):
        group, line = draft.groups.first(), draft.criteria.first()
    for name, one in (("edit", draft), ("group_create", draft), ("group_edit", group), ("line_create", group),
                      ("line_edit", line)):  # fmt: skip
        assert_doors(sign_in, rival, at(name, one.pk), allowed=house.administrator, refused=house.executive)
    posts = (("group_move", group), ("line_move", line), ("group_remove", group), ("line_remove", line),
             ("discard", draft))  # fmt: skip
    for name, one in posts:
        assert_doors(
            sign_in, rival, at(name, one.pk), allowed=house.administrator, refused=house.kam, method="post",
            wrong_method="get",
        )  # fmt: skip
    assert sign_in(house.executive).get(at("rules")).status_code == 403
    assert sign_in(house.executive).post(at("draft")).status_code == 403
    assert sign_in(house.contributor).get(at("list")).status_code == 200


def test_the_price_of_a_page_does_not_grow(house, sign_in, draft):
    client = sign_in(house.administrator)
    before = [queries(client, url) for url in (at("list"), at("edit", draft.pk))]
    with tenant(house.organisation.pk):
        group = draft.groups.first()
        for n in range(20):
            add_line(group, actor=house.administrator, weight=0, label_en=f"e{n}", label_fr=f"f{n}",
                     scale_en=["a"] * 6, scale_fr=["b"] * 6)  # fmt: skip
    assert [queries(client, url) for url in (at("list"), at("edit", draft.pk))] == before
    assert max(before) <= 12


def test_open_qualifications_keep_their_criteria_in_the_database(inside, house):
    assert Qualification.objects.count() == 0
    draft = draft_criteria(actor=house.administrator)
    assert draft.number == 2
    assert draft.groups.count() == 3
    assert sum(draft.criteria.values_list("weight", flat=True)) == 100
