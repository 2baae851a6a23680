"""What other modules may ask of insights. Plain values, never querysets."""

from __future__ import annotations

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place
from rodtrad.work.insights.queries.accounts import ins_75_accounts
from rodtrad.work.insights.queries.works import public_answers
from rodtrad.work.insights.rules.accounts import Account
from rodtrad.work.insights.rules.feedback import SaidAndDone

__all__ = ["Account", "SaidAndDone", "accounts_of_year", "you_said_we_did"]


def you_said_we_did(place: Place | None = None) -> list[SaidAndDone]:
    """The latest public answers to those who told, for the public pages (INS-50). Who asks does not matter."""
    return public_answers(place)


def accounts_of_year(actor: Actor, place: Place, year: int) -> list[Account]:
    """Insight accounts of the units under a place (INS-60)."""
    return ins_75_accounts(actor, place, year)
