"""Starting a protocol: by hand, on entering a phase, or by an app above."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import Right, require_right
from accounts.choices import DueRule, EditionState, Trigger
from accounts.choices.protocols import LIVE
from accounts.models import Account, PhasePassage, ProtocolRun, ProtocolTemplate, ProtocolVersion, RunStep
from accounts.protocols.due import days_of
from accounts.queries.protocol_owners import owners_of, rules_of
from accounts.services.kept_words import kept_words
from kam.audit.acts import act
from kam.lib.errors import Invalid
from kam.tenancy.models import Membership


class Origin(NamedTuple):
    """What started a run: a word for its sort and its id, for example `Origin("contract", contract.pk)`."""

    kind: str
    pk: int


def start_protocol(
    account: Account,
    *,
    actor: Membership,
    code: str,
    reference_on: date | None = None,
    origin: Origin | tuple[str, int] | None = None,
    reason: str = "",
    today: date | None = None,
) -> ProtocolRun:
    """Start the organisation's protocol with this code for the account, from its latest published version.

    `reference_on` is the day that steps count back from (the tender's deadline, the end of the contract); without
    it such steps wait undated until somebody gives it. With an `origin` the call may be repeated: the run it started
    is returned, in whatever state it is. Raises NotAllowed unless the actor may change the account, Invalid when
    the protocol is switched off, has no published version, or the account is outside the programme.
    """
    require_right(actor, account, Right.CHANGE)
    return start(
        account, _template(code), actor=actor, reference_on=reference_on, origin=origin, reason=reason, today=today
    )


def started_by(origin: Origin | tuple[str, int]) -> list[ProtocolRun]:
    """The runs that an origin started, the latest first."""
    kind, pk = origin
    return list(ProtocolRun.objects.filter(origin_kind=kind, origin_id=pk).select_related("edition"))


def start_on_entering(account: Account, passage: PhasePassage, *, actor: Membership, today: date) -> list[ProtocolRun]:
    """Start what the organisation starts on entering the passage's phase; once per passage, inside its transaction.

    The right to move the account was asked before: it is right enough for what the move brings with it. What still
    runs on the account is not started beside itself.
    """
    live = ProtocolRun.objects.filter(account=account, state__in=LIVE).values("template")
    wanted = ProtocolTemplate.objects.filter(trigger=Trigger.PHASE, entering_phase=passage.to_phase, active=True)
    published = wanted.filter(editions__state=EditionState.PUBLISHED).exclude(pk__in=live).distinct()
    return [
        start(
            account, template, actor=actor, reference_on=account.renewal_on,
            origin=Origin("passage", passage.pk), reason="", today=today,
        )
        for template in published
    ]  # fmt: skip


def start(
    account: Account,
    template: ProtocolTemplate,
    *,
    actor: Membership,
    reference_on: date | None,
    origin: Origin | tuple[str, int] | None,
    reason: str,
    today: date | None,
) -> ProtocolRun:
    """As `start_protocol`, of a template, the right asked by the caller."""
    today = today or timezone.localdate()
    made = _made(account, template, origin)
    if made is not None:
        return made
    edition = _edition(account, template)
    if not edition.steps.filter(due_rule=DueRule.BEFORE).exists():
        reference_on = None  # nothing counts back from it: a day that means nothing is not shown for one that does
    kind, pk = origin or ("", None)
    try:
        with act(actor, "protocol.start", target=account, reason=reason.strip()) as entry, transaction.atomic():
            run = ProtocolRun.objects.create(
                account=account, template=template, edition=edition, cycle=account.cycle, started_on=today,
                started_by=actor, reason=reason.strip(), reference_on=reference_on, origin_kind=kind, origin_id=pk,
            )  # fmt: skip
            _lay_out(run, actor)
            entry.details = {"protocol": kept_words(edition, "name", actor)}
    except IntegrityError:
        made = _made(account, template, origin)
        if made is None:
            raise
        return made
    return run


def _lay_out(run: ProtocolRun, actor: Membership) -> None:
    steps = list(run.edition.steps.order_by("position"))
    owners = owners_of(run.account, actor)
    days = days_of(rules_of(steps), start=run.started_on, reference=run.reference_on)
    RunStep.objects.bulk_create(
        RunStep(
            run=run, step=one, position=one.position, owner=owners[one.owner_role],
            due_on=days[one.position], first_due_on=days[one.position],
        )
        for one in steps
    )  # fmt: skip


def _made(account: Account, template: ProtocolTemplate, origin: Origin | tuple[str, int] | None) -> ProtocolRun | None:
    if origin is None:
        return None
    kind, pk = origin
    return ProtocolRun.objects.filter(account=account, template=template, origin_kind=kind, origin_id=pk).first()


def _template(code: str) -> ProtocolTemplate:
    found = ProtocolTemplate.objects.filter(code=code).first()
    if found is None:
        raise Invalid({"protocol": [_("The organisation has no such protocol.")]})
    return found


def _edition(account: Account, template: ProtocolTemplate) -> ProtocolVersion:
    """The version that starts; raises Invalid when none may."""
    if account.archived_at is not None:
        raise Invalid(_("The account is outside the programme: no protocol starts there."))
    if not template.active:
        raise Invalid({"protocol": [_("This protocol is switched off.")]})
    edition = template.editions.filter(state=EditionState.PUBLISHED).order_by("-number").first()
    if edition is None:
        raise Invalid({"protocol": [_("This protocol has no published version yet.")]})
    return edition
