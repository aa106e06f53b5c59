"""A small but complete world for one organisation: something in every room, each text with the organisation's word."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace

from django.utils import timezone

from accounts.choices import CharterPart
from accounts.importing import ColumnMap, kind_of
from accounts.models import (
    Account,
    AccountTag,
    Charter,
    ClientEntity,
    Contract,
    ContractCompetitor,
    ContractDocument,
    ContractProduct,
    CostLine,
    DataImport,
    ExchangeRate,
    FootprintCell,
    FunctionRate,
    Product,
    QuarterCosts,
    Revenue,
    RunwayGate,
    RunwayTick,
    SavedView,
    StartView,
    Tag,
    WalletEstimate,
)
from accounts.services.charters.agreeing import agree_charter
from accounts.services.charters.lines import add_line
from accounts.services.charters.opening import open_charter
from accounts.services.criteria import draft_criteria
from accounts.services.criteria_lines import add_line as add_criteria_line
from accounts.services.journey import move_phase
from accounts.services.protocols import start_protocol
from accounts.services.qualification import nominate
from accounts.services.team import set_team_member
from insights.services.assessments import assess_renewals
from insights.services.capacity import set_limits
from kam.files.services import store
from kam.lib.dates import quarter_start
from kam.members.models import Invitation
from kam.outbox.services import send_message, start_job
from kam.tenancy.scope import tenant
from kam.tenancy.services import name_member
from plans.models import Action, Objective, Plan, PlanExport
from reviews.models import AgendaItem, Attendee, Meeting
from stakeholders.models import (
    ClientQuestion,
    ExecutivePair,
    HandoverLine,
    InboundMail,
    Judgement,
    MailAttachment,
    Mailbox,
    OwnProfile,
    PersonMerge,
    PrivacyRequest,
    ProfileJourney,
    Stakeholder,
    TeamNote,
    Tie,
    Touchpoint,
    TouchpointColleague,
    TouchpointPerson,
)
from stakeholders.services.coverage import keep_coverage
from stakeholders.services.handovers import start_handover
from stakeholders.services.transfers import advance_line
from tests import factories


def fill(house: SimpleNamespace) -> Account:
    """One account with contract, revenue, people, touchpoint, plan and meeting; returns the account."""
    word = house.organisation.name.split()[0]
    today = timezone.localdate()
    with tenant(house.organisation.pk):
        ExchangeRate.objects.create(
            currency="USD", base="EUR", rate=Decimal("0.92"), valid_from=today, source=f"{word} bank"
        )
        account = factories.account(house, f"{word} Logistics", country="FR", industry=f"{word} freight")
        set_team_member(
            account,
            actor=house.kam,
            member=house.executive,
            level="reader",
            coordination="local",
            region=f"{word} west",
        )
        account = move_phase(
            account,
            actor=house.kam,
            version=account.version,
            to_phase="onboarding",
            reason=f"{word} agreed",
            today=today,
        )
        nominate(
            account,
            actor=house.kam,
            potential=Decimal("90000"),
            reason=f"{word} grows",
            today=today,
            raters=[house.kam],
        )
        _criteria(house, word)
        contract = factories.contract(account, reference=f"{word}-2026")
        product = Product.objects.create(name=f"{word} pump", list_price=Decimal("10.00"))
        _renewal(house, contract, product, word)
        Revenue.objects.create(
            account=account, product=product, quarter=today.replace(month=1, day=1), amount=Decimal("5.00"),
            currency="EUR", deals=1,
        )  # fmt: skip
        _footprint(house, account, product, word)
        double = _around(account, word)
        other = Stakeholder.objects.create(
            account=account, name=f"{word} Darcy", profile="user", function=f"{word} desk"
        )
        person = Stakeholder.objects.create(account=account, name=f"{word} Baroux", profile="sponsor", influence=4)
        Judgement.objects.create(stakeholder=person, influence=4, support=1, judged_on=today, author=house.kam)
        touch = Touchpoint.objects.create(
            account=account, happened_on=today, channel="call", subject=f"{word} call", logged_by=house.kam
        )
        TouchpointPerson.objects.create(touchpoint=touch, stakeholder=person)
        TouchpointColleague.objects.create(touchpoint=touch, member=house.kam)
        _mail(house, account, word, today)
        ClientQuestion.objects.create(
            account=account, kind="problem", text=f"{word} breaks down", raised_on=today, raised_by=person,
            owner=house.kam, due_on=today,
        )  # fmt: skip
        ExecutivePair.objects.create(
            account=account, member=house.executive, stakeholder=person, purpose=f"{word} board", started_on=today
        )
        _merged(house, double, person)
        Tie.objects.create(
            account=account, from_person=person, to_person=other, kind="trusts", note=f"{word} lunch", author=house.kam,
            noted_on=today,
        )  # fmt: skip
        _private(house, person, word)
        _handover(house, account, person, word)
        plan = Plan.objects.create(
            account=account, title=f"{word} plan", starts_on=today, ends_on=today + timedelta(days=365), owner=house.kam
        )
        objective = Objective.objects.create(plan=plan, kind="revenue", title=f"{word} growth", due_on=today)
        Action.objects.create(
            account=account, plan=plan, objective=objective, title=f"{word} action", owner=house.kam, due_on=today
        )
        meeting = Meeting.objects.create(
            account=account, title=f"{word} QBR", starts_at=timezone.now() + timedelta(days=20), owner=house.kam,
            time_zone="Europe/Paris",
        )  # fmt: skip
        Attendee.objects.create(meeting=meeting, stakeholder=person)
        AgendaItem.objects.create(meeting=meeting, position=1, title=f"{word} results")
        store(b"x", f"{word}.txt", "text/plain", actor=house.kam, purpose="test")
        send_message("note", to=f"x@{word.lower()}.example", subject=f"{word} note", text=word)
        start_protocol(account, actor=house.kam, code="tender", reason=f"{word} tender", origin=("test", 1))
        _charter(house, account, word)
        _work_in_progress(house, account, plan, word)
        set_limits(
            actor=house.administrator,
            version=0,
            accounts=10,
            relations=60,
            hours_relation=2,
            hours_meeting=4,
            hours_action=1,
            hours_available=140,
        )
        assess_renewals(today=today)
        keep_coverage(today=today)
        return account


def _private(house: SimpleNamespace, person: Stakeholder, word: str) -> None:
    """A request of the person about their data, and a note that only the team reads."""
    today = timezone.localdate()
    PrivacyRequest.objects.create(
        stakeholder=person, kind="access", received_on=today, due_on=today, how=f"{word} e-mail", noted_by=house.kam,
        file=store(f"{word} copy".encode(), f"{word}.zip", "application/zip", actor=house.kam, purpose="personal-data"),
    )  # fmt: skip
    TeamNote.objects.create(stakeholder=person, text=f"{word} confidence", author=house.kam)


def _handover(house: SimpleNamespace, account: Account, person: Stakeholder, word: str) -> None:
    """A hand-over that has begun, with one relationship a step further."""
    today = timezone.localdate()
    handover = start_handover(
        account,
        actor=house.kam,
        former=house.kam,
        successor=house.executive,
        due_on=today + timedelta(days=60),
        today=today,
    )
    line = HandoverLine.objects.select_related("stakeholder", "handover__account").get(
        handover=handover, stakeholder=person
    )
    advance_line(
        line,
        actor=house.kam,
        version=line.version,
        state="introduced",
        happened_on=today,
        today=today,
        note=f"{word} lunch with {person.name}",
    )


def _criteria(house: SimpleNamespace, word: str) -> None:
    """A draft of the qualification criteria with a criterion of its own."""
    group = draft_criteria(actor=house.administrator).groups.last()
    scale = [f"{word} {n}" for n in range(6)]
    words = {"label_en": f"{word} criterion", "label_fr": f"{word} critère", "scale_en": scale, "scale_fr": scale}
    add_criteria_line(group, actor=house.administrator, weight=1, **words)


def _renewal(house: SimpleNamespace, contract: Contract, product: Product, word: str) -> None:
    """A gate of the organisation's own, ticked; a competitor, a document, a product covered."""
    gate = RunwayGate.objects.create(variant="renewal", days=100, label_en=f"{word} gate", label_fr=f"{word} jalon")
    today = timezone.localdate()
    RunwayTick.objects.create(
        contract=contract, gate=gate, done=True, done_on=today, evidence=f"{word} minutes", actor=house.kam
    )
    ContractCompetitor.objects.create(contract=contract, name=f"{word} rival", threat="high", note=f"{word} is cheap")
    ContractProduct.objects.create(contract=contract, product=product)
    kept = store(f"{word} terms".encode(), f"{word} terms.txt", "text/plain", actor=house.kam, purpose="contract")
    ContractDocument.objects.create(contract=contract, file=kept, added_by=house.kam)


