"""A client with a key, for the tests of every module's operations."""

from __future__ import annotations

from typing import Any

from django.core.cache import cache
from django.test import Client

from rodtrad.foundation.base import scope
from rodtrad.foundation.org.queries import actor_for
from rodtrad.foundation.rest import queries, services

V1 = "/api/v1"


def key_of(user: Any, *scopes: str, days: int = 30) -> str:
    """The secret of a new key of the person's, covering everything unless scopes are given."""
    with scope.acting(actor_for(user)) as actor:
        _token, secret = services.make_token(
            actor, name="Rapporten", scopes=scopes or queries.scope_titles(), days=days
        )
    return secret


class Machine:
    """Another system, acting as a person."""

    def __init__(self, user: Any, *scopes: str) -> None:
        cache.clear()
        self.secret = key_of(user, *scopes)
        self.client = Client()

    def _headers(self, headers: dict[str, str]) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.secret}", **headers}

    def get(self, path: str, query: dict[str, Any] | None = None, **headers: str) -> Any:
        return self.client.get(_url(path), query or {}, headers=self._headers(_dashed(headers)))

    def post(self, path: str, body: Any, **headers: str) -> Any:
        return self.client.post(
            _url(path), body, content_type="application/json", headers=self._headers(_dashed(headers))
        )

    def patch(self, path: str, body: Any, **headers: str) -> Any:
        return self.client.patch(
            _url(path), body, content_type="application/json", headers=self._headers(_dashed(headers))
        )


def _url(path: str) -> str:
    return path if path.startswith("/api/") else f"{V1}{path}"


def _dashed(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}
