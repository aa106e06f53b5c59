"""The sentences of this app's verbs."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kam.audit.verbs import register_details, register_nouns, register_verbs

register_verbs(
    {
        "meeting.plan": _("planned the meeting"),
        "meeting.update": _("changed the meeting"),
        "meeting.reschedule": _("moved the meeting to another date"),
        "meeting.cancel": _("cancelled the meeting"),
        "meeting.hold": _("recorded what came of the meeting"),
        "meeting.remind": _("queued meeting reminders"),
        "member.stop_reminders": _("stopped meeting reminders by e-mail"),
    }
)

register_nouns(
    {
        "reviews.meeting": pgettext_lazy("trail", "meeting"),
    }
)
register_details(
    {
        "attended": pgettext_lazy("trail", "people who came"),
        "queued": pgettext_lazy("trail", "e-mails queued"),
    },
    hidden=("touchpoint",),
)
