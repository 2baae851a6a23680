"""Attaching a file, putting it away and bringing it back. Permission, rule, save and audit in one transaction each."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.audit.services import Changes, record
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.fields import refuse_identity_numbers
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.files import packed, pictures, sniffing
from rodtrad.foundation.files.choices import KINDS, FileKind, Life
from rodtrad.foundation.files.models import Attachment, Content
from rodtrad.foundation.files.queries import Limits, current_size, limits_at
from rodtrad.foundation.files.refusals import FileRefused
from rodtrad.foundation.thread.models import Item
from rodtrad.foundation.thread.permissions import require_edit
from rodtrad.foundation.thread.services import hold
from rodtrad.kernel import guard

MEGABYTE = 1_000_000
_STRANGE = re.compile(r"[\x00-\x1f\x7f/\\<>:\"|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


@dataclass(frozen=True, slots=True)
class Judged:
    """A file that may be attached: under this name, as these bytes."""

    name: str
    kind: FileKind
    data: bytes


def attach(actor: Actor, item: Item, *, name: str, data: bytes, alt: str = "", note: str = "") -> Attachment:
    """Attach a file to an item. ``data`` is judged and drawn anew before the transaction begins.

    Raises FileRefused, IdentityNumberFound, or ValidationError for a picture without words.
    """
    require_edit(actor, item)
    if item.is_retired:
        raise ValidationError(_("This is put away. Bring it back first."), code="retired")
    limits = limits_at(item.place)
    judged = judge(name, data, limits)
    if judged.kind.picture and not alt.strip():
        text = _("Write what the picture shows, for those who cannot see it.")
        raise ValidationError({"alt": [text]}, code="alt")
    with transaction.atomic():
        hold(item.home)
        return _save(actor, item, judged, limits, alt.strip() if judged.kind.picture else "", note.strip())


def judge(name: str, data: bytes, limits: Limits) -> Judged:
    """The file as it would be kept. Raises FileRefused, or IdentityNumberFound when its text holds one."""
    if len(data) > limits.per_file * MEGABYTE:
        text = _("The file is larger than %(number)s megabytes. Make it smaller, or split it.")
        raise FileRefused(text % {"number": limits.per_file}, "size")
    name = tidy(name)
    kind = sniffing.kind_of(name, data)
    if kind.picture:
        made, data = pictures.drawn_anew(kind.name, data, megapixels=limits.megapixels)
        if made != kind.name:
            kind = KINDS[made]
            name = os.path.splitext(name)[0] + kind.endings[0]
    else:
        _refuse_numbers(kind, data)
    return Judged(name, kind, data)


def tidy(name: str) -> str:
    """The last part of a file's name, without signs that mean something to a system or turn the text around."""
    plain = _STRANGE.sub(" ", unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1]))
    stem, ending = os.path.splitext(" ".join(plain.split()).strip(". "))
    return f"{stem[:140].strip() or _('file')}{ending[:10]}"


def _refuse_numbers(kind: FileKind, data: bytes) -> None:
    """Refuse identity numbers in files whose text can be read. PDF and pictures are not searched."""
    if kind.name == "pdf":
        return
    plain = sniffing.text_of(data) if kind.name in ("txt", "csv") else None
    texts = packed.texts_of(data) if plain is None else (plain,)
    if any(guard.has_identity_number(text) for text in texts):
        text = _(
            "The file seems to hold a personal identity number. Rödtråd keeps no such numbers: "
            "take it away from the file, and send it in again."
        )
        raise FileRefused(text, "identity-number")


def _save(actor: Actor, item: Item, judged: Judged, limits: Limits, alt: str, note: str) -> Attachment:
    size, digest = len(judged.data), hashlib.sha256(judged.data).hexdigest()
    if Attachment.objects.filter(item=item, sha256=digest, life=Life.CURRENT).exists():
        raise FileRefused(_("This file is attached here already."), "twice")
    _refuse_full(current_size(item) + size, limits)
    made = Attachment(
        item=item, name=judged.name, kind=judged.kind.name, size=size, sha256=digest, alt=alt, note=note,
        author_id=actor.user_id, created=clock.now(),
    )  # fmt: skip
    made.full_clean(exclude=["item", "author"], validate_unique=False)
    made.save(force_insert=True)
    Content.objects.create(attachment=made, data=judged.data)
    _note(actor, "files.attached", made, {"file": ("", made.name)})
    return made


def _refuse_full(size: int, limits: Limits) -> None:
    if size > limits.per_item * MEGABYTE:
        text = _("There would be more than %(number)s megabytes here. Put something away first.")
        raise FileRefused(text % {"number": limits.per_item}, "full")


@transaction.atomic
def put_away(actor: Actor, attachment: Attachment, reason: str) -> None:
    """Put an attachment away, with a reason. It is no longer listed among the rest, and can be brought back."""
    require_edit(actor, attachment.item)
    refuse_identity_numbers(reason, "reason")
    if not reason.strip():
        raise ValidationError({"reason": [_("Write a line about why.")]}, code="reason")
    _move(attachment, Life.CURRENT, Life.RETIRED, reason.strip())
    changes = {"file": (attachment.name, ""), "reason": ("", reason.strip())}
    _note(actor, "files.put-away", attachment, changes)


@transaction.atomic
def bring_back(actor: Actor, attachment: Attachment) -> None:
    """Bring an attachment back, if there is still room for it."""
    require_edit(actor, attachment.item)
    _move(attachment, Life.RETIRED, Life.CURRENT, "")
    _refuse_full(current_size(attachment.item), limits_at(attachment.item.place))
    _note(actor, "files.brought-back", attachment, {"file": ("", attachment.name)})


def _move(attachment: Attachment, before: Life, after: Life, reason: str) -> None:
    hold(attachment.item.home)
    rows = Attachment.objects.filter(pk=attachment.pk, life=before)
    if not rows.update(life=after, retire_reason=reason):
        raise ValidationError(_("Somebody has done this already."), code="done")
    attachment.life, attachment.retire_reason = after, reason


def _note(actor: Actor, action: str, attachment: Attachment, changes: Changes) -> None:
    item = attachment.item
    record(actor, action, item=item.code, home=item.home, place=item.place.code, changes=changes)
