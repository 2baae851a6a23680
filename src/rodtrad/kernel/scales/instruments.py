"""The instruments by the name that other programs use."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rodtrad.kernel.scales.alcohol import audit, audit_c
from rodtrad.kernel.scales.coherence import soc13
from rodtrad.kernel.scales.drugs import dudit
from rodtrad.kernel.scales.employer import enps
from rodtrad.kernel.scales.loneliness import djg6, ucla3
from rodtrad.kernel.scales.wellbeing import who5

Scorer = Callable[[object, object], dict[str, object]]

INSTRUMENTS: Mapping[str, Scorer] = {
    "audit": audit,
    "audit_c": audit_c,
    "dudit": dudit,
    "djg6": djg6,
    "soc13": soc13,
    "ucla3": ucla3,
    "who5": who5,
    "enps": enps,
}


def score(instrument: str, answers: object, sex: object = None) -> dict[str, object]:
    """Return the keys of the instrument with what can be said; None is "cannot be said".

    Raises Refused for answers that cannot be scored and KeyError for an unknown instrument.
    """
    return INSTRUMENTS[instrument](answers, sex)
