"""Who gets what from every address of the canvas. The case is led by the colleague and shown to the municipality."""

from __future__ import annotations

from tests.permission_rows import Given, Row

from rodtrad.foundation.base.scope import system
from rodtrad.work.canvas.models import Finding, Seat
from rodtrad.work.canvas.services import cases
from rodtrad.work.canvas.tests import permission_rows_over_time
from rodtrad.work.canvas.tests.factories import make_card, make_case
from rodtrad.work.canvas.tests.permission_rows_asking import ASKING_ROWS

SYSTEM = system("test")


def _case(cast):
    case = make_case(cast.actor("colleague"), cast.unit)
    cases.change_visibility(SYSTEM, case, "municipality")
    return case


def a_work_to_write_in(cast):
    return Given(people=a_case(cast).people)


def a_case(cast, **more):
    case = _case(cast)
    return Given({"code": case.item.code, **more}, people={"author": cast.colleague})


def a_type(cast):
    return a_case(cast, card_type="need")


def a_check(cast):
    case = _case(cast)
    make_card(cast.actor("colleague"), case)
    return Given({"code": case.item.code, "check": "KUB-CHK-05"}, people={"author": cast.colleague})


def a_card(cast):
    card = make_card(cast.actor("colleague"), _case(cast))
    return Given({"code": card.item.code}, people={"author": cast.colleague})


def a_suggestion(cast):
    card = make_card(cast.actor("colleague"), _case(cast))
    card.basis = "inferred"
    card.save()
    return Given({"code": card.item.code}, people={"author": cast.colleague}, data={"way": "up"})


def a_put_away_card(cast):
    from rodtrad.work.canvas.services.cards import retire_card

    card = make_card(cast.actor("colleague"), _case(cast))
    retire_card(SYSTEM, card, "fel")
    return Given({"code": card.item.code}, people={"author": cast.colleague})


def a_finding(cast):
    card = make_card(cast.actor("colleague"), _case(cast))
    return Given({"code": Finding.objects.filter(card=card).first().code}, people={"author": cast.colleague})


def a_seat(cast):
    seat = Seat.objects.get(case=_case(cast))
    return Given({"code": seat.code}, people={"author": cast.colleague})


def an_upload(cast):
    from rodtrad.work.canvas.services.importing import keep_upload

    upload = keep_upload(cast.actor("colleague"), "fil.yaml", b"schema_version: 1\n")
    return Given({"code": upload.code}, people={"author": cast.colleague})


def a_large_file(cast):
    from rodtrad.work.canvas.services.importing import keep_upload, read_later

    actor = cast.actor("colleague")
    upload = keep_upload(actor, "fil.yaml", b"schema_version: 1\n")
    return Given({"code": read_later(actor, upload).code}, people={"author": cast.colleague})


def taken(cast):
    from rodtrad.work.canvas.services.taking import keep_document, take_later

    actor, case = cast.actor("colleague"), _case(cast)
    job = take_later(actor, [case.item.code], "sheet", "pdf")
    keep_document(actor, job.code, 0, case, "a.pdf", b"%PDF")
    return Given({"code": job.code}, people={"author": cast.colleague})


def a_matrix(cast):
    return a_case(cast, name="karna")


def a_guide(cast):
    return a_case(cast, key="N1")


def two_cards(cast):
    case = _case(cast)
    source = make_card(cast.actor("colleague"), case, "benefit-individual")
    target = make_card(cast.actor("colleague"), case, "need")
    data = {"fran": source.item.code, "till": target.item.code, "rel": "answers"}
    return Given({"code": case.item.code}, people={"author": cast.colleague}, data=data)


def a_text(cast):
    card = make_card(cast.actor("colleague"), _case(cast))
    return Given(
        {"code": card.item.code},
        people={"author": cast.colleague},
        data={"falt": "text", "sett": "Sällskap", "nytt": "Nytt"},
    )


def a_place(cast):
    return Given({"place": cast.unit.code})


def a_question(cast):
    return Given({"place": cast.unit.code, "key": "N1"})


def a_proposal(cast):
    from rodtrad.work.canvas.services.guiding import propose

    case = _case(cast)
    return Given({"code": propose(cast.actor("colleague"), case, part="nytta", text_sv="Varför?").code})


#        stranger guest elected neighbour staff manager developer supervisor admin
READ = "302 404 404 404 200 200 200 404 200"
TEAM = "302 404 404 404 403 403 403 404 403"
TEAM_AND_MANAGER = "302 404 404 404 403 200 403 404 403"
GUIDE = "302 404 403 404 403 403 200 404 200"
ONES_OWN = {"author": "200 422"}

