"""The words of protocols: what starts one, who does a step and by when, and how a run stands."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Trigger(models.TextChoices):
    """What starts a protocol besides people, who always may."""

    MANUAL = "manual", _("Started by hand")
    PHASE = "phase", _("Started on entering a phase")
    APP = "app", _("Started by an event")


class EditionState(models.TextChoices):
    """A version being written, or one that runs are made of."""

    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")


class DueRule(models.TextChoices):
    """From what a step's days are counted."""

    CALENDAR = "calendar", _("calendar days after the start")
    WORKING = "working", _("working days after the start")
    BEFORE = "before", _("days before the reference date")
    PREVIOUS = "previous", _("days after the previous step is done")


class OwnerRole(models.TextChoices):
    """Who is given a step when a run starts."""

    MANAGER = "manager", _("Account manager")
    SPONSOR = "sponsor", _("Executive sponsor")
    STARTER = "starter", _("Who starts the protocol")
    ADMINISTRATOR = "administrator", _("Programme administrator")


class Side(models.TextChoices):
    """Who acts: we, or the client while one of us follows it."""

    OURS = "ours", pgettext_lazy("side", "Our side")
    THEIRS = "theirs", pgettext_lazy("side", "The client's side")


class RunState(models.TextChoices):
    """How a run stands."""

    RUNNING = "running", pgettext_lazy("protocol", "Running")
    PAUSED = "paused", pgettext_lazy("protocol", "Paused")
    FINISHED = "finished", pgettext_lazy("protocol", "Finished")
    STOPPED = "stopped", pgettext_lazy("protocol", "Stopped")


class StepState(models.TextChoices):
    """How a step of a run stands."""

    OPEN = "open", pgettext_lazy("step", "Open")
    DONE = "done", pgettext_lazy("step", "Done")
    SKIPPED = "skipped", pgettext_lazy("step", "Left out")


class ClosingResult(models.TextChoices):
    """What the closing test said."""

    MET = "met", pgettext_lazy("closing test", "Passed")
    PARTLY = "partly", pgettext_lazy("closing test", "Passed in part")
    MISSED = "missed", pgettext_lazy("closing test", "Not passed")


LIVE = (RunState.RUNNING, RunState.PAUSED)
