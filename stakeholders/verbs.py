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
        "stakeholder.depart": _("noted a departure and what becomes of what remains"),
        "stakeholder.move": _("noted that the person moved to another account"),
        "handover.start": _("began the hand-over of the account"),
        "handover.redate": _("changed the days of the hand-over"),
        "handover.stop": _("stopped the hand-over"),
        "handover.complete": _("completed the hand-over"),
        "handover.people": _("added people to the hand-over"),
        "handover.advance": _("took a relationship a step further in the hand-over"),
        "handover.waive": _("left a relationship out of the hand-over"),
        "handover.resume": _("took a relationship up again in the hand-over"),
        "dossier.export": _("exported the hand-over dossier"),
        "touchpoint.log": _("logged an interaction"),
        "touchpoint.update": _("changed an interaction"),
    }
)

register_nouns(
    {
        "stakeholders.handover": pgettext_lazy("trail", "hand-over"),
        "stakeholders.handoverline": pgettext_lazy("trail", "relationship"),
        "stakeholders.ownprofile": pgettext_lazy("trail", "profile"),
        "stakeholders.stakeholder": pgettext_lazy("trail", "person"),
        "stakeholders.touchpoint": pgettext_lazy("trail", "interaction"),
    }
)
register_details(
    {
        "from": pgettext_lazy("trail", "from"),
        "to": pgettext_lazy("trail", "to"),
        "people": pgettext_lazy("trail", "people"),
        "colleagues": pgettext_lazy("trail", "colleagues"),
    },
    hidden=("account", "handover"),
)
