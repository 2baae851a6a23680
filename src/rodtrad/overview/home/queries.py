"""What the start page shows this person: the modules' own boxes, in the modules' order."""

from __future__ import annotations

from django.utils.module_loading import import_string

from rodtrad.foundation.base.declarations import StartBlock
from rodtrad.foundation.base.manifests import all_manifests
from rodtrad.foundation.base.scope import Actor


def start_blocks(actor: Actor) -> list[StartBlock]:
    """Every box that has rows, then those with something to say when empty."""
    made = [import_string(dotted)(actor) for manifest in all_manifests() for dotted in manifest.start_blocks]
    shown = [block for block in made if block and (block.rows or block.empty)]
    return sorted(shown, key=lambda block: (not block.rows, block.order))
