"""Who gets what from the addresses of asking. The case is led by the colleague and shown to the municipality."""

from __future__ import annotations

from tests.permission_rows import Given, Row

from rodtrad.foundation.base.scope import acting, system
from rodtrad.work.canvas.services import cases, counter_questions, interviews, thought_tests
from rodtrad.work.canvas.tests.factories import make_answer, make_card, make_case, make_link

SYSTEM = system("test")


def _case(cast):
    case = make_case(cast.actor("colleague"), cast.unit)
    cases.change_visibility(SYSTEM, case, "municipality")
    return case


def _given(cast, **kwargs):
    return Given(kwargs, people={"author": cast.colleague})


def a_case(cast):
    return _given(cast, code=_case(cast).item.code)


def a_question(cast):
    case, actor = _case(cast), cast.actor("colleague")
    with acting(actor):
        return _given(cast, code=counter_questions.ask_question(actor, case, "Vem når ni inte?").code)


def a_thought(cast):
    case, actor = _case(cast), cast.actor("colleague")
    with acting(actor):
        return _given(cast, code=thought_tests.begin_thought_test(actor, case, {"knot": "Ingen kommer"}).code)


def an_alternative(cast):
    case, actor = _case(cast), cast.actor("colleague")
    with acting(actor):
        test = thought_tests.begin_thought_test(actor, case, {"knot": "Ingen kommer"})
        return _given(cast, code=thought_tests.add_alternative(actor, test, {"text": "Gå hem till dem"}).code)


def an_interview(cast):
    case, actor = _case(cast), cast.actor("colleague")
    with acting(actor):
        return _given(cast, code=interviews.begin_interview(actor, case, "värd").code)


def a_guest_link(cast):
    return _given(cast, code=make_link(cast.actor("colleague"), _case(cast))[0].code)


def a_secret(cast):
    return _given(cast, token=make_link(cast.actor("colleague"), _case(cast))[1])


def an_answer(cast):
    card = make_answer(make_link(cast.actor("colleague"), _case(cast))[0])
    return _given(cast, code=card.item.code)


def an_actor(cast):
    card = make_card(cast.actor("colleague"), _case(cast), "actor", "Församlingen")
    return _given(cast, code=card.item.code)


#        stranger guest elected neighbour staff manager developer supervisor admin
READ = "302 404 404 404 200 200 200 404 200"
TEAM = "302 404 404 404 403 403 403 404 403"
ASK = "302 404 404 404 403 200 403 404 403"
HIDDEN = "302 404 404 404 404 404 404 404 404"  # a guest's answer: only the team
EVERYBODY = "302 200 200 200 200 200 200 200 200"
FORM = {"author": "200 422"}
BUTTON = {"author": "405 303"}
PAGE = {"author": "200 405"}

ASKING_ROWS = {
    "canvas:guest": Row(get="200", post="422", given=a_secret),
    "canvas:actors": Row(get=EVERYBODY, post=EVERYBODY.replace("200", "303")),
    "canvas:actor-contact": Row(get="405", post=TEAM, given=an_actor, more=BUTTON),
    "canvas:knowledge": Row(get=EVERYBODY, post=EVERYBODY.replace("200", "303")),
    "canvas:knowledge-file": Row(get=EVERYBODY),
    "canvas:question": Row(get=READ, post=TEAM, given=a_question, more=FORM),
    "canvas:question-park": Row(get="405", post=TEAM, given=a_question, more=BUTTON),
    "canvas:question-reopen": Row(get="405", post=TEAM, given=a_question, more=BUTTON),
    "canvas:questions": Row(get=READ, given=a_case, more=PAGE),
    "canvas:question-new": Row(get=ASK, post=ASK.replace("200", "422"), given=a_case, more=FORM),
    "canvas:supervisors": Row(get=READ, post="302 404 404 404 403 422 403 404 422", given=a_case, more=FORM),
    "canvas:thoughts": Row(get=READ, given=a_case, more=PAGE),
    "canvas:thought-new": Row(get=TEAM, post=TEAM, given=a_case, more=FORM),
    "canvas:thought": Row(get=READ, post=TEAM, given=a_thought, more={"author": "200 303"}),
    "canvas:thought-clock": Row(get="405", post=TEAM, given=a_thought, more=BUTTON),
    "canvas:alternative-new": Row(get="405", post=TEAM, given=a_thought, more={"author": "405 422"}),
    "canvas:alternative": Row(get=TEAM, post=TEAM, given=an_alternative, more=FORM),
    "canvas:alternative-promote": Row(get=TEAM, post=TEAM, given=an_alternative, more=FORM),
    "canvas:interviews": Row(get=READ, post=TEAM, given=a_case, more=FORM),
    "canvas:interview": Row(get=READ, post=TEAM, given=an_interview, more=FORM),
    "canvas:introduction": Row(get=READ, given=a_case, more=PAGE),
    "canvas:guests": Row(get=READ, given=a_case, more=PAGE),
    "canvas:guest-new": Row(get=TEAM, post=TEAM, given=a_case, more=FORM),
    "canvas:guest-withdraw": Row(get="405", post=TEAM, given=a_guest_link, more=BUTTON),
    "canvas:guest-answer": Row(get=HIDDEN, post=HIDDEN, given=an_answer, more=FORM),
    "canvas:outcomes": Row(get=READ, given=a_case, more=PAGE),
}
