"""Reads of groups: what the job groups, a campaign's groups, one group with its members."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Count, F, Q, QuerySet

from rodtrad.foundation.base.paging import Page, page_of
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.jobs.choices import OPEN
from rodtrad.foundation.jobs.models import Job
from rodtrad.foundation.org.queries import visible_q
from rodtrad.foundation.thread.models import Link
from rodtrad.foundation.thread.queries import ItemNotFound
from rodtrad.work.ideas.choices import Placing
from rodtrad.work.ideas.models import Campaign, Group, GroupCorrection, Idea
from rodtrad.work.ideas.queries.campaigns import campaign_by_code
from rodtrad.work.ideas.queries.ideas import seen
from rodtrad.work.ideas.rules.gathering import Standing

SIZE = 30
MERGED = "merged-into"


def pile(actor: Actor, campaign: Campaign) -> QuerySet[Idea]:
    """The living ideas of a campaign that the actor may see; those held back are not among them."""
    return seen(actor).filter(campaign=campaign, held=False).exclude(item__life="retired")


def to_gather(campaign: Campaign) -> tuple[list[Standing], dict[str, str]]:
    """The groups that stand, and the texts without one that no person has placed: key (idea id) → text."""
    rows = Idea.objects.filter(campaign=campaign, held=False).exclude(item__life="retired").order_by("pk")
    found = rows.values_list("pk", "item__text", "member__group__key", "member__placing")
    never = GroupCorrection.objects.filter(idea__campaign=campaign, undone__isnull=True, what="never")
    out_of: dict[str, set[str]] = {}
    for idea, key in never.values_list("idea_id", "group__key"):
        out_of.setdefault(key, set()).add(str(idea))
    held: dict[str, dict[str, str]] = {}
    loose: dict[str, str] = {}
    for pk, text, group, placing in found:
        if group:
            held.setdefault(group, {})[str(pk)] = text
        elif placing != Placing.PERSON:
            loose[str(pk)] = text
    return [Standing(key, texts, frozenset(out_of.get(key, ()))) for key, texts in held.items()], loose


@dataclass(slots=True)
class GroupRow:
    """``size``: ideas in it and in those shown together with it."""

    group: Group
    size: int = 0
    borderline: int = 0
    parts: list[Group] = field(default_factory=list)


def groups_of(actor: Actor, campaign: Campaign) -> list[Group]:
    """The groups of a campaign that the actor may see, by label."""
    rows = Group.objects.filter(visible_q(actor, "item__"), campaign=campaign).exclude(item__life="retired")
    return list(rows.select_related("item__place").order_by("item__title", "pk"))


def group_rows(actor: Actor, campaign: Campaign) -> list[GroupRow]:
    """A campaign's groups, the largest first; merged ones stand with the one they are shown with."""
    groups = {group.pk: group for group in groups_of(actor, campaign)}
    into = merged_into(groups)
    counted = (
        pile(actor, campaign).filter(member__group__isnull=False).order_by().values_list("member__group")
    )
    rows = {pk: GroupRow(group) for pk, group in groups.items() if pk not in into}
    for pk, number, edge in counted.annotate(
        n=Count("pk"), edge=Count("pk", filter=Q(member__borderline=True))
    ):
        row = rows.get(into.get(pk, pk))
        if row is not None:
            row.size, row.borderline = row.size + number, row.borderline + edge
    for pk, target in into.items():
        if target in rows:
            rows[target].parts.append(groups[pk])
    kept = [row for row in rows.values() if row.size]
    return sorted(kept, key=lambda row: (-row.size, row.group.item.title, row.group.pk))


def merged_into(ids: object) -> dict[int, int]:
    """Which group is shown together with which: group id → group id."""
    links = Link.objects.filter(source__in=list(ids), rel=MERGED).exclude(life="retired")  # type: ignore[call-overload]
    return dict(links.values_list("source_id", "target_id"))


def merge_link(group: Group) -> Link | None:
    """The link by which a group is shown together with another, if it holds."""
    rows = Link.objects.filter(source=group.pk, rel=MERGED).exclude(life="retired")
    return rows.select_related("source__place", "target__place").first()


def group_by_code(actor: Actor, code: str) -> Group:
    """A group one may see, of a campaign one may see. Raises ItemNotFound."""
    rows = Group.objects.filter(visible_q(actor, "item__"), item__code=code)
    found = rows.select_related("item__place", "campaign__item").first()
    if found is None:
        raise ItemNotFound(code)
    found.campaign = campaign_by_code(actor, found.campaign.item.code)
    return found


def members_page(actor: Actor, group: Group, after: str = "") -> Page[Idea]:
    """The ideas of a group and of those shown with it."""
    parts = Link.objects.filter(target=group.pk, rel=MERGED).exclude(life="retired").values("source_id")
    rows = pile(actor, group.campaign).filter(Q(member__group=group) | Q(member__group__in=parts))
    return _page(rows, after)


def ungrouped(actor: Actor, campaign: Campaign) -> QuerySet[Idea]:
    return pile(actor, campaign).filter(member__group__isnull=True)


def ungrouped_page(actor: Actor, campaign: Campaign, after: str = "") -> Page[Idea]:
    return _page(ungrouped(actor, campaign), after)


def _page(rows: QuerySet[Idea], after: str) -> Page[Idea]:
    told = rows.annotate(edge=F("member__borderline"), placing=F("member__placing"))
    return page_of(told, order=("pk",), after=after, size=SIZE)


def grouping_under_way(campaign: Campaign) -> Job | None:
    return Job.objects.filter(name="ideas.group", item=campaign.item.code, state__in=OPEN).first()
