"""The toy's part of the demo: nothing, unless the world asks for it; the real demo shows no toys."""

from __future__ import annotations

from typing import Any

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.thread import services


def build(actor: Actor, world: dict[str, Any]) -> None:
    place: Place | None = world.get("toy-place")
    if place is not None:
        world["toy-need"] = services.create_item(
            actor, kind="toy-need", place=place, audience=f"m:{place.pk}", title="En lek"
        )
