"""The addresses of protocols, below those of accounts."""

from __future__ import annotations

from django.urls import URLPattern, path

from accounts.views import protocol_runs, protocol_start, protocol_steps, protocols, run_steps

urlpatterns: list[URLPattern] = [
    path("protocols/", protocols.protocol_list, name="protocol_list"),
    path("protocols/new/", protocols.protocol_create, name="protocol_create"),
    path("protocols/<int:pk>/", protocols.protocol_detail, name="protocol_detail"),
    path("protocols/<int:pk>/draft/", protocols.protocol_draft, name="protocol_draft"),
    path("protocols/<int:pk>/switch/", protocols.protocol_switch, name="protocol_switch"),
    path("protocols/<int:pk>/trigger/", protocols.protocol_trigger, name="protocol_trigger"),
    path("protocols/versions/<int:pk>/edit/", protocols.protocol_version_edit, name="protocol_version_edit"),
    path("protocols/versions/<int:pk>/compare/", protocols.protocol_version_compare, name="protocol_version_compare"),
    path("protocols/versions/<int:pk>/publish/", protocols.protocol_version_publish, name="protocol_version_publish"),
    path("protocols/versions/<int:pk>/discard/", protocols.protocol_version_discard, name="protocol_version_discard"),
    path("protocols/versions/<int:pk>/order/", protocol_steps.protocol_version_order, name="protocol_version_order"),
    path("protocols/versions/<int:pk>/steps/new/", protocol_steps.protocol_step_create, name="protocol_step_create"),
    path("protocols/steps/<int:pk>/edit/", protocol_steps.protocol_step_edit, name="protocol_step_edit"),
    path("protocols/steps/<int:pk>/move/", protocol_steps.protocol_step_move, name="protocol_step_move"),
    path("protocols/steps/<int:pk>/remove/", protocol_steps.protocol_step_remove, name="protocol_step_remove"),
    path("<int:pk>/protocols/", protocol_runs.account_protocols, name="account_protocols"),
    path("<int:pk>/protocols/start/", protocol_start.protocol_start, name="protocol_start"),
    path("runs/<int:pk>/", protocol_runs.run_detail, name="run_detail"),
    path("runs/<int:pk>/pause/", protocol_runs.run_pause, name="run_pause"),
    path("runs/<int:pk>/resume/", protocol_runs.run_resume, name="run_resume"),
    path("runs/<int:pk>/stop/", protocol_runs.run_stop, name="run_stop"),
    path("runs/<int:pk>/finish/", protocol_runs.run_finish, name="run_finish"),
    path("runs/<int:pk>/reference/", protocol_runs.run_reference, name="run_reference"),
    path("runs/steps/<int:pk>/done/", run_steps.run_step_done, name="run_step_done"),
    path("runs/steps/<int:pk>/skip/", run_steps.run_step_skip, name="run_step_skip"),
    path("runs/steps/<int:pk>/postpone/", run_steps.run_step_postpone, name="run_step_postpone"),
    path("runs/steps/<int:pk>/reassign/", run_steps.run_step_reassign, name="run_step_reassign"),
    path("runs/steps/<int:pk>/reopen/", run_steps.run_step_reopen, name="run_step_reopen"),
]
