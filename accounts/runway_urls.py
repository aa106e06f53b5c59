"""The addresses of contracts in full and of the renewal runway, below those of accounts."""

from __future__ import annotations

from django.urls import URLPattern, path

from accounts.views import contract_details, contract_outcomes, contracts, runway, runway_settings

urlpatterns: list[URLPattern] = [
    path("<int:pk>/runway/", runway.account_runway, name="account_runway"),
    path("runway/", runway.runway_list, name="runway_list"),
    path("runway/gates/", runway_settings.runway_gate_list, name="runway_gate_list"),
    path("runway/gates/new/", runway_settings.runway_gate_create, name="runway_gate_create"),
    path("runway/gates/<int:pk>/edit/", runway_settings.runway_gate_edit, name="runway_gate_edit"),
    path("runway/gates/<int:pk>/switch/", runway_settings.runway_gate_switch, name="runway_gate_switch"),
    path("contracts/<int:pk>/", contracts.contract_detail, name="contract_detail"),
    path("contracts/<int:pk>/history/", contracts.contract_history_panel, name="contract_history_panel"),
    path("contracts/<int:pk>/renew/", contract_outcomes.contract_renew, name="contract_renew"),
    path("contracts/<int:pk>/lose/", contract_outcomes.contract_lose, name="contract_lose"),
    path("contracts/<int:pk>/reopen/", contract_outcomes.contract_reopen, name="contract_reopen"),
    path("contracts/<int:pk>/tender/", contract_outcomes.contract_tender, name="contract_tender"),
    path("contracts/<int:pk>/gates/<int:gate_pk>/", runway.runway_tick, name="runway_tick"),
    path(
        "contracts/<int:pk>/competitors/new/",
        contract_details.contract_competitor_create,
        name="contract_competitor_create",
    ),
    path("contracts/competitors/<int:pk>/edit/", contract_details.competitor_edit, name="competitor_edit"),
    path("contracts/competitors/<int:pk>/remove/", contract_details.competitor_remove, name="competitor_remove"),
    path(
        "contracts/<int:pk>/documents/new/", contract_details.contract_document_create, name="contract_document_create"
    ),
    path("contracts/documents/<int:pk>/", contract_details.document_download, name="document_download"),
    path("contracts/documents/<int:pk>/remove/", contract_details.document_remove, name="document_remove"),
]
