"""An idea is sent: by somebody signed in, by anyone with a link, from a note or a file. One transaction each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.events import publish
from rodtrad.foundation.base.fields import refuse_identity_numbers
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import Actor, acting, system
from rodtrad.foundation.files.models import Attachment
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.permissions import At, require
from rodtrad.foundation.thread import services as thread
from rodtrad.foundation.thread.events import ItemsWritten
from rodtrad.foundation.thread.services.log import note
from rodtrad.kernel import guard
from rodtrad.work.ideas.choices import Channel, IdeaType, Naming, State
from rodtrad.work.ideas.models import Batch, Campaign, Challenge, Idea, Knock, Triage, Voice
from rodtrad.work.ideas.queries.knocks import knock_key
from rodtrad.work.ideas.rules import codes, texts

ANONYMOUS = system(gettext_noop("sent without a name"))
"""Who is said in the log to have sent what nobody signed: not even the log knows."""


class CampaignClosed(ValidationError):
    """The campaign takes no ideas (any longer)."""


@dataclass(frozen=True, slots=True)
class Sending:
    """One idea as it is sent. ``signed``: with the sender's account; otherwise nothing ties it to them."""

    text: str
    idea_type: str = IdeaType.PROPOSAL
    place: Place | None = None
    challenge: Challenge | None = None
    mandate: str = ""
    category: str = ""
    level: str = ""
    signed: bool = False
    sender_role: str = ""
    sender_municipality: Place | None = None
    channel: str = Channel.APP
    language: str = "sv"
    once: str = ""
    source_key: str = ""
    remark: str = ""
    received: datetime | None = None
    suggested: tuple[str, str, tuple[str, ...], str] | None = None
    """when, who, requirements and basis, as a file suggests them."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the sender is told. ``secret``: the code to follow the answer with; "" for a signed idea or one without
    a sender of its own (a file, a note typed for somebody)."""

    idea: Idea
    secret: str = ""


@transaction.atomic
def send_idea(
    actor: Actor, campaign: Campaign, sending: Sending, *, batch: Batch | None = None,
    photo: Attachment | None = None,
) -> Receipt:  # fmt: skip
    """Save one idea. The same form (``once``) again is the same idea. Raises CampaignClosed, ValidationError by field,
    PermissionDenied."""
    text = _checked(campaign, sending)
    own = sending.channel == Channel.APP
    if own or sending.channel in (Channel.NOTE, Channel.PHOTO):
        where = sending.place or campaign.item.place
        require(actor, "ideas.send" if own else "ideas.import", At(where.path) if own else campaign.item)
    if sending.once and (found := _sent_before(campaign, sending.once)) is not None:
        return Receipt(found)
    signed = sending.signed and actor.is_person
    unsigned = not signed and sending.channel in (Channel.APP, Channel.LINK)
    with acting(ANONYMOUS if unsigned else actor) as writer:
        return _save(writer, campaign, sending, text, batch, photo, signed=signed)


def _save(
    actor: Actor, campaign: Campaign, sending: Sending, text: str, batch: Batch | None,
    photo: Attachment | None, *, signed: bool,
) -> Receipt:  # fmt: skip
    secret = "" if signed or sending.channel not in (Channel.APP, Channel.LINK) else codes.new_secret()
    held = _held_why(campaign, sending, text)
    code = new_code()
    item = thread.create_item(
        actor, kind="idea", place=sending.place or campaign.item.place, code=code, text=text,
        audience=held_audience(campaign) if held else campaign.item.audience, title=texts.title_of(text),
        state=State.NEW, author_id=actor.user_id if signed else None, action="ideas.sent",
        details={"campaign": campaign.item.title, "idea_type": sending.idea_type, "category": sending.category},
    )  # fmt: skip
    now = sending.received or clock.now()
    idea = Idea(
        item=item, campaign=campaign, challenge=sending.challenge, idea_type=sending.idea_type,
        mandate=sending.mandate, category=sending.category, level=sending.level, held=bool(held), held_why=held,
        batch=batch, source_key=sending.source_key, remark=sending.remark, photo=photo, received=now,
        status_since=now, stems=texts.stems_of(text), sender_role=sending.sender_role,
        sender_municipality=sending.sender_municipality, signed=signed,
        answer_digest=codes.digest_of(secret), channel=sending.channel, language=sending.language,
        once=sending.once if codes.is_once(sending.once) else "",
    )  # fmt: skip
    idea.clean_fields(
        exclude=["item", "campaign", "challenge", "batch", "photo", "sender_municipality", "split_from"]
    )
    idea.save(force_insert=True)
    if sending.suggested is not None:
        _suggest(idea, sending.suggested)
    raise_wall(campaign)
    return Receipt(idea, secret)


def _suggest(idea: Idea, suggested: tuple[str, str, tuple[str, ...], str]) -> None:
    when, who, requirements, basis = suggested
    Triage.objects.create(
        idea=idea, when=when, who=who, requirements=list(requirements), basis=basis, suggested=True,
        at=clock.now(),
    )  # fmt: skip


def raise_wall(campaign: Campaign) -> None:
    """Something on the live wall is new: whoever shows it asks for the number."""
    Campaign.objects.filter(pk=campaign.pk).update(wall=F("wall") + 1)


def held_audience(campaign: Campaign) -> str:
    """Who sees an idea that is held back: those who lead the campaign. Whoever may look at it finds it apart."""
    return f"t:{campaign.item.code}"


