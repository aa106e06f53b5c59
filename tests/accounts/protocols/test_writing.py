"""Writing protocols: drafts beside published versions, and runs that nothing published later changes."""

from __future__ import annotations

from datetime import date

import pytest

from accounts.models import ProtocolStep, ProtocolTemplate, ProtocolVersion
from accounts.services.protocols import start_protocol
from accounts.services.protocols.drafting import add_step, move_step, order_steps, remove_step, update_step
from accounts.services.protocols.writing import (
    create_template,
    discard_draft,
    draft_version,
    publish_version,
    set_trigger,
    switch_template,
    update_version,
)
from kam.lib.errors import Conflict, Invalid, NotAllowed, NotVisible
from tests import factories
from tests.accounts.protocols import making

TODAY = date(2026, 11, 24)


def now(edition):
    return ProtocolVersion.objects.get(pk=edition.pk).version


def titles(edition):
    return list(edition.steps.order_by("position").values_list("title_en", flat=True))


def test_a_changed_protocol_changes_no_running_one(inside, house):
    account, admin = factories.account(house), house.administrator
    template = making.template()
    run = start_protocol(account, actor=house.kam, code="test")
    draft = draft_version(template, actor=admin)
    assert draft_version(template, actor=admin) == draft
    first = draft.steps.get(position=1)
    update_step(first, actor=admin, version=1, title_en="Other", title_fr="Autre", offset_days=30)
    add_step(draft, actor=admin, title_en="More", title_fr="Plus")
    publish_version(draft, actor=admin, version=now(draft), today=TODAY)
    assert [one.step.title_en for one in run.steps.select_related("step")] == ["Step 1", "Step 2", "Step 3"]
    later = start_protocol(account, actor=house.kam, code="test")
    assert titles(later.edition) == ["Other", "Step 2", "Step 3", "More"]
    assert (run.edition.number, later.edition.number) == (1, 2)


def test_what_is_published_is_written_no_more(inside, house):
    template = making.template()
    edition = template.editions.get()
    for attempt in (
        lambda: update_version(edition, actor=house.administrator, version=1, name_en="x", name_fr="x"),
        lambda: add_step(edition, actor=house.administrator, title_en="x", title_fr="x"),
        lambda: move_step(edition.steps.first(), actor=house.administrator, up=False),
        lambda: remove_step(edition.steps.first(), actor=house.administrator, version=1),
        lambda: publish_version(edition, actor=house.administrator, version=1, today=TODAY),
        lambda: discard_draft(edition, actor=house.administrator, version=1),
    ):
        with pytest.raises(Invalid, match="published"):
            attempt()


def test_a_new_protocol_is_published_when_it_is_whole(inside, house):
    admin = house.administrator
    template = create_template(actor=admin, name_en="Office move", name_fr="Déménagement")
    again = create_template(actor=admin, name_en="Office move", name_fr="Déménagement")
    assert (template.code, again.code) == ("office-move", "office-move-2")
    draft = template.editions.get()
    with pytest.raises(Invalid) as refused:
        publish_version(draft, actor=admin, version=now(draft), today=TODAY)
    assert len(refused.value.errors[""]) == 3
    words = {f"{name}_{lang}": "x" for name in ("name", "purpose", "closing_test") for lang in ("en", "fr")}
    update_version(draft, actor=admin, version=1, **words)
    with pytest.raises(Invalid):
        add_step(draft, actor=admin, title_en="Only English", title_fr="")
    with pytest.raises(Invalid):
        add_step(draft, actor=admin, title_en="x", title_fr="x", guidance_en="y", guidance_fr="")
    add_step(draft, actor=admin, title_en="x", title_fr="x")
    assert publish_version(draft, actor=admin, version=now(draft), today=TODAY).published_by == admin


def test_steps_are_moved_ordered_and_taken_out(inside, house):
    admin = house.administrator
    draft = making.template(published=False).editions.get()
    one, two, three = draft.steps.order_by("position")
    move_step(one, actor=admin, up=True)
    move_step(one, actor=admin, up=False)
    assert titles(draft) == ["Step 2", "Step 1", "Step 3"]
    order_steps(draft, actor=admin, order=[three.pk, 0, two.pk])
    assert titles(draft) == ["Step 3", "Step 2", "Step 1"]
    with pytest.raises(Conflict):
        remove_step(two, actor=admin, version=9)
    remove_step(two, actor=admin, version=1)
    assert list(draft.steps.order_by("position").values_list("position", flat=True)) == [1, 2]


def test_discarding_leaves_the_published_one(inside, house):
    template = making.template()
    draft = draft_version(template, actor=house.administrator)
    discard_draft(draft, actor=house.administrator, version=1)
    assert template.editions.count() == 1
    assert ProtocolStep.objects.filter(edition__template=template).count() == 3


@pytest.mark.parametrize("touched", ["added", "changed", "removed"])
def test_what_was_written_after_the_page_was_read_is_not_published_unseen(inside, house, touched):
    admin = house.administrator
    draft = draft_version(making.template(), actor=admin)
    first = draft.steps.get(position=1)
    if touched == "added":
        add_step(draft, actor=admin, title_en="More", title_fr="Plus")
    elif touched == "changed":
        update_step(first, actor=admin, version=1, title_en="Other", title_fr="Autre")
    else:
        remove_step(first, actor=admin, version=1)
    with pytest.raises(Conflict):
        publish_version(draft, actor=admin, version=draft.version, today=TODAY)
    with pytest.raises(Conflict):
        discard_draft(draft, actor=admin, version=draft.version)
    publish_version(draft, actor=admin, version=now(draft), today=TODAY)


def test_a_draft_published_or_thrown_away_meanwhile_is_refused_in_words(inside, house):
    admin = house.administrator
    seen = draft_version(making.template(), actor=admin)
    publish_version(seen, actor=admin, version=1, today=TODAY)
    with pytest.raises(Invalid, match="published"):
        discard_draft(seen, actor=admin, version=1)
    gone = draft_version(seen.template, actor=admin)
    moved = gone.steps.get(position=2)
    remove_step(moved, actor=admin, version=1)
    with pytest.raises(NotVisible):
        move_step(moved, actor=admin, up=True)
    discard_draft(gone, actor=admin, version=now(gone))
    for attempt in (
        lambda: add_step(gone, actor=admin, title_en="x", title_fr="x"),
        lambda: publish_version(gone, actor=admin, version=1, today=TODAY),
        lambda: discard_draft(gone, actor=admin, version=1),
    ):
        with pytest.raises(NotVisible):
            attempt()


def test_switching_and_triggers(inside, house):
    template = making.template()
    switch_template(template, actor=house.administrator, active=False)
    version = switch_template(template, actor=house.administrator, active=False).version
    assert version == 2
    with pytest.raises(Invalid):
        set_trigger(template, actor=house.administrator, version=version, trigger="phase")
    kept = set_trigger(
        template, actor=house.administrator, version=version, trigger="phase", entering_phase="consolidation"
    )
    assert kept.entering_phase == "consolidation"
    with pytest.raises(Conflict):
        set_trigger(template, actor=house.administrator, version=version, trigger="manual")


def test_only_those_who_look_after_the_programme_write(inside, house):
    template = ProtocolTemplate.objects.get(code="tender")
    for attempt in (
        lambda: draft_version(template, actor=house.kam),
        lambda: switch_template(template, actor=house.executive, active=False),
        lambda: create_template(actor=house.kam, name_en="x", name_fr="x"),
        lambda: add_step(template.editions.get(), actor=house.kam, title_en="x", title_fr="x"),
    ):
        with pytest.raises(NotAllowed):
            attempt()
