"""Design programmes: begun, trials brought in under a theme, the six perspectives answered (DES-20, DES-40)."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.choices import Audience
from rodtrad.foundation.org.models import Place, User
from rodtrad.foundation.org.permissions import At, require
from rodtrad.foundation.org.services import give_object_role
from rodtrad.foundation.thread import services as thread
from rodtrad.foundation.thread.models import Link
from rodtrad.work.trials.choices import Perspective, Theme
from rodtrad.work.trials.models import InProgramme, Programme, Reflection, Trial
from rodtrad.work.trials.queries.programmes import answers_of
from rodtrad.work.trials.services.saving import (
    Pairs,
    audience_of,
    change_trial_item,
    check,
    fresh_trial,
    not_put_away,
)


@transaction.atomic
def begin_programme(
    actor: Actor, *, place: Place, title: str, text: str, level: str = Audience.MUNICIPALITY.value
) -> Programme:
    """A new programme; whoever begins it owns it. Raises PermissionDenied, ValidationError by field."""
    require(actor, "trials.programme", At(place.path))
    if not text.strip():
        raise ValidationError({"text": _("Write in which direction it goes.")}, code="text")
    code = new_code()
    item = thread.create_item(
        actor, kind="design-programme", place=place, audience=audience_of(level, place, code), title=title,
        text=text.strip(), code=code, action="trials.programme-begun",
    )  # fmt: skip
    owner = User.objects.filter(pk=actor.user_id).first() if actor.user_id else None
    programme = Programme(item=item, owner=owner)
    programme.save(force_insert=True)
    if owner is not None:
        give_object_role(actor, owner, code, "lead")
    return programme


@transaction.atomic
def change_programme(actor: Actor, programme: Programme, *, title: str, text: str) -> None:
    """Say title or direction anew; the trials under it are asked to look again."""
    require(actor, "trials.programme", programme.item)
    if not text.strip():
        raise ValidationError({"text": _("Write in which direction it goes.")}, code="text")
    changes = {"title": title, "text": text.strip()}
    thread.change_item(actor, programme.item, changes, action="trials.programme-changed")


@transaction.atomic
def place_in_programme(actor: Actor, trial: Trial, programme: Programme | None, theme: str) -> None:
    """Bring a trial in under a theme; None takes it out. Its answers stay."""
    require(actor, "trials.edit", trial.item)
    trial = fresh_trial(trial)
    not_put_away(trial.item)
    held = InProgramme.objects.select_related("programme__item").filter(trial=trial).first()
    before = held.programme.item.title if held else ""
    if programme is not None and theme not in Theme.values:
        raise ValidationError({"theme": _("Choose a theme.")}, code="theme")
    if held is not None:
        held.delete()
        _unlink(actor, trial, held.programme)
    if programme is not None:
        InProgramme.objects.create(trial=trial, programme=programme, theme=theme)
        thread.add_link(actor, trial.item, "phased-in", programme.item)
    after = programme.item.title if programme else ""
    pairs: Pairs = {"programme": (before, after), "theme": ("", theme if programme else "")}
    change_trial_item(actor, trial, "trials.placed-in-programme", pairs=pairs)


def _unlink(actor: Actor, trial: Trial, programme: Programme) -> None:
    links = Link.objects.select_related("source__place", "target__place").filter(rel="phased-in")
    for link in links.filter(source=trial.item, target=programme.item).exclude(life="retired"):
        thread.retire_link(actor, link, _("The trial was placed elsewhere."))


@transaction.atomic
def reflect(actor: Actor, trial: Trial, answers: Mapping[str, tuple[bool, str]]) -> None:
    """Answers to the perspectives, as (relevant, text) by key; one without text is left unanswered."""
    require(actor, "trials.edit", trial.item)
    trial = fresh_trial(trial)
    not_put_away(trial.item)
    now = {row.perspective: row for row in answers_of(trial)}
    pairs: Pairs = {}
    for key, (relevant, text) in answers.items():
        row = now.get(key) or Reflection(trial=trial, perspective=Perspective(key).value)
        if text.strip() and (row.text, row.relevant) != (text.strip(), relevant):
            pairs[f"reflection-{key}"] = (row.text, text.strip())
            row.text, row.relevant = text.strip(), relevant
            row.at, row.by_id = clock.now(), actor.user_id
            check(row)
            row.save()
    change_trial_item(actor, trial, "trials.reflected", pairs=pairs)
