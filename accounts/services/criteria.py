"""Writing the criteria of qualification: a draft beside what is published, its weights, publishing it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from accounts.choices.protocols import EditionState
from accounts.models import CriteriaSet, CriterionGroup, QualificationCriterion, QualificationRules
from accounts.qualification.criteria import wanting
from accounts.queries.criteria import as_draft, groups_of
from kam.audit.acts import act
from kam.lib.errors import Conflict, Invalid, NotVisible
from kam.lib.versions import save_version
from kam.tenancy.capabilities import Capability, require
from kam.tenancy.models import Membership

GROUP_COLUMNS = ("axis", "label_en", "label_fr")
LINE_COLUMNS = ("label_en", "label_fr", "scale_en", "scale_fr")


def draft_criteria(*, actor: Membership) -> CriteriaSet:
    """The draft of the criteria: the one there is, or a copy of the latest published version."""
    require(actor, Capability.MANAGE_PROGRAMME)
    with act(actor, "qualification.criteria") as entry:
        latest = CriteriaSet.objects.select_for_update().latest("number")
        draft = latest if latest.state == EditionState.DRAFT else _copy(latest)
        entry.target = draft
    return draft


def set_weights(edition: CriteriaSet, *, actor: Membership, version: int, weights: Mapping[int, int]) -> CriteriaSet:
    """What each criterion of a draft weighs, if nobody weighed since `version`. They need not sum to 100 yet.

    Criteria that `weights` does not name keep theirs; ids that are none of its criteria are passed over.
    Raises Invalid for a published version, Conflict.
    """
    require(actor, Capability.MANAGE_PROGRAMME)
    if any(not 0 <= weight <= 100 for weight in weights.values()):
        raise Invalid(
            {f"w{pk}": [_("Write a number from 0 to 100.")] for pk, n in weights.items() if not 0 <= n <= 100}
        )
    with act(actor, "qualification.criteria", target=held_draft(edition)):
        fresh = save_version(edition, version)
        now = dict(fresh.criteria.values_list("pk", "weight"))
        for pk in [pk for pk, weight in weights.items() if now.get(pk, weight) != weight]:
            QualificationCriterion.objects.filter(pk=pk).update(weight=weights[pk])
    return fresh


def publish_criteria(
    edition: CriteriaSet, *, actor: Membership, version: int, weights: Mapping[int, int], today: date
) -> CriteriaSet:
    """Keep the weights and publish: whoever is nominated from now on is rated by this version.

    What is being rated keeps the version it began with. Raises Invalid with everything that is missing, and then
    keeps nothing; Conflict when somebody weighed since `version`.
    """
    require(actor, Capability.MANAGE_PROGRAMME)
    with act(actor, "qualification.publish", target=edition) as entry:
        fresh = set_weights(edition, actor=actor, version=version, weights=weights)
        missing = wanting(as_draft(groups_of(fresh)))
        if missing:
            raise Invalid({"": missing})
        entry.details = {"number": fresh.number}
        return save_version(fresh, fresh.version, state=EditionState.PUBLISHED, published_on=today, published_by=actor)


def discard_criteria(edition: CriteriaSet, *, actor: Membership, version: int) -> None:
    """Throw the draft away. The first version cannot be: there would be nothing to rate by."""
    require(actor, Capability.MANAGE_PROGRAMME)
    with act(actor, "qualification.discard", target=held_draft(edition)):
        if not CriteriaSet.objects.exclude(pk=edition.pk).exists():
            raise Invalid(_("This is the first version: there would be nothing to rate by."))
        if not CriteriaSet.objects.filter(pk=edition.pk, version=version).exists():
            raise Conflict(CriteriaSet.objects.get(pk=edition.pk))
        QualificationCriterion.objects.filter(edition=edition).delete()
        edition.delete()


def set_rules(rules: QualificationRules, *, actor: Membership, version: int, **numbers: int) -> QualificationRules:
    """The thresholds and rhythms, if nobody changed them since `version`. Decisions keep the ones they were taken by.

    `numbers`: enter_from, watch_from (points of a hundred), spread (points of five), requalify_months, raters.
    """
    require(actor, Capability.MANAGE_PROGRAMME)
    if numbers["watch_from"] >= numbers["enter_from"]:
        said = _("“Watch” must begin below “enter”: there is no place between them otherwise.")
        raise Invalid({"watch_from": [said]})
    with act(actor, "qualification.rules", target=rules):
        return save_version(rules, version, **numbers)


def held_draft(edition: CriteriaSet) -> CriteriaSet:
    """The draft, its row held; raises Invalid when it is published, NotVisible when it is gone."""
    held = CriteriaSet.objects.select_for_update().filter(pk=edition.pk).first()
    if held is None:
        raise NotVisible
    if held.state != EditionState.DRAFT:
        raise Invalid(_("This version is published: it is never changed again. Write a new one."))
    return held


def _copy(latest: CriteriaSet) -> CriteriaSet:
    draft = CriteriaSet.objects.create(number=latest.number + 1)
    for group in groups_of(latest):
        kept = {name: getattr(group.group, name) for name in GROUP_COLUMNS}
        made = CriterionGroup.objects.create(edition=draft, position=group.group.position, **kept)
        QualificationCriterion.objects.bulk_create(
            QualificationCriterion(
                edition=draft, group=made, position=at, weight=line.weight,
                **{name: getattr(line, name) for name in LINE_COLUMNS},
            )
            for at, line in enumerate(group.lines, start=1)
        )  # fmt: skip
    return draft
