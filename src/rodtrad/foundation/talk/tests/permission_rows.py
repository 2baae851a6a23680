"""Who gets what from talk's addresses, tried on the toy's kinds."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.permission_rows import Given, Row

from rodtrad.foundation.base import clock, manifests
from rodtrad.foundation.talk.models import Comment, StandIn
from rodtrad.foundation.talk.tests.factories import (
    make_delegation,
    make_flag,
    make_mail,
    make_notice,
    make_toy,
    say,
    take_part,
)


def an_item(cast: Any) -> Given:
    return Given({"code": make_toy(cast).code}, data={"text": "Hej"})


def following(cast: Any) -> Given:
    return Given({"code": make_toy(cast).code}, data={"on": "1"})


def a_comment(cast: Any) -> Given:
    comment = say(cast.actor("colleague"), make_toy(cast))
    data = {"text": "Hej", "reason": "Fel", "seen": "1"}
    return Given({"code": comment.code}, people={"author": cast.colleague}, data=data)


def put_away(cast: Any) -> Given:
    given = a_comment(cast)

    Comment.objects.update(retired=clock.now(), retired_by=cast.colleague, retire_reason="Fel")
    return given


def a_notice(cast: Any) -> Given:
    return Given({"code": make_notice(cast.colleague, make_toy(cast)).code}, people={"owner": cast.colleague})


def a_mail(cast: Any) -> Given:
    return Given({"code": make_mail(cast.colleague, state="failed").code})


def something_to_do(cast: Any) -> Given:
    item = make_toy(cast)
    take_part(cast.colleague, item, "lead")
    item.author = cast.colleague
    item.save()
    key = f"thread.flag:{make_flag(item).code}"
    take_part(cast.other_unit, item)
    data = {"to": cast.other_unit.username, "text": "Gör du det?"}
    return Given({"key": key}, people={"owner": cast.colleague}, data=data)


def handed_over(cast: Any) -> Given:
    item = make_toy(cast)
    row = make_delegation(cast.colleague, cast.other_unit, item, "thread.flag:x")
    people = {"giver": cast.colleague, "taker": cast.other_unit}
    return Given({"code": row.code}, people=people, data={"reason": "Hinner inte"})


def standing_in(cast: Any) -> Given:
    day = clock.today()
    row = StandIn.objects.create(person=cast.colleague, by=cast.other_unit, since=day, until=day)
    return Given({"code": row.code}, people={"away": cast.colleague})


def a_time_away(cast: Any) -> Given:
    day = clock.today()
    data = {"by": cast.colleague.username, "since": day, "until": day + timedelta(days=3)}
    return Given(data=data)


def ways(cast: Any) -> Given:

    return Given(data={"hour": "7", **{f"way-{kind.name}": "app" for kind in manifests.notices}})


#       stranger guest elected neighbour staff manager developer supervisor admin
EVERYBODY = "302 200 200 200 200 200 200 200 200"
SEES = "302 404 404 404 200 200 200 404 200"
SAYS = "302 404 404 404 303 303 303 404 303"
RETIRES = "302 404 404 404 403 403 403 404 200"
NOBODY = "302 404 404 404 404 404 404 404 404"
LOOKS_AFTER = "302 403 403 403 403 403 403 403 200"
ROWS = {
    "talk:new": Row(get=SEES, post=SAYS, given=an_item),
    "talk:answer": Row(get=SEES, post=SAYS, given=a_comment),
    "talk:edit": Row(
        get="302 404 404 404 403 403 403 404 403", post="302 404 404 404 403 403 403 404 403",
        given=a_comment, more={"author": "200 303"},
    ),
    "talk:retire": Row(
        get=RETIRES, post=RETIRES.replace("200", "303"), given=a_comment, more={"author": "200 303"}
    ),
    "talk:bring-back": Row(
        get="405", post=RETIRES.replace("200", "303"), given=put_away, more={"author": "405 303"}
    ),
    "talk:settle": Row(get="405", post=SAYS, given=a_comment),
    "talk:follow": Row(get="405", post=SAYS, given=following),
    "talk:notices": Row(get=EVERYBODY),
    "talk:notice": Row(get=NOBODY, given=a_notice, more={"owner": "302 405"}),
    "talk:all-read": Row(get="405", post="302"),
    "talk:preferences": Row(get=EVERYBODY, post="302", given=ways),
    "talk:delegate": Row(get=NOBODY, post=NOBODY, given=something_to_do, more={"owner": "200 303"}),
    "talk:give-back": Row(
        get=NOBODY, post=NOBODY, given=handed_over, more={"taker": "200 303", "giver": "403 403"}
    ),
    "talk:end": Row(get="405", post=NOBODY, given=handed_over, more={"taker": "405 303", "giver": "405 303"}),
    "talk:stand-ins": Row(get=EVERYBODY, post="302 422 422 422 302 302 302 422 302", given=a_time_away),
    "talk:stand-in-end": Row(get="405", post=NOBODY, given=standing_in, more={"away": "405 302"}),
    "talk:mail": Row(get=LOOKS_AFTER),
    "talk:mail-again": Row(get="405", post="302 403 403 403 403 403 403 403 302", given=a_mail),
}  # fmt: skip
