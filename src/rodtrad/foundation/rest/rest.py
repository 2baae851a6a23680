"""Who the token is."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Router, Schema

from rodtrad.foundation.org.models import User
from rodtrad.foundation.org.queries import memberships_of
from rodtrad.foundation.rest.door import Needs
from rodtrad.foundation.rest.models import Token
from rodtrad.foundation.rest.problems import answers

router = Router()


class RoleOut(Schema):
    """A role at a place."""

    role: str
    place: str
    place_code: str
    until: date | None


class MeOut(Schema):
    """The person behind the key, and the key."""

    code: str
    name: str
    username: str
    language: str
    roles: list[RoleOut]
    key_name: str
    scopes: list[str]
    expires: date


@router.get("/me", auth=Needs(), response={200: MeOut, **answers()}, summary=gettext_noop("Me"))
def me(request: HttpRequest) -> MeOut:
    """The person behind the key, where they belong, and what the key covers."""
    token: Token = request.token  # type: ignore[attr-defined]
    user: User = token.user
    roles = [
        RoleOut(role=row.role, place=row.place.name, place_code=row.place.code, until=row.until)
        for row in memberships_of(user, past=False)
    ]
    return MeOut(
        code=user.code, name=user.name, username=user.username, language=user.language, roles=roles,
        key_name=token.name, scopes=token.scopes, expires=token.expires,
    )  # fmt: skip
