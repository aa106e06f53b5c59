"""The organisation's own profiles: finer words for one of the four, with a rhythm of their own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from kam.audit.acts import act
from kam.lib.errors import Invalid
from kam.lib.taken import once_only
from kam.lib.versions import save_version
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership
from stakeholders.choices import Profile
from stakeholders.models import OwnProfile, Stakeholder

MOST = 40  # a choice one can still read


def create_own_profile(*, actor: Membership, **fields: Any) -> OwnProfile:
    """A new profile: `name_en`, `name_fr` (one of them is enough), `counts_as`, `cadence_days`.

    Raises Invalid for a taken name, and beyond MOST profiles in use.
    """
    require(actor, Capability.MANAGE_PROGRAMME)
    if OwnProfile.objects.filter(retired_at=None).count() >= MOST:
        raise Invalid(_("Forty profiles of your own are enough: retire one that nobody has any more."))
    with act(actor, "own_profile.create") as entry, _named_once():
        entry.target = made = OwnProfile.objects.create(**_checked(fields))
    return made


def update_own_profile(own: OwnProfile, *, actor: Membership, version: int, **fields: Any) -> OwnProfile:
    """Change names, rhythm, or what it counts as: then everybody who has it counts as that at once."""
    require(actor, Capability.MANAGE_PROGRAMME)
    with act(actor, "own_profile.update", target=own) as entry, _named_once():
        fresh = save_version(own, version, **_checked(fields))
        having = Stakeholder.objects.filter(own_profile=own).exclude(profile=fresh.counts_as)
        moved = having.update(profile=fresh.counts_as, version=F("version") + 1, updated_at=timezone.now())
        if moved:
            entry.details = {"rows": moved}
    return fresh


def retire_own_profile(own: OwnProfile, *, actor: Membership, retired: bool) -> OwnProfile:
    """Offer it no more, or again; whoever has it keeps it."""
    require(actor, Capability.MANAGE_PROGRAMME)
    verb = "own_profile.retire" if retired else "own_profile.restore"
    with act(actor, verb, target=own):
        return save_version(own, own.version, retired_at=timezone.now() if retired else None)


def _checked(fields: dict[str, Any]) -> dict[str, Any]:
    """With both names: a language without one borrows the other's."""
    english, french = (" ".join(str(fields.get(name) or "").split()) for name in ("name_en", "name_fr"))
    if not (english or french):
        raise Invalid({"name_en": [_("Give it a name in at least one language.")]})
    if fields.get("counts_as") not in Profile.values:
        raise Invalid({"counts_as": [_("Choose which of the four profiles it counts as.")]})
    return fields | {"name_en": english or french, "name_fr": french or english}


@contextmanager
def _named_once() -> Iterator[None]:
    taken = _("There is a profile of this name already.")
    with once_only(own_profile_en_once=("name_en", taken), own_profile_fr_once=("name_fr", taken)):
        yield
