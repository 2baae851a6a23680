"""Tokens: one's own, those of the people one looks after, and the one a secret belongs to."""

from __future__ import annotations

from functools import cache

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from ninja import Router

from rodtrad.foundation.base.declarations import Manifest
from rodtrad.foundation.base.manifests import all_manifests
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import settings
from rodtrad.foundation.org.models import Membership, Place
from rodtrad.foundation.org.permissions import paths_for
from rodtrad.foundation.rest import rules
from rodtrad.foundation.rest.models import Token

MANAGE = "org.manage-people"


def token_of_secret(secret: str) -> Token | None:
    return Token.objects.select_related("user").filter(digest=rules.digest_of(secret)).first()


def tokens_of(actor: Actor) -> QuerySet[Token]:
    """One's own, the newest first."""
    return Token.objects.filter(user_id=actor.person_id)


def managed_tokens(actor: Actor) -> QuerySet[Token]:
    """Those of everybody who belongs, or has belonged, where the actor looks after people."""
    rows = Token.objects.select_related("user")
    if actor.everything:
        return rows
    under = Q(pk__in=[])
    for path in paths_for(actor, MANAGE):
        under |= Q(place__path__startswith=path)
    return rows.filter(Exists(Membership.objects.filter(under, user=OuterRef("user_id"))))


def token_by_code(actor: Actor, code: str) -> Token | None:
    """One's own, or one that the actor looks after; None also for what the actor may not see."""
    own = tokens_of(actor).filter(code=code).first()
    return own or managed_tokens(actor).filter(code=code).first()


def setting(actor: Actor, name: str) -> int:
    """A whole number that holds for the actor: that of the widest place they belong to."""
    widest = min(actor.grants, key=lambda grant: len(grant.path), default=None)
    place = Place(pk=widest.place_id, path=widest.path) if widest else None
    value: int = settings.value(name, place)
    return value


@cache
def routers() -> tuple[tuple[Manifest, Router], ...]:
    """The modules with operations, in the order of their manifests."""
    return tuple((row, import_string(row.rest)) for row in all_manifests() if row.rest)


@cache
def _scope_modules() -> dict[str, Manifest]:
    found: dict[str, Manifest] = {}
    for manifest, router in routers():
        for view in router.path_operations.values():
            for operation in view.operations:
                needed = getattr(operation.auth_param, "needed", "")
                if needed:
                    found.setdefault(needed, manifest)
    return dict(sorted(found.items(), key=lambda row: (row[1].order, row[0])))


def scope_titles() -> dict[str, str]:
    """Every scope that some operation needs, in people's words."""
    words = {"read": _("Read: %(module)s"), "write": _("Change: %(module)s")}
    return {
        scope: words[scope.rpartition(":")[2]] % {"module": manifest.title}
        for scope, manifest in _scope_modules().items()
    }
