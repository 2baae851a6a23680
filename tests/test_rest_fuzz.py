"""Every operation of the REST, thrown at from its own description: never a server error, and every answer as described.

The same examples on every run (conftest.py); HYPOTHESIS_PROFILE=search throws others.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import Phase
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from rodtrad.config.wsgi import application
from rodtrad.foundation.rest.mounting import description
from rodtrad.foundation.rest.tests.client import key_of
from rodtrad.work.canvas.tests.factories import make_card, make_case

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
EXAMPLES = 15
OPERATIONS = {
    operation["operationId"]: (path, method)
    for path, methods in description("sv")["paths"].items()
    for method, operation in methods.items()
}


@pytest.fixture
def same_connection() -> Iterator[None]:
    """The server's own end of a request closes the connection, and with it the test's transaction."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("same_connection")
@pytest.mark.parametrize("name", sorted(OPERATIONS))
def test_operation_when_anything_is_sent_then_answers_as_described(name, cast, monkeypatch) -> None:
    monkeypatch.setattr("rodtrad.foundation.rest.door._count", lambda token, actor: None)
    case = make_case(cast.actor("admin"), cast.unit)
    card = make_card(cast.actor("admin"), case, "need", "Sällskap")
    secret = key_of(cast.admin)
    codes = [case.item.code, card.item.code]
    path, method = OPERATIONS[name]
    schema = schemathesis.openapi.from_dict(description("sv"))
    schema.app = application
    operation = schema[path][method.upper()]

    @hypothesis.settings(
        max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, phases=[Phase.generate],
        suppress_health_check=list(hypothesis.HealthCheck),
    )  # fmt: skip
    @hypothesis.given(data=hypothesis.strategies.data())
    def throw(data: Any) -> None:
        sent = data.draw(operation.as_strategy())
        if "code" in sent.path_parameters:  # a made-up code leads nowhere: mostly take one that is there
            sent.path_parameters["code"] = data.draw(
                hypothesis.strategies.sampled_from([*codes, sent.path_parameters["code"]])
            )
        sent.headers.update({"Authorization": f"Bearer {secret}", "Accept-Encoding": "identity"})
        sent.call_and_validate(checks=CHECKS)

    throw()
    cache.clear()
