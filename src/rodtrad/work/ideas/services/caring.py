"""What is done with an idea that has come: its text put right, let through, split, put away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.events import publish
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.thread import services as thread
from rodtrad.foundation.thread.events import ItemsWritten
from rodtrad.foundation.thread.models import Link
from rodtrad.kernel import guard
from rodtrad.work.ideas.choices import Channel, State
from rodtrad.work.ideas.models import Idea, Split, Voice
from rodtrad.work.ideas.permissions import linker, require_about
from rodtrad.work.ideas.rules import texts
from rodtrad.work.ideas.services.sending import Sending, raise_wall, send_idea

MOST_PARTS = 10
_BESIDE = {"remark": None, "category": 80, "sender_role": 80}
"""What a file says beside the text, and how long it may be."""
_DETAILS = ("idea_type", "category", "level", "mandate")


@transaction.atomic
def change_idea(actor: Actor, idea: Idea, text: str, details: Mapping[str, str]) -> None:
    """Put the text right, or what it is sorted under. What it was stays in the history."""
    require(actor, "ideas.edit", idea.item)
    thread.hold(idea.item.home)
    now = Idea.objects.select_related("item__place", "campaign").get(pk=idea.pk)
    text = text.strip()
    if not text:
        raise ValidationError({"text": _("Write your idea, if only a few words.")}, code="empty")
    told = {name: (getattr(now, name), details.get(name, getattr(now, name))) for name in _DETAILS}
    for name, (_before, value) in told.items():
        setattr(now, name, value)
    now.stems = texts.stems_of(text)
    now.clean_fields(
        exclude=["item", "campaign", "challenge", "batch", "photo", "sender_municipality", "split_from"]
    )
    now.save(update_fields=[*_DETAILS, "stems"])
    changes = {"text": text, "title": texts.title_of(text)}
    thread.change_item(actor, now.item, changes, details=told, action="ideas.changed")
    raise_wall(now.campaign)


@transaction.atomic
def let_through(actor: Actor, idea: Idea, text: str) -> None:
    """Somebody has looked: the idea, as it now reads, is shown to those its campaign is shown to. What a file said
    beside the text is masked."""
    require_about(actor, "ideas.look", idea)
    if not text.strip():
        raise ValidationError({"text": _("Something must be left of the idea.")}, code="empty")
    if guard.find(text):
        said = _("There is still a phone number, an address or the like. Take it away first.")
        raise ValidationError({"text": said}, code="personal")
    others = {name: _masked(getattr(idea, name))[:most] for name, most in _BESIDE.items()}
    Idea.objects.filter(pk=idea.pk).update(held=False, held_why="", stems=texts.stems_of(text), **others)
    changes = {"text": text.strip(), "title": texts.title_of(text), "audience": idea.campaign.item.audience}
    thread.change_item(actor, idea.item, changes, details={"held": ("1", "")}, action="ideas.let-through")
    raise_wall(idea.campaign)


def _masked(said: str) -> str:
    return guard.mask(said, guard.ask(said))


@transaction.atomic
def let_voice_through(actor: Actor, voice: Voice, text: str) -> None:
    """The same for a voice: its own words are shown beside the idea."""
    require_about(actor, "ideas.look", voice.idea)
    Voice.objects.filter(pk=voice.pk).update(held=False, text=text.strip())
    thread_note = {"text": ("", text.strip())}
    thread.change_item(actor, voice.idea.item, {}, details=thread_note, action="ideas.let-through")
    publish(ItemsWritten((voice.idea.pk,)))


@transaction.atomic
def put_away(actor: Actor, idea: Idea, reason: str) -> None:
    """Not erased: with a reason, and it can be brought back."""
    require(actor, "ideas.edit", idea.item)
    thread.retire(actor, idea.item, reason)
    raise_wall(idea.campaign)


@transaction.atomic
def bring_back(actor: Actor, idea: Idea) -> None:
    """Put an idea back in use."""
    require(actor, "ideas.edit", idea.item)
    thread.bring_back(actor, idea.item)
    raise_wall(idea.campaign)


@transaction.atomic
def split_note(actor: Actor, idea: Idea, parts: Sequence[str]) -> Split:
    """One note held several ideas: each part becomes an idea, the note stays as it was written.

    Raises ValidationError unless there are two to ten parts, or when it is split already.
    """
    require_about(actor, "ideas.sort", idea)
    thread.hold(idea.item.home)
    lines = [part.strip() for part in parts if part.strip()]
    if not 2 <= len(lines) <= MOST_PARTS:
        raise ValidationError({"parts": _("Write two to ten parts, one on each line.")}, code="parts")
    if idea.item.is_retired or Split.objects.filter(whole=idea, undone__isnull=True).exists():
        raise ValidationError(_("This note is split already, or put away."), code="split")
    made = [_part(actor, idea, line) for line in lines]
    split = Split.objects.create(
        whole=idea, parts=[row.item.code for row in made], state_before=idea.item.state, at=clock.now(),
        by_id=actor.user_id,
    )  # fmt: skip
    told = {"text": ("", "\n".join(lines))}
    thread.change_item(actor, idea.item, {"state": str(State.SORTED)}, details=told, action="ideas.split")
    return split


def _part(actor: Actor, whole: Idea, text: str) -> Idea:
    sending = Sending(
        text=text, idea_type=whole.idea_type, place=whole.item.place, challenge=whole.challenge,
        mandate=whole.mandate, category=whole.category, level=whole.level, channel=Channel.SPLIT,
        sender_role=whole.sender_role, sender_municipality=whole.sender_municipality, language=whole.language,
        received=whole.received,
    )  # fmt: skip
    idea = send_idea(actor, whole.campaign, sending, photo=whole.photo).idea
    Idea.objects.filter(pk=idea.pk).update(split_from=whole)
    thread.add_link(linker(actor, whole), idea.item, "split-from", whole.item)
    return idea


@transaction.atomic
def undo_split(actor: Actor, split: Split, reason: str) -> None:
    """The note is one again: its parts are put away, and can be brought back one by one."""
    idea = split.whole
    require_about(actor, "ideas.sort", idea)
    if not Split.objects.filter(pk=split.pk, undone__isnull=True).update(undone=clock.now()):
        raise ValidationError(_("This is undone already."), code="undone")
    for part in Idea.objects.select_related("item__place").filter(item__code__in=split.parts):
        for link in Link.objects.filter(source=part.item, rel="split-from", target=idea.item).exclude(
            life="retired"
        ):
            thread.retire_link(linker(actor, part), link, reason)
        if not part.item.is_retired:
            thread.retire(actor, part.item, reason)
    details = {"reason": ("", reason)}
    thread.change_item(
        actor, idea.item, {"state": split.state_before}, details=details, action="ideas.split-undone"
    )
