"""Settings: inherited, changed, put back."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from rodtrad.foundation.audit.queries import history
from rodtrad.foundation.base import manifests
from rodtrad.foundation.base.declarations import Setting
from rodtrad.foundation.org import services, settings
from rodtrad.foundation.org.models import SettingValue

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("acting_system", "declared")]
NAME = "org.test-limit"


@pytest.fixture
def declared(monkeypatch):
    rows = {
        NAME: Setting(NAME, "Limit", "Days", "whole", 10, lowest=1, highest=90),
        "org.test-words": Setting("org.test-words", "Words", "", "words", ["a"]),
    }
    monkeypatch.setattr(manifests.settings, "_rows", {**manifests.settings._rows, **rows})


def test_value_when_nothing_set_then_default(cast):
    assert settings.value(NAME, cast.unit) == 10
    assert settings.value(NAME, None) == 10


def test_value_when_set_above_then_inherited(cast, acting_system):
    services.change_setting(acting_system, None, NAME, 20)
    services.change_setting(cast.actor("admin"), cast.municipality, NAME, 30)

    assert settings.value(NAME, cast.unit) == 30
    assert settings.value(NAME, cast.neighbour_unit) == 20
    assert settings.held([NAME], cast.unit)[NAME].source == "above"
    assert settings.held([NAME], cast.municipality)[NAME].source == "own"


def test_value_when_stored_one_no_longer_fits_then_passed_over(cast):
    SettingValue.objects.create(place=cast.municipality, name=NAME, value=500)

    assert settings.value(NAME, cast.unit) == 10


def test_values_when_many_then_one_query(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert settings.values([NAME, "org.test-words"], cast.unit) == {NAME: 10, "org.test-words": ["a"]}


@pytest.mark.parametrize("value", [0, 91, "x", True])
def test_change_setting_when_value_does_not_fit_then_refused(cast, value):
    with pytest.raises(ValidationError):
        services.change_setting(cast.actor("admin"), cast.municipality, NAME, value)


@pytest.mark.parametrize("name", ["staff", "manager", "neighbour"])
def test_change_setting_when_not_allowed_then_refused(cast, name):
    with pytest.raises(PermissionDenied):
        services.change_setting(cast.actor(name), cast.municipality, NAME, 5)


def test_reset_setting_when_done_then_inherits_and_told(cast):
    admin = cast.actor("admin")
    services.change_setting(admin, cast.unit, NAME, 5)
    services.reset_setting(admin, cast.unit, NAME)
    services.reset_setting(admin, cast.unit, NAME)

    assert settings.value(NAME, cast.unit) == 10
    lines = history(place=cast.unit.code)[:2]
    assert [line.action for line in lines] == ["org.setting-reset", "org.setting-changed"]
    assert [(c.before, c.after) for line in lines for c in line.changes] == [("5", "10"), ("10", "5")]
