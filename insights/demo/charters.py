"""The charters of the story: agreed, agreed anew, being written; candidates have none."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from accounts.access import account_for
from accounts.charters.parts import COLUMNS
from accounts.choices import CharterPart
from accounts.models import Account, Charter
from accounts.models.charter import LINE_MODELS
from accounts.services.charters.agreeing import agree_charter
from accounts.services.charters.lines import accept_expectation, add_line, remove_line, update_line
from accounts.services.charters.opening import open_charter
from kam.tenancy.models import Membership
from stakeholders.models import Stakeholder

TEXTS: dict[str, dict[str, str]] = {
    "fr": {
        "reason": "Un deuxième site rejoint le contrat : il faut un pilotage plus serré et un second niveau d’escalade",
        "promise": "Chaque nouveau site est mis en service en six semaines, avec un interlocuteur sur place.",
        "target": "95 % des sites à l’heure",
        "measure": "Sites mis en service à la date promise",
        "goal": "Le deuxième site fonctionne comme le premier",
    },
    "en": {
        "reason": "A second site joins the contract: steering must be closer, and escalation needs a second level",
        "promise": "Every new site is in service within six weeks, with a contact on the spot.",
        "target": "95 % of sites on time",
        "measure": "Sites in service on the promised day",
        "goal": "The second site runs like the first",
    },
}


class CharterStory:
    """Tells the charter of one account after another."""

    def __init__(self, locale: str, today: date) -> None:
        self.locale, self.words, self.today = locale, TEXTS[locale], today

    def tell(self, account: Account, people: list[Stakeholder], owner: Membership, number: int) -> None:
        """In onboarding a draft half accepted; later an agreed charter; every other one has been through a change."""
        account = account_for(owner, account.pk)
        if account.phase == "qualification" or account.archived_at is not None:
            return
        named = [f"{one.name}, {one.job_title}" for one in people]
        if account.phase == "onboarding":
            draft = self._open(account, owner, back=20)
            self._name(draft, named, owner)
            self._accept(draft, named[0], owner, share=2)
            return
        draft = self._open(account, owner, back=290)
        self._name(draft, named, owner)
        self._accept(draft, named[0], owner, share=1)
        self._agree(draft, owner, named[1], back=270)
        if number % 2 == 0:
            draft = self._open(account, owner, back=34, reason=self.words["reason"])
            self._change(draft, owner)
            if number % 4 == 0:
                self._agree(draft, owner, named[1], back=12)

    def _open(self, account: Account, owner: Membership, *, back: int, reason: str = "") -> Charter:
        day = self.today - timedelta(days=back)
        return open_charter(account, actor=owner, today=day, language=self.locale, reason=reason)

    def _name(self, draft: Charter, named: list[str], owner: Membership) -> None:
        """The people of the account speak for it, where the draft only had their part."""
        for part, speakers in ((CharterPart.MODES, (3, 0, 1, 1, 3)), (CharterPart.ESCALATION, (3, 0, 1))):
            for line, at in zip(self._lines(draft, part), speakers, strict=True):
                columns = {"their_contact": named[at % len(named)]}
                self._update(line, part, owner, columns)

    def _accept(self, draft: Charter, name: str, owner: Membership, *, share: int) -> None:
        day = min(self.today, draft.opened_on + timedelta(days=9))
        for line in self._lines(draft, CharterPart.EXPECTATIONS)[::share]:
            accept_expectation(
                line, actor=owner, version=line.version, accepted_by=name, accepted_on=day, today=self.today
            )

    def _change(self, draft: Charter, owner: Membership) -> None:
        """The second version: closer steering, one promise more, one gone, another goal."""
        steering = self._lines(draft, CharterPart.MODES)[1]
        self._update(steering, CharterPart.MODES, owner, {"rhythm": "fortnight"})
        gone = self._lines(draft, CharterPart.EXPECTATIONS)[2]
        remove_line(gone, actor=owner, version=gone.version)
        add_line(draft, CharterPart.EXPECTATIONS, actor=owner, side="ours", text=self.words["promise"])
        add_line(
            draft, CharterPart.GOALS, actor=owner, text=self.words["goal"], measure=self.words["measure"],
            target=self.words["target"], by_on=self.today + timedelta(days=240),
        )  # fmt: skip

    def _update(self, line: Any, part: CharterPart, owner: Membership, changes: dict[str, Any]) -> None:
        columns = {name: getattr(line, name) for name in COLUMNS[part]} | changes
        update_line(line, actor=owner, version=line.version, **columns)

    def _agree(self, draft: Charter, owner: Membership, name: str, *, back: int) -> None:
        now = Charter.objects.select_related("account").get(pk=draft.pk)
        agree_charter(
            now, actor=owner, version=now.version, agreed_by=owner, agreed_by_client=name, accept_rest=True,
            agreed_on=self.today - timedelta(days=back), today=self.today,
        )  # fmt: skip

    def _lines(self, draft: Charter, part: CharterPart) -> list[Any]:
        rows = LINE_MODELS[part].objects.filter(charter=draft).select_related("charter__account")
        return list(rows.order_by("position"))
