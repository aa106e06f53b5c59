"""Writing protocols: a draft beside what is published, its steps, and publishing it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F, Max
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.choices import EditionState, Trigger
from accounts.models import ProtocolStep, ProtocolTemplate, ProtocolVersion
from accounts.protocols.events import offered_events
from kam.audit.acts import act
from kam.lib.errors import Conflict, Invalid, NotVisible
from kam.lib.versions import save_version
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership

WORDS = ("name_en", "name_fr", "purpose_en", "purpose_fr", "closing_test_en", "closing_test_fr")
STEP_COLUMNS = (
    "title_en", "title_fr", "guidance_en", "guidance_fr", "evidence_en", "evidence_fr", "offset_days", "due_rule",
    "owner_role", "side", "evidence_required",
)  # fmt: skip
MAX_STEPS = 40


def create_template(
    *,
    actor: Membership,
    name_en: str,
    name_fr: str,
    trigger: str = Trigger.MANUAL,
    entering_phase: str = "",
    event: str = "",
) -> ProtocolTemplate:
    """A new protocol with an empty first draft."""
    require(actor, Capability.MANAGE_PROGRAMME)
    _check_words({"name_en": name_en, "name_fr": name_fr})
    with act(actor, "protocol.create") as entry:
        template = ProtocolTemplate.objects.create(code=_free_code(name_en), **_trigger(trigger, entering_phase, event))
        ProtocolVersion.objects.create(template=template, number=1, name_en=name_en.strip(), name_fr=name_fr.strip())
        entry.target = template
    return template


def draft_version(template: ProtocolTemplate, *, actor: Membership) -> ProtocolVersion:
    """The draft of a protocol: the one there is, or a copy of the latest published version with its steps."""
    require(actor, Capability.MANAGE_PROGRAMME)
    with act(actor, "protocol.draft", target=template):
        ProtocolTemplate.objects.select_for_update().get(pk=template.pk)
        latest = template.editions.order_by("-number").first()
        if latest is not None and latest.state == EditionState.DRAFT:
            return latest
        words = {name: getattr(latest, name) for name in WORDS} if latest else {}
        draft = ProtocolVersion.objects.create(template=template, number=latest.number + 1 if latest else 1, **words)
        copied = latest.steps.order_by("position") if latest else ()
        ProtocolStep.objects.bulk_create(
            ProtocolStep(edition=draft, position=at, **{name: getattr(one, name) for name in STEP_COLUMNS})
            for at, one in enumerate(copied, start=1)
        )
    return draft


def update_version(edition: ProtocolVersion, *, actor: Membership, version: int, **words: str) -> ProtocolVersion:
    """Change name, purpose and closing test of a draft if nobody saved since `version`."""
    require(actor, Capability.MANAGE_PROGRAMME)
    unknown = set(words) - set(WORDS)
    if unknown:
        raise TypeError(f"not editable: {unknown}")
    _check_draft(edition)
    _check_words({name: words[name] for name in ("name_en", "name_fr") if name in words})
    with act(actor, "protocol.update", target=edition.template):
        return save_version(edition, version, **{name: text.strip() for name, text in words.items()})


def publish_version(edition: ProtocolVersion, *, actor: Membership, version: int, today: date) -> ProtocolVersion:
    """From now on runs are made of this version; those that run go on with theirs. It is never changed again.

    Raises Conflict when its words or steps changed since `version`, Invalid with everything that is missing.
    """
    require(actor, Capability.MANAGE_PROGRAMME)
    with act(actor, "protocol.publish", target=edition.template) as entry:
        held = held_draft(edition)
        if held.version != version:
            raise Conflict(held)
        missing = missing_in(held, list(held.steps.order_by("position")))
        if missing:
            raise Invalid({"": missing})
        entry.details = {"number": held.number}
        return save_version(held, version, state=EditionState.PUBLISHED, published_on=today, published_by=actor)


def missing_in(edition: ProtocolVersion, steps: list[ProtocolStep]) -> list[str]:
    """What a draft needs before it may be published, in sentences."""
    found = []
    named = {
        "name": _("The name is missing in one language."),
        "purpose": _("The purpose is missing in one language."),
        "closing_test": _("The closing test is missing in one language."),
    }
    for name, sentence in named.items():
        if not (getattr(edition, f"{name}_en").strip() and getattr(edition, f"{name}_fr").strip()):
            found.append(sentence)
    if not steps:
        found.append(_("It has no steps yet."))
    for one in steps:
        for name in ("title", "guidance", "evidence"):
            if bool(getattr(one, f"{name}_en").strip()) != bool(getattr(one, f"{name}_fr").strip()):
                found.append(_("Step %(n)d is written in one language only.") % {"n": one.position})
                break
    return found


def discard_draft(edition: ProtocolVersion, *, actor: Membership, version: int) -> None:
    """Throw a draft away, its steps with it; a protocol that was never published stays without a version.

    Raises Conflict when its words or steps changed since `version`.
    """
    require(actor, Capability.MANAGE_PROGRAMME)
    with act(actor, "protocol.discard", target=edition.template):
        held = held_draft(edition)
        if held.number == 1:
            raise Invalid(_("This is its first version: switch the protocol off instead."))
        if held.version != version:
            raise Conflict(held)
        held.delete()


def held_draft(edition: ProtocolVersion) -> ProtocolVersion:
    """The draft, its row held; raises Invalid when it is published, NotVisible when it is gone."""
    held = ProtocolVersion.objects.select_for_update(of=("self",)).select_related("template").filter(pk=edition.pk)
    found = held.first()
    if found is None:
        raise NotVisible
    _check_draft(found)
    return found


def switch_template(template: ProtocolTemplate, *, actor: Membership, active: bool) -> ProtocolTemplate:
    """Let it start, or start no more; what runs goes on. Doing so twice changes nothing."""
    require(actor, Capability.MANAGE_PROGRAMME)
    with act(actor, "protocol.on" if active else "protocol.off", target=template):
        ProtocolTemplate.objects.filter(pk=template.pk).exclude(active=active).update(
            active=active, version=F("version") + 1
        )
    template.refresh_from_db()
    return template


def set_trigger(
    template: ProtocolTemplate,
    *,
    actor: Membership,
    version: int,
    trigger: str,
    entering_phase: str = "",
    event: str = "",
) -> ProtocolTemplate:
    """What starts it besides people, and which event offers it, if nobody changed it since `version`."""
    require(actor, Capability.MANAGE_PROGRAMME)
    with act(actor, "protocol.trigger", target=template):
        return save_version(template, version, **_trigger(trigger, entering_phase, event))


def next_position(edition: ProtocolVersion) -> int:
    """Where a new step goes; raises Invalid when the protocol is long enough."""
    last = edition.steps.aggregate(last=Max("position"))["last"] or 0
    if last >= MAX_STEPS:
        raise Invalid(_("%(count)d steps are enough for one protocol.") % {"count": MAX_STEPS})
    return int(last) + 1


def _trigger(trigger: str, entering_phase: str, event: str) -> dict[str, Any]:
    if trigger == Trigger.PHASE and not entering_phase:
        raise Invalid({"entering_phase": [_("Choose the phase.")]})
    if event and event not in offered_events():
        raise Invalid({"event": [_("Choose one of the events.")]})
    return {
        "trigger": trigger,
        "entering_phase": entering_phase if trigger == Trigger.PHASE else "",
        "event": event,
    }


def _check_draft(edition: ProtocolVersion) -> None:
    if edition.state != EditionState.DRAFT:
        raise Invalid(_("This version is published: it is never changed again. Write a new one."))


def _check_words(words: dict[str, str]) -> None:
    errors = {name: [_("Write it in both languages.")] for name, text in words.items() if not text.strip()}
    if errors:
        raise Invalid(errors)


def _free_code(name: str) -> str:
    stem = slugify(name)[:50] or "protocol"
    taken = set(ProtocolTemplate.objects.filter(code__startswith=stem).values_list("code", flat=True))
    return next(code for n in range(len(taken) + 2) if (code := f"{stem}-{n + 1}" if n else stem) not in taken)