ROWS = {
    **permission_rows_over_time.ROWS,
    "canvas:list": Row(get="302 200 200 200 200 200 200 200 200", post="302 303 303 303 303 303 303 303 303"),
    "canvas:documents-chosen": Row(get="405", post="302 303 303 303 303 303 303 303 303"),
    "canvas:taken": Row(get="302 404 404 404 404 404 404 404 404", given=taken, more={"author": "200 405"}),
    "canvas:new": Row(get="302 403 403 200 200 200 200 403 200", post="302 403 403 422 422 422 422 403 422"),
    "canvas:show": Row(get=READ, given=a_case, more={"author": "200 405"}),
    "canvas:history": Row(get=READ, given=a_case, more={"author": "200 405"}),
    "canvas:edit": Row(get=TEAM, post=TEAM, given=a_case, more=ONES_OWN),
    "canvas:state": Row(get=TEAM_AND_MANAGER, post=TEAM_AND_MANAGER.replace("200", "422"), given=a_case, more=ONES_OWN),
    "canvas:visibility": Row(get=TEAM, post=TEAM, given=a_case, more=ONES_OWN),
    "canvas:exploring": Row(get="405", post=TEAM, given=a_case, more={"author": "405 303"}),
    "canvas:team": Row(
        get=READ, post="302 404 404 404 403 422 403 404 422", given=a_case, more={"author": "200 422"}
    ),
    "canvas:seat": Row(
        get="302 404 404 404 403 200 403 404 200", post="302 404 404 404 403 422 403 404 422", given=a_seat,
        more={"author": "200 422"},
    ),
    "canvas:retire": Row(get=TEAM, post=TEAM, given=a_case, more=ONES_OWN),
    "canvas:bring-back": Row(get="405", post=TEAM, given=a_case, more={"author": "405 303"}),
    "canvas:card-new": Row(get=TEAM, post=TEAM, given=a_type, more=ONES_OWN),
    "canvas:answer-all": Row(get=TEAM, post=TEAM, given=a_check, more=ONES_OWN),
    "canvas:answer": Row(get=TEAM, post=TEAM, given=a_finding, more=ONES_OWN),
    "canvas:card": Row(get=READ, given=a_card, more={"author": "200 405"}),
    "canvas:card-edit": Row(get=TEAM, post=TEAM, given=a_card, more=ONES_OWN),
    "canvas:card-move": Row(get=TEAM, post=TEAM, given=a_card, more=ONES_OWN),
    "canvas:card-retire": Row(get=TEAM, post=TEAM, given=a_card, more=ONES_OWN),
    "canvas:card-confirm": Row(get="405", post=TEAM, given=a_suggestion, more={"author": "405 303"}),
    "canvas:card-order": Row(get="405", post=TEAM, given=a_suggestion, more={"author": "405 303"}),
    "canvas:card-bring-back": Row(get="405", post=TEAM, given=a_put_away_card, more={"author": "405 303"}),
    "canvas:pulse": Row(get=READ, given=a_case, more={"author": "200 405"}),
    "canvas:card-quick": Row(get="405", post=TEAM, given=a_case, more={"author": "405 303"}),
    "canvas:card-write": Row(get="405", post=TEAM, given=a_text, more={"author": "405 303"}),
    "canvas:link": Row(get="405", post=TEAM, given=two_cards, more={"author": "405 303"}),
    "canvas:matrix": Row(get=READ, post=TEAM, given=a_matrix, more={"author": "200 303"}),
    "canvas:quick": Row(
        get="302 200 200 200 200 200 200 200 200", post="302 422 422 422 422 422 422 422 422",
        given=a_work_to_write_in, more={"author": "200 422"},
    ),
    "canvas:guiding-case": Row(get=READ, post=TEAM, given=a_case, more={"author": "200 422"}),
    "canvas:guiding-shown": Row(get="405", post=TEAM, given=a_case, more={"author": "405 204"}),
    "canvas:guiding-vote": Row(get="405", post=TEAM, given=a_guide, more={"author": "405 303"}),
    "canvas:guiding": Row(get=GUIDE, given=a_place),
    "canvas:guiding-new": Row(get=GUIDE, post=GUIDE.replace("200", "422"), given=a_place),
    "canvas:guiding-edit": Row(get=GUIDE, post=GUIDE.replace("200", "422"), given=a_question),
    "canvas:guiding-decide": Row(get="405", post="302 404 403 403 403 403 403 403 303", given=a_proposal),
    "canvas:import": Row(get="302 403 403 200 200 200 200 200 200", post="302 403 403 422 422 422 422 422 422",
                         given=lambda cast: Given(data={"sent": "1"})),
    "canvas:import-preview": Row(
        get="302 403 403 404 404 404 404 404 404", post="302 403 403 404 404 404 404 404 404", given=an_upload,
        more={"author": "200 422"},
    ),
    "canvas:import-large": Row(
        get="302 403 403 404 404 404 404 404 404", post="302 403 403 404 404 404 404 404 404", given=a_large_file,
        more={"author": "303 303"},
    ),
    "canvas:documents": Row(get=READ, post=READ.replace("200", "422"), given=a_case, more=ONES_OWN),
    "canvas:slides": Row(get=READ, post=READ.replace("200", "422"), given=a_case, more=ONES_OWN),
    "canvas:export": Row(get=READ, given=a_case, more={"author": "200 405"}),
    **ASKING_ROWS,
    "canvas:export-chosen": Row(get="405", post="302 303 303 303 303 303 303 303 303"),
}  # fmt: skip
