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
        "mail.discard": _("discarded a mail"),
        "mail.fetch_back": _("fetched a mail back"),
        "mail.file": _("logged a mail"),
        "mail.receive": _("received a mail"),
        "mailbox.open": _("gave the account an address for mail"),
        "mailbox.replace": _("replaced the account's address for mail"),
        "stakeholder.role": _("noted a role to fill"),
        "stakeholder.found": _("found who fills the role"),
        "stakeholder.drop": _("looks for nobody in the role any more"),
        "kit.export": _("exported the kit of a person"),
        "question.answer": _("answered a question or a problem"),
        "question.change": _("changed a question or a problem"),
        "question.raise": _("noted a question or a problem"),
        "question.reopen": _("opened a question or a problem again"),
        "profile_journey.default": _("put a profile's journey back to its default"),
        "profile_journey.update": _("changed a profile's journey"),
        "own_profile.create": _("added the profile"),
        "own_profile.update": _("changed the profile"),
        "own_profile.retire": _("retired the profile"),
        "own_profile.restore": _("took the profile back into use"),
        "stakeholder.merge": _("merged two entries of a person"),
        "stakeholder.unmerge": _("undid the merge of two entries"),
        "stakeholder.distinct": _("said that two entries are two people"),
        "stakeholder.moved": _("noted where the person came from"),
        "people.export": _("took people along as a file"),
        "stakeholder.chief": _("moved the person in the organisation chart"),
        "tie.add": _("noted a tie between two people"),
        "tie.end": _("noted that a tie ended"),
        "coverage.targets": _("set the targets of coverage"),
        "executives.pair": _("paired two executives"),
        "executives.change": _("changed a pair of executives"),
        "executives.end": _("ended a pair of executives"),
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
        "stakeholders.executivepair": pgettext_lazy("trail", "pair of executives"),
        "stakeholders.inboundmail": pgettext_lazy("trail", "mail"),
        "stakeholders.handover": pgettext_lazy("trail", "hand-over"),
        "stakeholders.handoverline": pgettext_lazy("trail", "relationship"),
        "stakeholders.ownprofile": pgettext_lazy("trail", "profile"),
        "stakeholders.personmerge": pgettext_lazy("trail", "merge"),
        "stakeholders.clientquestion": pgettext_lazy("trail", "question or problem"),
        "stakeholders.profilejourney": pgettext_lazy("trail", "journey of a profile"),
        "stakeholders.stakeholder": pgettext_lazy("trail", "person"),
        "stakeholders.tie": pgettext_lazy("trail", "tie"),
        "stakeholders.coveragetargets": pgettext_lazy("trail", "targets of coverage"),
        "stakeholders.touchpoint": pgettext_lazy("trail", "interaction"),
    }
)
register_details(
    {
        "to": pgettext_lazy("trail", "to"),
        "people": pgettext_lazy("trail", "people"),
        "role": pgettext_lazy("trail", "role"),
        "merged": pgettext_lazy("trail", "the other entry"),
        "from": pgettext_lazy("trail", "from"),
        "reports_to": pgettext_lazy("trail", "reports to"),
        "colleagues": pgettext_lazy("trail", "colleagues"),
    },
    hidden=("account", "handover", "mail_state"),
)
