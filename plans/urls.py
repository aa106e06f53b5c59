"""The addresses of plans, objectives, actions and exports."""

from __future__ import annotations

from django.urls import path

from plans.views import (
    account,
    actions,
    approval,
    charters,
    directory,
    dossiers,
    exports,
    follow_up,
    kits,
    objectives,
    plans,
)

app_name = "plans"

urlpatterns = [
    path("", directory.plan_list, name="plan_list"),
    path("accounts/<int:account_id>/", account.account_plan, name="account_plan"),
    path("accounts/<int:account_id>/panel/", account.account_actions_panel, name="account_actions_panel"),
    path("accounts/<int:account_id>/start/", plans.plan_start, name="plan_start"),
    path("accounts/<int:account_id>/actions/new/", actions.action_create, name="action_create"),
    path("<int:pk>/", plans.plan_detail, name="plan_detail"),
    path("<int:pk>/parts/<slug:part>/", plans.plan_part, name="plan_part"),
    path("<int:pk>/parts/<slug:part>/edit/", plans.plan_part_edit, name="plan_part_edit"),
    path("<int:pk>/submit/", approval.plan_submit, name="plan_submit"),
    path("<int:pk>/approve/", approval.plan_approve, name="plan_approve"),
    path("<int:pk>/return/", approval.plan_return, name="plan_return"),
    path("<int:pk>/export/", exports.plan_export, name="plan_export"),
    path("<int:pk>/objectives/new/", objectives.objective_create, name="objective_create"),
    path("objectives/<int:pk>/edit/", objectives.objective_edit, name="objective_edit"),
    path("objectives/<int:pk>/value/", objectives.objective_value, name="objective_value"),
    path("objectives/<int:pk>/remove/", objectives.objective_remove, name="objective_remove"),
    path("actions/<int:pk>/edit/", actions.action_edit, name="action_edit"),
    path("actions/<int:pk>/done/", follow_up.action_done, name="action_done"),
    path("actions/<int:pk>/reopen/", follow_up.action_reopen, name="action_reopen"),
    path("actions/<int:pk>/postpone/", follow_up.action_postpone, name="action_postpone"),
    path("actions/<int:pk>/restore/", follow_up.action_restore, name="action_restore"),
    path("actions/<int:pk>/drop/", follow_up.action_drop, name="action_drop"),
    path("actions/<int:pk>/reassign/", actions.action_reassign, name="action_reassign"),
    path("charters/<int:pk>/pdf/", charters.charter_pdf, name="charter_pdf"),
    path("people/<int:pk>/kit/pdf/", kits.person_kit_pdf, name="person_kit_pdf"),
    path("accounts/<int:account_id>/dossier/pdf/", dossiers.account_dossier_pdf, name="account_dossier_pdf"),
    path("exports/<int:pk>/", exports.export_download, name="export_download"),
]
