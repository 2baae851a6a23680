"""Reads of people: the list one may see, one person, what they hold."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import permissions
from rodtrad.foundation.org.models import Membership, ObjectRole, Place, User
from rodtrad.foundation.org.queries.actors import valid_q

LOOKED_AT = 50


def _under(paths: tuple[str, ...], prefix: str = "place__path") -> Q:
    found = Q(pk__in=[])
    for path in paths:
        found |= Q(**{f"{prefix}__startswith": path})
    return found


def visible_people(actor: Actor) -> QuerySet[User]:
    """The people an actor knows of: oneself, those who now belong where one may see people, and, where one
    manages people, also those who once belonged there."""
    if actor.everything:
        return User.objects.all()
    here = Membership.objects.filter(user=OuterRef("pk"))
    now = here.filter(valid_q(clock.today())).filter(_under(permissions.paths_for(actor, "org.see-people")))
    once = here.filter(_under(permissions.paths_for(actor, "org.manage-people")))
    return User.objects.filter(Q(pk=actor.user_id) | Exists(now) | Exists(once))


def people(
    actor: Actor, *, name: str = "", place: Place | None = None, role: str = "", left: bool = False
) -> QuerySet[User]:
    """The people one may see, by name, place (and below) and role; those who left only when asked for."""
    rows = visible_people(actor).filter(is_active=not left)
    if name.strip():
        rows = rows.filter(Q(name__icontains=name.strip()) | Q(username=name.strip().lower()))
    if place or role:
        held = Membership.objects.filter(user=OuterRef("pk"))
        held = held if left else held.filter(valid_q(clock.today()))
        held = held.filter(place__path__startswith=place.path) if place else held
        rows = rows.filter(Exists(held.filter(role=role) if role else held))
    return rows.prefetch_related(Prefetch("memberships", memberships_now(), to_attr="held_now"))


def found_by_name(
    actor: Actor, people: QuerySet[User], said: str, offered: QuerySet[User] | None = None
) -> tuple[User | None, list[User]]:
    """The one among ``people`` who is called exactly so (name or user name), and those of them in whose name every
    word said begins a word: at most LOOKED_AT, whom the actor may see or who are ``offered`` to everybody.

    Folded here: the embedded database takes Å and å for different letters.
    """
    words = said.casefold().split()
    if not words:
        return None, []
    named = {pk: (name.casefold(), login) for pk, name, login in people.values_list("pk", "name", "username")}
    exact = [pk for pk, (name, login) in named.items() if name.split() == words or [login] == words]
    some = [pk for pk, (name, _) in named.items() if all(f" {word}" in f" {name}" for word in words)]
    seen = visible_people(actor) if offered is None else visible_people(actor) | offered
    seen = seen.filter(pk__in=some).order_by("name", "pk")
    rows = seen.prefetch_related(Prefetch("memberships", memberships_now(), to_attr="held_now"))
    return (people.get(pk=exact[0]) if len(exact) == 1 else None), list(rows[:LOOKED_AT])


def memberships_now() -> QuerySet[Membership]:
    return (
        Membership.objects.filter(valid_q(clock.today()))
        .select_related("place")
        .order_by("place__name", "id")
    )


def people_at(actor: Actor, place: Place) -> QuerySet[Membership]:
    """Who belongs exactly here now, when the actor may see people here."""
    rows = memberships_now().filter(place=place).select_related("user", "place").order_by("user__name", "id")
    return rows if permissions.may(actor, "org.see-people", place) else rows.none()


def person(actor: Actor, code: str) -> User | None:
    return visible_people(actor).filter(code=code).first()


def memberships_of(user: User, *, past: bool = True) -> list[Membership]:
    """A person's memberships, those that hold first, then the latest ended."""
    day = clock.today()
    rows = Membership.objects.filter(user=user).select_related("place")
    rows = rows if past else rows.filter(valid_q(day))
    far = day + timedelta(days=365_000)
    return sorted(rows, key=lambda row: (-(row.until or far).toordinal(), row.place.name, row.pk))


def may_change_person(actor: Actor, user: User) -> bool:
    """Whether the actor manages every place where the person now belongs (or last belonged)."""
    held = Membership.objects.filter(user=user)
    now = held.filter(valid_q(clock.today()))
    paths = tuple(now.values_list("place__path", flat=True)) or tuple(
        held.values_list("place__path", flat=True)
    )
    return permissions.may_person(actor, "org.manage-people", paths)


def what_they_hold(user: User) -> list[ObjectRole]:
    """The roles on items that a person holds today: what must be handed over when they leave."""
    return list(ObjectRole.objects.filter(valid_q(clock.today()), user=user).order_by("item", "role"))
