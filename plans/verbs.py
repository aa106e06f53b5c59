"""The sentences of this app's verbs."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kam.audit.verbs import register_details, register_nouns, register_verbs

register_verbs(
    {
        "plan.start": _("started the plan"),
        "plan.update": _("changed the plan"),
        "plan.submit": _("submitted the plan for approval"),
        "plan.approve": _("approved the plan"),
        "plan.return": _("returned the plan to draft"),
        "charter.export": _("exported the relationship charter"),
        "plan.export": _("exported the plan"),
        "objective.add": _("added the objective"),
        "objective.update": _("changed the objective"),
        "objective.record": _("recorded the objective's value"),
        "objective.remove": _("removed the objective"),
        "action.add": _("added the action"),
        "action.update": _("changed the action"),
        "action.complete": _("completed the action"),
        "action.reopen": _("reopened the action"),
        "action.postpone": _("postponed the action"),
        "action.drop": _("dropped the action"),
        "action.reassign": _("handed the action over"),
    }
)

register_nouns(
    {
        "plans.plan": pgettext_lazy("trail", "account plan"),
        "plans.objective": pgettext_lazy("trail", "objective"),
        "plans.action": pgettext_lazy("trail", "action"),
    }
)
register_details(
    {
        "version": pgettext_lazy("trail", "version"),
        "part": pgettext_lazy("trail", "part of the plan"),
    },
    hidden=("locale",),
)
