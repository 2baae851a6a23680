"""``rodtrad refresh`` and ``rodtrad audit``: what they print, and with which exit status."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from rodtrad.cli.main import main
from rodtrad.foundation.audit.models import Entry, Value
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import acting, system
from rodtrad.work.canvas.models import Finding
from rodtrad.work.canvas.tests.case_files import a_case, bring_in, data_of

pytestmark = pytest.mark.django_db
SYSTEM = system("test")


@pytest.fixture(autouse=True)
def _a_case() -> None:
    bring_in(data_of(a_case()))


def test_refresh_when_days_have_passed_then_says_how_many_changed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["refresh"]) == 0
    assert capsys.readouterr().out == "1 fall, 0 med nya eller ändrade fynd\n"
    with acting(SYSTEM):
        before = Finding.objects.count()
        Finding.objects.all().delete()

    with clock.at(clock.now() + timedelta(days=2)):
        assert main(["refresh", "--json"]) == 0

    assert json.loads(capsys.readouterr().out) == {"cases": 1, "changed": 1}
    with acting(SYSTEM):
        assert Finding.objects.count() == before


def test_audit_when_untouched_then_sealed_and_verified(capsys: pytest.CaptureFixture[str]) -> None:
    with acting(SYSTEM):
        number = Entry.objects.count()
    assert main(["audit", "seal", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"sealed": number}
    assert main(["audit", "seal"]) == 0
    assert main(["audit", "verify"]) == 0
    assert capsys.readouterr().out == "0 rader förseglade\nloggen är orörd\n"


def test_audit_when_a_value_was_changed_then_leaves_with_1(capsys: pytest.CaptureFixture[str]) -> None:
    with acting(SYSTEM):
        value = Value.objects.filter(field="title").earliest("pk")
        Value.objects.filter(pk=value.pk).delete()

    assert main(["audit", "verify"]) == 1
    assert capsys.readouterr().out == f"värde saknas: {value.entry_id} title\n1 fel i loggen\n"
    assert main(["audit", "verify", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told == {"problems": [{"what": "value missing", "row": value.entry_id, "field": "title"}]}