def _sent_before(campaign: Campaign, once: str) -> Idea | None:
    return Idea.objects.select_related("item").filter(campaign=campaign, once=once).first()


def _held_why(campaign: Campaign, sending: Sending, text: str) -> str:
    """Why somebody looks before others see it: it may point to a person, or the campaign says so."""
    asked_already = sending.channel in (Channel.APP, Channel.NOTE, Channel.PHOTO, Channel.SPLIT)
    shown = "\n".join((text, sending.remark, sending.category, sending.sender_role))
    if not asked_already and any(True for _hit in guard.ask(shown)):
        return "personal"
    return "look-first" if campaign.look_first and not asked_already else ""


def _checked(campaign: Campaign, sending: Sending) -> str:
    """The text as it is saved; refused when it is empty, too long, comes too late or does not fit the campaign."""
    refuse_identity_numbers([sending.text, sending.sender_role, sending.remark, sending.category])
    text = sending.text.replace("\0", "").strip()
    if not text:
        raise ValidationError({"text": _("Write your idea, if only a few words.")}, code="empty")
    most = campaign.max_length if sending.channel != Channel.FILE else 10_000
    if len(text) > most:
        said = _("Write at most %(most)s characters. Now there are %(length)s.")
        raise ValidationError({"text": said % {"most": most, "length": len(text)}}, code="too-long")
    if sending.channel not in (Channel.FILE, Channel.SPLIT) and not campaign.takes_ideas:
        raise CampaignClosed(
            _("This campaign takes no more ideas. There may be another that is open."), code="closed"
        )
    if sending.signed and campaign.naming == Naming.ANONYMOUS:
        raise ValidationError({"signed": _("Nobody signs in this campaign.")}, code="naming")
    if sending.channel == Channel.APP and not sending.signed and campaign.naming == Naming.NAMED:
        raise ValidationError({"signed": _("In this campaign everybody signs.")}, code="naming")
    return text


@transaction.atomic
def add_voice(actor: Actor, idea: Idea, sending: Sending) -> tuple[Voice, str]:
    """Somebody thinks the same: their own words (or none), and their own code or account. Returns the code too.

    Raises CampaignClosed, ValidationError by field, PermissionDenied. One person has one voice on an idea.
    """
    refuse_identity_numbers([sending.text, sending.sender_role])
    campaign = idea.campaign
    if not campaign.takes_ideas or idea.item.is_retired:
        raise CampaignClosed(
            _("This campaign takes no more ideas. There may be another that is open."), code="closed"
        )
    if len(sending.text) > campaign.max_length:
        raise ValidationError(
            {"text": _("Write at most %(most)s characters.") % {"most": campaign.max_length}}
        )
    own = sending.channel == Channel.APP
    if own:
        require(actor, "ideas.send", At((sending.place or campaign.item.place).path))
    signed = sending.signed and actor.is_person
    if signed and Voice.objects.filter(idea=idea, author_id=actor.user_id, withdrawn__isnull=True).exists():
        raise ValidationError(_("Your voice is there already."), code="twice")
    found = Voice.objects.filter(idea=idea, once=sending.once).first() if sending.once else None
    if found is not None:
        return found, ""
    text = sending.text.strip()
    secret = "" if signed else codes.new_secret()
    voice = Voice.objects.create(
        idea=idea, text=text, place=sending.place, author_id=actor.user_id if signed else None, at=clock.now(),
        held=bool(_held_why(campaign, sending, text)), signed=signed, answer_digest=codes.digest_of(secret),
        channel=sending.channel, language=sending.language, sender_role=sending.sender_role,
        sender_municipality=sending.sender_municipality,
        once=sending.once if codes.is_once(sending.once) else "",
    )  # fmt: skip
    count_voices(idea)
    with acting(actor if signed else ANONYMOUS) as writer:
        note(writer, "ideas.voice-added", idea.item, {"text": ("", text)} if text and not voice.held else {})
    publish(ItemsWritten((idea.pk,)))
    return voice, secret


def count_voices(idea: Idea) -> None:
    """Keep the number of voices beside the idea."""
    number = Voice.objects.filter(idea=idea, withdrawn__isnull=True).count()
    Idea.objects.filter(pk=idea.pk).update(voices_count=number)


@transaction.atomic
def withdraw_voice(actor: Actor, voice: Voice) -> None:
    """Whoever signed a voice takes it back; the row stays, without being counted."""
    if voice.author_id is None or voice.author_id != actor.user_id:
        raise ValidationError(_("Only the one who added a voice takes it back."), code="own")
    if Voice.objects.filter(pk=voice.pk, withdrawn__isnull=True).update(withdrawn=clock.now()):
        count_voices(voice.idea)
        note(actor, "ideas.voice-withdrawn", voice.idea.item)


@transaction.atomic
def knock(address: str, what: Literal["missed", "sent"]) -> None:
    """Count one try from an address within this hour, and forget the hours before."""
    hour = clock.now().replace(minute=0, second=0, microsecond=0)
    key = knock_key(address)
    Knock.objects.filter(hour__lt=hour).delete()
    Knock.objects.bulk_create([Knock(key=key, hour=hour)], ignore_conflicts=True)
    Knock.objects.filter(key=key).update(**{what: F(what) + 1})
