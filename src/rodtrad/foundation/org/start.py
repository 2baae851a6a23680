"""The box on the start page of who looks after accounts and settings."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rodtrad.foundation.base.declarations import StartBlock, StartRow
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import permissions, queries

MOST_COUNTED = 1_000


def looking_after(actor: Actor) -> StartBlock | None:
    """Accounts nobody has signed in with yet, people, and settings."""
    if not permissions.may_somewhere(actor, "org.manage-people"):
        return None
    waiting = queries.people(actor).filter(last_login__isnull=True).order_by().values_list("pk")
    number = len(waiting[:MOST_COUNTED])
    text = ngettext(
        "%(number)s person has not signed in yet", "%(number)s people have not signed in yet", number
    ) % {"number": number}
    rows = [StartRow(text, reverse("org:people"), _("Give them a one-time password."))] if number else []
    rows.append(
        StartRow(_("People and roles"), reverse("org:people"), _("New colleagues, roles, who has left."))
    )
    rows.append(StartRow(_("Places and settings"), reverse("org:places"), _("What holds for each part.")))
    return StartBlock(
        title=_("Looking after Rödtråd"), rows=tuple(rows), icon="settings", order=9,
        roles=frozenset({"administrator"}),
    )  # fmt: skip
