"""What hangs on a contract: competitors and documents. All of it is told in the contract's own history."""

from __future__ import annotations

import hashlib
from contextlib import AbstractContextManager
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.access import Right, require_right
from accounts.models import Contract, ContractCompetitor, ContractDocument
from kam.audit.acts import act
from kam.files.allowed import Accepted, accept
from kam.files.services import store
from kam.lib.errors import Conflict, Invalid, NotVisible
from kam.lib.taken import once_only
from kam.lib.versions import save_version
from kam.tenancy.models import Membership

DOCUMENTS = 100  # of one contract


def add_competitor(contract: Contract, *, actor: Membership, name: str, threat: str, note: str) -> ContractCompetitor:
    """Somebody else wants the contract. Raises Invalid when the contract knows them already."""
    require_right(actor, contract.account, Right.CHANGE)
    with act(actor, "contract.competitor_add", target=contract) as entry, _once():
        entry.details = {"competitor": name.strip()}
        return ContractCompetitor.objects.create(contract=contract, name=name.strip(), threat=threat, note=note.strip())


def update_competitor(
    competitor: ContractCompetitor, *, actor: Membership, version: int, name: str, threat: str, note: str
) -> ContractCompetitor:
    """Change what is known of them if nobody saved since `version`; raises Conflict when stale."""
    require_right(actor, competitor.contract.account, Right.CHANGE)
    with act(actor, "contract.competitor_update", target=competitor.contract) as entry, _once():
        entry.details = {"competitor": name.strip()}
        return save_version(competitor, version, name=name.strip(), threat=threat, note=note.strip())


def remove_competitor(competitor: ContractCompetitor, *, actor: Membership, version: int) -> None:
    """They are out of it, if nobody changed them since `version`; the history keeps them.

    Taken off already, nothing happens. Raises Conflict when stale.
    """
    require_right(actor, competitor.contract.account, Right.CHANGE)
    with transaction.atomic():
        there = ContractCompetitor.objects.select_for_update().filter(pk=competitor.pk).first()
        if there is None:
            return
        if there.version != version:
            raise Conflict(there)
        with act(actor, "contract.competitor_remove", target=competitor.contract) as entry:
            entry.details = {"competitor": there.name}
            there.delete()


def add_document(contract: Contract, upload: UploadedFile[bytes], *, actor: Membership) -> ContractDocument:
    """Keep a file with the contract. Raises Invalid beside `file` for what is not kept here (kam.files.allowed)."""
    require_right(actor, contract.account, Right.CHANGE)
    accepted = accept(upload)
    with act(actor, "contract.document_add", target=contract) as entry:
        Contract.objects.select_for_update().filter(pk=contract.pk).values("pk").first()
        _check_room(contract, accepted)
        kept = store(accepted.content, accepted.name, accepted.content_type, actor=actor, purpose="contract")
        entry.details = {"document": kept.name}
        return ContractDocument.objects.create(contract=contract, file=kept, added_by=actor)


def _check_room(contract: Contract, accepted: Accepted) -> None:
    """Raise Invalid where there are enough documents, or this one already: a form sent twice keeps one."""
    there = ContractDocument.objects.filter(contract=contract, removed_at=None)
    if there.filter(file__sha256=hashlib.sha256(accepted.content).hexdigest()).exists():
        raise Invalid({"file": [_("The contract keeps this very file already.")]})
    if there.count() >= DOCUMENTS:
        text = _("A contract keeps at most %(n)d documents. Take one away first.") % {"n": DOCUMENTS}
        raise Invalid({"file": [text]})


def remove_document(document: ContractDocument, *, actor: Membership, now: datetime) -> None:
    """Nobody can fetch it any more; who took it away and when stays. Raises NotVisible when somebody was faster."""
    require_right(actor, document.contract.account, Right.CHANGE)
    with act(actor, "contract.document_remove", target=document.contract) as entry:
        entry.details = {"document": document.file.name}
        there = ContractDocument.objects.filter(pk=document.pk, removed_at=None)
        if not there.update(removed_at=now, removed_by=actor):
            raise NotVisible


def _once() -> AbstractContextManager[None]:
    return once_only(contract_competitor_once=("name", _("This competitor is on the contract already.")))
