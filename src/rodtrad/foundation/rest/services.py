"""Making and revoking tokens, noting that one is used, and doing a request once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.locks import hold_name
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.services.people_leaving import AccountEnded
from rodtrad.foundation.rest import queries, rules
from rodtrad.foundation.rest.models import Sent, Token

KEPT = timedelta(days=7)
LONGEST_DAYS, PER_MINUTE, MOST_TOKENS = "rest.longest-days", "rest.per-minute", 20


class KeyReused(Exception):
    """An idempotency key came again with another request."""


@transaction.atomic
def make_token(actor: Actor, *, name: str, scopes: Iterable[str], days: int) -> tuple[Token, str]:
    """A token by which another system acts as the actor, and its secret, to be shown once."""
    if not actor.is_person:
        raise PermissionDenied("rest.make-token")
    wanted = sorted(set(scopes))
    if not wanted or not set(wanted) <= set(queries.scope_titles()):
        raise ValidationError({"scopes": _("Choose what the key is for.")}, code="scopes")
    longest = queries.setting(actor, LONGEST_DAYS)
    if not 1 <= days <= longest:
        text = _("A key holds for 1 to %(days)s days.") % {"days": longest}
        raise ValidationError({"days": text}, code="days")
    hold_name(f"rest:tokens:{actor.code}")
    in_use = queries.tokens_of(actor).filter(revoked__isnull=True, expires__gte=clock.today()).count()
    if in_use >= MOST_TOKENS:
        raise ValidationError(_("You have many keys in use already. Revoke one first."), code="many")
    secret = rules.new_secret()
    token = Token(
        user_id=actor.person_id, name=name.strip(), digest=rules.digest_of(secret), scopes=wanted,
        made=clock.now(), expires=clock.today() + timedelta(days=days),
    )  # fmt: skip
    token.full_clean(exclude=["user"], validate_unique=False)
    token.save(force_insert=True)
    told = {"token": ("", token.name), "scopes": ("", ", ".join(wanted)), "until": (None, token.expires)}
    record(actor, "rest.token-made", item=actor.code, changes=told)
    return token, secret


@transaction.atomic
def revoke_token(actor: Actor, token: Token) -> None:
    """The token stops at once, for good. One's own, or of somebody one looks after."""
    if queries.token_by_code(actor, token.code) is None:
        raise PermissionDenied("rest.revoke-token")
    _revoke(actor, Token.objects.select_related("user").select_for_update(of=("self",)).filter(pk=token.pk))


def on_account_ended(event: AccountEnded) -> None:
    """Whose account ends loses the keys too: they do not wake up when the person comes back."""
    _revoke(event.actor, Token.objects.select_related("user").filter(user_id=event.user_id))


def _revoke(actor: Actor, tokens: Iterable[Token]) -> None:
    for token in tokens:
        if token.revoked is None:
            token.revoked = clock.now()
            token.save(update_fields=["revoked"])
            record(actor, "rest.token-revoked", item=token.user.code, changes={"token": (token.name, "")})


def note_use(token: Token) -> None:
    """The day a token was last used: one write a day."""
    today = clock.today()
    if token.last_used != today:
        older = Q(last_used__isnull=True) | Q(last_used__lt=today)
        Token.objects.filter(older, pk=token.pk).update(last_used=today)


@transaction.atomic
def once(actor: Actor, key: str, fingerprint: str, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Do it, or give what came of it when the same was asked with this key before. Raises KeyReused."""
    if not key:
        return make()
    name = rules.digest_of(key)
    hold_name(f"rest:{actor.code}:{name}")
    row = Sent.objects.filter(user_id=actor.person_id, key=name).first()
    if row is not None:
        if row.fingerprint != fingerprint:
            raise KeyReused
        known: dict[str, Any] = row.result
        return known
    result, now = make(), clock.now()
    Sent.objects.filter(at__lt=now - KEPT).delete()
    Sent.objects.create(user_id=actor.person_id, key=name, fingerprint=fingerprint, result=result, at=now)
    return result
