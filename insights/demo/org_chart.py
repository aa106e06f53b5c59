"""The demonstration's organisation chart: levels, two entities, roles to fill, opinions that moved over two years."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from accounts.models import Account
from insights.demo.org_people import STORIES, Newcomer
from kam.tenancy.models import Membership
from stakeholders.models import Stakeholder
from stakeholders.services.chart import set_chief
from stakeholders.services.judgements import judge
from stakeholders.services.people import add_stakeholder, mark_left, update_stakeholder
from stakeholders.services.touchpoints import log_touchpoint


@dataclass
class OrgChartStory:
    """Tells the chart of an organisation's first client; the others keep the few people they have."""

    slug: str
    today: date
    known: dict[str, Stakeholder] = field(default_factory=dict)

    def tell(self, account: Account, people: list[Stakeholder], owner: Membership, number: int) -> None:
        """Place those who are there already, let the others come, be judged, be met, and leave."""
        story = STORIES.get(self.slug)
        if story is None or number:
            return
        present = Stakeholder.objects.in_bulk([one.pk for one in people])
        self.known = {one.name.split()[0]: one for one in present.values() if one.present}
        for newcomer in story.newcomers:
            self._come(account, newcomer, owner, story.reason)
        for first, (chief, entity, seniority) in story.placed.items():
            if first not in self.known:  # whoever left in another story keeps the place they had
                continue
            person = Stakeholder.objects.get(pk=self.known[first].pk)
            moved = set_chief(person, actor=owner, version=person.version, chief=self._chief(chief))
            update_stakeholder(moved, actor=owner, version=moved.version, entity=entity, seniority=seniority)

    def _chief(self, first: str) -> Stakeholder | None:
        """Who goes by that name; of somebody who left, their own chief."""
        placed = STORIES[self.slug].placed
        while first not in self.known and first in placed:
            first = placed[first][0]
        return self.known.get(first)

    def _ago(self, days: int) -> date:
        return self.today - timedelta(days=days)

    def _come(self, account: Account, one: Newcomer, owner: Membership, reason: str) -> None:
        (days, influence, support, why), *later = one.judged
        fields: dict[str, Any] = {
            "name": one.name, "job_title": one.title, "function": one.function, "entity": one.entity, "kind": one.kind,
            "profile": one.profile, "seniority": one.seniority, "employer": one.employer, "influence": influence,
            "support": support, "reports_to": self._chief(one.chief),
        }  # fmt: skip
        person = add_stakeholder(account, actor=owner, today=self._ago(days), reason=why or reason, **fields)
        self.known[one.name.split()[0]] = self.known[one.name] = person
        for days, influence, support, why in later:
            person = judge(
                person, actor=owner, version=person.version, influence=influence, support=support, reason=why,
                today=self._ago(days),
            )  # fmt: skip
        for days in one.met:
            subject = STORIES[self.slug].met
            log_touchpoint(
                account, actor=owner, happened_on=self._ago(days), channel="video", subject=subject, people=[person.pk],
                today=self.today,
            )  # fmt: skip
        if one.left is not None:
            fresh = Stakeholder.objects.get(pk=person.pk)
            mark_left(fresh, actor=owner, version=fresh.version, left_on=self._ago(one.left), today=self.today)
