"""Groups of ideas: made by a job, corrected by people. A person's word stays; merging is a link that can be undone."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.jobs.models import Job
from rodtrad.foundation.jobs.services import enqueue
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.thread.models import Item
from rodtrad.foundation.thread.services import add_link, change_item, create_item, hold, retire_link
from rodtrad.work.ideas.choices import Correction, Placing, State
from rodtrad.work.ideas.models import Campaign, Group, GroupCorrection, Idea, Member
from rodtrad.work.ideas.permissions import require_about
from rodtrad.work.ideas.queries.groups import MERGED, grouping_under_way, merge_link
from rodtrad.work.ideas.rules.gathering import UNGROUPED, Gathered

JOB = "ideas.group"
_BATCH = 400


@transaction.atomic
def begin_grouping(actor: Actor, campaign: Campaign) -> Job:
    """Ask for the campaign's new ideas to be grouped; the work under way is answered if there is one."""
    require(actor, "ideas.sort", campaign.item)
    hold(campaign.item.code)
    under_way = grouping_under_way(campaign)
    if under_way is not None:
        return under_way
    item = campaign.item
    record(actor, "ideas.grouping-asked", item=item.code, home=item.home, place=item.place.code)
    return enqueue(actor, JOB, {"campaign": item.code}, item=item.code, place=item.place)


def keep_gathered(actor: Actor, campaign: Campaign, found: Gathered) -> None:
    """Save what the grouping found, in the caller's transaction. What a person has placed meanwhile stays theirs."""
    now = clock.now()
    for each in found.founded:
        _make_group(actor, campaign, each.id, each.label, each.words)
    new = {each.id for each in found.founded}
    for key, words in found.words.items():
        if key not in new:
            Group.objects.filter(campaign=campaign, key=key).update(words=list(words))
    ids = dict(Group.objects.filter(campaign=campaign).values_list("key", "pk"))
    by_person = set(
        Member.objects.filter(idea__campaign=campaign, placing=Placing.PERSON).values_list(
            "idea_id", flat=True
        )
    )
    placed = {int(key): place for key, place in found.placed.items() if int(key) not in by_person}
    rows = [
        Member(idea_id=pk, group_id=ids.get(group), borderline=edge, at=now)
        for pk, (group, edge) in placed.items()
    ]
    Member.objects.bulk_create(
        rows, batch_size=_BATCH, update_conflicts=True, unique_fields=["idea"],
        update_fields=["group", "borderline", "at"],
    )  # fmt: skip
    campaign.grouped_at = now
    campaign.save(update_fields=["grouped_at"])
    _sorted([pk for pk, (group, _edge) in placed.items() if group != UNGROUPED])


def _sorted(ids: list[int]) -> None:
    """New ideas that have found a group count as sorted."""
    for at in range(0, len(ids), _BATCH):
        Item.objects.filter(pk__in=ids[at : at + _BATCH], state=State.NEW).update(state=State.SORTED)


def _make_group(
    actor: Actor, campaign: Campaign, key: str, label: str, words: tuple[str, ...], by: int | None = None
) -> Group:
    at = campaign.item
    item = create_item(
        actor, kind="idea-group", place=at.place, audience=at.audience, title=label[:200], home=at.code,
        author_id=by, action="ideas.group-made",
    )  # fmt: skip
    return Group.objects.create(
        item=item, campaign=campaign, key=key, words=list(words), label_by_id=by, made_by_id=by
    )


@transaction.atomic
def move_idea(actor: Actor, idea: Idea, group: Group | None) -> None:
    """A person says where an idea belongs, or that it belongs in no group: this stays whatever comes."""
    require_about(actor, "ideas.sort", idea)
    hold(idea.campaign.item.code)
    if group is not None and group.campaign_id != idea.campaign_id:
        raise ValidationError(_("That group belongs to another campaign."), code="group")
    member = Member.objects.filter(pk=idea.pk).select_related("group__item").first()
    before = member.group if member is not None else None
    now = clock.now()
    rows = GroupCorrection.objects.filter(idea=idea, undone__isnull=True)
    rows.filter(what__in=(Correction.MOVED, Correction.KEPT)).update(undone=now)
    if group is not None:
        rows.filter(what=Correction.NEVER, group=group).update(undone=now)
    same = group is not None and before == group
    said = {"idea": idea, "before": before, "at": now, "by_id": actor.user_id}
    GroupCorrection.objects.create(what=Correction.KEPT if same else Correction.MOVED, group=group, **said)
    if before is not None and not same:
        GroupCorrection.objects.create(what=Correction.NEVER, group=before, **said)
    placed = {"group": group, "borderline": False, "placing": Placing.PERSON, "at": now}
    Member.objects.update_or_create(idea=idea, defaults=placed)
    pair = (before.item.title if before else "", group.item.title if group else "")
    _tell(actor, idea.item, "ideas.moved", {"group": pair})


@transaction.atomic
def found_group(actor: Actor, idea: Idea, label: str) -> Group:
    """A person makes a new group, with this idea in it."""
    require_about(actor, "ideas.sort", idea)
    hold(idea.campaign.item.code)
    group = _make_group(actor, idea.campaign, "", _label(label), (), by=actor.user_id)
    group.key = f"p{group.item.code}"
    group.save(update_fields=["key"])
    move_idea(actor, idea, group)
    return group


@transaction.atomic
def rename(actor: Actor, group: Group, label: str) -> None:
    """Word a group anew; the wording stays when more ideas join."""
    require(actor, "ideas.sort", group.item)
    change_item(actor, group.item, {"title": _label(label)}, action="ideas.group-renamed")
    Group.objects.filter(pk=group.pk).update(label_by=actor.user_id)


@transaction.atomic
def merge(actor: Actor, group: Group, into: Group) -> None:
    """Show a group together with another. A link: every idea stays where it is, and the link can be taken away."""
    require(actor, "ideas.sort", group.item)
    if into.campaign_id != group.campaign_id or into.pk == group.pk or merge_link(into) is not None:
        raise ValidationError({"into": _("Choose another group of this campaign.")}, code="into")
    if group.item.links_in.filter(rel=MERGED).exclude(life="retired").exists():
        text = _("This group is shown together with others already. Take them apart first.")
        raise ValidationError({"into": text}, code="parts")
    add_link(actor, group.item, MERGED, into.item)


@transaction.atomic
def take_apart(actor: Actor, group: Group) -> None:
    """Undo a merge."""
    require(actor, "ideas.sort", group.item)
    link = merge_link(group)
    if link is None:
        raise ValidationError(_("This group stands by itself already."), code="apart")
    retire_link(actor, link, _("Taken apart again."))


def _label(label: str) -> str:
    label = " ".join(label.split())
    if not label:
        raise ValidationError({"label": _("Write what the group is about.")}, code="label")
    return label


def _tell(actor: Actor, item: Item, action: str, changes: Mapping[str, tuple[object, object]]) -> None:
    record(actor, action, item=item.code, home=item.home, place=item.place.code, changes=changes)