def _footprint(house: SimpleNamespace, account: Account, product: Product, word: str) -> None:
    """An entity with a cell, an estimate of the wallet, a rate, and a quarter's costs."""
    today = timezone.localdate()
    entity = ClientEntity.objects.create(account=account, name=f"{word} Lyon", country="FR")
    FootprintCell.objects.create(
        entity=entity, product=product, state="in_place", current=Decimal(5), potential=Decimal(9), note=f"{word} note"
    )
    WalletEstimate.objects.create(
        account=account, amount=Decimal(100), currency="EUR", estimated_on=today, source=word, author=house.kam
    )
    FunctionRate.objects.create(function=f"{word} support", hourly_rate=Decimal(80), valid_from=today)
    costs = QuarterCosts.objects.create(account=account, quarter=quarter_start(today), currency="EUR", note=word)
    CostLine.objects.create(costs=costs, kind="visits", quantity=Decimal(2), unit_cost=Decimal(300))


def _around(account: Account, word: str) -> Stakeholder:
    """A profile of the house's own, a role to fill, and an entry that will be merged."""
    ProfileJourney.objects.filter(phase=account.phase).update(needs=f"{word} needs")
    OwnProfile.objects.create(name_en=f"{word} buyer", name_fr=f"{word} acheteur", counts_as="user")
    Stakeholder.objects.create(account=account, name=f"{word} CFO", kind="role", profile="decision_maker")
    return Stakeholder.objects.create(account=account, name=f"{word} Double", profile="user")


