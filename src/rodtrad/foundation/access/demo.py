"""The demo lets everybody in with one password: the second step is offered, not asked for, as the terminal says."""

from __future__ import annotations

from typing import Any

from rodtrad.foundation.access.permissions import REQUIRED
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.services.setting_values import change_setting


def build(actor: Actor, world: dict[str, Any]) -> None:
    change_setting(actor, None, REQUIRED, False)
