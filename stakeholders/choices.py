"""The words of the stakeholders room."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Profile(models.TextChoices):
    """The four profiles, each with a rhythm of its own."""

    DECISION_MAKER = "decision_maker", _("Economic decision-maker")
    SPONSOR = "sponsor", _("Internal sponsor")
    USER = "user", _("Operational user")
    TECHNICAL_INFLUENCER = "technical_influencer", _("Technical influencer")


# Typical rhythm of contact in days (product.md: quarterly, every 2-3 weeks, monthly, every 6-8 weeks).
CADENCE_DAYS = {
    Profile.DECISION_MAKER: 90,
    Profile.SPONSOR: 21,
    Profile.USER: 30,
    Profile.TECHNICAL_INFLUENCER: 56,
}


class Kind(models.TextChoices):
    """What stands on the map: somebody of theirs, somebody they brought in, or a role nobody is known to fill."""

    EMPLOYEE = "employee", _("Works at the client")
    EXTERNAL = "external", _("External (consultant, integrator, buyer for them)")
    ROLE = "role", _("Role to fill")


class Seniority(models.IntegerChoices):
    """How high somebody stands; the figure weighs in the strength of a relationship."""

    STAFF = 1, _("Staff")
    MANAGER = 2, _("Manager")
    DIRECTOR = 3, _("Director")
    EXECUTIVE = 4, _("Executive committee")


class DecisionRole(models.TextChoices):
    """What somebody does when the client decides about us."""

    DECIDES = "decides", _("Decides")
    APPROVES = "approves", _("Approves the budget")
    RECOMMENDS = "recommends", _("Recommends")
    EVALUATES = "evaluates", _("Evaluates")
    USES = "uses", _("Uses")
    BLOCKS = "blocks", _("Can block")


class LawfulBasis(models.TextChoices):
    """Why we may keep what we know of a person (GDPR, article 6)."""

    LEGITIMATE_INTEREST = "interest", _("Legitimate interest")
    CONTRACT = "contract", _("Contract")
    CONSENT = "consent", _("Consent")


class Support(models.IntegerChoices):
    """How a person stands towards us."""

    OPPONENT = -2, _("Opponent")
    RESERVED = -1, _("Reserved")
    NEUTRAL = 0, _("Neutral")
    FAVOURABLE = 1, _("Favourable")
    CHAMPION = 2, _("Champion")


class Channel(models.TextChoices):
    """How we met."""

    MEETING = "meeting", _("Meeting")
    VIDEO = "video", _("Video call")
    CALL = "call", _("Phone call")
    EMAIL = "email", _("E-mail")
    EVENT = "event", _("Event")
    OTHER = "other", _("Other")


class Importance(models.IntegerChoices):
    """How much an interaction weighs."""

    ROUTINE = 1, _("Routine")
    NOTABLE = 2, _("Notable")
    DECISIVE = 3, _("Decisive")


class Direction(models.TextChoices):
    """Who sought whom; an exchange asked for by both sides is mutual."""

    OURS = "ours", _("We sought them")
    THEIRS = "theirs", _("They sought us")
    BOTH = "both", _("Both sides")


class Sentiment(models.IntegerChoices):
    """How it went."""

    BAD = -1, _("Went badly")
    NEUTRAL = 0, _("Neutral")
    GOOD = 1, _("Went well")


class MailState(models.TextChoices):
    """What became of a mail that came in."""

    FILED = "filed", pgettext_lazy("mail", "Logged")
    HELD = "held", _("Waiting")
    DISCARDED = "discarded", pgettext_lazy("mail", "Discarded")


class Held(models.TextChoices):
    """Why a mail waits for somebody to look at it."""

    UNKNOWN = "unknown", _("The sender is nobody we know at this account.")
    UNVERIFIED = "unverified", _("Nothing proves that the mail comes from the address it names.")
    AUTOMATIC = "automatic", _("A machine wrote it: an answer in absence, a list or a report.")
    NOBODY = "nobody", _("It names nobody of this account.")
    RIGHTS = "rights", _("Whoever would log it may not log interactions with this account.")
    DATE = "date", _("It says it was written on a day to come.")
    EMPTY = "empty", _("It has neither a subject nor a text.")


class TieKind(models.TextChoices):
    """How one of theirs stands to another; some kinds hold in both directions."""

    TRUSTS = "trusts", _("trusts")
    INFLUENCES = "influences", _("influences")
    MENTORS = "mentors", _("mentors")
    ALLIES = "allies", _("is an ally of")
    CONFLICTS = "conflicts", _("is in conflict with")
    KNOWS = "knows", _("knows from before")

    @classmethod
    def mutual(cls) -> list[str]:
        """The kinds that hold in both directions: such a tie has no beginning and no end."""
        return [cls.ALLIES.value, cls.CONFLICTS.value, cls.KNOWS.value]


class HandoverState(models.TextChoices):
    """How the hand-over of an account from one manager to the next stands."""

    RUNNING = "running", pgettext_lazy("hand-over", "Running")
    COMPLETE = "complete", pgettext_lazy("hand-over", "Complete")
    STOPPED = "stopped", pgettext_lazy("hand-over", "Stopped")


class Transfer(models.TextChoices):
    """How far a relationship has passed from one manager to the next; in this order, or left out with a reason."""

    TODO = "todo", pgettext_lazy("relationship", "To do")
    INTRODUCED = "introduced", pgettext_lazy("relationship", "Introduced")
    ALONE = "alone", pgettext_lazy("relationship", "Met alone")
    TRUSTED = "trusted", pgettext_lazy("relationship", "Trusted")
    WAIVED = "waived", pgettext_lazy("relationship", "Left out")


class RequestKind(models.TextChoices):
    """What a person may ask of whoever keeps their data (GDPR, articles 15, 16, 17 and 21)."""

    ACCESS = "access", pgettext_lazy("privacy", "A copy of their data")
    ERASURE = "erasure", pgettext_lazy("privacy", "Erasure")
    CORRECT = "correct", pgettext_lazy("privacy", "Correction")
    OBJECT = "object", pgettext_lazy("privacy", "Objection")


class RequestState(models.TextChoices):
    """Where a request stands."""

    OPEN = "open", pgettext_lazy("privacy", "to answer")
    RUNNING = "running", pgettext_lazy("privacy", "being carried out")
    DONE = "done", pgettext_lazy("privacy", "done")
    REFUSED = "refused", pgettext_lazy("privacy", "refused")


class QuestionKind(models.TextChoices):
    """What a client's people bring to us, and want an answer to."""

    QUESTION = "question", _("Question")
    PROBLEM = "problem", _("Problem")
