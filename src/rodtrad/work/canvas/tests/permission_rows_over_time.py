"""Who gets what from the addresses of a work over time; see permission_rows."""

from __future__ import annotations

from tests.permission_rows import Given, Row

from rodtrad.foundation.base.scope import system
from rodtrad.work.canvas.services import cases, decisions, loops, releases, reviews, versions
from rodtrad.work.canvas.tests.factories import make_card, make_case

SYSTEM = system("test")


def _case(cast):
    case = make_case(cast.actor("colleague"), cast.unit)
    cases.change_visibility(SYSTEM, case, "municipality")
    return case


def _given(cast, *, data=None, **kwargs):
    return Given(kwargs, people={"author": cast.colleague}, data=data or {})


def a_case(cast):
    return _given(cast, code=_case(cast).item.code)


def a_version(cast):
    return _given(cast, code=versions.take(SYSTEM, _case(cast), name="Vår").code)


def a_card_in_a_version(cast):
    case = _case(cast)
    card = make_card(cast.actor("colleague"), case)
    version = versions.take(SYSTEM, case, name="Vår")
    return _given(cast, code=version.code, card=card.item.code, data={"do": "text"})


def a_release(cast):
    version = versions.take(SYSTEM, _case(cast), name="Vår")
    return _given(cast, code=releases.release(SYSTEM, version, "network").item.code)


def a_decision(cast):
    said = decisions.Decision("Vilken väg?", ("Den ena",), "Den ena")
    return _given(cast, code=decisions.decide(SYSTEM, _case(cast), said).item.code)


def a_loop(cast):
    return _given(cast, code=loops.begin_loop(SYSTEM, _case(cast), trigger="new-need").code)


def a_result(cast):
    return _given(cast, code=make_card(cast.actor("colleague"), _case(cast), "result").item.code)


def a_step(cast):
    case = make_case(cast.actor("colleague"), cast.unit, new_or_existing="existing")
    cases.change_visibility(SYSTEM, case, "municipality")
    return _given(cast, code=reviews.begin_review(SYSTEM, case).code, step="insats")


def a_place(cast):
    return Given({"code": cast.unit.code})


#        stranger guest elected neighbour staff manager developer supervisor admin
READ = "302 404 404 404 200 200 200 404 200"
TEAM = "302 404 404 404 403 403 403 404 403"
ALL = "302 200 200 200 200 200 200 200 200"
READER, ONES_OWN = {"author": "200 405"}, {"author": "200 422"}

ROWS = {
    "canvas:releases": Row(get=ALL),
    "canvas:portfolio": Row(get=ALL, post=ALL.replace("200", "303")),
    "canvas:portfolio-file": Row(get=ALL),
    "canvas:loop-report": Row(get=ALL),
    "canvas:versions": Row(get=READ, given=a_case, more=READER),
    "canvas:version-new": Row(get=TEAM, post=TEAM, given=a_case, more=ONES_OWN),
    "canvas:compare": Row(get=READ, given=a_case, more=READER),
    "canvas:version": Row(get=READ, given=a_version, more=READER),
    "canvas:version-release": Row(get=TEAM, post=TEAM, given=a_version, more=ONES_OWN),
    "canvas:version-card": Row(get=READ, post=TEAM, given=a_card_in_a_version, more={"author": "200 303"}),
    "canvas:released": Row(get="302 404 200 200 200 200 200 200 200", given=a_release, more=READER),
    "canvas:release-end": Row(
        get="302 404 403 403 403 403 403 403 403", post="302 404 403 403 403 403 403 403 403", given=a_release,
        more=ONES_OWN,
    ),
    "canvas:decisions": Row(get=READ, given=a_case, more=READER),
    "canvas:decision-new": Row(get=TEAM, post=TEAM, given=a_case, more=ONES_OWN),
    "canvas:decision": Row(get=READ, given=a_decision, more=READER),
    "canvas:decision-keep": Row(get=TEAM, post=TEAM, given=a_decision, more=ONES_OWN),
    "canvas:loops": Row(get=READ, given=a_case, more=READER),
    "canvas:loop-new": Row(get=TEAM, post=TEAM, given=a_case, more=ONES_OWN),
    "canvas:loop": Row(get=TEAM, post=TEAM, given=a_loop, more=ONES_OWN),
    "canvas:fork": Row(get=TEAM, post=TEAM, given=a_result, more=ONES_OWN),
    "canvas:timeline": Row(get=READ, given=a_case, more=READER),
    "canvas:card-story": Row(get=READ, given=a_result, more=READER),
    "canvas:reviews": Row(get=READ, post=TEAM, given=a_case, more={"author": "200 303"}),
    "canvas:review-step": Row(get=TEAM, post=TEAM, given=a_step, more={"author": "200 303"}),
    "canvas:conditions": Row(
        get=READ, post="302 404 404 404 403 422 422 404 422", given=a_case, more=ONES_OWN
    ),
    "canvas:mandate": Row(
        get="302 404 404 404 403 200 403 404 403", post="302 404 404 404 403 422 403 404 403", given=a_case,
        more={"author": "403 403"},
    ),
    "canvas:place-conditions": Row(
        get="302 404 403 404 403 200 200 404 200", post="302 404 403 404 403 422 422 404 422", given=a_place
    ),
}  # fmt: skip
