"""Who gets what from the addresses of attachments, on a toy that developers and unit managers edit."""

from __future__ import annotations

from typing import Any

from tests.permission_rows import Given, Row

from rodtrad.foundation.files import services
from rodtrad.foundation.files.tests.samples import pdf
from rodtrad.foundation.thread.tests.factories import make_item


def an_item(cast: Any) -> Given:
    return Given({"code": make_item("toy-need", cast.unit).code})


def a_file(cast: Any) -> Given:
    item = make_item("toy-need", cast.unit)
    made = services.attach(cast.actor("developer"), item, name="plan.pdf", data=pdf())
    return Given({"code": made.code}, data={"reason": "Gammal"})


def a_file_put_away(cast: Any) -> Given:
    item, actor = make_item("toy-need", cast.unit), cast.actor("developer")
    made = services.attach(actor, item, name="plan.pdf", data=pdf())
    services.put_away(actor, made, "Gammal")
    return Given({"code": made.code})


_EDIT = "302 404 404 404 403 200 200 404 403"
_DONE = "302 404 404 404 403 303 303 404 403"
ROWS = {
    #                stranger guest elected neighbour staff manager developer supervisor admin
    "files:new": Row(get=_EDIT, post=_EDIT.replace("200", "422"), given=an_item),
    "files:content": Row(get="302 404 404 404 200 200 200 404 200", given=a_file),
    "files:put-away": Row(get=_EDIT, post=_DONE, given=a_file),
    "files:bring-back": Row(get="405", post=_DONE, given=a_file_put_away),
}
