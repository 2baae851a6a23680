"""The pages of background work: what I have asked for, and how far it has come."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from rodtrad.foundation.base.answering import see_other
from rodtrad.foundation.base.paging import linked
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.jobs import queries, services
from rodtrad.foundation.jobs.models import Job
from rodtrad.foundation.jobs.permissions import managed_paths
from rodtrad.foundation.jobs.steps import title_of


@require_GET
@login_required
def list_jobs(request: HttpRequest) -> HttpResponse:
    """What I have asked for; with ``andras``, what others have asked for at places I look after."""
    of_others = bool(request.GET.get("andras"))
    page = queries.page_of_jobs(request.actor, of_others=of_others, after=request.GET.get("after", ""))
    context = {
        "page": linked(page, request.GET),
        "rows": [{"job": job, "title": title_of(job.name)} for job in page.rows],
        "of_others": of_others,
        "may_see_others": bool(managed_paths(request.actor)),
    }
    return render(request, "jobs/list.html", context)


@require_GET
@login_required
def show(request: HttpRequest, code: str) -> HttpResponse:
    """One job. ``del``: only the part that changes, for the script that follows it."""
    job = queries.job_by_code(request.actor, code)
    is_mine = job.owner == request.actor.code
    context = {
        "job": job,
        "title": title_of(job.name),
        "is_mine": is_mine,
        "result_url": job.result.get("url", "") if is_mine else "",
    }
    template = "jobs/_progress.html" if request.GET.get("del") else "jobs/show.html"
    response = render(request, template, context)
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@login_required
def stop(request: HttpRequest, code: str) -> HttpResponse:
    return _steer(request, code, services.stop)


@require_POST
@login_required
def start_again(request: HttpRequest, code: str) -> HttpResponse:
    return _steer(request, code, services.start_again)


def _steer(request: HttpRequest, code: str, do: Callable[[Actor, Job], None]) -> HttpResponse:
    job = queries.job_by_code(request.actor, code)
    try:
        do(request.actor, job)
    except ValidationError as error:
        messages.warning(request, error.messages[0])
    return see_other(reverse("jobs:show", args=[code]))
