"""What came of a work so far."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from rodtrad.kernel.kubinol.words import KNOWLEDGE
from rodtrad.work.canvas.choices import TYPE_PLURALS, word_label
from rodtrad.work.canvas.queries import cases
from rodtrad.work.canvas.queries.outcomes import outcomes_of


@require_GET
@login_required
def outcomes(request: HttpRequest, code: str) -> HttpResponse:
    """The test ladder, knowledge over time, actors, questions and checks."""
    detail = cases.case_by_code(request.actor, code)
    found = outcomes_of(request.actor, detail)
    context = {
        "detail": detail, "item": detail.item, "found": found, "kinds": [TYPE_PLURALS[name] for name in KNOWLEDGE],
        "ladder": [(capfirst(str(word_label("scale", step.scale))), step) for step in found.ladder],
        "actors": [(word_label("contact_status", word) if word else _("not said"), number)
                   for word, number in found.actors],
        "solved": [(label, found.solved.get(key, 0)) for key, label in (
            ("answered", _("answered")), ("postponed", _("postponed")), ("dismissed", _("put aside")))],
    }  # fmt: skip
    return render(request, "canvas/asking/outcomes.html", context)
