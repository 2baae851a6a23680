"""One trial: its story, and what is done with the whole of it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rodtrad.foundation.org import settings
from rodtrad.foundation.org.audiences import level_of
from rodtrad.foundation.org.choices import Audience
from rodtrad.foundation.org.permissions import may
from rodtrad.foundation.thread.queries import flags_of, links_of
from rodtrad.foundation.thread.states import state_title
from rodtrad.work.trials.choices import Level, Vulnerable
from rodtrad.work.trials.choices.settings import KINDS
from rodtrad.work.trials.forms.regular import regular_form
from rodtrad.work.trials.forms.trials import ReasonForm, TrialForm, initial_of
from rodtrad.work.trials.queries.programmes import answers_of, programme_of, unanswered
from rodtrad.work.trials.queries.story import story_of
from rodtrad.work.trials.queries.trials import people_at, places_to_begin, trial_by_code
from rodtrad.work.trials.services import states
from rodtrad.work.trials.services import trials as services
from rodtrad.work.trials.views.common import allowed_trial, answered, data_of, refused, to


@require_GET
@login_required
def show(request: HttpRequest, code: str) -> HttpResponse:
    """The trial as a story: cycle by cycle, what stands in the way, how it hangs together."""
    actor, trial = request.actor, trial_by_code(request.actor, code)
    item, story = trial.item, story_of(actor, trial)
    context = {
        "story": story, "trial": trial, "item": item, "state": state_title("trial", item.state),
        "may_edit": may(actor, "trials.edit", item), "may_note": may(actor, "trials.note", item),
        "may_regular": may(actor, "trials.regular", item), "shown_to": Audience(level_of(item.audience)).label,
        "groups": links_of(actor, item), "flags": flags_of(actor, item),
        "levels": [level.label for level in Level if level.value in trial.levels.split()],
        "touches": [group.label for group in Vulnerable if group.value in trial.vulnerable.split()],
        "held": programme_of(actor, trial), "left": unanswered(trial), "reflections": answers_of(trial),
        "regular_form": regular_form(story.regular),
    }  # fmt: skip
    return render(request, "trials/show.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Write down a trial. What is tried is enough; its first cycle is planned next."""
    places = places_to_begin(request.actor)
    if not places:
        raise PermissionDenied("trials.begin")
    form = TrialForm(
        settings.value(KINDS, places[0]), (), data_of(request), places=places, initial={"place": places[0]}
    )
    made: list[str] = []

    def save() -> None:
        place, values = form.cleaned_data["place"], form.values()
        base = {name: values.pop(name) for name in ("title", "text", "level")}
        made.append(services.begin_trial(request.actor, place=place, values=values, **base).item.code)

    said = _("The trial is written down. Now plan its first cycle.")
    return answered(request, form, save, lambda: to("plan", made[0]), said, "trial_form", trial=None)


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """Change what is said of the whole trial."""
    trial = allowed_trial(request.actor, code, "trials.edit")
    place = trial.item.place
    form = TrialForm(
        settings.value(KINDS, place), people_at(place), data_of(request), initial=initial_of(trial)
    )
    return answered(
        request, form, lambda: services.change_trial(request.actor, trial, form.values()),
        lambda: to("show", code), _("Saved."), "trial_form", trial=trial, item=trial.item,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def pause(request: HttpRequest, code: str) -> HttpResponse:
    """Let it rest, with a reason."""
    trial, form = allowed_trial(request.actor, code, "trials.edit"), ReasonForm(data_of(request))
    return answered(
        request, form, lambda: states.pause(request.actor, trial, form.cleaned_data["reason"]),
        lambda: to("show", code), _("It is paused."), "pause", trial=trial, item=trial.item,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def stop(request: HttpRequest, code: str) -> HttpResponse:
    """Stop it at once, with a reason."""
    trial, form = allowed_trial(request.actor, code, "trials.edit"), ReasonForm(data_of(request))
    return answered(
        request, form, lambda: states.stop(request.actor, trial, form.cleaned_data["reason"]),
        lambda: to("show", code), _("It is stopped."), "stop", trial=trial, item=trial.item,
    )  # fmt: skip


@require_POST
@login_required
def take_up(request: HttpRequest, code: str) -> HttpResponse:
    """Go on where it was paused."""
    trial = allowed_trial(request.actor, code, "trials.edit")
    try:
        states.take_up(request.actor, trial)
    except ValidationError as error:
        refused(request, error)
    return to("show", code)
