"""The weekly digest: one per person and ISO week, worth reading, in the reader's language, and stopped in one click."""

from __future__ import annotations

import re
import threading
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from insights.digest_due import due_period
from insights.models import DigestRun
from insights.queries.digest import digest_of
from insights.services.digests import build_digest, build_digests, due_digests
from insights.tasks import dispatch_digests
from insights.unsubscribe import digest_token
from kam.audit.models import Act
from kam.outbox.models import OutboxRow
from kam.tenancy.models import Membership
from kam.tenancy.scope import tenant
from tests import factories
from tests.insights.factories import busy_account

CHANGES = {"autumn": datetime(2026, 10, 12, tzinfo=UTC), "spring": datetime(2027, 3, 15, tzinfo=UTC)}


@pytest.fixture
def busy(inside):
    """`inside` with something to say to the key account manager, the executive and the administrator."""
    inside.busy = busy_account(inside)
    return inside


def _mails(**wanted):
    return OutboxRow.objects.filter(kind="digest", **wanted)


def test_it_says_what_waits_by_kind_each_line_with_its_link(busy):
    digest = digest_of(busy.kam, today=busy.busy.today)
    assert [section.title for section in digest.sections] == [
        "Renewals that need you",
        "Meetings of the coming weeks",
        "People who have not heard from us",
        "Your actions",
    ]
    lines = [line for section in digest.sections for line in section.lines]
    assert all(line.url.startswith("http") and line.why for line in lines)
    assert digest.figures == []


def test_executives_read_the_portfolios_figures_and_contributors_nothing_of_it(busy):
    digest = digest_of(busy.executive, today=busy.busy.today)
    assert [section.title for section in digest.sections] == ["Renewals that need you"]
    assert (digest.figures[0].label, digest.figures[0].value) == ("Key accounts", "1")
    assert digest_of(busy.contributor, today=busy.busy.today).sections == []


def test_each_person_gets_one_and_who_has_nothing_to_read_gets_none(busy):
    now = timezone.now()
    assert build_digests(now=now) == 3
    assert build_digests(now=now) == 0
    runs = {one.recipient_id: one for one in DigestRun.objects.all()}
    assert set(runs) == {one.pk for one in busy.people.values()}
    assert (runs[busy.contributor.pk].sent, runs[busy.contributor.pk].lines) == (False, 0)
    assert sorted(_mails().values_list("recipient", flat=True)) == sorted(
        one.email for one in busy.people.values() if one != busy.contributor
    )


def test_an_existing_row_is_never_built_again(busy):
    """Nothing to say on Monday stays said, even when something comes up on Tuesday."""
    period = due_period(timezone.now(), "Europe/Paris")
    DigestRun.objects.create(recipient=busy.kam, period=period)
    assert build_digest(busy.kam.pk, period, now=timezone.now()) is False
    assert not _mails(recipient=busy.kam.email).exists()


def test_who_does_not_want_it_or_left_gets_none(busy):
    Membership.objects.filter(pk=busy.kam.pk).update(digest=False)
    Membership.objects.filter(pk=busy.executive.pk).update(status="deactivated")
    build_digests(now=timezone.now())
    assert set(_mails().values_list("recipient", flat=True)) == {busy.administrator.email}


def test_a_rolled_back_transaction_sends_nothing_and_leaves_the_week_open(busy):
    now = timezone.now()

    def build_and_fail():
        with transaction.atomic():
            assert build_digests(now=now) == 3
            raise RuntimeError

    with pytest.raises(RuntimeError):
        build_and_fail()
    assert not DigestRun.objects.exists()
    assert not _mails().exists()
    assert len(due_digests(now=now)) == 4


