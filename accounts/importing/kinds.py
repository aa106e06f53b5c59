"""The kinds of file of this room: accounts, sales team, products, opportunities with their revenue."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from accounts.choices import ImportKind
from accounts.importing.fields import Field, FieldType, Kind

_ZERO, _ONE, _MILLION = Decimal(0), Decimal(1), Decimal(1_000_000)  # a client's own revenue is kept in millions
_T = FieldType

ACCOUNTS = Kind(
    ImportKind.ACCOUNTS,
    (
        Field("name", _("Name"), _T.NAME, required=True),
        Field("external_reference", _("External reference"), _T.TEXT, longest=80),
        Field("industry", _("Industry"), _T.INDUSTRY, longest=80),
        Field("country", _("Country"), _T.COUNTRY),
        Field("city", _("City"), _T.TEXT, longest=80),
        Field("website", _("Website"), _T.URL, longest=200),
        Field("founded", _("Founded"), _T.YEAR),
        Field(
            "client_revenue",
            _("Client's own revenue, millions"),
            _T.DECIMAL,
            base=_MILLION,
            smallest=_ZERO,
        ),
        Field("employees", _("Employees"), _T.INTEGER, smallest=_ZERO),
        Field("parent", _("Group"), _T.NAME),
        Field("owner", _("Account manager"), _T.NAME, longest=120),
    ),
)

TEAM = Kind(
    ImportKind.TEAM,
    (
        Field("name", _("Name"), _T.NAME, required=True, longest=120),
        Field("email", _("E-mail"), _T.EMAIL, longest=254),
        Field("title", _("Job title"), _T.TEXT, longest=120),
        Field("manager", _("Manager"), _T.NAME, longest=120),
        Field("office", _("Office"), _T.TEXT, longest=80),
    ),
)

PRODUCTS = Kind(
    ImportKind.PRODUCTS,
    (
        Field("name", _("Name"), _T.NAME, required=True, longest=120),
        Field("series", _("Series"), _T.TEXT, longest=80),
        Field("list_price", _("List price"), _T.DECIMAL, base=_ONE, smallest=_ZERO),
    ),
)

REVENUE = Kind(
    ImportKind.REVENUE,
    (
        Field("reference", _("Opportunity"), _T.TEXT, longest=80),
        Field("account", _("Account"), _T.NAME, required=True),
        Field("product", _("Product"), _T.NAME, longest=120),
        Field("agent", _("Account manager"), _T.NAME, longest=120),
        Field("stage", _("Stage"), _T.STAGE, required=True, longest=80),
        Field("engaged_on", _("Opened on"), _T.DATE),
        Field("closed_on", _("Closed on"), _T.DATE, required=True),
        Field("amount", _("Amount"), _T.DECIMAL, required=True, base=_ONE),
    ),
)

KINDS: dict[str, Kind] = {kind.key: kind for kind in (ACCOUNTS, TEAM, PRODUCTS, REVENUE)}


def kind_of(key: str) -> Kind:
    """The kind with this key, of this room or registered by one above. KeyError when there is none."""
    return KINDS[key]


def kind_choices() -> list[tuple[str, str]]:
    """All kinds with their words, for a form."""
    return [(kind.key, kind.label) for kind in KINDS.values()]
