"""Addresses under outbox/: outgoing e-mails, jobs, health."""

from django.urls import path

from kam.outbox.views import health, jobs, rows

app_name = "outbox"

urlpatterns = [
    path("", rows.outbox_list, name="outbox_list"),
    path("<int:pk>/", rows.outbox_row, name="outbox_row"),
    path("<int:pk>/resend/", rows.outbox_resend, name="outbox_resend"),
    path("jobs/<int:pk>/", jobs.job_detail, name="job_detail"),
    path("jobs/<int:pk>/cancel/", jobs.job_cancel, name="job_cancel"),
    path("jobs/<int:pk>/file/", jobs.job_file, name="job_file"),
    path("healthz", health.healthz, name="healthz"),
]
