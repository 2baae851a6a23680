"""Keeping a place's own files, and taking them away."""

from __future__ import annotations

from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.db import transaction

from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.letterhead.choices import ENDINGS, REFUSALS, Kind
from rodtrad.foundation.letterhead.models import OwnFile
from rodtrad.foundation.org import permissions, settings
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.render.office import TemplateRefused, judge_docx, judge_pptx, texts_in
from rodtrad.foundation.render.pictures import PictureRefused, judge
from rodtrad.kernel import guard


def keep_file(actor: Actor, place: Place, kind: str, name: str, data: bytes) -> OwnFile:
    """Judge the file and let it hold at the place and below. Raises ValidationError with what to do."""
    permissions.require(actor, "letterhead.change", place)
    lacks = _judged(place, kind, name, data)
    with transaction.atomic():
        row = OwnFile.objects.filter(place=place, kind=kind).first() or OwnFile(place=place, kind=kind)
        before = row.name
        row.name, row.data, row.lacks = PurePath(name).name[-120:], data, lacks
        row.at, row.by_id = clock.now(), actor.user_id
        row.full_clean(exclude=["by", "lacks"])
        row.save()
        record(actor, "letterhead.kept", place=place.code, changes={"file": (before, row.name)})
    return row


@transaction.atomic
def take_away(actor: Actor, place: Place, kind: str) -> None:
    """The place uses what lies above again, or ours."""
    permissions.require(actor, "letterhead.change", place)
    row = OwnFile.objects.filter(place=place, kind=kind).first()
    if row is not None:
        row.delete()
        record(actor, "letterhead.taken-away", place=place.code, changes={"file": (row.name, "")})


def _judged(place: Place, kind: str, name: str, data: bytes) -> list[str]:
    """What the file lacks. Raises ValidationError."""
    limits = settings.values(("letterhead.most_megabytes", "letterhead.most_megapixels"), place)
    if not name.lower().endswith(ENDINGS[kind]):
        raise _refused("ending")
    if len(data) > limits["letterhead.most_megabytes"] * 1_000_000:
        raise _refused("too-large")
    try:
        if kind == Kind.LOGO:
            judge(data, limits["letterhead.most_megapixels"])
            return []
        stands = judge_pptx(data) if kind == Kind.PPTX else judge_docx(data)
        if any(guard.has_identity_number(text) for text in texts_in(data)):
            raise TemplateRefused("identity-number")
    except (TemplateRefused, PictureRefused) as error:
        raise _refused(error.reason) from error
    return [stand.what for stand in stands]


def _refused(reason: str) -> ValidationError:
    return ValidationError(str(REFUSALS[reason]), code=reason)
