"""The addresses of qualification."""

from __future__ import annotations

from django.urls import path

from accounts.views import qualification, qualification_steps

urlpatterns = [
    path("qualification/", qualification.qualification_list, name="qualification_list"),
    path("qualification/due/", qualification.qualification_due, name="qualification_due"),
    path("qualification/matrix/", qualification.qualification_matrix, name="qualification_matrix"),
    path("qualification/new/", qualification.qualification_create, name="qualification_create"),
    path("qualification/<int:pk>/", qualification_steps.qualification_detail, name="qualification_detail"),
    path("qualification/<int:pk>/ask/", qualification_steps.qualification_ask, name="qualification_ask"),
    path("qualification/<int:pk>/rate/", qualification_steps.qualification_rate, name="qualification_rate"),
    path("qualification/<int:pk>/decide/", qualification_steps.qualification_decide, name="qualification_decide"),
    path("qualification/<int:pk>/withdraw/", qualification_steps.qualification_withdraw, name="qualification_withdraw"),
    path("<int:pk>/qualification/", qualification.account_qualification, name="account_qualification"),
]
