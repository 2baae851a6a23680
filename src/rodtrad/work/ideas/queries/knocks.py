"""How often one address has tried within the hour. The address itself is kept nowhere."""

from __future__ import annotations

from django.conf import settings as django_settings
from django.utils.crypto import salted_hmac

from rodtrad.foundation.base import clock
from rodtrad.foundation.org import settings
from rodtrad.work.ideas.models import Knock

MISSES, SENT = "ideas.code-misses", "ideas.sent-hourly"


def knock_key(address: str) -> str:
    """How an address is remembered for one hour: a digest keyed by the house's own secret, another each hour."""
    hour = clock.now().strftime("%Y-%m-%dT%H")
    secret = django_settings.SECRET_KEY
    return salted_hmac("ideas.knock", f"{hour} {address}", secret=secret, algorithm="sha256").hexdigest()


def has_tried_too_often(address: str) -> bool:
    """Whether so many codes have missed, or so many ideas come, from one address within the hour."""
    row = Knock.objects.filter(key=knock_key(address)).first()
    if row is None:
        return False
    most = settings.values((MISSES, SENT), None)
    return bool(row.missed >= most[MISSES] or row.sent >= most[SENT])
