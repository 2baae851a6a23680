"""Releasing a version: a frozen copy with an item and an audience of its own, so that others than the team read it.

Nothing is released while a question about consent or personal data is open, in the case or in the sketch itself.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.thread import services as thread
from rodtrad.kernel.kubinol.words import narrower_or_equal
from rodtrad.work.canvas.models import Release, Version
from rodtrad.work.canvas.queries.checking import safety_of
from rodtrad.work.canvas.queries.releases import RELEASE_LEVELS, narrower_cards
from rodtrad.work.canvas.rules import versions
from rodtrad.work.canvas.rules.differences import Plain
from rodtrad.work.canvas.services.cards import title_of
from rodtrad.work.canvas.services.cases import HELD_TEXT, locked
from rodtrad.work.canvas.services.reach import audience_of_release
from rodtrad.work.canvas.services.saving import refuse_numbers


@transaction.atomic
def release(actor: Actor, version: Version, level: str) -> Release:
    """Show a version to the networks or to everyone. Raises PermissionDenied, ValidationError."""
    detail = locked(version.case)
    require(actor, "canvas.release", detail.item)
    if level not in RELEASE_LEVELS:
        raise ValidationError({"level": _("Choose one of the levels.")}, code="level")
    if Release.objects.filter(version=version, item__life="current").exists():
        raise ValidationError(_("This sketch is released already. Take it back before you release it anew."))
    kept_then = {
        card["id"]
        for card in version.content.get("cards", ())
        if not narrower_or_equal(level, card.get("visibility", level))
    }
    content = versions.released(version.content, narrower_cards(detail, level) | kept_then)
    if detail.held or safety_of(versions.case_of_content(_checkable(version, content)), detail.cleared):
        raise ValidationError(HELD_TEXT(), code="held")
    title = title_of(f"{content.get('title', detail.item.title)} · {version.name or version.number}")
    item = thread.create_item(
        actor, kind="sketch-version", place=detail.item.place, home=detail.item.code,
        audience=audience_of_release(detail, level), title=title, action="canvas.version-released",
        details={"version": str(version.number), "visibility": level},
    )  # fmt: skip
    made = Release(item=item, case=detail, version=version, level=level, content=content)
    made.save(force_insert=True)
    return made


def _checkable(version: Version, content: Plain) -> Plain:
    """The released cards with all their fields, since a field may say that people are contacted again."""
    kept = {card["id"] for card in content["cards"]}
    hidden = [card["id"] for card in version.content.get("cards", ()) if card["id"] not in kept]
    return versions.without_cards(version.content, hidden)


@transaction.atomic
def end_release(actor: Actor, made: Release, reason: str) -> None:
    """Take a released version back: only the team finds it from now on. Raises PermissionDenied, ValidationError."""
    refuse_numbers({"reason": reason})
    detail = locked(made.case)
    require(actor, "canvas.release", detail.item)
    thread.change_item(actor, made.item, {"audience": f"t:{detail.item.code}"}, small=True)
    thread.retire(actor, made.item, reason)
