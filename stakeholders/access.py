"""From an id to a person or an interaction; the account's rights decide.

Editing people needs the right to change their account. Logging an interaction needs the capability and the
right to see the account, so that a contributor can say what they saw.
"""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from accounts.access import Right, may, require_right, visible_accounts
from accounts.models import Account, AccountMember, AccountUserPermission
from kam.lib.errors import NotAllowed, NotVisible
from kam.tenancy.capabilities import Capability, actor_can, require
from kam.tenancy.compiled import Compiled, compiled
from kam.tenancy.models import Membership
from stakeholders.models import (
    ClientQuestion,
    ExecutivePair,
    Handover,
    HandoverLine,
    InboundMail,
    MailAttachment,
    OwnProfile,
    PersonMerge,
    PrivacyRequest,
    ProfileJourney,
    Stakeholder,
    TeamNote,
    Tie,
    Touchpoint,
)


def visible_stakeholders(actor: Membership) -> QuerySet[Stakeholder]:
    """The people of the accounts the actor may open; all of the organisation's when the role says so."""
    people = Stakeholder.objects.filter(account__archived_at__isnull=True)
    if actor_can(actor, Capability.VIEW_ALL_ACCOUNTS):
        return people
    return people.filter(account__in=visible_accounts(actor))


def _rights_held(user: int) -> ArraySubquery:
    """The names of the rights somebody holds on a person's account, to be read along with the person."""
    held = AccountUserPermission.objects.filter(user_id=user, content_object=OuterRef("account"))
    return ArraySubquery(held.values("permission__codename"))


def _sides(user: int, **related: OuterRef) -> ArraySubquery:
    """Where a person came from or went to, and whether somebody's rights open the account there.

    One direction at a time: asked for both at once PostgreSQL reads everybody of the organisation.
    """
    there = Stakeholder.objects.filter(**related)
    opens = AccountUserPermission.objects.filter(
        user_id=user, permission__codename=Right.VIEW.value, content_object=OuterRef("account")
    )
    told = JSONObject(
        pk="pk", account="account__name", archived="account__archived_at", granted=Exists(opens), came_from="came_from"
    )
    return ArraySubquery(there.filter(merged_into__isnull=True).order_by("pk").values(told=told))


def _works_on_it(user: int) -> Exists:
    """Whether somebody is the account's manager or on its team, by name."""
    mine = Membership.objects.filter(user=user, organisation=OuterRef("organisation"))
    placed = Exists(AccountMember.objects.filter(account=OuterRef(OuterRef("account")), member=OuterRef("pk")))
    return Exists(mine.filter(placed | Q(pk=OuterRef("account__owner"))))


def _merges() -> ArraySubquery:
    """The entries that were merged into a person, the latest first: what can be taken back from their page."""
    done = PersonMerge.objects.filter(kept=OuterRef("pk"), undone_at=None).order_by("-id")
    return ArraySubquery(
        done.values(told=JSONObject(pk="pk", at="created_at", name="gone__name", author="by__name"))[:5]
    )


_person: Compiled[Any] = compiled(
    lambda pk, user: (
        Stakeholder.objects.filter(pk=pk)
        .select_related("account", "reports_to", "counterpart", "own_profile")
        .only(
            *(column.name for column in Stakeholder._meta.concrete_fields),
            "account__name",
            "reports_to__name",
            "counterpart__name",
            *(f"own_profile__{name}" for name in ("name_en", "name_fr", "counts_as", "cadence_days")),
        )
        .annotate(
            rights_held=_rights_held(user),
            for_team=_works_on_it(user),
            came=_sides(user, pk=OuterRef("came_from")),
            went=_sides(user, came_from=OuterRef("pk")),
            merges_told=_merges(),
        )
    ),
    pk=int,
    user=int,
)
_account = compiled(lambda pk: Account.objects.filter(pk=pk).only("name"), pk=int)


def stakeholder_for(actor: Membership, pk: int, right: Right = Right.VIEW) -> Stakeholder:
    """The person with this id, its account by name and with the actor's rights. Raises NotVisible or NotAllowed.

    Somebody merged into another can be looked at, which leads on to the other, and changed no more; nor can somebody
    who was erased.
    """
    found = _person.first(pk=pk, user=actor.user_id or 0)
    if found is None:
        raise NotVisible
    person: Stakeholder = found
    person.account.granted = (actor.user_id or 0, frozenset(found.rights_held))
    require_right(actor, person.account, right)
    if (person.merged_into_id is not None or person.erased_at is not None) and right is not Right.VIEW:
        raise NotVisible
    return person


def merge_for(actor: Membership, pk: int) -> PersonMerge:
    """The merge with this id, if the actor may change its account."""
    merge = PersonMerge.objects.filter(pk=pk).select_related("kept__account", "gone").first()
    if merge is None:
        raise NotVisible
    require_right(actor, merge.kept.account, Right.CHANGE)
    return merge


def own_profile_for(pk: int) -> OwnProfile:
    """The organisation's own profile with this id."""
    found = OwnProfile.objects.filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def journey_for(pk: int) -> ProfileJourney:
    """The organisation's cell of the journeys with this id."""
    found = ProfileJourney.objects.filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def question_for(actor: Membership, pk: int) -> ClientQuestion:
    """The question with this id and its account, for whoever may log an interaction with it."""
    related = ("account", "raised_by", "owner")
    found = ClientQuestion.objects.filter(pk=pk).select_related(*related).first()
    if found is None:
        raise NotVisible
    require_logging(actor, found.account)
    return found


