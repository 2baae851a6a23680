"""``rodtrad user …``: accounts, for the one who has a shell and no browser."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rodtrad.foundation.base.scope import Actor
    from rodtrad.foundation.org.models import Place, User

NAME = "user"
HELP = "Konton: create, list, roles, set-password, reset-factor, deactivate."
NEEDS_DJANGO = True


class Refused(ValueError):
    """What was asked for cannot be done; the message says why."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what ``rodtrad user`` takes."""
    below = parser.add_subparsers(dest="what", metavar="VAD", required=True)
    create = _command(below, "create", "nytt konto med ett engångslösenord, som visas en gång", who=True)
    create.add_argument("--name", required=True, help="personens namn")
    create.add_argument("--role", required=True, help="roll, till exempel administrator")
    create.add_argument(
        "--place", required=True, help="plats: kommunens namn eller kommunkod, eller en plats kod"
    )
    create.add_argument("--title", default="", help="personens titel")
    create.add_argument("--email", default="", help="personens e-postadress")
    create.add_argument(
        "--new-municipality", metavar="NAMN", default="", help="lägg först upp kommunen med koden i --place"
    )
    listed = _command(below, "list", "vilka konton som finns")
    listed.add_argument("--role", default="", help="bara de med rollen")
    listed.add_argument("--left", action="store_true", help="de som har slutat")
    listed.add_argument("--waiting", action="store_true", help="de som inte har bytt sitt engångslösenord")
    roles = _command(below, "roles", "en persons roller; ge eller avsluta en", who=True)
    change = roles.add_mutually_exclusive_group()
    change.add_argument("--give", metavar="ROLL", default="", help="ge rollen vid --place")
    change.add_argument("--end", metavar="ROLL", default="", help="avsluta rollen vid --place, nu")
    roles.add_argument("--place", default="", help="platsen för --give och --end")
    _command(below, "set-password", "nytt engångslösenord; personens inloggningar avslutas", who=True)
    _command(
        below, "reset-factor", "ta bort ett borttappat andra steg; personens inloggningar avslutas", who=True
    )
    _command(below, "deactivate", "personen har slutat: ingen inloggning, inga roller", who=True)


def _command(below: Any, name: str, text: str, *, who: bool = False) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = below.add_parser(name, help=text, description=text, allow_abbrev=False)
    if who:
        parser.add_argument("username", metavar="ANVÄNDARNAMN")
        parser.add_argument("--reason", default="", help="varför; står i historiken")
    parser.add_argument("--json", action="store_true", help="skriv svaret som JSON")
    return parser


def run(args: argparse.Namespace) -> int:
    """Return 0 when it is done, 1 when it was refused."""
    from django.core.exceptions import ValidationError  # Django is set up by then

    from rodtrad.foundation.base.fields import refuse_identity_numbers
    from rodtrad.foundation.base.scope import acting, system

    doing = {
        "create": _create,
        "list": _list,
        "roles": _roles,
        "set-password": _set_password,
        "reset-factor": _reset_factor,
        "deactivate": _deactivate,
    }
    try:
        reason = f"rodtrad user {args.what}: {getattr(args, 'reason', '')}".rstrip(": ")[:200]
        refuse_identity_numbers(reason)
        with acting(system(reason)) as actor:
            told, lines = doing[args.what](actor, args)
    except (Refused, ValidationError) as error:
        print(
            "\n".join(error.messages if isinstance(error, ValidationError) else [str(error)]), file=sys.stderr
        )
        return 1
    print(json.dumps(told, ensure_ascii=False) if args.json else "\n".join(lines))
    return 0


Answer = tuple[Any, list[str]]


def _create(actor: Actor, args: argparse.Namespace) -> Answer:
    from django.db import transaction

    from rodtrad.foundation.org import services

    with transaction.atomic():  # never an account without its password
        if args.new_municipality:
            services.create_place(
                actor, kind="municipality", name=args.new_municipality, official_code=args.place
            )
        user = services.create_user(
            actor, username=args.username, name=args.name, title=args.title, email=args.email,
            place=_place(args.place), role=args.role,
        )  # fmt: skip
        password = services.set_password(actor, user)
    return _with_password(user, password)


