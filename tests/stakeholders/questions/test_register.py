from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.manager_changes import follow_manager_change
from insights.queries.my_day import my_day
from kam.audit.models import Act
from kam.lib.errors import Conflict, Invalid, NotAllowed
from kam.tenancy.scope import tenant
from stakeholders.models import ClientQuestion
from stakeholders.services.merging import merge_people
from stakeholders.services.questions import answer_question, change_question, raise_question, reopen_question
from stakeholders.transitions.parts import open_promises
from tests import factories
from tests.accounts.rollcall import assert_doors, queries
from tests.stakeholders.factories import stakeholder

TODAY = timezone.localdate()


def ask(place, text="Does it scale?", **fields):
    given = {
        "actor": place.house.kam, "kind": "question", "raised_on": TODAY - timedelta(days=9), "owner": place.house.kam,
        "due_on": TODAY - timedelta(days=2), "raised_by": place.person, "today": TODAY,
    }  # fmt: skip
    return raise_question(place.account, text=text, **(given | fields))


@pytest.fixture
def asked(place):
    with tenant(place.house.organisation.pk):
        return ask(place)


def url(name, *args):
    return reverse(f"stakeholders:{name}", args=args)


def test_from_question_to_answer_and_back(place, asked):
    kam = place.house.kam
    with tenant(place.house.organisation.pk):
        done = answer_question(asked, actor=kam, version=1, answer=" To 9,000 users. ", answered_on=TODAY, today=TODAY)
        assert (done.answer, done.answered_by, done.is_open) == ("To 9,000 users.", kam, False)
        with pytest.raises(Conflict):
            answer_question(asked, actor=kam, version=1, answer="Other", answered_on=TODAY, today=TODAY)
        again = reopen_question(done, actor=kam, version=2, reason="It broke", due_on=TODAY, today=TODAY)
        assert (again.is_open, again.answer) == (True, "To 9,000 users.")
        with pytest.raises(Invalid, match="open already"):
            reopen_question(again, actor=kam, version=3, reason="x", due_on=TODAY, today=TODAY)
        verbs = list(Act.objects.filter(object_type="stakeholders.clientquestion").order_by("pk").values_list("verb"))
        assert verbs == [("question.raise",), ("question.answer",), ("question.reopen",)]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"text": " "}, "text"),
        ({"text": "x" * 501}, "text"),
        ({"kind": "gossip"}, "kind"),
        ({"raised_on": TODAY + timedelta(days=1)}, "raised_on"),
        ({"due_on": TODAY - timedelta(days=30)}, "due_on"),
    ],
)
def test_nonsense_is_refused(place, wrong, field):
    with tenant(place.house.organisation.pk):
        with pytest.raises(Invalid) as refused:
            ask(place, **wrong)
        assert field in refused.value.errors


def test_somebody_of_another_account_asked_nothing_here(place):
    with tenant(place.house.organisation.pk):
        stranger = stakeholder(place.house, factories.account(place.house, "Other"), "Nora")
        with pytest.raises(Invalid, match="works at this account"):
            ask(place, raised_by=stranger)


def test_an_answer_is_neither_empty_nor_before_the_question(place, asked):
    with tenant(place.house.organisation.pk):
        for answer, day in (("", TODAY), ("x", TODAY + timedelta(days=1)), ("x", TODAY - timedelta(days=10))):
            with pytest.raises(Invalid):
                answer_question(asked, actor=place.house.kam, version=1, answer=answer, answered_on=day, today=TODAY)


def test_it_waits_in_the_day_of_whoever_answers_and_follows_the_account_s_manager(place, asked):
    house = place.house
    with tenant(house.organisation.pk):
        assert "Answer: Does it scale?" in [one.title for one in my_day(house.kam, today=TODAY).tasks]
        [promise] = [one for one in open_promises(place.account) if one.kind == "stakeholders.question"]
        assert promise.people == {place.person.pk}
        answered = ask(place, "Old?", due_on=TODAY)
        answer_question(answered, actor=house.kam, version=1, answer="Yes", answered_on=TODAY, today=TODAY)
        follow_manager_change(place.account, house.kam, house.executive)
        assert ClientQuestion.objects.get(pk=answered.pk).owner == house.kam
        titles = [one.title for one in my_day(house.kam, today=TODAY).tasks]
        assert "Answer: Does it scale?" not in titles
        assert "Answer: Does it scale?" in [one.title for one in my_day(house.executive, today=TODAY).tasks]


def test_it_follows_whoever_raised_it_into_a_merge(place, asked):
    with tenant(place.house.organisation.pk):
        kept = stakeholder(place.house, place.account, "Hélène B.")
        assert ClientQuestion.objects.get().raised_by_id == place.person.pk
        versions = {"kept_version": kept.version, "gone_version": place.person.version}
        merge_people(kept, place.person, actor=place.house.kam, **versions)
        assert ClientQuestion.objects.get().raised_by_id == kept.pk


