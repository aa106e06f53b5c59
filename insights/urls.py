"""Addresses of the insights room, at the root."""

from __future__ import annotations

from django.urls import path

from insights.people_urls import urlpatterns as people_urls
from insights.views.account import account_header_facts, account_risk_panel, account_risks
from insights.views.alerts import alert_close, alert_detail, alert_take, signal_list
from insights.views.capacity import capacity, capacity_detail, capacity_limits
from insights.views.digest import digest_preview, digest_unsubscribe
from insights.views.group import account_group
from insights.views.journey_map import (
    account_journey_map,
    account_map,
    account_map_pdf,
    account_map_svg,
    account_moment,
    account_moments,
)
from insights.views.my_day import my_day
from insights.views.programme import programme
from insights.views.search import palette, search
from insights.views.tasks import task_done, task_postpone, task_reopen, task_restore

app_name = "insights"

urlpatterns = [
    path("", my_day, name="my_day"),
    path("tasks/<int:pk>/done/", task_done, name="task_done"),
    path("tasks/<int:pk>/reopen/", task_reopen, name="task_reopen"),
    path("tasks/<int:pk>/postpone/", task_postpone, name="task_postpone"),
    path("tasks/<int:pk>/restore/", task_restore, name="task_restore"),
    path("programme/", programme, name="programme"),
    path("programme/capacity/", capacity, name="capacity"),
    path("programme/capacity/limits/", capacity_limits, name="capacity_limits"),
    path("programme/capacity/<int:member_pk>/", capacity_detail, name="capacity_detail"),
    path("signals/", signal_list, name="signal_list"),
    path("signals/<int:pk>/", alert_detail, name="alert_detail"),
    path("signals/<int:pk>/take/", alert_take, name="alert_take"),
    path("signals/<int:pk>/close/", alert_close, name="alert_close"),
    path("accounts/<int:pk>/risks/", account_risks, name="account_risks"),
    path("accounts/<int:pk>/header-facts/", account_header_facts, name="account_header_facts"),
    path("accounts/<int:pk>/risk-panel/", account_risk_panel, name="account_risk_panel"),
    path("accounts/<int:pk>/group/", account_group, name="account_group"),
    path("accounts/<int:pk>/map/", account_map, name="account_map"),
    path("accounts/<int:pk>/map/panel/", account_journey_map, name="account_journey_map"),
    path("accounts/<int:pk>/map/picture.svg", account_map_svg, name="account_map_svg"),
    path("accounts/<int:pk>/map/pdf/", account_map_pdf, name="account_map_pdf"),
    path("accounts/<int:pk>/moments/", account_moments, name="account_moments"),
    path("accounts/<int:pk>/moments/<slug:source>/<int:moment_pk>/", account_moment, name="account_moment"),
    path("search/", search, name="search"),
    path("search/palette/", palette, name="palette"),
    path("digest/", digest_preview, name="digest_preview"),
    path("digest/stop/<str:token>/", digest_unsubscribe, name="digest_unsubscribe"),
    *people_urls,
]
