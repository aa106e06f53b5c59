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
        "stakeholder.role": _("noted a role to fill"),
        "stakeholder.found": _("found who fills the role"),
        "stakeholder.drop": _("looks for nobody in the role any more"),
        "own_profile.create": _("added the profile"),
        "own_profile.update": _("changed the profile"),
        "own_profile.retire": _("retired the profile"),
        "own_profile.restore": _("took the profile back into use"),
        "stakeholder.merge": _("merged two entries of a person"),
        "stakeholder.unmerge": _("undid the merge of two entries"),
        "stakeholder.distinct": _("said that two entries are two people"),
        "stakeholder.moved": _("noted where the person came from"),
        "people.export": _("took people along as a file"),
        "touchpoint.log": _("logged an interaction"),
        "touchpoint.update": _("changed an interaction"),
    }
)

register_nouns(
    {
        "stakeholders.ownprofile": pgettext_lazy("trail", "profile"),
        "stakeholders.personmerge": pgettext_lazy("trail", "merge"),
        "stakeholders.stakeholder": pgettext_lazy("trail", "person"),
        "stakeholders.touchpoint": pgettext_lazy("trail", "interaction"),
    }
)
register_details(
    {
        "people": pgettext_lazy("trail", "people"),
        "role": pgettext_lazy("trail", "role"),
        "merged": pgettext_lazy("trail", "the other entry"),
        "from": pgettext_lazy("trail", "from"),
        "colleagues": pgettext_lazy("trail", "colleagues"),
    },
    hidden=("account",),
)
