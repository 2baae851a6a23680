"""Who gets what from the addresses of trials: a trial of the unit by a colleague, shown to the municipality."""

from __future__ import annotations

from tests.permission_rows import Given, Row

from rodtrad.foundation.base.scope import acting
from rodtrad.work.trials.models import FollowUp, Lesson
from rodtrad.work.trials.services import cycles, obstacles
from rodtrad.work.trials.tests import factories as made

#        stranger guest elected neighbour staff manager developer supervisor admin
_SIGNED_IN = "302 200 200 200 200 200 200 200 200"
_INSIDE = "302 404 404 404 200 200 200 404 200"
_EDITS = "302 404 404 404 403 200 200 404 200"
_SENDS = "302 404 404 404 403 303 303 404 303"
_EMPTY = "302 404 404 404 403 422 422 404 422"
_NOTES = "302 404 404 404 303 303 303 404 303"


def _given(trial, cast, **more):
    return Given(
        {"code": trial.item.code, **more.pop("kwargs", {})}, people={"author": cast.colleague}, **more
    )


def a_trial(cast):
    return _given(made.make_trial(cast.unit, cast.actor("colleague")), cast, data={"reason": "Sommar"})


def a_paused(cast):
    from rodtrad.work.trials.services import states

    trial = made.make_trial(cast.unit, cast.actor("colleague"))
    states.pause(made.SYSTEM, trial, "Sommar")
    return _given(trial, cast)


def _cycle(cycle, cast, **data):
    return _given(cycle.trial, cast, kwargs={"cycle": cycle.code}, data=data)


def a_planned(cast):
    actor = cast.actor("colleague")
    return _cycle(made.make_cycle(made.make_trial(cast.unit, actor), actor), cast)


def a_running(cast):
    return _cycle(
        made.make_running(cast.unit, cast.actor("colleague")), cast,
        text="En rad", happened="Det gick", turned="as-expected",
    )  # fmt: skip


def a_note(cast):
    cycle = made.make_running(cast.unit, cast.actor("colleague"))
    with acting(made.SYSTEM):
        note = cycles.observe(made.SYSTEM, cycle, text="En rad")
    return _given(cycle.trial, cast, kwargs={"note": note.code})


def a_studied(cast):
    cycle = made.make_studied(cast.unit, cast.actor("colleague"))
    return _cycle(cycle, cast, decision="repeat", reason="För få.")


def an_adopted(cast):
    return _given(made.make_adopted(cast.unit, cast.actor("colleague")), cast,
                  data={"gate": "judgement", "why": "Fler får hjälp."})  # fmt: skip


def a_regular(cast):
    return _given(made.make_regular(cast.unit), cast, data={"state": "sustained"})


def an_obstacle(cast):
    trial = made.make_trial(cast.unit, cast.actor("colleague"))
    with acting(made.SYSTEM):
        row = obstacles.add_obstacle(made.SYSTEM, trial, kind="time", text="Tid")
    return Given({"code": row.code}, data={"state": "handled", "reason": "Bokat", "action": "Boka"})


def a_follow_up(cast):
    trial = made.make_regular(cast.unit)
    return Given({"code": FollowUp.objects.filter(regular__trial=trial).first().code}, data={"holds": "yes"})


def a_lesson(cast):
    trial = made.make_adopted(cast.unit, cast.actor("colleague"))
    code = Lesson.objects.select_related("item").get(trial=trial).item.code
    return Given({"code": code}, people={"author": cast.colleague}, data={"lesson": "Fråga alla."})


def a_programme(cast):
    return Given({"code": made.make_programme(cast.unit).item.code}, data={"title": "Annat", "text": "Nära"})


def a_placing(cast):
    return _given(
        made.make_trial(cast.unit, cast.actor("colleague")), cast, data={"theme": "T1", "programme": ""}
    )


