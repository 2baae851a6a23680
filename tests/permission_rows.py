"""The format of the permission matrix: who gets what from every address.

Each app has ``tests/permission_rows.py`` with ``ROWS``: URL name → Row. An address without a row fails
tests/test_permission_matrix.py, and so does a row without an address. Example::

    from tests.permission_rows import Given, Row

    def a_case(cast):                        # makes what the address needs; the system is acting
        case = make_case(cast.unit, author=cast.colleague)
        return Given({"code": case.code}, people={"author": cast.colleague}, data={"title": "New"})

    ROWS = {
        #                             stranger guest elected neighbour staff manager developer supervisor admin
        "canvas:list": Row(get="302 200 200 200 200 200 200 200 200", post="405"),
        "canvas:edit": Row(get="302 404 404 404 403 200 200 404 200", post="302 404 404 404 403 302 302 404 302",
                           given=a_case, more={"author": "200 302"}),
    }

``get``/``post``: the status for each of WHO (the cast of tests/cast.py: staff is at cast.unit, manager leads it),
or one number for all. ``more``: people named by Given.people → "GET POST". POST sends Given.data (default: nothing,
so a form that needs something answers 422 to those who may). Every request is undone before the next.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

WHO = ("stranger", "guest", "elected", "neighbour", "staff", "manager", "developer", "supervisor", "admin")


@dataclass(frozen=True)
class Given:
    """What a row's address needs: its arguments, people beyond the cast, what POST sends."""

    kwargs: Mapping[str, object] = field(default_factory=dict)
    people: Mapping[str, Any] = field(default_factory=dict)
    data: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """What one address answers."""

    get: str
    post: str = "405"
    given: Callable[[Any], Given] = lambda cast: Given()
    more: Mapping[str, str] = field(default_factory=dict)

    def expected(self, method: str) -> dict[str, int]:
        """Who → status, for GET or POST."""
        numbers = [int(number) for number in (self.get if method == "GET" else self.post).split()]
        if len(numbers) == 1:
            numbers *= len(WHO)
        wanted = dict(zip(WHO, numbers, strict=True))
        for name, pair in self.more.items():
            wanted[name] = int(pair.split()[0 if method == "GET" else 1])
        return wanted
