"""The sentences of this app's verbs."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kam.audit.verbs import register_details, register_nouns, register_verbs

register_verbs(
    {
        "stakeholder.create": _("added the person"),
        "stakeholder.update": _("changed the person"),
        "stakeholder.judge": _("judged influence and support"),
        "stakeholder.leave": _("marked the person as having left"),
        "stakeholder.return": _("marked the person as back"),
        "stakeholder.chief": _("moved the person in the organisation chart"),
        "touchpoint.log": _("logged an interaction"),
        "touchpoint.update": _("changed an interaction"),
    }
)

register_nouns(
    {
        "stakeholders.ownprofile": pgettext_lazy("trail", "profile"),
        "stakeholders.stakeholder": pgettext_lazy("trail", "person"),
        "stakeholders.touchpoint": pgettext_lazy("trail", "interaction"),
    }
)
register_details(
    {
        "people": pgettext_lazy("trail", "people"),
        "reports_to": pgettext_lazy("trail", "reports to"),
    },
    hidden=("account",),
)
