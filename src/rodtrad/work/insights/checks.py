"""The settings of insights: what a municipality may change. The rules that use them are in rules/."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.declarations import Setting, Text
from rodtrad.work.insights.rules import thresholds as t


def _whole(name: str, title: Text, text: Text, lowest: int = 1, highest: int = 600) -> Setting:
    return Setting(name, title, text, "whole", t.DEFAULTS[name], lowest=lowest, highest=highest)


SETTINGS = (
    _whole(
        t.FEEDBACK_DAYS,
        _("Days until those who told must have an answer"),
        _("Counted from the day an insight work is done."),
    ),
    _whole(
        t.FEEDBACK_WARNING_DAYS,
        _("Days before that the reminder comes"),
        _("The one who answers for the work is reminded so many days before the last day."),
        0,
    ),
    _whole(
        t.NO_INSIGHTS_DAYS,
        _("Days from a done work to its insights"),
        _("A work that is done and has no insights is asked about after so many days."),
    ),
    _whole(
        t.ASKED_AGAIN_MONTHS,
        _("Months before a similar question may be asked again"),
        _("A work that asks a group something similar earlier than this is asked about."),
    ),
    _whole(
        t.UNUSED_MONTHS,
        _("Months before an unused insight is asked about"),
        _("Counted from the day the insight was released."),
    ),
    _whole(
        t.SHARE_PERCENT,
        _("Smallest part of its share that a group may have (percent)"),
        _("A group that is heard less than this part of its share of the population is pointed out."),
        1,
        100,
    ),
    _whole(
        t.WHITE_FEWER,
        _("Insights that fill a white spot"),
        _("A cell with fewer insights than this is white: we know nothing there."),
    ),
    _whole(
        t.PALE_MONTHS,
        _("Months before what we know is old"),
        _("A cell where nothing is newer than this is pale."),
    ),
    _whole(
        t.RISK_WEIGHT,
        _("Weight of groups at risk"),
        _("White spots among groups at risk count so many times as much when they are ranked."),
        1,
        10,
    ),
    _whole(
        t.FATIGUE_MONTHS,
        _("Months that count when a group has been asked often"),
        _("The meter counts the insight works with the group in so many months."),
    ),
    _whole(
        t.YELLOW_WORKS,
        _("Works that make the meter say “think first”"),
        _("So many works with the same group, or more."),
    ),
    _whole(
        t.RED_WORKS,
        _("Works that make the meter say “wait”"),
        _("So many works with the same group, or more."),
    ),
    _whole(
        t.YES_INSIGHT,
        _("Yes answers that make it an insight"),
        _("Of the five questions put to what comes in."),
        1,
        5,
    ),
    _whole(
        t.YES_RAW,
        _("Yes answers that make it raw material"),
        _("Of the five questions; with fewer it is filed as background."),
        1,
        5,
    ),
    _whole(
        t.STALE_MONTHS,
        _("Months before an insight is old in the accounts"),
        _("Counted from the day it was told."),
    ),
    _whole(
        t.ROUND_REMINDER_DAYS,
        _("Days before the last day of a round when silent units are reminded"),
        _("Those who receive questions at a unit that has not answered are told once more."),
        0,
        60,
    ),
    _whole(
        t.SIMILAR_PERCENT,
        _("How alike two questions or insights must be (percent)"),
        _("A lower number finds more that is alike, and more that is not."),
        10,
        100,
    ),
)
