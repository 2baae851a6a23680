"""The file between preview and confirmation: owned by one person, packed, erased after use or a day."""

from __future__ import annotations

import re
import zlib
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.jobs import services as jobs
from rodtrad.foundation.jobs.models import Job
from rodtrad.foundation.org import settings
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.permissions import paths_for
from rodtrad.kernel import guard
from rodtrad.kernel.kubinol.messages import Problem
from rodtrad.work.canvas.models import Upload
from rodtrad.work.canvas.rules.thresholds import AT_ONCE_KB
from rodtrad.work.canvas.services.importing.problems import LIMIT, masked_text, refusal

KEPT = timedelta(days=1)
NAME_LENGTH = 120
READ, BRING_IN = "canvas.read-file", "canvas.bring-in-file"
_ESCAPED = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))")


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


def is_large(actor: Actor, size: int) -> bool:
    """Whether a file of so many bytes is read beside the pages, by the setting of the actor's place."""
    place = Place.objects.filter(path__in=paths_for(actor, "canvas.import")).order_by("path").first()
    kilobytes: int = settings.value(AT_ONCE_KB, place)
    return size > kilobytes * 1000


def numbers_in(data: bytes) -> list[Problem]:
    """The lines of a file, not read yet, that hold an identity number as written or with YAML's \\x, \\u and \\U.

    Quick whatever is sent in: a large file passes here before it is kept, and is read whole afterwards.
    """
    text = _ESCAPED.sub(_unescaped, data.decode("utf-8", "replace"))
    if not guard.has_identity_number(text):
        return []
    lines = [place for place, line in enumerate(text.split("\n"), 1) if guard.has_identity_number(line)]
    return [refusal(line, "identity-number-line") for line in (lines or [1])[:LIMIT]]


def _unescaped(found: re.Match[str]) -> str:
    number = int(next(filter(None, found.groups())), 16)
    return chr(number) if number < 0x110000 else found.group()


def read_later(actor: Actor, upload: Upload) -> Job:
    """Read the file and say what it does, beside the pages."""
    return jobs.enqueue(actor, READ, {"upload": upload.code}, key=upload.code)


def bring_in_later(actor: Actor, seen: Job, choices: dict[str, bool]) -> Job:
    """Carry out what the person has seen. The same yes to the same preview is one job, however often it is said."""
    upload = str(seen.arguments["upload"])
    said = ",".join(name for name, chosen in sorted(choices.items()) if chosen)
    return jobs.enqueue(
        actor, BRING_IN, {"upload": upload, "choices": choices}, key=f"{upload}:{seen.code}:{said}"
    )


def upload_of(actor: Actor, code: str) -> tuple[Upload, bytes]:
    """The person's own file and its bytes. Raises Http404 for others' and old ones."""
    rows = Upload.objects.filter(owner_id=actor.user_id, at__gt=clock.now() - KEPT)
    row = rows.filter(code=code).first()
    if row is None:
        raise Http404(code)
    return row, zlib.decompress(bytes(row.packed))


def erase_upload(upload: Upload) -> None:
    """The file has been used, or is not wanted; neither is what a large one was found to do."""
    upload.delete()
    jobs.forget_result(READ, upload.code)


def erase_old_uploads() -> int:
    """Erase what nobody confirmed within a day. Says how many."""
    old = Upload.objects.filter(at__lte=clock.now() - KEPT)
    for code in list(old.values_list("code", flat=True)):
        jobs.forget_result(READ, code)
    return old.delete()[0]
