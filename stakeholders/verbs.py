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
        "tie.add": _("noted a tie between two people"),
        "tie.end": _("noted that a tie ended"),
        "coverage.targets": _("set the targets of coverage"),
        "touchpoint.log": _("logged an interaction"),
        "touchpoint.update": _("changed an interaction"),
    }
)

register_nouns(
    {
        "stakeholders.ownprofile": pgettext_lazy("trail", "profile"),
        "stakeholders.stakeholder": pgettext_lazy("trail", "person"),
        "stakeholders.tie": pgettext_lazy("trail", "tie"),
        "stakeholders.coveragetargets": pgettext_lazy("trail", "targets of coverage"),
        "stakeholders.touchpoint": pgettext_lazy("trail", "interaction"),
    }
)
register_details(
    {
        "people": pgettext_lazy("trail", "people"),
        "colleagues": pgettext_lazy("trail", "colleagues"),
    },
    hidden=("account",),
)
