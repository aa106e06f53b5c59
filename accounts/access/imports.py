"""From an id to an import."""

from __future__ import annotations

from accounts.models import DataImport
from kam.lib.errors import NotAllowed, NotVisible
from kam.tenancy.capabilities import Capability, actor_can
from kam.tenancy.models import Membership


def import_for(actor: Membership, pk: int) -> DataImport:
    """The import with this id: whoever may import sees all imports of the organisation."""
    found = DataImport.objects.filter(pk=pk).select_related("file", "job", "started_by").first()
    if found is None:
        raise NotVisible
    if not actor_can(actor, Capability.IMPORT_DATA):
        raise NotAllowed(Capability.IMPORT_DATA.value)
    return found
