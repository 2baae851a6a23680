"""What may ail the log: its triggers gone, its newest part changed, nothing sealed, a clock that went back."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection
from django.utils.translation import gettext as _

from rodtrad.foundation.audit import checking, triggers
from rodtrad.foundation.audit.models import Entry, Seal
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.declarations import Ailment

UNSEALED = timedelta(days=2)


def append_only() -> list[Ailment]:
    """Whether the database itself still stops changes to the log."""
    table = "pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
    ask = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    with connection.cursor() as cursor:
        cursor.execute(ask if connection.vendor == "sqlite" else f"SELECT tgname FROM {table}")  # noqa: S608
        there = {row[0] for row in cursor.fetchall()}
    missing = tuple(sorted(triggers.names() - there))
    if not missing:
        return []
    text = _("%(number)s of the locks that keep the history from being changed are gone.") % {
        "number": len(missing)
    }
    mend = _(
        "Somebody has been in the database. Check the whole history, then restore from a backup that holds."
    )
    return [Ailment("audit.unlocked", "serious", text, mend, "rodtrad audit verify", missing)]


def newest_holds() -> list[Ailment]:
    """Whether the newest entries and seals are as they were written; all of them is for ``rodtrad audit verify``."""
    problems = checking.verify_newest()
    if not problems:
        return []
    text = _("The history has been changed in %(number)s places.") % {"number": len(problems)}
    mend = _("See which, and find out who has had access to the database.")
    examples = tuple(f"{each.what}: {each.row_id} {each.field}".rstrip() for each in problems[:20])
    return [Ailment("audit.changed", "serious", text, mend, "rodtrad audit verify", examples)]


def sealed() -> list[Ailment]:
    """Whether somebody seals each night, and whether the clock has gone back."""
    found = []
    last = Seal.objects.order_by("-last_id").first()
    waiting = Entry.objects.filter(pk__gt=last.last_id if last else 0).order_by("pk").first()
    if waiting is not None and clock.now() - waiting.at > UNSEALED:
        text = _("The history has not been sealed since %(day)s.") % {"day": waiting.at.date().isoformat()}
        found.append(
            Ailment("audit.unsealed", "warning", text, _("Let it be done every night."), "rodtrad audit seal")
        )
    newest = Entry.objects.order_by("-pk").first()
    if newest is not None and newest.at - clock.now() > timedelta(minutes=5):
        text = _("The newest line of the history lies in the future: the machine's clock has gone back.")
        found.append(Ailment("audit.future", "warning", text, _("Set the clock."), "timedatectl"))
    return found
