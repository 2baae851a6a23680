"""Knowledge in use (KUB-71): knowledge cards over all works one may see, where they are used, the unused first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from rodtrad.foundation.base.paging import Page, page_of
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.queries import visible_q
from rodtrad.foundation.thread.models import Item, Link
from rodtrad.kernel.kubinol.words import KNOWLEDGE
from rodtrad.work.canvas.models import CardDetail
from rodtrad.work.canvas.queries.cases import in_title

SIZE = 50
MOST_IN_FILE = 5_000
ORDER = ("item__changed", "item_id")


@dataclass(frozen=True, slots=True)
class KnowledgeWanted:
    """What is asked for; empty = all. ``use``: "unused" or "used"."""

    use: str = "unused"
    text: str = ""
    kind: str = ""
    trust: str = ""


@dataclass(slots=True)
class KnowledgeRow:
    """One knowledge card, and what rests on it or is delimited by it, as far as the asker sees it."""

    card: CardDetail
    used_by: list[Item] = field(default_factory=list)


def seen_knowledge(actor: Actor, wanted: KnowledgeWanted) -> QuerySet[CardDetail]:
    """The knowledge cards the asker may see, of works that are not put away. A link whose other end is hidden
    makes no use: it must not be hinted at."""
    rows = CardDetail.objects.filter(visible_q(actor, "item__"), item__kind__in=KNOWLEDGE)
    rows = rows.filter(visible_q(actor, "case__item__")).exclude(item__life="retired")
    rows = rows.exclude(case__item__life="retired")
    if wanted.use in ("used", "unused"):
        used = Q(Exists(_uses(actor, "source", "target"))) | Q(Exists(_uses(actor, "target", "source")))
        rows = rows.filter(used) if wanted.use == "used" else rows.exclude(used)
    for word in wanted.text.split():
        rows = rows.filter(in_title(word, "item__"))
    if wanted.kind:
        rows = rows.filter(item__kind=wanted.kind)
    if wanted.trust:
        rows = rows.filter(fields__trust=wanted.trust)
    return rows


def _uses(actor: Actor, own: str, other: str) -> QuerySet[Link]:
    rows = Link.objects.filter(visible_q(actor, f"{other}__"), life="current", **{own: OuterRef("item_id")})
    return rows.exclude(**{f"{other}__life": "retired"})


def knowledge_page(actor: Actor, wanted: KnowledgeWanted, after: str = "") -> Page[KnowledgeRow]:
    """One page, what has stood longest without a change first. Two queries."""
    rows = seen_knowledge(actor, wanted).select_related("item", "case__item", "case__municipality")
    page = page_of(rows, order=ORDER, after=after, size=SIZE)
    return Page(_with_uses(actor, page.rows), page.next_cursor, page.previous_cursor, page.size)


def knowledge_for_file(actor: Actor, wanted: KnowledgeWanted) -> Iterator[KnowledgeRow]:
    """The same for a file, at most 5,000 rows, read a few hundred at a time."""
    rows = seen_knowledge(actor, wanted).select_related("item", "case__item", "case__municipality")
    found = list(rows.order_by(*ORDER)[:MOST_IN_FILE])
    for start in range(0, len(found), 400):
        yield from _with_uses(actor, found[start : start + 400])


def _with_uses(actor: Actor, cards: list[CardDetail]) -> list[KnowledgeRow]:
    found = {card.pk: KnowledgeRow(card) for card in cards}
    ends = Q(source_id__in=found) | Q(target_id__in=found)
    seen = visible_q(actor, "source__") & visible_q(actor, "target__")
    rows = Link.objects.filter(ends, seen, life="current").select_related("source", "target").order_by("pk")
    for link in rows:
        for own, other in ((link.source_id, link.target), (link.target_id, link.source)):
            if own in found and not other.is_retired:
                found[own].used_by.append(other)
    return list(found.values())


def kinds_by_case(actor: Actor, case_ids: Iterable[int]) -> dict[int, dict[str, int]]:
    """How many cards of each kind of knowledge the works on the page have. One query."""
    rows = seen_knowledge(actor, KnowledgeWanted(use="")).filter(case_id__in=set(case_ids)).order_by()
    found: dict[int, dict[str, int]] = {}
    for case_id, kind, number in rows.values_list("case_id", "item__kind").annotate(number=Count("pk")):
        found.setdefault(case_id, {})[kind] = number
    return found
