"""The actor map (KUB-70): actors over all works one may see, how the contact stands, and which groups they meet."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet

from rodtrad.foundation.base.paging import Page, page_of
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.queries import visible_q
from rodtrad.foundation.thread.models import Item, Link
from rodtrad.work.canvas.models import CardDetail
from rodtrad.work.canvas.queries.cases import in_title

SIZE = 50
DRAWN = 40
CONTACTS = ("identified", "contacted", "in-dialogue", "takes-part", "ended")
ORDER = ("item__title", "item_id")


@dataclass(frozen=True, slots=True)
class ActorsWanted:
    """What the map is narrowed to; empty = all. ``contact`` "none": not said. ``case``: a work's code."""

    text: str = ""
    kind: str = ""
    contact: str = ""
    case: str = ""


@dataclass(slots=True)
class ActorRow:
    """One actor card: its work, and the target groups it meets, as far as the asker sees them."""

    card: CardDetail
    groups: list[Item] = field(default_factory=list)


def seen_actors(actor: Actor, wanted: ActorsWanted) -> QuerySet[CardDetail]:
    """The actor cards the asker may see, of works that are not put away."""
    rows = CardDetail.objects.filter(visible_q(actor, "item__"), item__kind="actor")
    rows = rows.filter(visible_q(actor, "case__item__")).exclude(item__life="retired")
    rows = rows.exclude(case__item__life="retired")
    for word in wanted.text.split():
        rows = rows.filter(in_title(word, "item__"))
    if wanted.kind:
        rows = rows.filter(fields__actor_kind=wanted.kind)
    if wanted.contact == "none":
        rows = rows.exclude(fields__has_key="contact_status")
    elif wanted.contact:
        rows = rows.filter(fields__contact_status=wanted.contact)
    if wanted.case:
        rows = rows.filter(case__item__code=wanted.case)
    return rows


def actor_page(actor: Actor, wanted: ActorsWanted, after: str = "") -> Page[ActorRow]:
    """One page of the list, by name, so that the same function in several works stands together. Three queries."""
    rows = seen_actors(actor, wanted).select_related("item__place", "case__item__place", "case__municipality")
    page = page_of(rows, order=ORDER, after=after, size=SIZE)
    return Page(_with_groups(actor, page.rows), page.next_cursor, page.previous_cursor, page.size)


def drawn_actors(actor: Actor, wanted: ActorsWanted) -> list[ActorRow]:
    """The first actors of the map, for the drawing. Three queries."""
    rows = seen_actors(actor, wanted).select_related("item", "case__item").order_by(*ORDER)
    return _with_groups(actor, list(rows[:DRAWN]))


def contact_numbers(actor: Actor, wanted: ActorsWanted) -> dict[str, int]:
    """How many actor cards there are in each state of contact; "" = not said. One query."""
    rows = seen_actors(actor, wanted).order_by().values_list("fields__contact_status")
    found: dict[str, int] = {}
    for word, number in rows.annotate(number=Count("pk")):
        found[word or ""] = found.get(word or "", 0) + number
    return found


def _with_groups(actor: Actor, cards: list[CardDetail]) -> list[ActorRow]:
    """Whom each actor meets: a group it delimits, or one delimited by what it contributes to."""
    ids = [card.pk for card in cards]
    links = Link.objects.filter(source_id__in=ids, rel__in=("delimits", "contributes"), life="current")
    first = list(links.values_list("source_id", "rel", "target_id"))
    through = {target for _source, rel, target in first if rel == "contributes"}
    direct = {target for _source, rel, target in first if rel == "delimits"}
    seen_ends = visible_q(actor, "source__") & visible_q(actor, "target__")
    second = Link.objects.filter(seen_ends, source_id__in=through, rel="delimits", life="current")
    onward: dict[int, list[int]] = {}
    for source, target in second.exclude(source__life="retired").values_list("source_id", "target_id"):
        onward.setdefault(source, []).append(target)
    wanted = direct | {target for targets in onward.values() for target in targets}
    groups = Item.objects.filter(visible_q(actor), Q(pk__in=wanted), kind="target-group").exclude(
        life="retired"
    )
    known = {item.pk: item for item in groups}
    met: dict[int, dict[int, None]] = {pk: {} for pk in ids}
    for source, rel, target in first:
        for group in [target] if rel == "delimits" else onward.get(target, []):
            if group in known:
                met[source][group] = None
    return [ActorRow(card, [known[pk] for pk in met[card.pk]]) for card in cards]