def _merged(house: SimpleNamespace, double: Stakeholder, person: Stakeholder) -> None:
    Stakeholder.objects.filter(pk=double.pk).update(merged_into=person)
    PersonMerge.objects.create(kept=person, gone=double, by=house.kam, kept_version=person.version)


def _charter(house: SimpleNamespace, account: Account, word: str) -> None:
    """A charter that counts, and the draft of the one that follows it."""
    today = timezone.localdate()
    made = open_charter(account, actor=house.kam, today=today, language="en")
    for part, columns in (
        ("modes", {"subject": f"{word} steering", "rhythm": "monthly", "channel": "video", "languages": word}),
        ("expectations", {"side": "ours", "text": f"{word} promise"}),
        ("goals", {"text": f"{word} goal"}),
        ("escalation", {"trigger": f"{word} breaks", "answer_hours": 4, "their_contact": f"{word} Darcy"}),
    ):
        add_line(made, CharterPart(part), actor=house.kam, **columns)
    made = Charter.objects.select_related("account").get(pk=made.pk)
    agree_charter(
        made, actor=house.kam, version=made.version, agreed_by=house.kam, agreed_by_client=f"{word} Baroux",
        agreed_on=today, today=today,
    )  # fmt: skip
    open_charter(account, actor=house.kam, today=today, reason=f"{word} grows")


def _work_in_progress(house: SimpleNamespace, account: Account, plan: Plan, word: str) -> None:
    """A job, an import, an export, an invitation, a colleague without a log-in."""
    job = start_job("plans.export", title=f"{word} job", payload={}, actor=house.administrator)
    kept = store(f"{word}".encode(), f"{word}.csv", "text/csv", actor=house.administrator, purpose="import")
    columns = ColumnMap(kind_of("accounts"), {}).as_json()
    DataImport.objects.create(
        kind="accounts", file=kept, started_by=house.administrator, mapping=columns, detected={"columns": []}
    )
    PlanExport.objects.create(
        plan=plan, plan_version=plan.version, locale="en", job=job, file=kept, requested_by=house.administrator
    )
    AccountTag.objects.create(account=account, tag=Tag.objects.create(name=f"{word} tag"))
    view = SavedView.objects.create(owner=house.kam, name=f"{word} view", query="?mine=1", shared=True)
    StartView.objects.create(member=house.contributor, view=view)
    named = name_member(name=f"{word} agent", email=f"agent@{word.lower()}.example")
    Invitation.objects.create(
        membership=named, token_hash=word, invited_by=house.administrator, expires_at=timezone.now() + timedelta(days=9)
    )
    Contract.objects.filter(account=account).update(notice_on=timezone.localdate() + timedelta(days=5))


def _mail(house: SimpleNamespace, account: Account, word: str, today: date) -> None:
    """A letter that waits, with a file, and the account's address."""
    Mailbox.objects.create(account=account, token="abcdefghijklmnop")
    source = store(f"From: {word}".encode(), f"{word}.eml", "message/rfc822", actor=None, purpose="mail")
    mail = InboundMail.objects.create(
        account=account, message_id=f"<{word}@client.example>", sender_name=f"{word} Writer", sender="w@client.example",
        sent_on=today, subject=f"{word} letter", text=f"{word} wrote", state="held", held="unknown", source=source,
    )  # fmt: skip
    kept = store(f"{word} note".encode(), f"{word} note.txt", "text/plain", actor=None, purpose="mail")
    MailAttachment.objects.create(mail=mail, file=kept)
