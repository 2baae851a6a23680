"""What the addresses of templates and logo answer."""

from __future__ import annotations

from typing import Any

from tests.permission_rows import Given, Row


def a_unit(cast: Any) -> Given:
    return Given({"code": cast.unit.code}, data={"kind": "logo"})


ROWS = {
    #             stranger guest elected neighbour staff manager developer supervisor admin
    "letterhead:places": Row(get="302 403 403 403 403 403 403 403 200"),
    "letterhead:show": Row(
        get="302 404 403 404 403 403 403 404 200", post="302 404 403 404 403 403 403 404 422", given=a_unit
    ),
}
