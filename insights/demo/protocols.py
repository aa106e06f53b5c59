"""The protocols of the story: those a phase began, told to where they stand, and four that people started."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from accounts.models import Account, ProtocolRun, RunStep
from accounts.services.protocols import start_protocol
from accounts.services.protocols.running import finish_run, pause_run, stop_run
from accounts.services.protocols.steps import complete_step, postpone_step, skip_step
from kam.tenancy.models import Membership
from stakeholders.models import Stakeholder
from stakeholders.protocol_events import LEFT
from stakeholders.services.people import mark_left

TEXTS: dict[str, dict[str, Any]] = {
    "fr": {
        "proof": "Compte rendu au dossier, envoyé aux participants",
        "skip": "Déjà fait lors de la visite du site",
        "later": "Le client a demandé d’attendre la fin de l’inventaire",
        "note": "Le décideur l’a confirmé au comité",
        "lessons": "Rencontrer le décideur dès la première semaine : tout ce qui était écrit est allé plus vite que ce "
        "qui était seulement dit.",
        "new-decision-maker": "La nouvelle directrice des opérations a pris son poste lundi",
        "major-incident": "Arrêt de la télérelève pendant six heures sur deux sites",
        "merger": "Le groupe annonce le rapprochement de ses deux filiales",
        "tender": "Les achats annoncent une consultation pour l’an prochain",
        "pause": "Le client gèle toute décision jusqu’à son conseil d’administration",
        "stop": "La consultation est annulée : le contrat est prolongé d’un an",
    },
    "en": {
        "proof": "Minutes on file, sent to everybody present",
        "skip": "Done already during the site visit",
        "later": "The client asked us to wait until after stocktaking",
        "note": "The decision-maker confirmed it in the committee",
        "lessons": "Meet the decision-maker within the first week: whatever was written down went faster than what was "
        "only said.",
        "new-decision-maker": "The new head of operations took over on Monday",
        "major-incident": "Remote monitoring was down for six hours on two sites",
        "merger": "The group announces that its two subsidiaries become one",
        "tender": "Procurement announces a tender for next year",
        "pause": "The client freezes every decision until its board has met",
        "stop": "The tender is called off: the contract runs for another year",
    },
}


class ProtocolStory:
    """Tells the protocols of one account after another."""

    def __init__(self, locale: str, today: date) -> None:
        self.words, self.today = TEXTS[locale], today

    def tell(self, account: Account, owner: Membership, number: int) -> None:
        """What the phases began, then what the account's number has in store for it."""
        account = self.catch_up(account, owner)
        if account.phase in ("development", "consolidation"):
            self._by_people(account, owner, number % 4)
            if number % 3 == 0:
                self._departure(account, owner, answered=number % 6 == 0)

    def catch_up(self, account: Account, owner: Membership) -> Account:
        """What past phases began is finished, what the present one began stands a week ago; returns it as it is now."""
        account = Account.objects.get(pk=account.pk)
        for run in list(ProtocolRun.objects.filter(account=account).select_related("account", "edition", "template")):
            over = run.template.entering_phase != account.phase or run.cycle != account.cycle
            self._work_through(run, owner, until=self.today if over else self.today - timedelta(days=6), whole=over)
            if over:
                self._finish(run, owner)
        return account

    def _departure(self, account: Account, owner: Membership, *, answered: bool) -> None:
        """Whoever was met longest ago has left; the protocol is offered, or has answered it already."""
        left_on = self.today - timedelta(days=4)
        person = Stakeholder.objects.filter(account=account, influence__lt=5).order_by("last_touch_on", "pk").first()
        if person is None:
            return
        mark_left(person, actor=owner, version=person.version, left_on=left_on, today=self.today)
        if answered:
            start_protocol(account, actor=owner, code="contact-departure", origin=(LEFT, person.pk), today=left_on)

    def _by_people(self, account: Account, owner: Membership, kind: int) -> None:
        code, back = (("new-decision-maker", 17), ("major-incident", 9), ("merger", 30), ("tender", 60))[kind]
        day = self.today - timedelta(days=back)
        run = start_protocol(
            account, actor=owner, code=code, reason=self.words[code], today=day,
            reference_on=self.today + timedelta(days=50) if code == "tender" else None,
        )  # fmt: skip
        self._work_through(run, owner, until=self.today - timedelta(days=4))
        run = _fresh(run)
        if code == "merger":
            pause_run(
                run, actor=owner, version=run.version, reason=self.words["pause"], today=self.today - timedelta(days=8)
            )
        if code == "tender":
            stop_run(run, actor=owner, version=run.version, reason=self.words["stop"], today=self.today)

    def _work_through(self, run: ProtocolRun, owner: Membership, *, until: date, whole: bool = False) -> None:
        """Every step due until then is done on its day, one is left out; the first open one afterwards is postponed."""
        for position in range(1, RunStep.objects.filter(run=run).count() + 1):
            step = _step(run, position)
            if not whole and (step.due_on is None or step.due_on > until):
                break
            day = min(step.due_on or run.started_on, until)
            if position == 5 and not step.step.evidence_required:
                skip_step(step, actor=owner, version=step.version, today=day, reason=self.words["skip"])
            else:
                proof = self.words["proof"] if step.step.evidence else ""
                complete_step(step, actor=owner, version=step.version, today=day, evidence=proof)
        else:
            return
        if step.due_on is not None and position % 2:
            later = max(step.due_on, self.today) + timedelta(days=7)
            postpone_step(
                step, actor=owner, version=step.version, due_on=later, reason=self.words["later"], today=self.today
            )

    def _finish(self, run: ProtocolRun, owner: Membership) -> None:
        run = _fresh(run)
        last = RunStep.objects.filter(run=run).order_by("-done_on").values_list("done_on", flat=True).first()
        finish_run(
            run, actor=owner, version=run.version, result="met", note=self.words["note"],
            lessons=self.words["lessons"], today=last or self.today,
        )  # fmt: skip


def _fresh(run: ProtocolRun) -> ProtocolRun:
    return ProtocolRun.objects.select_related("account", "edition").get(pk=run.pk)


def _step(run: ProtocolRun, position: int) -> RunStep:
    related = ("run__account", "run__edition", "step", "owner")
    return RunStep.objects.select_related(*related).get(run=run, position=position)
