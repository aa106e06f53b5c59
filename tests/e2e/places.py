"""The main pages of the product, filled with the ids of one organisation's world."""

from __future__ import annotations

from types import SimpleNamespace

from django.urls import reverse

from accounts.models import Account, Charter, Contract, CriteriaSet, ProtocolRun, RunwayGate
from insights.models import Alert
from kam.tenancy.scope import tenant
from reviews.models import Meeting
from stakeholders.models import ExecutivePair, Handover, HandoverLine, InboundMail, PrivacyRequest, Stakeholder, Tie


def main_pages(house: SimpleNamespace, account: Account) -> dict[str, str]:
    """Name and address of every page a reader comes by in a week."""
    with tenant(house.organisation.pk):
        person = Stakeholder.objects.latest("pk").pk
        handover = Handover.objects.latest("pk").pk
        line = HandoverLine.objects.latest("pk").pk
        letter = InboundMail.objects.latest("pk").pk
        pair = ExecutivePair.objects.latest("pk").pk
        tie = Tie.objects.latest("pk").pk
        asked = PrivacyRequest.objects.latest("pk").pk
        meeting = Meeting.objects.latest("pk").pk
        run = ProtocolRun.objects.latest("pk")
        charter = Charter.objects.latest("pk")
        contract = Contract.objects.filter(account=account).latest("pk").pk
        gate = RunwayGate.objects.latest("pk").pk
        alert = Alert.objects.latest("pk").pk
        criteria = CriteriaSet.objects.latest("pk").pk
    on_account = [account.pk]
    return {
        "my day": reverse("insights:my_day"),
        "portfolio": reverse("accounts:portfolio"),
        "portfolio board": reverse("accounts:portfolio_board") + "?all=1",
        "choosing accounts": reverse("accounts:portfolio") + "?select=1",
        "changing many": reverse("accounts:portfolio_bulk") + f"?change=phase&value=development&pick={account.pk}",
        "tags of an account": reverse("accounts:account_tags", args=on_account),
        "tags": reverse("accounts:tag_list"),
        "saved views": reverse("accounts:view_list"),
        "account overview": reverse("accounts:account_detail", args=on_account),
        "journey": reverse("accounts:account_journey", args=on_account),
        "journey map": reverse("insights:account_map", args=on_account),
        "leave": reverse("accounts:account_leave", args=on_account),
        "compare cycles": reverse("accounts:cycle_compare", args=on_account),
        "entry gates": reverse("accounts:programme_settings"),
        "new criterion": reverse("accounts:criterion_create"),
        "protocols": reverse("accounts:protocol_list"),
        "protocol": reverse("accounts:protocol_detail", args=[run.template_id]),
        "protocols of an account": reverse("accounts:account_protocols", args=on_account),
        "start a protocol": reverse("accounts:protocol_start", args=on_account) + f"?protocol={run.template_id}",
        "running protocol": reverse("accounts:run_detail", args=[run.pk]),
        "charter": reverse("accounts:account_charter", args=on_account),
        "a version of the charter": reverse("accounts:charter_detail", args=[charter.pk]),
        "compare charters": reverse("accounts:charter_compare", args=[charter.pk]),
        "agree on the charter": reverse("accounts:charter_agree", args=[charter.pk]),
        "line of a charter": reverse("accounts:charter_line_create", args=[charter.pk, "escalation"]),
        "onboarding": reverse("accounts:account_onboarding", args=on_account),
        "candidates": reverse("accounts:qualification_list"),
        "portfolio matrix": reverse("accounts:qualification_matrix"),
        "to be qualified again": reverse("accounts:qualification_due"),
        "qualification criteria": reverse("accounts:criteria_list"),
        "criteria editor": reverse("accounts:criteria_edit", args=[criteria]),
        "thresholds of qualification": reverse("accounts:criteria_rules"),
        "nominate": reverse("accounts:qualification_create"),
        "qualifications of an account": reverse("accounts:account_qualification", args=on_account),
        "former accounts": reverse("accounts:former_list"),
        "move": reverse("accounts:account_move", args=on_account),
        "footprint": reverse("accounts:account_footprint", args=on_account),
        "economics": reverse("accounts:account_economics", args=on_account),
        "economics ranking": reverse("accounts:economics_ranking"),
        "hourly rates": reverse("accounts:rate_list"),
        "wallet": reverse("accounts:account_wallet", args=on_account),
        "products": reverse("accounts:product_list"),
        "value": reverse("accounts:account_value", args=on_account),
        "renewal runway": reverse("accounts:account_runway", args=on_account),
        "all renewals": reverse("accounts:runway_list"),
        "contract": reverse("accounts:contract_detail", args=[contract]),
        "edit a contract": reverse("accounts:contract_edit", args=[contract]),
        "renew a contract": reverse("accounts:contract_renew", args=[contract]),
        "reopen a contract": reverse("accounts:contract_reopen", args=[contract]),
        "tender mode": reverse("accounts:contract_tender", args=[contract]),
        "tick a gate": reverse("accounts:runway_tick", args=[contract, gate]),
        "runway gates": reverse("accounts:runway_gate_list"),
        "risks": reverse("insights:account_risks", args=on_account),
        "people map": reverse("stakeholders:account_people", args=on_account),
        "people map on a day": reverse("stakeholders:account_people", args=on_account) + "?on=2026-01-01&lines=reports",
        "organisation chart": reverse("stakeholders:account_chart", args=on_account),
        "chief": reverse("stakeholders:stakeholder_chief", args=[person]),
        "transitions": reverse("stakeholders:account_transitions", args=on_account),
        "hand-over dossier": reverse("stakeholders:account_dossier", args=on_account),
        "a hand-over": reverse("stakeholders:handover_detail", args=[handover]),
        "begin a hand-over": reverse("stakeholders:handover_start", args=on_account),
        "a relationship of a hand-over": reverse("stakeholders:transfer_advance", args=[line]),
        "a departure": reverse("stakeholders:stakeholder_leave", args=[person]),
        "what remains": reverse("stakeholders:stakeholder_remains", args=[person]),
        "moved to another account": reverse("stakeholders:stakeholder_move", args=[person]),
        "directory": reverse("stakeholders:directory"),
        "list of people": reverse("stakeholders:account_people", args=on_account) + "?view=list",
        "likely doubles": reverse("stakeholders:double_list"),
        "merge": reverse("stakeholders:stakeholder_merge", args=[person]),
        "cards": reverse("stakeholders:account_cards", args=on_account),
        "role to fill": reverse("stakeholders:stakeholder_create", args=on_account) + "?kind=role",
        "personal data": reverse("stakeholders:privacy_list"),
        "a request about data": reverse("stakeholders:privacy_detail", args=[asked]),
        "people past their time": reverse("stakeholders:privacy_list") + "?show=people",
        "how long people are kept": reverse("stakeholders:privacy_rules"),
        "personal data of a person": reverse("stakeholders:stakeholder_privacy", args=[person]),
        "request of a person": reverse("stakeholders:stakeholder_ask", args=[person]),
        "keep a person longer": reverse("stakeholders:stakeholder_keep", args=[person]),
        "profiles of our own": reverse("stakeholders:own_profile_list"),
        "kit": reverse("stakeholders:stakeholder_kit", args=[person]),
        "questions and problems": reverse("stakeholders:account_questions", args=on_account),
        "new question": reverse("stakeholders:question_create", args=on_account),
        "next contacts": reverse("stakeholders:account_cadence", args=on_account),
        "whom to see next": reverse("stakeholders:next_list"),
        "journeys of the profiles": reverse("stakeholders:profile_journeys"),
        "new profile": reverse("stakeholders:own_profile_create"),
        "person": reverse("stakeholders:stakeholder_detail", args=[person]),
        "new person": reverse("stakeholders:stakeholder_create", args=on_account),
        "coverage": reverse("stakeholders:account_coverage", args=on_account),
        "coverage of all accounts": reverse("stakeholders:coverage_list"),
        "targets of coverage": reverse("stakeholders:coverage_targets"),
        "relationships": reverse("stakeholders:account_ties", args=on_account),
        "strength of a relation": reverse("stakeholders:account_strength", args=[account.pk, person, house.kam.pk]),
        "promises to a person": reverse("stakeholders:stakeholder_promises", args=[person]),
        "relationships of a person": reverse("stakeholders:stakeholder_ties", args=[person]),
        "change a tie": reverse("stakeholders:tie_edit", args=[tie]),
        "history of a tie": reverse("stakeholders:tie_history", args=[tie]),
        "new tie": reverse("stakeholders:account_tie_create", args=on_account),
        "mail": reverse("stakeholders:mail_list"),
        "mail of an account": reverse("stakeholders:account_mail", args=on_account),
        "a letter": reverse("stakeholders:mail_detail", args=[letter]),
        "executives of an account": reverse("stakeholders:account_executives", args=on_account),
        "executives": reverse("stakeholders:executive_list"),
        "briefing": reverse("stakeholders:executive_briefing", args=[pair]),
        "new pair": reverse("stakeholders:executive_create", args=on_account),
        "touchpoint form": reverse("stakeholders:touchpoint_create") + f"?account={account.pk}",
        "plan": reverse("plans:account_plan", args=on_account),
        "plans": reverse("plans:plan_list"),
        "meetings": reverse("reviews:meeting_list"),
        "meeting form": reverse("reviews:meeting_create") + f"?account={account.pk}",
        "meeting detail": reverse("reviews:meeting_detail", args=[meeting]),
        "signals": reverse("insights:signal_list"),
        "alert": reverse("insights:alert_detail", args=[alert]),
        "group": reverse("insights:account_group", args=on_account),
        "team": reverse("accounts:team_list", args=on_account),
        "exchange rates": reverse("accounts:exchange_list"),
        "capacity": reverse("insights:capacity"),
        "capacity of a manager": reverse("insights:capacity_detail", args=[house.kam.pk]),
        "limits of capacity": reverse("insights:capacity_limits"),
        "programme": reverse("insights:programme"),
        "digest": reverse("insights:digest_preview"),
        "imports": reverse("accounts:import_list"),
        "members": reverse("members:member_list"),
        "profile": reverse("members:profile"),
        "settings": reverse("members:settings"),
        "outbox": reverse("outbox:outbox_list"),
        "audit trail": reverse("audit:trail"),
    }