def _set_password(actor: Actor, args: argparse.Namespace) -> Answer:
    from rodtrad.foundation.org import services

    user = _user(args.username)
    return _with_password(user, services.set_password(actor, user))


def _reset_factor(actor: Actor, args: argparse.Namespace) -> Answer:
    from rodtrad.foundation.access.services.factors import reset_factors

    user = _user(args.username)
    number = reset_factors(actor, user)
    return {"username": user.username, "removed": number}, [
        f"{user.username} loggar nästa gång in med bara lösenordet, och får besked om det.",
        "Den som får administrera måste då skaffa ett nytt andra steg.",
    ]


def _with_password(user: User, password: str) -> Answer:
    told = {"username": user.username, "code": user.code, "one_time_password": password}
    return told, [
        f"{user.username} kan logga in med engångslösenordet {password}",
        "Det visas bara nu, och byts vid första inloggningen.",
    ]


def _list(actor: Actor, args: argparse.Namespace) -> Answer:
    from rodtrad.foundation.org import queries

    rows = queries.people(actor, role=args.role, left=args.left)
    rows = rows.filter(must_change_password=True) if args.waiting else rows
    told: list[dict[str, Any]] = [
        {
            "username": user.username,
            "name": user.name,
            "roles": [{"role": held.role, "place": held.place.name} for held in user.held_now],  # type: ignore[attr-defined]
            "must_change_password": user.must_change_password,
        }
        for user in rows
    ]
    lines = [
        f"{row['username']}  {row['name']}  "
        + ", ".join(f"{held['role']} i {held['place']}" for held in row["roles"])
        + ("  (har inte bytt engångslösenordet)" if row["must_change_password"] else "")
        for row in told
    ]
    return told, lines or ["Inga konton."]


def _roles(actor: Actor, args: argparse.Namespace) -> Answer:
    from rodtrad.foundation.org import queries, services

    user = _user(args.username)
    if args.give or args.end:
        place = _place(args.place)
        if args.give:
            services.add_membership(actor, user=user, place=place, role=args.give)
        for row in queries.memberships_of(user, past=False):
            if row.place_id == place.pk and row.role == args.end:
                services.end_membership(actor, row)
                break
        else:
            if args.end:
                raise Refused(f"{user.username} har inte rollen {args.end} där.")
    told = [
        {"role": row.role, "place": row.place.name, "place_code": row.place.code}
        for row in queries.memberships_of(user, past=False)
    ]
    return told, [f"{row['role']} i {row['place']} ({row['place_code']})" for row in told] or ["Inga roller."]


def _deactivate(actor: Actor, args: argparse.Namespace) -> Answer:
    from rodtrad.foundation.org import services

    user = _user(args.username)
    if not user.is_active:
        raise Refused(f"{user.username} har redan slutat.")
    left = services.deactivate_user(actor, user)
    told = {
        "username": user.username,
        "memberships": left.memberships,
        "holds": [list(row) for row in left.holds],
    }
    lines = [f"{user.username} kan inte längre logga in; {left.memberships} roller är avslutade."]
    if left.holds:
        lines.append(
            f"{len(left.holds)} uppdrag i arbeten har nu ingen som håller i dem: lämna över dem i webben."
        )
    return told, lines


def _user(username: str) -> User:
    from rodtrad.foundation.org.models import User

    user = User.objects.filter(username=username.strip().lower()).first()
    if user is None:
        raise Refused(f"Inget konto heter {username}. Se dem med: rodtrad user list")
    return user


def _place(text: str) -> Place:
    from rodtrad.foundation.org import queries
    from rodtrad.foundation.org.models import Place

    place = Place.objects.filter(code=text.strip()).first() or queries.municipality(text)
    if place is None:
        raise Refused(
            f"Ingen plats heter {text or '(ingen angiven)'}: kommunens namn, dess kod, eller en plats kod."
        )
    return place
