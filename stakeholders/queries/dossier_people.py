"""The people in a hand-over dossier: who decides with whom, and how each is best spoken to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from accounts.models import Account
from kam.lib import formats
from stakeholders.choices import Profile
from stakeholders.models import Stakeholder
from stakeholders.queries.people import SUPPORT_TONES
from stakeholders.queries.ties import rows_told, ties_told
from stakeholders.transitions.parts import Cell, Part

MOST = 60


def weighty_people(account: Account) -> list[Stakeholder]:
    """Those present who weigh or decide, the heaviest first; one query."""
    counts = Q(influence__gte=3) | ~Q(decision_role="") | Q(support__lt=0) | Q(last_touch_on__isnull=False)
    found = Stakeholder.objects.filter(counts, account=account, present=True).select_related("reports_to")
    return list(found.annotate(ties_told=ties_told()).order_by("-influence", "sort_name", "pk")[:MOST])


def deciders(account: Account, people: Sequence[Stakeholder]) -> Part:
    """Who decides, and whom they answer to."""
    found = [one for one in people if one.decision_role or one.profile == Profile.DECISION_MAKER or one.influence >= 4]
    rows = [
        (
            Cell(one.name, one.job_title, _page(one)),
            Cell(str(one.get_decision_role_display() or one.get_profile_display())),
            Cell(_("%(n)d of 5") % {"n": one.influence}),
            Cell(str(one.get_support_display()), tone=SUPPORT_TONES[one.support]),
            Cell(one.reports_to.name if one.reports_to else "–"),
        )
        for one in found
    ]
    return Part(
        "deciders", _("Who decides, and with whom"), _("Power map and reporting lines"),
        (_("Name"), _("In the decision"), _("Influence"), _("Support"), _("Reports to")), rows,
        _("Nobody is known to decide: find out before anything else."), _changed(found),
    )  # fmt: skip


def ties(people: Sequence[Stakeholder]) -> Part:
    """Who trusts whom, who is in conflict: the ties of those who weigh, which the reporting lines do not say."""
    found = rows_told(people)[:MOST]
    rows = [
        (
            Cell(one.from_name, url=_page_of(one.from_pk)),
            Cell(one.word, tone=one.tone),
            Cell(one.to_name, url=_page_of(one.to_pk)),
            Cell(one.note or "–", f"{one.author}, {formats.day(one.noted_on)}"),
        )
        for one in found
    ]
    return Part(
        "ties", _("How they stand to one another"), _("Ties between their people, as colleagues noted them"),
        (pgettext("tie", "Who"), pgettext("tie", "How"), pgettext("tie", "Whom"), _("What we know")), rows,
        _("No tie is noted: ask the former manager who trusts whom, and who blocks whom."),
        max((one.noted_on for one in found), default=None),
    )  # fmt: skip


def preferences(account: Account, people: Sequence[Stakeholder]) -> Part:
    """How each likes to be spoken to, and what was noted of them."""
    rows = [
        (
            Cell(one.name, one.function or one.job_title, _page(one)),
            Cell(
                str(one.get_preferred_channel_display() or "–"),
                ", ".join(code.upper() for code in one.languages),
            ),
            Cell(_rhythm(one), _last(one)),
            Cell(_("Note: %(text)s") % {"text": one.notes} if one.notes else "–"),
        )
        for one in people
    ]
    return Part(
        "preferences", _("How each likes to be spoken to"), _("Profiles; notes are what colleagues wrote"),
        (_("Name"), _("Channel and language"), _("Rhythm"), _("Notes")), rows, _("Nobody is on the map yet."),
        _changed(people),
    )  # fmt: skip


def _rhythm(person: Stakeholder) -> str:
    days = person.rhythm_days
    return ngettext("every %(count)d day", "every %(count)d days", days) % {"count": days}


def _last(person: Stakeholder) -> str:
    return _("last on %(day)s") % {"day": formats.day(person.last_touch_on)} if person.last_touch_on else _("never met")


def _changed(people: Sequence[Stakeholder]) -> date | None:
    days = [timezone.localtime(one.updated_at).date() for one in people]
    return max(days, default=None)


def _page(person: Stakeholder) -> str:
    return _page_of(person.pk)


def _page_of(pk: int) -> str:
    return reverse("stakeholders:stakeholder_detail", args=[pk])
