"""Handing a person the copy of what we keep of them."""

from __future__ import annotations

from django.utils import timezone, translation

from kam.audit.acts import act
from kam.files.services import store
from kam.lib.versions import save_version
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership
from stakeholders.choices import RequestState
from stakeholders.models import PrivacyRequest
from stakeholders.privacy.copy import copy_of, sections_of
from stakeholders.privacy.subject import subject_of


def hand_copy(request: PrivacyRequest, *, actor: Membership) -> PrivacyRequest:
    """Make the copy, in the organisation's language, keep it with the request and close it. Twice makes one."""
    require(actor, Capability.MANAGE_PRIVACY)
    request = PrivacyRequest.objects.select_for_update(of=("self",)).select_related("stakeholder").get(pk=request.pk)
    if request.state == RequestState.DONE:
        return request
    today, organisation = timezone.localdate(), actor.organisation
    with act(actor, "privacy.copied", target=request), translation.override(organisation.locale):
        subject = subject_of(request.stakeholder)
        content = copy_of(subject, sections_of(subject), organisation=organisation.name, made_on=today)
        stored = store(
            content, f"personal-data-{request.pk}.zip", "application/zip", actor=actor, purpose="personal-data"
        )
        return save_version(
            request, request.version, state=RequestState.DONE, ended_on=today, ended_by=actor, file=stored
        )
