"""The gates read ratings and decisions by themselves."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import override

from accounts.gates.checks import Facts, registered_checks
from tests import factories
from tests.accounts.qualification.test_pages import candidate, decided, rate


def found(account, code, number=2):
    return registered_checks()[code].find(Facts(account, timezone.localdate()), number)


def told(account, code):
    """The fact in English and in French, read as a gate's record reads it: long after the check."""
    fact = found(account, code).fact
    said = []
    for language in ("en", "fr"):
        with override(language):
            said.append(fact())
    return said


def test_a_fact_is_worded_for_whoever_reads_it(inside, house):
    one, watched = candidate(house), decided(house, "Watched", decision="watch")
    for account, code in (
        (one.account, "accounts.scored"),
        (one.account, "accounts.decided"),
        (watched.account, "accounts.scored"),
        (watched.account, "accounts.decided"),
    ):
        english, french = told(account, code)
        assert english != french


def test_before_during_and_after(inside, house):
    account = factories.account(house, "Never Nominated")
    assert not found(account, "accounts.scored").met
    assert f"account={account.pk}" in found(account, "accounts.decided").url
    one = candidate(house)
    rate(one, house.kam, 4)
    assert not found(one.account, "accounts.scored").met
    assert "1 rater" in found(one.account, "accounts.scored").fact()
    assert found(one.account, "accounts.scored", 1).met
    assert not found(one.account, "accounts.decided").met
    entered, watched = decided(house, "Entered"), decided(house, "Watched", decision="watch")
    assert found(entered.account, "accounts.scored").met
    assert found(entered.account, "accounts.decided").met
    assert "Watch" in found(watched.account, "accounts.decided").fact()
