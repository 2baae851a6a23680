"""Words that many pages use, written once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LANE_NAMES: Final[Mapping[str, str | Promise]] = {
    "voices": _("Voices"),
    "needs": _("Needs and context"),
    "knowledge": _("Knowledge"),
    "benefit": _("Benefit"),
    "intervention": _("Intervention"),
    "trying": _("Trying"),
    "results": _("Results and lessons"),
    "spreading": _("Spreading"),
}
