"""The national sources as this installation may reach them: addresses are the operator's, and none is the default."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.sources.indicators.national import catalogue, clients
from rodtrad.sources.indicators.national.catalogue import Listed
from rodtrad.sources.indicators.national.kolada import Kolada
from rodtrad.sources.indicators.national.manners import Manners

# A step of a job must be over within its lease of two minutes, also when the service is slow.
MANNERS = Manners(timeout=10.0, most_seconds=30.0, tries=2, longest_wait=20.0)


def kolada() -> Kolada | None:
    """The client, or None where nothing is to be asked."""
    if not settings.KOLADA_URL:
        return None
    try:
        return clients.kolada(settings.KOLADA_URL, Path(settings.NATIONAL_DIR) / "kolada", clock.now, MANNERS)
    except ValueError:  # no address at all: the doctor says so
        return None


def off() -> str:
    """What is said where nothing is to be asked."""
    return _(
        "Fetching from Kolada is not turned on here. Whoever looks after Rödtråd turns it on (RODTRAD_KOLADA_URL). "
        "Until then, begin a measure and bring its values in from a file."
    )


def listed() -> dict[str, Listed]:
    """The measures that may be chosen, by id: the list that came with Rödtråd, and what Kolada answered last."""
    source = kolada()
    return catalogue.together(source.kept() if source else ())
