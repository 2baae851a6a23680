"""The numbers and lists of the trials that a place may change: every [P] of early-support.md 5 to 12."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.declarations import Setting

QUIET_DAYS = "trials.quiet-days"
LOOP_DAYS = "trials.loop-days"
MEASURE_DAYS = "trials.measure-days"
ONE_PERSON_PERCENT = "trials.one-person-percent"
ONE_PERSON_ENTRIES = "trials.one-person-entries"
WAIT_DAYS = "trials.wait-days"
DECIDE_DAYS = "trials.decide-days"
TEACH_DAYS = "trials.teach-days"
FOLLOW_UP_MONTHS = "trials.follow-up-months"
FALL_BACK_MONTHS = "trials.fall-back-months"
REPEATED = "trials.repeated-obstacles"
KINDS = "trials.kinds-of-change"
CHECKLIST = "trials.checklist"

SETTINGS = (
    Setting(QUIET_DAYS, _("Days without a note before a trial has stalled"),
            _("A running cycle in which nobody has written anything for so long is asked about (TID-R-04)."),
            "whole", 21, lowest=3, highest=365),
    Setting(LOOP_DAYS, _("Days without a finished cycle"),
            _("A trial under way without a finished cycle for so long is asked about (DES-CHK-04)."),
            "whole", 28, lowest=7, highest=365),
    Setting(MEASURE_DAYS, _("Days until a running cycle has its first number"),
            _("After so many days without one it is asked whether something else can be counted (TID-R-10)."),
            "whole", 14, lowest=1, highest=365),
    Setting(ONE_PERSON_PERCENT, _("When a trial hangs on one person (percent of the notes)"),
            _("Above this share it is asked whether the work can be divided (TID-R-11)."),
            "whole", 70, lowest=50, highest=100),
    Setting(ONE_PERSON_ENTRIES, _("Notes before it is asked whether a trial hangs on one person"),
            _("With fewer notes the share says nothing."), "whole", 8, lowest=2, highest=500),
    Setting(WAIT_DAYS, _("Days a trial may wait before it has stalled"),
            _("Counted from the day its latest cycle was planned."), "whole", 60, lowest=7, highest=730),
    Setting(DECIDE_DAYS, _("Days from what happened to a decision"),
            _("After so many days without one a trial has stalled."), "whole", 14, lowest=1, highest=365),
    Setting(TEACH_DAYS, _("Days a trial stands among those that teach"),
            _("Counted from its latest decision."), "whole", 120, lowest=7, highest=730),
    Setting(FOLLOW_UP_MONTHS, _("Follow-ups after a trial has become regular work (months)"),
            _("One follow-up for each."), "words", ["3", "6", "12"]),
    Setting(FALL_BACK_MONTHS, _("Months in use before somebody must have followed up"),
            _("After that it is asked whether it has fallen back (TID-R-13)."), "whole", 6, lowest=1, highest=36),
    Setting(REPEATED, _("Trials with the same obstacle before it is said to repeat itself"),
            _("From so many on, the obstacle is a matter for more than one trial."), "whole", 3, lowest=2, highest=50),
    Setting(KINDS, _("Kinds of change"), _("What trials are sorted under."), "words",
            ["screening", "vägledning", "samtalsmetod", "information", "brukarundersökning", "samverkan",
             "tillgänglighet", "arbetssätt"]),
    Setting(CHECKLIST, _("Checklist when a trial becomes regular work"), _("What is ticked off on the way."), "words",
            ["Chefen har beslutat", "Rutinen är skriven och har en ägare", "Tid finns avsatt",
             "Medarbetarna har fått öva", "Nya medarbetare får lära sig det", "Vi har sagt vad vi slutar med",
             "Någon påminner i början"]),
)  # fmt: skip
