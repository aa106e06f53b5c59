"""An account that needs somebody, made by the services. All need an organisation in scope."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from accounts.models import Account, Contract
from insights.models import Alert
from insights.services.assessments import assess_renewals
from plans.models import Action
from plans.services.actions import add_action
from stakeholders.models import Stakeholder
from tests import factories
from tests.reviews.factories import meeting
from tests.stakeholders.factories import stakeholder


def busy_account(house: SimpleNamespace, name: str = "Orvelle Logistique", **fields: Any) -> SimpleNamespace:
    """A late action, a silent sponsor, an unprepared meeting and a fragile renewal, all the key account manager's."""
    today = timezone.localdate()
    account = factories.account(house, name, **fields)
    contract = factories.contract(account, ends_in=101)
    person = stakeholder(house, account, "Hélène Baroux", influence=4)
    Stakeholder.objects.filter(pk=person.pk).update(last_touch_on=today - timedelta(days=47))
    action = add_action(
        account, actor=house.kam, title="Send the value file", owner=house.kam, due_on=today - timedelta(days=3)
    )
    met = meeting(house, account, agenda=[], starts_at=timezone.now() + timedelta(days=6))
    assess_renewals(today=today, account_id=account.pk)
    alert = Alert.objects.get(account=account)
    return SimpleNamespace(
        account=account, contract=contract, person=person, action=action, meeting=met, alert=alert, today=today
    )


def many_accounts(house: SimpleNamespace, many: int) -> None:
    """So many accounts with a contract, a late action and a silent person each, in a few statements; then assessed."""
    today: date = timezone.localdate()
    past = today - timedelta(days=90)
    accounts = Account.objects.bulk_create(
        [
            Account(name=f"Account {index:03d}", owner=house.kam, phase="development", phase_since=past, currency="EUR")
            for index in range(many)
        ]
    )
    Contract.objects.bulk_create(
        [
            Contract(
                account=one,
                reference=f"C-{one.pk}",
                start_on=past,
                end_on=today + timedelta(days=100),
                notice_on=today + timedelta(days=10),
                currency="EUR",
                annual_value=1000,
            )
            for one in accounts
        ]
    )
    Action.objects.bulk_create([Action(account=one, title="Call", owner=house.kam, due_on=past) for one in accounts])
    Stakeholder.objects.bulk_create(
        [
            Stakeholder(account=one, name=f"Person {one.pk}", profile="sponsor", influence=5, last_touch_on=past)
            for one in accounts
        ]
    )
    assess_renewals(today=today)
