"""Reads of a person's factors and sign-ins. Everybody reads only one's own."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet

from rodtrad.foundation.access import permissions
from rodtrad.foundation.access.choices import APP, CODES, PASSKEY
from rodtrad.foundation.access.models import FactorState, Session
from rodtrad.foundation.audit.queries import Line, history
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.ids import ALPHABET
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import User

MOST_SHOWN = 50
TOLD = 10


@dataclass(frozen=True, slots=True)
class Passkey:
    """A passkey as its owner sees it. ``code`` stands in addresses."""

    code: str
    name: str
    added: datetime
    used: datetime | None
    row: Authenticator


@dataclass(frozen=True, slots=True)
class Factors:
    """All the ways a person has to confirm that it is them. ``codes_left``: unused recovery codes; None: has none."""

    app: Authenticator | None
    passkeys: tuple[Passkey, ...]
    codes_left: int | None
    reset: datetime | None

    @property
    def has_any(self) -> bool:
        return self.app is not None or bool(self.passkeys)


def factors_of(user: User) -> QuerySet[Authenticator]:
    """Apps and passkeys. Recovery codes alone are no factor."""
    rows: QuerySet[Authenticator] = Authenticator.objects.filter(user=user, type__in=(APP, PASSKEY))
    return rows


def must_enrol(actor: Actor, user: User) -> bool:
    """Whether the person must add a second factor before anything else: none for whom that is not required."""
    if not permissions.administers(actor) or factors_of(user).exists():
        return False
    if not permissions.must_have_factor(actor, user):
        return False
    last = permissions.last_day_without(actor, user)
    return last is None or last < clock.today()


def all_factors(user: User) -> Factors:
    """In two queries."""
    rows = list(Authenticator.objects.filter(user=user).order_by("created_at", "pk"))
    codes: Any = next((row.wrap() for row in rows if row.type == CODES), None)
    account = FactorState.objects.filter(user=user).first()
    return Factors(
        app=next((row for row in rows if row.type == APP), None),
        passkeys=tuple(_passkey(row) for row in rows if row.type == PASSKEY),
        codes_left=len(codes.get_unused_codes()) if codes else None,
        reset=account.reset if account else None,
    )


def passkey(user: User, code: str) -> Passkey | None:
    return next((row for row in all_factors(user).passkeys if row.code == code), None)


def _passkey(row: Authenticator) -> Passkey:
    return Passkey(code_of(row), row.wrap().name, row.created_at, row.last_used_at, row)


def code_of(row: Authenticator) -> str:
    """A name of a passkey for addresses, which hold no row numbers."""
    digest = hashlib.sha256(f"{row.pk}{row.created_at.isoformat()}".encode()).digest()
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:12])


def sessions_of(user: User) -> QuerySet[Session]:
    """Where a person is signed in now, the latest used first."""
    return Session.objects.filter(user=user, expire_date__gt=clock.now()).order_by("-seen", "-made")


def told_of(user: User) -> list[Line]:
    """What has happened to one's own sign-in, newest first."""
    lines = history(item=user.code, limit=5 * TOLD)
    return [line for line in lines if line.action.startswith(("access.", "org.password"))][:TOLD]
