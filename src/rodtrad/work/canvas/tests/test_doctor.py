"""Works that nobody is left in are told of to whoever looks after the installation."""

from __future__ import annotations

from typing import Any

import pytest

from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.org import services
from rodtrad.work.canvas.doctor import nobody_left
from rodtrad.work.canvas.tests.factories import make_case


@pytest.mark.django_db
def test_work_when_everybody_in_its_team_has_left_then_it_is_told(cast: Any) -> None:
    case = make_case(cast.actor("staff"), cast.unit)
    with acting(system("test")) as actor:
        assert nobody_left() == []

        services.deactivate_user(actor, cast.staff)

        assert nobody_left()[0].examples == (case.item.code,)
