"""Notes from a wall, typed in for those who wrote them."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.files.models import Attachment
from rodtrad.foundation.org.permissions import require
from rodtrad.work.ideas.choices import Channel, IdeaType
from rodtrad.work.ideas.models import Campaign, Challenge, Idea
from rodtrad.work.ideas.rules.texts import split_lines
from rodtrad.work.ideas.services.sending import Sending, send_idea

MOST = 100


@dataclass(frozen=True, slots=True)
class Note:
    """What was typed: a note on each line. ``photo``: the picture they were read from."""

    text: str
    category: str = ""
    photo: Attachment | None = None
    once: str = ""
    idea_type: str = IdeaType.PROPOSAL
    challenge: Challenge | None = None
    language: str = "sv"


@transaction.atomic
def type_notes(actor: Actor, campaign: Campaign, note: Note) -> int:
    """Each line becomes an idea, all or none; the same form again adds nothing. Returns how many."""
    require(actor, "ideas.import", campaign.item)
    lines = split_lines(note.text)
    if not lines:
        raise ValidationError({"text": _("Write the note, if only a few words.")}, code="empty")
    if len(lines) > MOST:
        raise ValidationError({"text": _("Save at most 100 notes at a time.")}, code="many")
    if note.once and Idea.objects.filter(campaign=campaign, once=note.once).exists():
        return 0
    channel = Channel.PHOTO if note.photo else Channel.NOTE
    for number, line in enumerate(lines):
        sending = Sending(
            text=line, category=note.category, channel=channel, challenge=note.challenge, idea_type=note.idea_type,
            language=note.language, once=note.once if number == 0 else "",
        )  # fmt: skip
        send_idea(actor, campaign, sending, photo=note.photo)
    return len(lines)
