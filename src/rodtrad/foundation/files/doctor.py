"""What may ail the attachments: bytes that are gone, or not as many as there were."""

from __future__ import annotations

from django.db.models import F, Q
from django.db.models.functions import Length
from django.utils.translation import gettext as _

from rodtrad.foundation.base.declarations import Ailment
from rodtrad.foundation.files.models import Attachment


def contents() -> list[Ailment]:
    """Attachments whose bytes are missing or of another size than when they were attached."""
    held = Attachment.objects.annotate(held=Length("content__data"))
    wrong = held.filter(Q(held__isnull=True) | ~Q(held=F("size")))
    number = wrong.count()
    if not number:
        return []
    text = _("%(number)s attachments have lost their contents, or a part of them.") % {"number": number}
    mend = _("Bring them back from the newest backup that holds them.")
    codes = tuple(wrong.order_by("pk").values_list("code", flat=True)[:20])
    return [Ailment("files.contents", "serious", text, mend, "rodtrad verify --live", examples=codes)]
