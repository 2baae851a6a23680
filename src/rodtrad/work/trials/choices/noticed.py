"""What the system asks when it has noticed something, and what it proposes (early-support.md 12)."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ASKED: Mapping[str, Promise] = {
    "TID-R-03": _(
        "The unit where it is tried is no longer there. Who owns the trial now, and is the group the same?"
    ),
    "TID-R-04": _("Nothing has been written for weeks. Book time of your own, or make the trial smaller."),
    "TID-R-08": _("Nobody is responsible, or whoever was has left. Who takes it over?"),
    "TID-R-10": _("It runs without anything being counted. Is there something easy to count instead?"),
    "TID-R-11": _("One person writes almost everything. Who could share the work?"),
    "TID-R-12": _("It is in use, but not shown to be better than the old. Study it once more."),
    "TID-R-13": _("It has been in use for long without a follow-up. Is it still done as it was meant?"),
    "DES-CHK-04": _("No cycle has been finished for weeks. Can you try something smaller?"),
    "DES-CHK-08": _("It is over, and nothing is written down of what it taught."),
}