def test_the_mail_is_small_whole_and_every_link_leads_to_us(busy):
    build_digests(now=timezone.now())
    row = _mails(recipient=busy.executive.email).get()
    text, html = row.payload["text"], row.payload["html"]
    assert len((row.subject + text + html).encode()) < 100_000
    assert "Orvelle Logistique" in text
    links = re.findall(r'(?:href="|\s)(https?://[^\s"]+)', html + text)
    assert links
    assert not re.search(r"<(?:img|link|script)", html)
    digest = digest_of(busy.executive, today=busy.busy.today)
    for line in [line for section in digest.sections for line in section.lines]:
        assert line.url in text
        assert line.url in html
    for figure in digest.figures:
        assert figure.url.replace("&", "&amp;") in html
    assert row.payload["headers"]["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_it_speaks_french_with_french_formats(busy):
    user = busy.executive.user
    user.locale = "fr"
    user.save()
    busy.busy.account.__class__.objects.update(revenue_12m="4200000")
    build_digests(now=timezone.now())
    row = _mails(recipient=busy.executive.email).get()
    text = row.payload["text"]
    assert re.match(r"Semaine \d+\s: ", row.subject), row.subject
    assert "4,2\N{NO-BREAK SPACE}M€" in text.replace("\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}")
    assert 'lang="fr"' in row.payload["html"]
    for english in ("Renewal", "Your week", "Open my day", "Stop these", "needs you", "notice"):
        assert english not in text + row.subject


def _stop_url(member):
    return reverse("insights:digest_unsubscribe", args=[digest_token(member)])


@pytest.mark.parametrize("times", [1, 3])
def test_stopping_takes_one_click_without_signing_in_and_again_changes_nothing(house, times):
    client = Client(enforce_csrf_checks=True)
    answer = client.get(_stop_url(house.kam))
    assert answer.status_code == 200
    with tenant(house.organisation.pk):
        assert Membership.objects.get(pk=house.kam.pk).digest is True
    for _time in range(times):
        assert client.post(_stop_url(house.kam), {"List-Unsubscribe": "One-Click"}).status_code == 200
    with tenant(house.organisation.pk):
        assert Membership.objects.get(pk=house.kam.pk).digest is False
        assert Act.objects.filter(verb="member.stop_digest").count() == 1


def test_a_forged_address_is_404(house):
    token = digest_token(house.kam)
    for forged in (token[:-2] + "xx", "x" + token, "nothing"):
        assert Client().post(reverse("insights:digest_unsubscribe", args=[forged])).status_code == 404
    assert Client().put(_stop_url(house.kam)).status_code == 405


def test_a_scheduler_dead_for_three_weeks_sends_the_latest_week_only(busy):
    start = datetime(2026, 11, 2, 8, tzinfo=UTC)
    build_digests(now=start)
    build_digests(now=start + timedelta(days=21))
    periods = DigestRun.objects.filter(recipient=busy.kam).order_by("period").values_list("period", flat=True)
    assert list(periods) == ["2026-W45", "2026-W48"]


@pytest.mark.parametrize("change", CHANGES)
def test_thirty_days_over_a_clock_change_make_one_each_per_week(busy, change):
    """Two dispatchers tick every six hours and at the edges of Monday morning, over the night clocks change."""
    start, people = CHANGES[change], len(busy.people)
    for hour in range(0, 30 * 24, 6):
        for _beat in range(2):
            build_digests(now=start + timedelta(hours=hour))
    found = Counter(DigestRun.objects.values_list("recipient_id", "period"))
    weeks = {period for _pk, period in found}
    assert set(found.values()) == {1}
    assert len(found) == people * len(weeks)
    assert len(_mails()) == DigestRun.objects.filter(sent=True).count()
    print(
        f"R10 digests change={change} days=30 beats=2 people={people} weeks={len(weeks)} "
        f"runs={len(found)} duplicates=0 mails={len(_mails())}"
    )


@pytest.mark.django_db(transaction=True)
def test_two_dispatchers_at_once_send_one_each(transactional_db):
    house = factories.organisation_with_people("Vallier", "vallier")
    with tenant(house.organisation.pk):
        busy_account(house)
    together, trouble = threading.Barrier(4), []

    def run():
        try:
            together.wait(10)
            dispatch_digests()
        except Exception as error:
            trouble.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(60)
    assert trouble == []
    with tenant(house.organisation.pk):
        assert Counter(_mails().values_list("recipient", flat=True)).most_common(1)[0][1] == 1
        assert _mails().count() == 3
        assert DigestRun.objects.count() == 4
    print("R9 digests dispatchers=4 at_once=yes people=4 mails=3 duplicates=0")
