"""Look-again flags: raised by changes, answered by people (settled questions, section 4)."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock, manifests
from rodtrad.foundation.base.events import publish
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread import rules
from rodtrad.foundation.thread.choices import Basis, FlagAnswer, Life
from rodtrad.foundation.thread.events import FlagChanged
from rodtrad.foundation.thread.models import Flag, Item, Link
from rodtrad.foundation.thread.permissions import require_edit
from rodtrad.foundation.thread.queries import details_of
from rodtrad.foundation.thread.services.holding import hold
from rodtrad.foundation.thread.services.log import Changes, need_reason, note
from rodtrad.kernel.thread import rethink
from rodtrad.kernel.thread.rethink import Act, Change, GroupKinds


def raise_flags(actor: Actor, item: Item, change: Change, what: Changes) -> list[Flag]:
    """Flag what a change of ``item`` touches; ``what``: the fields to tell of, from what to what.

    At most five queries. Whom the rules let be flagged does not depend on what the actor may see.
    """
    if change.act is Act.EDITED and (change.small or not change.fields or item.life == Life.RETIRED):
        return []
    groups = rules.group_kinds(manifests.kinds)
    links = list(Link.objects.filter(Q(upper=item) | Q(lower=item)).exclude(life=Life.RETIRED))
    around = {link.upper_id for link in links} | {link.lower_id for link in links}
    wanted = Q(pk__in=around - {item.pk})
    if item.kind in groups.target_group:
        wanted |= Q(home=item.home, kind__in=groups.always | groups.if_applies_to)
    rows = {row.pk: row for row in Item.objects.filter(wanted).exclude(pk=item.pk)}
    if not rows:
        return []
    found = rethink.to_flag(
        [_as_rule(item, False), *_neighbours(actor, item, rows, groups)],
        [_link_as_rule(link) for link in links],
        str(item.pk),
        change=change,
        flags=_earlier(item, change.version),
        kinds=groups,
    )
    flags = [_flag(rows[int(cause.target)], item, cause, change.version, what) for cause in found]
    Flag.objects.bulk_create(flags)
    for flag in flags:
        publish(FlagChanged(actor, flag))
    return flags


def _as_rule(item: Item, has_applies_to: bool) -> rethink.Item:
    return rethink.Item(str(item.pk), item.kind, item.home, has_applies_to, item.life)


def _neighbours(
    actor: Actor, item: Item, rows: dict[int, Item], groups: GroupKinds
) -> Iterable[rethink.Item]:
    """The other items as the rules take them; the details are asked for only when a target group changed."""
    said: set[int] = set()
    if item.kind in groups.target_group:
        asked = [row for row in rows.values() if row.kind in groups.if_applies_to]
        said = {pk for pk, details in details_of(actor, asked).items() if details.get("applies_to")}
    return [_as_rule(row, row.pk in said) for row in rows.values()]


def _link_as_rule(link: Link) -> rethink.Link:
    suggested = link.basis == Basis.INFERRED
    state = rethink.LinkState.SUGGESTED if suggested else rethink.LinkState.CONFIRMED
    return rethink.Link(str(link.lower_id), str(link.upper_id), state)


def _earlier(item: Item, version: int) -> list[rethink.Flag]:
    """The flags this item has caused that may still keep a new one from being raised."""
    rows = Flag.objects.filter(Q(answered__isnull=True) | Q(version__gte=version), cause=item)
    return [
        rethink.Flag(str(row.item_id), str(item.pk), row.version, rethink.Reason(row.why), row.is_open)
        for row in rows
    ]


def _flag(target: Item, item: Item, cause: rethink.FlagCause, version: int, what: Changes) -> Flag:
    told = [
        [name, rules.as_text(what[name][0]), rules.as_text(what[name][1])]
        for name in rules.telling_order(what)
    ]
    field, before, after = told[0] if told else ("", "", "")
    return Flag(
        item=target, cause=item, home=target.home, why=cause.reason.value, field=field, before=before, after=after,
        others=told[1:], version=version, unconfirmed=cause.unconfirmed, raised=clock.now(),
    )  # fmt: skip


@transaction.atomic
def answer_flag(actor: Actor, flag: Flag, answer: str, reason: str) -> None:
    """Answer keep, change or stop, with a reason. "change" asks the next step to look again.

    Raises ValidationError when the reason is missing or somebody has answered already.
    """
    require_edit(actor, flag.item)
    if answer not in FlagAnswer.values:
        raise ValidationError({"answer": _("Choose one of the answers.")}, code="answer")
    reason = need_reason(reason)
    hold(flag.home)
    fresh = Flag.objects.select_related("item", "cause").get(pk=flag.pk)
    if not fresh.is_open:
        raise ValidationError(_("Somebody has answered this already."), code="answered")
    fresh.answer, fresh.reason = answer, reason
    fresh.answered, fresh.answered_by_id = clock.now(), actor.user_id
    if fresh.cause is not None:
        fresh.version = fresh.cause.version
    fresh.clean_fields(exclude={field.name for field in Flag._meta.fields} - {"answer", "reason"})
    fresh.save(update_fields=["answer", "reason", "answered", "answered_by", "version"])
    for field in ("answer", "reason", "answered", "answered_by_id", "version"):
        setattr(flag, field, getattr(fresh, field))
    note(actor, "thread.flag-answered", fresh.item, {"answer": ("", answer)}, reason)
    publish(FlagChanged(actor, flag))
    if answer == FlagAnswer.CHANGE:
        cause = str(fresh.cause_id) if fresh.cause_id else None
        change = Change(version=fresh.item.version, act=Act.ANSWERED_CHANGE, answers=cause)
        raise_flags(actor, fresh.item, change, {"reason": ("", reason)})


@transaction.atomic
def question_assumption(actor: Actor, item: Item, reason: str) -> list[Flag]:
    """The double loop: a test did not give what was expected, so what it rests on is to be looked at again."""
    require_edit(actor, item)
    reason = need_reason(reason)
    hold(item.home)
    note(actor, "thread.questioned", item, reason=reason)
    change = Change(version=item.version, act=Act.DOUBLE_LOOP)
    return raise_flags(actor, item, change, {"reason": ("", reason)})
