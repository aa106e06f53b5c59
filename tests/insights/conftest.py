"""An organisation where something waits for everybody, and the addresses of the room."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.urls import reverse

from kam.tenancy.scope import tenant
from tests.insights.factories import busy_account

MAP_PAGES = ("account_map", "account_journey_map", "account_moments", "account_map_svg", "account_map_pdf")
PICTURES = ("power_map_svg", "power_map_pdf", "org_chart_svg", "org_chart_pdf")


@pytest.fixture
def place(house) -> SimpleNamespace:
    """`account`, `alert`, `action`, `person`, `meeting`, and `url(name)`; the contributor has no right."""
    with tenant(house.organisation.pk):
        found = busy_account(house)
    ids = {
        **dict.fromkeys(("alert_detail", "alert_take", "alert_close"), found.alert.pk),
        **dict.fromkeys(("account_risks", "account_risk_panel", "account_header_facts"), found.account.pk),
        **dict.fromkeys(MAP_PAGES + PICTURES, found.account.pk),
        **dict.fromkeys(("task_done", "task_reopen", "task_postpone", "task_restore"), found.action.pk),
    }

    def url(name: str, query: str = "") -> str:
        return reverse(f"insights:{name}", args=[ids[name]] if name in ids else []) + query

    return SimpleNamespace(house=house, url=url, **vars(found))
