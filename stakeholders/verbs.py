"""The sentences of this app's verbs."""

from django.utils.translation import gettext_lazy as _

from kam.audit.verbs import register_verbs

register_verbs(
    {
        "stakeholder.create": _("added the person"),
        "stakeholder.update": _("changed the person"),
        "stakeholder.judge": _("judged influence and support"),
        "stakeholder.leave": _("marked the person as having left"),
        "stakeholder.return": _("marked the person as back"),
        "touchpoint.log": _("logged an interaction"),
        "touchpoint.update": _("changed an interaction"),
    }
)
