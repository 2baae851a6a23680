"""Every address of the platform × every kind of person. The rows stand in each app: see tests/permission_rows.py."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from rodtrad.foundation.base import scope
from rodtrad.foundation.base.manifests import OURS
from tests.permission_rows import WHO, Row


def addresses() -> list[str]:
    """The name of every address, namespaces included; an unnamed one by its pattern."""
    return list(_walk(get_resolver().url_patterns, ""))


def _walk(patterns: list[Any], namespace: str) -> Iterator[str]:
    for entry in patterns:
        if isinstance(entry, URLResolver):
            yield from _walk(
                entry.url_patterns, f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            )
        elif isinstance(entry, URLPattern):
            yield f"{namespace}{entry.name}" if entry.name else f"(unnamed) {entry.pattern}"


def rows() -> dict[str, Row]:
    """All apps' rows together."""
    found: dict[str, Row] = {}
    for config in apps.get_app_configs():
        name = f"{config.name}.tests.permission_rows"
        if config.name.startswith(OURS) and find_spec(f"{config.name}.tests") and find_spec(name):
            found.update(import_module(name).ROWS)
    return found


def test_every_address_has_a_row():
    assert sorted(set(addresses()) - set(rows())) == []


def test_every_row_has_an_address():
    assert sorted(set(rows()) - set(addresses())) == []


@pytest.mark.parametrize("name", sorted(set(rows()) & set(addresses())))
def test_address(name, cast):
    row = rows()[name]
    with scope.acting(scope.system("test")):
        given = row.given(cast)
    url = reverse(name, kwargs=dict(given.kwargs))
    people = {who: getattr(cast, who, None) for who in WHO} | dict(given.people)
    wrong = []
    for method in ("GET", "POST"):
        for who, expected in row.expected(method).items():
            got = _status(people[who], method, url, dict(given.data))
            if got != expected:
                wrong.append(f"{method} {who}: {got}, expected {expected}")
    assert not wrong, "\n".join(wrong)


def _status(user: Any, method: str, url: str, data: dict[str, object]) -> int:
    client = Client()
    with transaction.atomic():
        if user is not None:
            client.force_login(user)
        response = client.get(url) if method == "GET" else client.post(url, data)
        transaction.set_rollback(True)
    return response.status_code
