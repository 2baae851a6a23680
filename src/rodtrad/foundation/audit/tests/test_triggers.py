"""The triggers beside tests with real transactions, which empty all tables afterwards."""

from __future__ import annotations

import pytest
from django.db import DatabaseError

from rodtrad.foundation.audit import services
from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.base import scope


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_log_when_emptied_between_tests_then_triggers_stand_again(turn):
    with scope.acting(scope.system("test")) as actor:
        assert not Entry.objects.exists()
        services.record(actor, "audit.erased")

        with pytest.raises(DatabaseError, match="append-only"):
            Entry.objects.all().delete()
