"""The addresses of accounts."""

from __future__ import annotations

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from accounts.views import (
    account,
    board,
    bulk,
    contracts,
    cycles,
    economics,
    exports,
    footprint,
    gates,
    journey,
    leaving,
    portfolio,
    products,
    programme,
    ranking,
    saved_views,
    tags,
    team,
    value,
    wallet,
)

app_name = "accounts"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", portfolio.portfolio, name="portfolio"),
    path("options/", portfolio.account_options, name="account_options"),
    path("bulk/", bulk.portfolio_bulk, name="portfolio_bulk"),
    path("board/", board.portfolio_board, name="portfolio_board"),
    path("export/", exports.portfolio_export, name="portfolio_export"),
    path("views/", saved_views.view_list, name="view_list"),
    path("views/<int:pk>/edit/", saved_views.view_edit, name="view_edit"),
    path("views/<int:pk>/delete/", saved_views.view_delete, name="view_delete"),
    path("views/<int:pk>/start/", saved_views.view_start, name="view_start"),
    path("tags/", tags.tag_list, name="tag_list"),
    path("tags/<int:pk>/edit/", tags.tag_edit, name="tag_edit"),
    path("tags/<int:pk>/delete/", tags.tag_delete, name="tag_delete"),
    path("<int:pk>/tags/", tags.account_tags, name="account_tags"),
    path("new/", account.account_create, name="account_create"),
    path("<int:pk>/", account.account_detail, name="account_detail"),
    path("<int:pk>/edit/", account.account_edit, name="account_edit"),
    path("<int:pk>/history/", account.account_history_panel, name="account_history_panel"),
    path("<int:pk>/journey/", journey.account_journey, name="account_journey"),
    path("<int:pk>/journey/move/", journey.account_move, name="account_move"),
    path("<int:pk>/journey/leave/", leaving.account_leave, name="account_leave"),
    path("<int:pk>/journey/compare/", cycles.cycle_compare, name="cycle_compare"),
    path("former/", leaving.former_list, name="former_list"),
    path("<int:pk>/journey/gate/<int:criterion_pk>/", gates.gate_check, name="gate_check"),
    path("programme/", programme.programme_settings, name="programme_settings"),
    path("programme/new/", programme.criterion_create, name="criterion_create"),
    path("programme/<int:pk>/edit/", programme.criterion_edit, name="criterion_edit"),
    path("programme/<int:pk>/switch/", programme.criterion_switch, name="criterion_switch"),
    path("programme/<int:pk>/order/", programme.criterion_order, name="criterion_order"),
    path("<int:pk>/value/", value.account_value, name="account_value"),
    path("<int:pk>/footprint/", footprint.account_footprint, name="account_footprint"),
    path("<int:pk>/footprint/export/", footprint.account_footprint_export, name="account_footprint_export"),
    path("footprint/<int:entity_pk>/<int:product_pk>/", footprint.footprint_cell, name="footprint_cell"),
    path("<int:pk>/entities/new/", footprint.entity_create, name="entity_create"),
    path("entities/<int:pk>/edit/", footprint.entity_edit, name="entity_edit"),
    path("<int:pk>/wallet/", wallet.account_wallet, name="account_wallet"),
    path("<int:pk>/wallet/new/", wallet.account_wallet_add, name="account_wallet_add"),
    path("<int:pk>/economics/", economics.account_economics, name="account_economics"),
    path("<int:pk>/economics/<str:quarter>/", economics.account_quarter, name="account_quarter"),
    path("economics/", ranking.economics_ranking, name="economics_ranking"),
    path("economics/export/", ranking.economics_export, name="economics_export"),
    path("rates/", economics.rate_list, name="rate_list"),
    path("products/", products.product_list, name="product_list"),
    path("products/new/", products.product_create, name="product_create"),
    path("products/<int:pk>/edit/", products.product_edit, name="product_edit"),
    path("<int:pk>/contracts/new/", contracts.contract_create, name="contract_create"),
    path("contracts/<int:pk>/edit/", contracts.contract_edit, name="contract_edit"),
    path("<int:pk>/team/", team.team_list, name="team_list"),
    path("<int:pk>/team/add/", team.team_add, name="team_add"),
    path("<int:pk>/team/<int:member_pk>/undo/", team.team_undo, name="team_undo"),
    path("team/<int:pk>/edit/", team.team_edit, name="team_edit"),
    path("team/<int:pk>/remove/", team.team_remove, name="team_remove"),
]
if find_spec("accounts.import_urls"):
    urlpatterns.append(path("imports/", include("accounts.import_urls")))
urlpatterns.append(path("", include("accounts.protocol_urls")))
urlpatterns.append(path("", include("accounts.qualification_urls")))
urlpatterns.append(path("", include("accounts.charter_urls")))
urlpatterns.append(path("", include("accounts.criteria_urls")))
urlpatterns.append(path("", include("accounts.exchange_urls")))
urlpatterns.append(path("", include("accounts.runway_urls")))
