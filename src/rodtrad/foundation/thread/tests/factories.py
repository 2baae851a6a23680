"""A small world for the thread's tests: two municipalities, a few people, and quick items and links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import Actor, system
from rodtrad.foundation.org.choices import PlaceKind
from rodtrad.foundation.org.models import Membership, Place, User
from rodtrad.foundation.org.queries import actor_for
from rodtrad.foundation.thread.models import Item, Link

SYSTEM = system("test")


@dataclass
class World:
    """``developer`` may edit toys in her municipality; ``staff`` only reads; ``outsider`` works in another."""

    place: Place
    elsewhere: Place
    developer: Actor
    staff: Actor
    outsider: Actor
    people: dict[str, User]

    def item(self, kind: str = "toy-need", title: str = "", **more: Any) -> Item:
        """An item at ``place``, unless another is given."""
        return make_item(kind, more.pop("place", self.place), title, **more)

    def link(self, source: Item, rel: str, target: Item, *, rests: str = "from", **more: Any) -> Link:
        return make_link(source, rel, target, rests=rests, **more)


def make_item(kind: str, place: Place, title: str = "", **more: Any) -> Item:
    """An item made straight in the table: seen in the municipality, in a home of its own."""
    code, now = new_code(), clock.now()
    values = {
        "code": code, "kind": kind, "home": code, "place": place, "audience": f"m:{place.municipality_id}",
        "title": title or f"{kind} {code}", "created": now, "changed": now, "substance_changed": now, **more,
    }  # fmt: skip
    return Item.objects.create(**values)


def make_link(source: Item, rel: str, target: Item, *, rests: str = "from", **more: Any) -> Link:
    """A link made straight in the table."""
    lower, upper = (source, target) if rests == "from" else (target, source)
    home = source.home if source.home == target.home else ""
    values = {"lower": lower, "upper": upper, "home": home, "created": clock.now(), **more}
    return Link.objects.create(source=source, rel=rel, target=target, **values)


def _place(kind: str, name: str, parent: Place | None = None) -> Place:
    place = Place.objects.create(kind=kind, name=name, parent=parent, path=f"new {name}")
    place.path = f"{parent.path if parent else ''}{place.pk}."
    place.municipality = place if kind == PlaceKind.MUNICIPALITY else parent and parent.municipality
    place.save()
    return place


def _person(username: str, place: Place, role: str) -> User:
    user = User(username=username, name=username.title())
    user.set_password(username)
    user.save()
    Membership.objects.create(user=user, place=place, role=role)
    return user


def make_world() -> World:
    here = _place(PlaceKind.MUNICIPALITY, "Ekby")
    elsewhere = _place(PlaceKind.MUNICIPALITY, "Björkby")
    people = {
        "developer": _person("developer", here, "developer"),
        "staff": _person("staff", here, "staff"),
        "outsider": _person("outsider", elsewhere, "developer"),
    }
    actors = {name: actor_for(user) for name, user in people.items()}
    return World(here, elsewhere, people=people, **actors)


def chain(world: World, length: int) -> list[Item]:
    """A need and ``length - 1`` elements in its home, every one resting on one a third of the way back."""
    need = world.item("toy-need", "Sällskap vid maten")
    kinds = ("toy-knowledge", "toy-benefit", "toy-element", "toy-trial", "toy-result")
    items = [need]
    for number in range(1, length):
        item = world.item(kinds[number % 5], f"Sak nummer {number}", home=need.home)
        world.link(item, "toy-beside", items[number // 3])
        items.append(item)
    return items