def require_logging(actor: Membership, account: Account) -> None:
    """Raise NotAllowed unless the actor may log an interaction with this account."""
    require(actor, Capability.LOG_TOUCHPOINT)
    require_right(actor, account, Right.VIEW)


def account_to_log(actor: Membership, pk: int) -> Account:
    """The account with this id, its name alone, if the actor may log an interaction with it."""
    account = _account.first(pk=pk)
    if account is None:
        raise NotVisible
    require_logging(actor, account)
    return account


def may_correct(actor: Membership, touchpoint: Touchpoint) -> bool:
    """Whoever logged an interaction may correct it, and whoever may change the account."""
    own = touchpoint.logged_by_id == actor.pk and actor_can(actor, Capability.LOG_TOUCHPOINT)
    return may(actor, touchpoint.account, Right.VIEW if own else Right.CHANGE)


def require_correction(actor: Membership, touchpoint: Touchpoint) -> None:
    """Raise NotAllowed unless the actor may correct this interaction."""
    if not may_correct(actor, touchpoint):
        raise NotAllowed("change_touchpoint")


def touchpoint_for(actor: Membership, pk: int, *, correct: bool = False) -> Touchpoint:
    """The interaction with this id, with its account and author; with `correct`, only if the actor may change it."""
    found = Touchpoint.objects.filter(pk=pk).select_related("account", "logged_by").first()
    if found is None:
        raise NotVisible
    require_right(actor, found.account, Right.VIEW)
    if correct:
        require_correction(actor, found)
    return found


def mail_for(actor: Membership, pk: int) -> InboundMail:
    """The mail with this id and its account, if the actor may change the account: letters are read by its team."""
    found = InboundMail.objects.filter(pk=pk).select_related("account", "source", "touchpoint").first()
    if found is None:
        raise NotVisible
    require_right(actor, found.account, Right.CHANGE)
    return found


def attachment_for(actor: Membership, pk: int) -> MailAttachment:
    """The file that came with a mail, for whoever may read the mail."""
    found = MailAttachment.objects.filter(pk=pk).select_related("mail__account", "file").first()
    if found is None:
        raise NotVisible
    require_right(actor, found.mail.account, Right.CHANGE)
    return found


def tie_for(actor: Membership, pk: int, right: Right = Right.VIEW) -> Tie:
    """The tie with this id, with its account and both people. Raises NotVisible or NotAllowed."""
    found = Tie.objects.filter(pk=pk).select_related("account", "from_person", "to_person").first()
    if found is None:
        raise NotVisible
    require_right(actor, found.account, right)
    return found


def pair_for(actor: Membership, pk: int, right: Right = Right.VIEW) -> ExecutivePair:
    """The pair of executives with this id, with both sides and the account."""
    pairs = ExecutivePair.objects.select_related("account", "member", "stakeholder__reports_to")
    found = pairs.filter(pk=pk).first()
    if found is None:
        raise NotVisible
    require_right(actor, found.account, right)
    return found


def handover_for(actor: Membership, pk: int, *, lead: bool = False) -> Handover:
    """The hand-over with this id, with its account and both managers; with `lead`, only for who leads it."""
    related = ("account__owner", "former", "successor")
    found = Handover.objects.filter(pk=pk).select_related(*related).first()
    if found is None:
        raise NotVisible
    require_right(actor, found.account, Right.VIEW)
    if lead:
        require_lead(actor, found)
    return found


def handover_line_for(actor: Membership, pk: int) -> HandoverLine:
    """The relationship of a hand-over with this id, for who leads the hand-over."""
    related = ("stakeholder", "handover__account__owner", "handover__former", "handover__successor")
    found = HandoverLine.objects.filter(pk=pk).select_related(*related).first()
    if found is None:
        raise NotVisible
    require_right(actor, found.handover.account, Right.VIEW)
    require_lead(actor, found.handover)
    return found


def may_lead(actor: Membership, handover: Handover) -> bool:
    """Whoever may change the account, and both managers, of whom one may have no right to change it yet or any more."""
    if actor.pk in (handover.former_id, handover.successor_id):
        return may(actor, handover.account, Right.VIEW)
    return may(actor, handover.account, Right.CHANGE)


def require_lead(actor: Membership, handover: Handover) -> None:
    """Raise NotAllowed unless the actor may take the hand-over on."""
    if not may_lead(actor, handover):
        raise NotAllowed("lead_handover")


def on_team(actor: Membership, account: Account) -> bool:
    """Whether the actor works on this account by name: its manager or on its team. No role stands in for that."""
    if not actor.is_active:
        return False
    return account.owner_id == actor.pk or AccountMember.objects.filter(account=account.pk, member=actor).exists()


def require_team(actor: Membership, account: Account) -> None:
    """Raise NotAllowed unless the actor is on the account's team."""
    if not on_team(actor, account):
        raise NotAllowed("account_team")


def team_note_for(actor: Membership, pk: int) -> TeamNote:
    """The note with this id, for the account's team; to everybody else who may open the account it is not allowed."""
    found = TeamNote.objects.filter(pk=pk).select_related("stakeholder__account", "author").first()
    if found is None:
        raise NotVisible
    require_right(actor, found.stakeholder.account, Right.VIEW)
    require_team(actor, found.stakeholder.account)
    return found


def privacy_request_for(actor: Membership, pk: int) -> PrivacyRequest:
    """The request with this id, for whoever answers them."""
    require(actor, Capability.MANAGE_PRIVACY)
    related = ("stakeholder__account", "noted_by", "ended_by", "file")
    found = PrivacyRequest.objects.filter(pk=pk).select_related(*related).first()
    if found is None:
        raise NotVisible
    return found
