"""From an id to a qualification, and to one's own rating sheet."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.access.rights import may_move, visible_accounts
from accounts.models import Qualification, RatingSheet
from kam.lib.errors import NotAllowed, NotVisible
from kam.tenancy.capabilities import Capability, actor_can, require
from kam.tenancy.models import Membership


def visible_qualifications(actor: Membership) -> QuerySet[Qualification]:
    """Those of the accounts the actor may open, and those they are asked to rate."""
    rows = Qualification.objects.all()
    if actor_can(actor, Capability.VIEW_ALL_ACCOUNTS):
        return rows
    asked = RatingSheet.objects.filter(qualification=OuterRef("pk"), rater=actor)
    return rows.filter(Q(account__in=visible_accounts(actor)) | Exists(asked))


def qualification_for(actor: Membership, pk: int) -> Qualification:
    """The qualification with this id, its account beside it. Raises NotVisible, NotAllowed."""
    people = ("account__owner", "nominated_by", "decided_by", "edition")
    found = Qualification.objects.filter(pk=pk).select_related("account", *people).first()
    if found is None:
        raise NotVisible
    if not visible_qualifications(actor).filter(pk=pk).exists():
        raise NotAllowed("view_account")
    return found


def sheet_for(actor: Membership, qualification_pk: int) -> RatingSheet:
    """The actor's own sheet of this qualification: nobody opens another's."""
    of = ("qualification__account", "qualification__edition")
    found = RatingSheet.objects.filter(qualification=qualification_pk, rater=actor).select_related(*of).first()
    if found is None:
        qualification_for(actor, qualification_pk)
        raise NotAllowed("rate")
    return found


def may_ask(actor: Membership, qualification: Qualification) -> bool:
    """Who may ask raters and withdraw: who nominated, and who may take the account through its journey."""
    return qualification.nominated_by_id == actor.pk or may_move(actor, qualification.account)


def require_ask(actor: Membership, qualification: Qualification) -> None:
    """Raise NotAllowed unless the actor may ask raters."""
    if not (actor.is_active and may_ask(actor, qualification)):
        raise NotAllowed("change_account")


def may_decide(actor: Membership) -> bool:
    """The committee: those who may also let an account pass an unmet gate."""
    return actor_can(actor, Capability.FORCE_GATE)


def require_decide(actor: Membership) -> None:
    """Raise NotAllowed unless the actor sits in the committee."""
    require(actor, Capability.FORCE_GATE)
