"""Background work of the measures: a large file of values brought in, in one step: all of it or nothing."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from rodtrad.foundation.base.scope import acting
from rodtrad.foundation.jobs.steps import JobRefused, Work, job
from rodtrad.foundation.org.queries import actor_by_code
from rodtrad.sources.indicators.models import Batch
from rodtrad.sources.indicators.services import packing
from rodtrad.sources.indicators.services.batches import take_in


@job(title=gettext_lazy("Bring in values of measures"), attempts=3)
def take_in_values(work: Work) -> None:
    """Every value of the file, or none."""
    if not work.cursor:
        with work.step() as step:
            step.go_on(cursor={"begun": True}, words=_("Bringing the values in. All of them or none."))
        return
    actor = actor_by_code(work.owner)
    if actor is None:
        raise JobRefused(_("You may no longer bring values in. Ask an administrator."))
    with acting(actor):
        batch = Batch.objects.filter(code=str(work.arguments["batch"]), brought_in__isnull=True).first()
        if batch is None:
            raise JobRefused(_("The file is no longer here, or has been brought in already."))
        found = packing.together(actor, packing.unpacked(bytes(batch.packed)))
        if found.gone:
            raise JobRefused(_("Some of the measures are no longer there. Send the file again."))
        with work.step() as step:
            try:
                done = take_in(actor, batch, found.values)
            except (ValidationError, PermissionDenied) as error:
                words = (
                    error.messages
                    if isinstance(error, ValidationError)
                    else [_("You may not write these values.")]
                )
                raise JobRefused(" ".join(words[:5])) from error
            number = done.new + done.corrected
            said = ngettext("%(number)s value was brought in.", "%(number)s values were brought in.", number)
            step.finish({"url": reverse("indicators:list")}, words=said % {"number": number})