def test_doors(place, asked, rival, sign_in):
    house = place.house
    assert_doors(sign_in, rival, url("account_questions", place.account.pk), allowed=house.kam, refused=None)
    for name, pk in (("question_create", place.account.pk), ("question_edit", asked.pk), ("question_answer", asked.pk),
                     ("question_reopen", asked.pk)):  # fmt: skip
        assert_doors(sign_in, rival, url(name, pk), allowed=house.contributor, refused=None)
    with tenant(house.organisation.pk):
        hidden = ask(SimplePlace(place, factories.account(house, "Hidden")), raised_by=None)
    assert sign_in(house.contributor).get(url("question_answer", hidden.pk)).status_code == 403
    with tenant(house.organisation.pk), pytest.raises(NotAllowed):
        change_question(
            hidden, actor=house.contributor, version=1, today=TODAY, kind="problem", text="x", raised_on=TODAY,
            raised_by=None, owner=house.kam, due_on=TODAY,
        )  # fmt: skip


class SimplePlace:
    """Another account of the same house."""

    def __init__(self, place, account):
        self.house, self.account, self.person = place.house, account, None


def test_the_register_is_filtered_searched_and_sorted(place, asked, sign_in):
    with tenant(place.house.organisation.pk):
        ask(place, "Screens freeze", kind="problem", due_on=TODAY + timedelta(days=3), raised_by=None)
        answered = ask(place, "Where is it hosted?")
        answer_question(answered, actor=place.house.kam, version=1, answer="In Lyon", answered_on=TODAY, today=TODAY)
    client, page = sign_in(place.house.kam), url("account_questions", place.account.pk)

    def found(query):
        html = client.get(page + query, headers={"hx-request": "true"}).content.decode()
        places = {text: html.find(text) for text in ("Does it scale?", "Screens freeze", "In Lyon")}
        return sorted((text for text, at in places.items() if at >= 0), key=lambda text: places[text])

    assert found("") == ["Does it scale?", "Screens freeze"]
    assert found("?sort=-due") == ["Screens freeze", "Does it scale?"]
    assert found("?state=late") == ["Does it scale?"]
    assert found("?kind=problem") == ["Screens freeze"]
    assert found("?state=answered") == ["In Lyon"]
    assert found("?state=all&q=lyon") == ["In Lyon"]
    assert found("?kind=nonsense&state=odd&sort=x&after=y") == ["Does it scale?", "Screens freeze"]


def test_forms_keep_what_was_typed(place, asked, sign_in):
    client = sign_in(place.house.kam)
    typed = {"kind": "problem", "text": "It hangs", "raised_on": TODAY.isoformat(), "due_on": "2020-01-01",
             "owner": place.house.kam.pk}  # fmt: skip
    answer = client.post(url("question_create", place.account.pk), typed)
    assert (answer.status_code, b"It hangs" in answer.content) == (422, True)
    assert (
        client.post(url("question_create", place.account.pk), typed | {"due_on": TODAY.isoformat()}).status_code == 302
    )
    given = {"answer": "Yes", "answered_on": TODAY.isoformat(), "version": 1}
    assert client.post(url("question_answer", asked.pk), given).status_code == 302
    stale = client.post(url("question_answer", asked.pk), given | {"answer": "No"})
    assert (stale.status_code, b"No" in stale.content) == (409, True)
    empty = client.post(url("question_reopen", asked.pk), {"reason": "", "due_on": "", "version": 2})
    assert empty.status_code == 422
    again = {"reason": "It broke", "due_on": TODAY.isoformat(), "version": 2}
    assert client.post(url("question_reopen", asked.pk), again).status_code == 302
    edited = {**typed, "due_on": TODAY.isoformat(), "text": "It hung", "version": 3, "raised_by": place.person.pk}
    assert client.post(url("question_edit", asked.pk), edited).status_code == 302


def test_a_long_register_costs_no_more_queries_and_stays_small(place, asked, sign_in):
    client, page = sign_in(place.house.kam), url("account_questions", place.account.pk)
    few = queries(client, page)
    with tenant(place.house.organisation.pk):
        ClientQuestion.objects.bulk_create(
            ClientQuestion(
                account=place.account, kind="question", text=f"Question {n}", raised_on=TODAY, owner=place.house.kam,
                due_on=TODAY, raised_by=place.person,
            )
            for n in range(200)
        )  # fmt: skip
    assert queries(client, page) == few <= 12
    answer = client.get(page)
    assert len(answer.content) < 50_000
    assert "after=" in answer.content.decode()
