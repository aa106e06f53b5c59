"""The contracts of the story on their way to their end: ticks, competitors, a tender, call-offs, one lost."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Account, Contract, Product, RunwayGate
from accounts.queries.runway import runway_line
from accounts.services.contract_details import add_competitor, add_document
from accounts.services.contracts import Decision, create_contract, lose_contract, renew_contract, update_contract
from accounts.services.runway import tick_gate
from accounts.services.tender import begin_tender
from kam.lib.dates import add_months
from kam.tenancy.models import Membership

TEXTS: dict[str, dict[str, Any]] = {
    "fr": {
        "evidence": "Compte rendu envoyé au sponsor, au dossier",
        "tender": "Les achats annoncent une consultation au terme du contrat",
        "rivals": (("Dormant & Fils", "high", "Prix d’appel très bas ; aucune équipe sur place."),
                   ("Kelvin Systems", "medium", "Bonne réputation chez les utilisateurs.")),
        "lost": "Contrat de maintenance repris en interne : la direction industrielle voulait garder ses techniciens, "
        "et nous l’avons appris trois semaines avant le préavis.",
        "up": "Deux sites de plus, parce que les économies de la première année étaient chiffrées par leur finance.",
        "down": "Le budget du site nord a été coupé ; le périmètre reviendra peut-être l’an prochain.",
        "spare": "Maintenance", "study": "Études",
        "frame": "Accord-cadre de services", "orders": ("Lot 1, sites de production", "Lot 2, plateformes"),
        "file": "Conditions particulières.txt",
        "content": "Conditions particulières\n\nIndexation annuelle, trois mois de préavis, revue trimestrielle.\n",
    },
    "en": {
        "evidence": "Minutes sent to the sponsor, on file",
        "tender": "Procurement announces a tender at the end of the contract",
        "rivals": (("Dormant & Sons", "high", "A very low first price; no team on site."),
                   ("Kelvin Systems", "medium", "Well thought of by the users.")),
        "lost": "Maintenance was taken in house: the plant's management wanted to keep its own technicians, and we "
        "heard of it three weeks before notice.",
        "up": "Two more sites, because their own finance put the first year's savings into figures.",
        "down": "The northern site's budget was cut; the scope may come back next year.",
        "spare": "Maintenance", "study": "Studies",
        "frame": "Framework agreement for services", "orders": ("Lot 1, plants", "Lot 2, hubs"),
        "file": "Special terms.txt",
        "content": "Special terms\n\nYearly indexation, three months' notice, a review each quarter.\n",
    },
}  # fmt: skip


class RenewalStory:
    """Tells the contracts of one account after another, by its number."""

    def __init__(self, locale: str, products: list[Product], today: date) -> None:
        self.words, self.products, self.today = TEXTS.get(locale, TEXTS["en"]), products, today

    def tell(self, account: Account, owner: Membership, number: int) -> None:
        """The running contract gets what was done of its runway; then what the number has in store."""
        contract = Contract.objects.filter(account=account, outcome="running").select_related("account").first()
        if contract is None:
            return
        contract = update_contract(
            contract, actor=owner, version=contract.version, tender=number % 5 == 2,
            products=self.products[: 1 + number % len(self.products)],
        )  # fmt: skip
        add_competitor(
            contract,
            actor=owner,
            **dict(zip(("name", "threat", "note"), self.words["rivals"][number % 2], strict=True)),
        )
        if contract.tender and 0 < (contract.end_on - self.today).days <= 365:
            begin_tender(
                contract, actor=owner, version=contract.version, today=self.today - timedelta(days=20),
                reason=self.words["tender"],
            )  # fmt: skip
            contract = Contract.objects.select_related("account").get(pk=contract.pk)
        self._tick(contract, owner, late=number % 3 == 1, leave=number % 4)
        (self._lost, self._grown, self._frame, self._shrunk)[number % 4](account, owner)

    def _tick(self, contract: Contract, owner: Membership, *, late: bool, leave: int) -> None:
        """What was due by now is done in time but for the last `leave`; where the story is `late` the first is not."""
        due = [one for one in runway_line(contract, self.today).gates if one.stop.safe < self.today]
        for at, one in enumerate(due[: len(due) - leave] if leave < 2 else due):
            shift = 9 if late and at == 0 else -6
            day = min(self.today, max(contract.start_on, one.stop.safe + timedelta(days=shift)))
            gate = RunwayGate.objects.get(pk=one.gate.pk)
            tick_gate(
                contract, gate, actor=owner, done=True, today=self.today, done_on=day, evidence=self.words["evidence"]
            )

    def _lost(self, account: Account, owner: Membership) -> None:
        made = self._past(account, owner, "spare", ended=40)
        decision = Decision(outcome_on=self.today - timedelta(days=75), outcome_reason="strategy")
        lose_contract(
            made, actor=owner, version=made.version, reason=self.words["lost"], decision=decision, today=self.today
        )

    def _grown(self, account: Account, owner: Membership) -> None:
        self._renewed(
            account, owner, Decimal("1.25"), Decision("up", self.today - timedelta(days=60), "value", self.words["up"])
        )

    def _shrunk(self, account: Account, owner: Membership) -> None:
        said = Decision("down", self.today - timedelta(days=50), "budget", self.words["down"])
        self._renewed(account, owner, Decimal("0.8"), said)

    def _renewed(self, account: Account, owner: Membership, factor: Decimal, said: Decision) -> None:
        made = self._past(account, owner, "study", ended=30)
        start = made.end_on + timedelta(days=1)
        renew_contract(
            made, actor=owner, version=made.version, start_on=start, today=self.today, decision=said,
            end_on=add_months(start, 24) - timedelta(days=1), annual_value=made.annual_value * factor,
        )  # fmt: skip

    def _past(self, account: Account, owner: Membership, title: str, *, ended: int) -> Contract:
        end = self.today - timedelta(days=ended)
        return create_contract(
            account, actor=owner, reference=f"{self.words[title][:2].upper()}-{account.external_reference}",
            title=self.words[title], start_on=add_months(end, -24), end_on=end, notice_months=2,
            annual_value=Decimal(96000), currency=account.currency,
        )  # fmt: skip

    def _frame(self, account: Account, owner: Membership) -> None:
        """A framework with two call-offs and a document: one of them ends before the framework does."""
        start = add_months(self.today, -10).replace(day=1)
        frame = create_contract(
            account, actor=owner, kind="framework", reference=f"AC-{account.external_reference}",
            title=self.words["frame"], start_on=start, end_on=add_months(start, 48) - timedelta(days=1),
            notice_months=6, annual_value=Decimal(0), currency=account.currency,
        )  # fmt: skip
        add_document(frame, SimpleUploadedFile(self.words["file"], self.words["content"].encode()), actor=owner)
        for number, (title, months) in enumerate(zip(self.words["orders"], (18, 36), strict=True), start=1):
            create_contract(
                account, actor=owner, kind="order", framework=frame, title=title, start_on=start,
                reference=f"AC-{account.external_reference}-{number}", notice_months=1, notice_days=15,
                end_on=add_months(start, months) - timedelta(days=1), annual_value=Decimal(120000 * number),
                currency=account.currency, products=self.products[number - 1 : number],
            )  # fmt: skip
