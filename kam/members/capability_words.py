"""Each capability as a sentence a person understands, in the order of the day's work."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kam.tenancy.capabilities import Capability

Lines = list[tuple[Capability, Promise]]


def groups() -> list[tuple[Promise, Lines]]:
    """The capabilities in three groups; a guard test compares them with the table."""
    return [
        (
            _("Accounts"),
            [
                (Capability.VIEW_PORTFOLIO, _("Open the accounts they work on")),
                (Capability.LOG_TOUCHPOINT, _("Log an interaction")),
                (Capability.VIEW_ALL_ACCOUNTS, _("Open every account of the organisation")),
                (Capability.CREATE_ACCOUNT, _("Create an account")),
                (Capability.EDIT_ALL_ACCOUNTS, _("Edit every account, not only their own")),
                (Capability.APPROVE_PLAN, _("Approve an account plan")),
                (Capability.FORCE_GATE, _("Pass an unmet entry gate, with a written reason")),
            ],
        ),
        (
            _("Data"),
            [
                (Capability.IMPORT_DATA, _("Import files")),
                (Capability.EXPORT_DATA, _("Export lists and plans")),
                (Capability.SHARE_VIEWS, _("Share saved views of the portfolio with everybody")),
                (Capability.VIEW_PROGRAMME, _("See the dashboards of the whole programme")),
            ],
        ),
        (
            _("Administration"),
            [
                (Capability.MANAGE_PROGRAMME, _("Tune gates, criteria, weights and cadences")),
                (Capability.MANAGE_MEMBERS, _("Invite people and set their roles")),
                (Capability.MANAGE_PRIVACY, _("Answer requests about personal data, and erase people")),
                (Capability.MANAGE_OUTBOX, _("Watch and repeat outgoing e-mails and jobs")),
                (Capability.MANAGE_ORGANISATION, _("Change the organisation and read its history")),
            ],
        ),
    ]
