"""What the addresses of people and places answer."""

from __future__ import annotations

from typing import Any

from tests.permission_rows import Given, Row


def a_person(cast: Any) -> Given:
    return Given({"code": cast.staff.code}, people={"colleague": cast.colleague, "outsider": cast.outsider})


def to_leave(cast: Any) -> Given:
    return Given({"code": cast.staff.code}, data={"to": cast.colleague.code})


def a_role(cast: Any) -> Given:
    return Given({"code": cast.staff.code, "membership": cast.staff.memberships.get().code})


def a_unit(cast: Any) -> Given:
    return Given({"code": cast.unit.code}, people={"outsider": cast.outsider})


def a_setting(cast: Any) -> Given:
    from rodtrad.foundation.base import manifests

    name = next(row.name for row in manifests.settings if row.kind == "words")
    return Given({"code": cast.unit.code, "name": name}, data={"reset": "1"})


def a_word(cast: Any) -> Given:
    from rodtrad.foundation.base import clock
    from rodtrad.foundation.org.models import NotAPerson

    NotAPerson.objects.create(place=cast.unit, said="anna", at=clock.now())
    return Given({"code": cast.unit.code}, people={"outsider": cast.outsider}, data={"forget": "anna"})


def a_network(cast: Any) -> Given:
    return Given({"code": cast.network.code})


def a_member(cast: Any) -> Given:
    return Given({"code": cast.network.code, "municipality": cast.municipality.code})


FORM = "302 404 404 404 403 403 403 404 422"
DONE = "302 404 404 404 403 403 403 404 302"
OPEN = "302 404 404 404 403 403 403 404 200"
ROWS = {
    #             stranger guest elected neighbour staff manager developer supervisor admin
    "account_login": Row(
        get="200 302 302 302 302 302 302 302 302", post="200 302 302 302 302 302 302 302 302"
    ),
    "account_logout": Row(get="302 200 200 200 200 200 200 200 200", post="302"),
    "account_change_password": Row(
        get="302 200 200 200 200 200 200 200 200", post="302 200 200 200 200 200 200 200 200"
    ),
    "account_inactive": Row(get="200", post="405"),
    "org:me": Row(get="302 200 200 200 200 200 200 200 200", post="302 422 422 422 422 422 422 422 422"),
    "org:roles": Row(get="302 200 200 200 200 200 200 200 200"),
    "org:people": Row(get="302 403 403 200 200 200 200 200 200", post="302 403 403 303 303 303 303 303 303"),
    "org:person-new": Row(
        get="302 403 403 403 403 403 403 403 200", post="302 403 403 403 403 403 403 403 422"
    ),
    "org:person": Row(
        get="302 404 404 404 200 200 200 404 200",
        given=a_person,
        more={"colleague": "200 405", "outsider": "404 405"},
    ),
    "org:person-edit": Row(
        get=OPEN, post=FORM, given=a_person, more={"colleague": "403 403", "outsider": "404 404"}
    ),
    "org:person-password": Row(get=OPEN, post="302 404 404 404 403 403 403 404 200", given=a_person),
    "org:membership-add": Row(get=OPEN, post=FORM, given=a_person),
    "org:membership-end": Row(get=OPEN, post=DONE, given=a_role),
    "org:person-hand-over": Row(get=OPEN, post=DONE, given=to_leave),
    "org:person-return": Row(get=OPEN, post=FORM, given=a_person),
    "org:person-end": Row(get=OPEN, post=DONE, given=to_leave),
    "org:places": Row(get="302 403 200 200 200 200 200 200 200"),
    "org:place-new": Row(
        get="302 403 403 403 403 403 403 403 200", post="302 403 403 403 403 403 403 403 422"
    ),
    "org:place": Row(get="302 404 200 404 200 200 200 404 200", given=a_unit, more={"outsider": "404 405"}),
    "org:place-edit": Row(
        get="302 404 403 404 403 403 403 404 200", post="302 404 403 404 403 403 403 404 422", given=a_unit
    ),
    "org:place-move": Row(
        get="302 404 403 404 403 403 403 404 200", post="302 404 403 404 403 403 403 404 422", given=a_unit
    ),
    "org:place-close": Row(
        get="302 404 403 404 403 403 403 404 200", post="302 404 403 404 403 403 403 404 302", given=a_unit
    ),
    "org:place-merge": Row(
        get="302 404 403 404 403 403 403 404 200", post="302 404 403 404 403 403 403 404 422", given=a_unit
    ),
    "org:settings": Row(
        get="302 404 200 404 200 200 200 404 200", given=a_unit, more={"outsider": "404 405"}
    ),
    "org:words": Row(
        get="302 404 403 404 200 200 200 404 200",
        post="302 404 403 404 403 403 403 404 302",
        given=a_word,
        more={"outsider": "404 404"},
    ),
    "org:setting": Row(
        get="302 404 403 404 403 403 403 404 200", post="302 404 403 404 403 403 403 404 302", given=a_setting
    ),
    "org:networks": Row(get="302 403 200 200 200 200 200 200 200"),
    "org:network-join": Row(
        get="302 404 403 403 403 403 403 403 403", post="302 404 403 403 403 403 403 403 403", given=a_network
    ),
    "org:network-leave": Row(get="405", post="302 404 403 403 403 403 403 403 302", given=a_member),
}
