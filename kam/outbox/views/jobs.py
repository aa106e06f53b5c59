"""Long work as the person who started it sees it."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kam.files.responses import download
from kam.lib.errors import NotVisible
from kam.outbox.access import job_for
from kam.outbox.models import Job, JobState
from kam.outbox.services import cancel_job
from kam.tenancy.decorators import page
from kam.tenancy.requests import ActorRequest


def _progress(job: Job) -> dict[str, Any]:
    """What components/_progress.html shows; no address to ask again once the job is settled."""
    here = reverse("outbox:job_detail", args=[job.pk])
    file_url = reverse("outbox:job_file", args=[job.pk]) if job.file and not job.file.dropped_at else ""
    cancel = reverse("outbox:job_cancel", args=[job.pk])
    return {
        "job": job,
        "job_id": job.pk,
        "title": job.title,
        "percent": job.percent,
        "message": job.message,
        "done": job.state == JobState.DONE,
        "failed": job.state == JobState.FAILED,
        "cancelled": job.state == JobState.CANCELLED,
        "poll_url": "" if job.is_settled else here,
        "cancel_url": "" if job.is_settled or job.cancel_requested else cancel,
        "result_url": job.result_url if job.is_settled else "",
        "file_url": file_url if job.is_settled else "",
        "nav": "members:settings",
    }


@page(None)
def job_detail(request: ActorRequest, pk: int) -> HttpResponse:
    """The progress, every second; then the result."""
    template = "outbox/job_detail.html"
    context = _progress(job_for(request.actor, pk))
    return render(request, f"{template}#progress" if request.htmx else template, context)


@page(None, methods=("POST",))
def job_cancel(request: ActorRequest, pk: int) -> HttpResponse:
    """Ask the job to stop at its next step."""
    job = cancel_job(job_for(request.actor, pk), actor=request.actor)
    return redirect("outbox:job_detail", job.pk)


@page(None)
def job_file(request: ActorRequest, pk: int) -> HttpResponse:
    """The file the job made."""
    job = job_for(request.actor, pk)
    if job.file is None:
        raise NotVisible
    return cast(HttpResponse, download(job.file))  # a streaming answer; Django treats both alike
