"""The file between preview and confirmation: owned by one person, packed, erased after use or a day."""

from __future__ import annotations

import zlib
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.work.canvas.models import Upload
from rodtrad.work.canvas.services.importing.problems import masked_text

KEPT = timedelta(days=1)
NAME_LENGTH = 120


@transaction.atomic
def keep_upload(actor: Actor, name: str, data: bytes) -> Upload:
    """Keep a file that has been read and holds no identity number. Old ones of everybody are erased."""
    if actor.user_id is None:
        raise PermissionDenied("canvas.import")
    erase_old_uploads()
    row = Upload(owner_id=actor.user_id, at=clock.now(), packed=zlib.compress(data))
    row.name = masked_text(name)[:NAME_LENGTH]
    row.save(force_insert=True)
    return row


def upload_of(actor: Actor, code: str) -> tuple[Upload, bytes]:
    """The person's own file and its bytes. Raises Http404 for others' and old ones."""
    rows = Upload.objects.filter(owner_id=actor.user_id, at__gt=clock.now() - KEPT)
    row = rows.filter(code=code).first()
    if row is None:
        raise Http404(code)
    return row, zlib.decompress(bytes(row.packed))


def erase_upload(upload: Upload) -> None:
    """The file has been used, or is not wanted."""
    upload.delete()


def erase_old_uploads() -> int:
    """Erase what nobody confirmed within a day. Says how many."""
    return Upload.objects.filter(at__lte=clock.now() - KEPT).delete()[0]
