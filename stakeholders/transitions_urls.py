"""The addresses of transitions: departures, moves, hand-overs, the dossier."""

from __future__ import annotations

from django.urls import path

from stakeholders.views import departures, handovers, transfers, transitions

urlpatterns = [
    path("accounts/<int:account_id>/transitions/", transitions.account_transitions, name="account_transitions"),
    path("accounts/<int:account_id>/dossier/", transitions.account_dossier, name="account_dossier"),
    path("accounts/<int:account_id>/handover/", handovers.handover_start, name="handover_start"),
    path("handovers/<int:pk>/", handovers.handover_detail, name="handover_detail"),
    path("handovers/<int:pk>/edit/", handovers.handover_edit, name="handover_edit"),
    path("handovers/<int:pk>/stop/", handovers.handover_stop, name="handover_stop"),
    path("handovers/<int:pk>/pass/", handovers.handover_pass, name="handover_pass"),
    path("handovers/<int:pk>/finish/", handovers.handover_finish, name="handover_finish"),
    path("handovers/<int:pk>/people/", handovers.handover_people, name="handover_people"),
    path("transfers/<int:pk>/", transfers.transfer_advance, name="transfer_advance"),
    path("transfers/<int:pk>/leave-out/", transfers.transfer_waive, name="transfer_waive"),
    path("transfers/<int:pk>/take-up/", transfers.transfer_resume, name="transfer_resume"),
    path("<int:pk>/left/", departures.stakeholder_leave, name="stakeholder_leave"),
    path("<int:pk>/remains/", departures.stakeholder_remains, name="stakeholder_remains"),
    path("<int:pk>/move/", departures.stakeholder_move, name="stakeholder_move"),
]
