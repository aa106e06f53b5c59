"""What a hand-over says of the closing test of the protocol that a change of manager started."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import ProtocolRun
from accounts.protocol_events import MANAGER
from accounts.protocols.closing import Evidence, register_closing
from stakeholders.choices import HandoverState
from stakeholders.queries.handovers import latest_handovers


def register() -> None:
    """Add it to the registry; for `AppConfig.ready`."""
    register_closing(MANAGER, transferred)


def transferred(run: ProtocolRun) -> list[Evidence]:
    """How many relationships passed to the new manager; nothing where no hand-over was begun. Two queries."""
    kept = [pair for pair in latest_handovers(run.account, 3) if pair[0].state != HandoverState.STOPPED]
    if not kept:
        return []
    handover, found = kept[0]
    settled = found.total - found.open
    text = ngettext(
        "%(done)d of %(count)d relationship has passed to %(name)s",
        "%(done)d of %(count)d relationships have passed to %(name)s",
        found.total,
    )
    words = text % {"done": settled, "count": found.total, "name": handover.successor.name}
    if found.complete:
        words = _("Every relationship has passed to %(name)s") % {"name": handover.successor.name}
    return [Evidence(found.complete, words, reverse("stakeholders:handover_detail", args=[handover.pk]))]