ROWS = {
    "trials:programmes": Row(get=_SIGNED_IN),
    "trials:programme": Row(get=_INSIDE, given=a_programme),
    "trials:programme-new": Row(
        get="302 403 403 403 403 200 200 403 200", post="302 403 403 403 403 422 422 403 422"
    ),
    "trials:programme-edit": Row(get=_EDITS, post=_SENDS, given=a_programme),
    "trials:place-in": Row(get=_EDITS, post=_SENDS, given=a_placing, more={"author": "200 303"}),
    "trials:reflect": Row(get=_EDITS, post=_SENDS, given=a_placing, more={"author": "200 303"}),
    "trials:board": Row(get=_SIGNED_IN),
    "trials:list": Row(get=_SIGNED_IN, post="302 303 303 303 303 303 303 303 303"),
    "trials:list-file": Row(get=_SIGNED_IN),
    "trials:new": Row(
        get="302 403 403 200 200 200 200 403 200", post="302 403 403 422 422 422 422 403 422"
    ),
    "trials:obstacles": Row(get=_SIGNED_IN, post="302 303 303 303 303 303 303 303 303"),
    "trials:obstacles-file": Row(get=_SIGNED_IN),
    "trials:obstacle": Row(get=_INSIDE, post=_NOTES, given=an_obstacle),
    "trials:obstacle-close": Row(get=_INSIDE, post=_NOTES, given=an_obstacle),
    "trials:introductions": Row(get=_SIGNED_IN),
    "trials:introductions-file": Row(get=_SIGNED_IN),
    "trials:follow-up": Row(get=_INSIDE, post=_NOTES, given=a_follow_up),
    "trials:outcome": Row(get=_INSIDE, given=a_lesson, more={"author": "200 405"}),
    "trials:lesson-edit": Row(get=_EDITS, post=_SENDS, given=a_lesson, more={"author": "200 303"}),
    "trials:show": Row(get=_INSIDE, given=a_trial, more={"author": "200 405"}),
    "trials:edit": Row(get=_EDITS, post=_EMPTY, given=a_trial, more={"author": "200 422"}),
    "trials:pause": Row(get=_EDITS, post=_SENDS, given=a_trial, more={"author": "200 303"}),
    "trials:stop": Row(get=_EDITS, post=_SENDS, given=a_trial, more={"author": "200 303"}),
    "trials:take-up": Row(get="405", post=_SENDS, given=a_paused, more={"author": "405 303"}),
    "trials:report": Row(get=_INSIDE, given=an_adopted),
    "trials:lesson-new": Row(
        get=_INSIDE, post="302 404 404 404 422 422 422 404 422", given=a_trial, more={"author": "200 422"}
    ),
    "trials:obstacle-new": Row(
        get=_INSIDE, post="302 404 404 404 422 422 422 404 422", given=a_trial, more={"author": "200 422"}
    ),
    "trials:gate": Row(get=_EDITS, post=_SENDS, given=an_adopted, more={"author": "403 403"}),
    "trials:regular": Row(get=_EDITS, post=_SENDS, given=a_regular),
    "trials:regular-state": Row(get="405", post=_SENDS, given=a_regular),
    "trials:plan": Row(get=_EDITS, post=_EMPTY, given=a_trial, more={"author": "200 422"}),
    "trials:plan-edit": Row(get=_EDITS, post=_EMPTY, given=a_planned, more={"author": "200 422"}),
    "trials:start": Row(get="405", post=_SENDS, given=a_planned, more={"author": "405 303"}),
    "trials:observe": Row(get=_INSIDE, post=_NOTES, given=a_running, more={"author": "200 303"}),
    "trials:note-back": Row(get="405", post=_SENDS, given=a_note, more={"author": "405 303"}),
    "trials:happened": Row(get=_INSIDE, post=_NOTES, given=a_running, more={"author": "200 303"}),
    "trials:decide": Row(get=_EDITS, post=_SENDS, given=a_studied, more={"author": "200 303"}),
}  # fmt: skip
