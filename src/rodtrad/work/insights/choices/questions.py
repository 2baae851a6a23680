"""What the checks ask, as a critical friend would."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

QUESTIONS = {
    "INS-CHK-01": (
        _("Found, but not sorted"),
        _(
            "From what perspective, from which group, and towards which shift? Then others can find it on the map."
        ),
    ),
    "INS-CHK-02": (
        _("Done, but nothing written down"),
        _("The work is done. Which insights did it give?"),
    ),
    "INS-CHK-03": (
        _("Those who told are waiting for an answer"),
        _("The day has passed. What did we hear, what do we do, and what do we not do, and why?"),
    ),
    "INS-CHK-04": (
        _("Nobody answers for this"),
        _("The one who answered for it has left and nobody stands in. Who takes over?"),
    ),
    "INS-CHK-05": (
        _("They were asked something like this lately"),
        _("Can you use what they said then, or do it together with those who asked?"),
    ),
    "INS-CHK-06": (
        _("A group is heard too seldom"),
        _(
            "It is less than half as large among those we have heard as among those who live here. How do we reach it?"
        ),
    ),
    "INS-CHK-07": (
        _("Let go, but not used"),
        _("Nothing rests on this insight yet. Who ought to know of it, or has it become old?"),
    ),
    "INS-CHK-08": (
        _("We know nothing here"),
        _("A group at risk that we know too little of. Who begins to listen, and when?"),
    ),
}
