"""Opening, writing, accepting, agreeing: what is refused, what is kept, what the database holds."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.charters.parts import MOST_LINES
from accounts.choices import CharterPart, CharterState
from accounts.models import Account, Charter, CharterExpectation, CharterGoal, CharterMode, EscalationStep
from accounts.queries.charter_names import their_names
from accounts.queries.charters import contents_of, counted_lines
from accounts.services.charters.lines import (
    accept_expectation,
    add_line,
    move_line,
    order_lines,
    remove_line,
    update_line,
)
from accounts.services.charters.opening import discard_draft, open_charter
from kam.audit.models import Act
from kam.lib.errors import Conflict, Invalid, NotAllowed, NotVisible
from kam.tenancy.scope import tenant
from tests import factories
from tests.accounts.charters import making

DAY = timedelta(days=1)


@pytest.fixture
def scope(house):
    with tenant(house.organisation.pk):
        yield house


@pytest.fixture
def account(scope):
    return factories.account(scope, sponsor=scope.executive)


@pytest.fixture
def draft(scope, account):
    return making.draft(scope, account)


@pytest.fixture
def today():
    return timezone.localdate()


def fresh(charter):
    return Charter.objects.select_related("account").get(pk=charter.pk)


def expectation(charter, n=0):
    return CharterExpectation.objects.filter(charter=charter).select_related("charter__account")[n]


def test_a_first_draft_holds_the_suggested_lines_and_names_our_people(scope, account, draft):
    [content] = contents_of([draft])
    assert (draft.number, draft.cycle, draft.state) == (1, 1, CharterState.DRAFT)
    assert content.missing == []
    assert content.counted == counted_lines(draft)
    assert [one.our_contact for one in content.escalation] == [scope.kam, scope.executive, scope.executive]
    assert Act.objects.filter(verb="charter.open", object_id=account.pk).count() == 1


def test_opened_twice_it_is_one(scope, account, draft, today):
    assert open_charter(account, actor=scope.administrator, today=today, language="fr") == draft
    assert Charter.objects.count() == 1
    assert Act.objects.filter(verb="charter.open").count() == 1


def test_in_french_or_empty(scope, account, today):
    empty = open_charter(account, actor=scope.kam, today=today)
    assert counted_lines(empty).lines == 0
    discard_draft(fresh(empty), actor=scope.kam, version=1)
    french = open_charter(account, actor=scope.kam, today=today, language="fr")
    assert french.number == 1
    assert CharterMode.objects.filter(charter=french, subject__contains="Comité de pilotage").count() == 1


def test_only_who_may_change_the_account_and_only_inside_the_programme(scope, account, today):
    for someone in (scope.executive, scope.contributor):
        with pytest.raises(NotAllowed):
            open_charter(account, actor=someone, today=today)
    Account.objects.update(archived_at=timezone.now())
    with pytest.raises(Invalid, match="outside the programme"):
        open_charter(account, actor=scope.kam, today=today)


def test_agreed_it_counts_and_the_database_keeps_it(scope, draft, today):
    agreed = making.agree(scope, fresh(draft), on=today - DAY)
    assert (agreed.state, agreed.agreed_by_client, agreed.agreed_on) == ("agreed", "Hélène Baroux", today - DAY)
    line = expectation(agreed)
    for change in (
        lambda: Charter.objects.filter(pk=agreed.pk).update(agreed_by_client="Nobody"),
        lambda: Charter.objects.filter(pk=agreed.pk).delete(),
        lambda: CharterExpectation.objects.filter(pk=line.pk).update(text="Other"),
        lambda: CharterExpectation.objects.filter(pk=line.pk).delete(),
        lambda: CharterGoal.objects.create(charter=agreed, text="More", position=9),
    ):
        with pytest.raises(IntegrityError, match=r"never changed|is kept"), transaction.atomic():
            change()
    with pytest.raises(Invalid, match="never changed again"):
        update_line(line, actor=scope.kam, version=line.version, side="ours", text="Other")
    with pytest.raises(Invalid, match="never changed again"):
        discard_draft(fresh(agreed), actor=scope.kam, version=agreed.version)


def test_a_new_version_takes_the_threads_along_and_supersedes_when_agreed(scope, account, draft, today):
    first = making.agree(scope, fresh(draft), on=today - DAY, accept_rest=True)
    with pytest.raises(Invalid, match="Write why"):
        open_charter(account, actor=scope.kam, today=today, reason=" ")
    second = open_charter(account, actor=scope.kam, today=today, reason="A second site")
    for model in (CharterMode, CharterExpectation, CharterGoal, EscalationStep):
        before, after = (list(model.objects.filter(charter=one).order_by("position")) for one in (first, second))
        assert [one.thread for one in before] == [one.thread for one in after]
    assert contents_of([second])[0].accepted == 6
    with pytest.raises(Invalid, match="agreed later"):
        making.agree(scope, fresh(second), on=today - 2 * DAY)
    Account.objects.filter(pk=account.pk).update(cycle=2)
    agreed = making.agree(scope, fresh(second))
    assert (agreed.state, agreed.cycle) == ("agreed", 2)
    assert fresh(first).state == "superseded"
    assert Charter.objects.filter(state="agreed").count() == 1


def test_an_agreement_needs_names_a_day_that_has_come_and_a_line_in_each_part(scope, draft, today):
    CharterGoal.objects.all().delete()
    CharterExpectation.objects.filter(side="theirs").delete()
    with pytest.raises(Invalid) as refused:
        making.agree(scope, fresh(draft), on=today + DAY, agreed_by_client=" ")
    assert set(refused.value.errors) == {"", "agreed_on", "agreed_by_client"}
    assert [str(one) for one in refused.value.errors[""]] == [
        "Nothing is written yet under “What the client promises”.",
        "Nothing is written yet under “Common goals”.",
    ]
    assert fresh(draft).state == "draft"


def test_who_agrees_has_read_the_latest_line(scope, draft, today):
    seen = fresh(draft)
    add_line(seen, CharterPart.GOALS, actor=scope.kam, text="One more")
    for act in (lambda: making.agree(scope, seen), lambda: discard_draft(seen, actor=scope.kam, version=seen.version)):
        with pytest.raises(Conflict):
            act()


def test_a_yes_is_given_to_words_and_goes_when_they_change(scope, draft, today):
    line = accept_expectation(
        expectation(draft), actor=scope.kam, version=1, accepted_by="Paul  Darcy", accepted_on=today, today=today
    )
    assert (line.accepted_by, line.accepted_on) == ("Paul Darcy", today)
    same: Any = update_line(expectation(draft), actor=scope.kam, version=2, side=line.side, text=line.text)
    assert same.accepted_by == "Paul Darcy"
    other: Any = update_line(expectation(draft), actor=scope.kam, version=3, side=line.side, text="Something else")
    assert (other.accepted_by, other.accepted_on) == ("", None)
    given = {"actor": scope.kam, "accepted_by": "Paul", "today": today}
    with pytest.raises(Invalid, match="still to come"):
        accept_expectation(expectation(draft), version=4, accepted_on=today + DAY, **given)
    with pytest.raises(Invalid, match="which day"):
        accept_expectation(expectation(draft), version=4, accepted_on=None, **given)
    with pytest.raises(Conflict):
        accept_expectation(expectation(draft), version=1, accepted_on=today, **given)
    assert "Operational lead" in their_names(draft.account)


def test_lines_move_among_their_side_and_take_any_order(scope, draft):
    ours = [one.pk for one in CharterExpectation.objects.filter(charter=draft, side="ours")]
    move_line(expectation(draft, 2), actor=scope.kam, up=False)
    assert _ids(draft, side="ours") == ours
    move_line(expectation(draft, 0), actor=scope.kam, up=False)
    assert _ids(draft, side="ours") == [ours[1], ours[0], ours[2]]
    order_lines(draft, CharterPart.EXPECTATIONS, actor=scope.kam, order=[ours[2], 999, ours[0]])
    assert _ids(draft, side="ours") == [ours[2], ours[0], ours[1]]
    assert [one.position for one in CharterExpectation.objects.filter(charter=draft)] == list(range(1, 7))


def test_a_line_goes_once_and_those_after_it_move_up(scope, draft):
    first = CharterMode.objects.filter(charter=draft).select_related("charter__account")[0]
    with pytest.raises(Conflict):
        remove_line(first, actor=scope.kam, version=7)
    remove_line(first, actor=scope.kam, version=1)
    assert [one.position for one in CharterMode.objects.filter(charter=draft)] == [1, 2, 3, 4]
    with pytest.raises(NotVisible):
        remove_line(first, actor=scope.kam, version=1)


def test_a_part_is_full_at_last_and_a_line_says_something(scope, draft):
    for number in range(MOST_LINES - 3):
        add_line(draft, CharterPart.GOALS, actor=scope.kam, text=f"Goal {number}")
    with pytest.raises(Invalid, match="enough for one part"):
        add_line(draft, CharterPart.GOALS, actor=scope.kam, text="One too many")
    with pytest.raises(Invalid, match="what this line says"):
        add_line(draft, CharterPart.MODES, actor=scope.kam, subject="  ")
    with pytest.raises(TypeError):
        add_line(draft, CharterPart.MODES, actor=scope.kam, subject="x", accepted_by="me")


def test_the_trail_says_it_once_each(scope, draft, today):
    add_line(draft, CharterPart.GOALS, actor=scope.kam, text="One more")
    making.agree(scope, fresh(draft))
    verbs = list(Act.objects.filter(verb__startswith="charter.").order_by("pk").values_list("verb", flat=True))
    assert verbs == ["charter.open", "charter.line_create", "charter.agree"]


def _ids(charter, **where):
    return [one.pk for one in CharterExpectation.objects.filter(charter=charter, **where)]
