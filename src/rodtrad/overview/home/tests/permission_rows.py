"""Who gets what from the start page."""

from typing import Any

from tests.permission_rows import Given, Row


def a_person(cast: Any) -> Given:
    return Given({"code": cast.staff.code})


#       stranger guest elected neighbour staff manager developer supervisor admin
EVERYBODY = "302 200 200 200 200 200 200 200 200"
ROWS = {
    "home:start": Row(get=EVERYBODY, post="405"),
    "home:todos": Row(get=EVERYBODY, post="405"),
    "home:person": Row(get="302 404 404 404 403 200 403 404 200", post="405", given=a_person),
}
