"""Many ideas at once: a file or a paste, a preview, a yes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from rodtrad.foundation.base.uploads import takes_uploads_of
from rodtrad.foundation.org import settings
from rodtrad.foundation.org.permissions import require
from rodtrad.work.ideas import imports
from rodtrad.work.ideas.forms.importing import ImportForm
from rodtrad.work.ideas.models import Batch, Campaign
from rodtrad.work.ideas.queries.campaigns import campaign_by_code
from rodtrad.work.ideas.services import bringing
from rodtrad.work.ideas.tasks import lines_of

SHOWN = 30


@takes_uploads_of(imports.MOST_BYTES + 1)
@require_http_methods(["GET", "POST"])
@login_required
def bring_in(request: HttpRequest, code: str) -> HttpResponse:
    """Choose a file or paste notes; what is wrong is shown line by line, and nothing is saved."""
    campaign = campaign_by_code(request.actor, code)
    require(request.actor, "ideas.import", campaign.item)
    posted = request.method == "POST"
    form = ImportForm(
        request.POST if posted else None, request.FILES if posted else None, initial={"idea_type": "proposal"}
    )
    context: dict[str, Any] = {"form": form, "campaign": campaign, "item": campaign.item}
    if posted and form.is_valid():
        read = _read(campaign, form)
        if read is not None and not read.problems:
            name = form.cleaned_data["file"].name if form.cleaned_data["file"] else _("Pasted notes")
            batch = bringing.keep_batch(request.actor, campaign, name, imports.packed(read), len(read.rows))
            request.session[f"ideas-type-{batch.code}"] = form.cleaned_data["idea_type"]
            return redirect("ideas:import-preview", code=batch.code)
        context["read"] = read
    return render(request, "ideas/import.html", context, status=422 if posted else 200)


def _read(campaign: Campaign, form: ImportForm) -> imports.Read | None:
    data = form.cleaned_data
    try:
        if data["file"]:
            return imports.read_file(campaign, data["file"].read())
        return imports.read_notes(campaign, data["notes"])
    except imports.TableRefused as refused:
        form.add_error("file" if data["file"] else "notes", str(refused))
        return None


@require_http_methods(["GET", "POST"])
@login_required
def preview(request: HttpRequest, code: str) -> HttpResponse:
    """What the file would bring, before anything is saved; then yes, or throw it away."""
    batch = _batch(request, code)
    campaign_code = batch.campaign.item.code
    if "erase" in request.POST:
        bringing.throw_away(request.actor, batch)
        return redirect("ideas:import", code=campaign_code)
    idea_type = request.session.get(f"ideas-type-{code}", "proposal")
    if request.method == "POST":
        if batch.rows > settings.value("ideas.import-rows", batch.campaign.item.place):
            job = bringing.bring_in_later(request.actor, batch, {"idea_type": idea_type})
            return redirect("jobs:show", code=job.code)
        try:
            number = bringing.bring_in(request.actor, batch, lines_of(batch, idea_type))
        except ValidationError as error:
            messages.warning(request, " ".join(error.messages))
        else:
            said = ngettext("%(number)s idea was brought in.", "%(number)s ideas were brought in.", number)
            messages.success(request, said % {"number": number})
        return redirect("ideas:campaign", code=campaign_code)
    return _shown(request, batch)


def _shown(request: HttpRequest, batch: Batch) -> HttpResponse:
    rows = imports.unpacked(bytes(batch.packed))
    same = Batch.objects.filter(
        campaign=batch.campaign, key_digest=batch.key_digest, brought_in__isnull=False
    )
    context = {
        "batch": batch, "campaign": batch.campaign, "item": batch.campaign.item, "rows": rows[:SHOWN],
        "more": max(0, len(rows) - SHOWN), "asks": [row for row in rows if row.found][:SHOWN],
        "held": sum(bool(row.found) for row in rows), "same": same.first(),
    }  # fmt: skip
    return render(request, "ideas/import_preview.html", context)


def _batch(request: HttpRequest, code: str) -> Batch:
    rows = Batch.objects.select_related("campaign__item__place__municipality")
    found = rows.filter(code=code, owner_id=request.actor.person_id, brought_in__isnull=True).first()
    if found is None:
        raise Http404
    require(request.actor, "ideas.import", found.campaign.item)
    return found
