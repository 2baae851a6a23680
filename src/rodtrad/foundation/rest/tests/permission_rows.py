"""What the addresses of keys answer; the operations open for nobody who comes with a session only."""

from __future__ import annotations

from typing import Any

from tests.permission_rows import Given, Row

from rodtrad.foundation.rest.mounting import patterns


def a_key(cast: Any) -> Given:
    from rodtrad.foundation.rest.models import Token
    from rodtrad.foundation.rest.tests.client import key_of

    key_of(cast.staff)
    return Given(
        {"code": Token.objects.get().code}, people={"colleague": cast.colleague, "outsider": cast.outsider}
    )


def no_code(cast: Any) -> Given:
    return Given({"code": "aaaaaaaaaa"})


PAGE = "302 200 200 200 200 200 200 200 200"
ROWS = {
    #             stranger guest elected neighbour staff manager developer supervisor admin
    "rest:tokens": Row(get=PAGE),
    "rest:token-new": Row(get=PAGE, post="302 422 422 422 422 422 422 422 422"),
    "rest:token-revoke": Row(
        get="302 404 404 404 200 404 404 404 200",
        post="302 404 404 404 302 404 404 404 302",
        given=a_key,
        more={"colleague": "404 404", "outsider": "404 404"},
    ),
    "rest:all-tokens": Row(get="302 403 403 403 403 403 403 403 200"),
    "rest:docs": Row(get="200"),
    "rest:openapi": Row(get="200"),
    "rest:nothing": Row(get="404", post="404", given=lambda cast: Given({"rest": "v1/finns-inte"})),
    **{
        f"rest:{row.name}": Row(
            get="401", post="401", given=no_code if "code" in str(row.pattern) else lambda cast: Given()
        )
        for row in patterns()
    },
}
