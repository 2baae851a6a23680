"""Linking items: typed links that modules declare, suggestions that people confirm or reject."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock, manifests
from rodtrad.foundation.base.events import publish
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread import rules
from rodtrad.foundation.thread.choices import Basis, Life
from rodtrad.foundation.thread.events import LinkChanged
from rodtrad.foundation.thread.models import Item, Link
from rodtrad.foundation.thread.permissions import require_edit
from rodtrad.foundation.thread.queries import ItemNotFound, visible
from rodtrad.foundation.thread.services.holding import hold
from rodtrad.foundation.thread.services.log import need_reason, note_link


@transaction.atomic
def add_link(
    actor: Actor, source: Item, rel: str, target: Item, *, basis: str = Basis.SOURCE, reason: str = ""
) -> Link:
    """Link two items the way a module has declared for their kinds; needs the right to edit one of them.

    The same link again: the one there is comes back, brought back if it was put away. Raises
    ValidationError when the relation does not fit or an end is put away, ItemNotFound for an unseen end.
    """
    require_edit(actor, source, target)
    hold(source.home, target.home)
    now = {row.pk: row for row in visible(actor).filter(pk__in={source.pk, target.pk})}
    if len(now) < len({source.pk, target.pk}):
        raise ItemNotFound(target.code)
    rests = _check(now[source.pk], rel, now[target.pk])
    link = Link.objects.filter(source=source, rel=rel, target=target).first()
    if link is not None:
        if link.life == Life.RETIRED:
            _revive(actor, link, basis, reason)
        return link
    lower, upper = (source, target) if rests == "from" else (target, source)
    link = Link(
        source=source, rel=rel, target=target, lower=lower, upper=upper, basis=basis, reason=reason.strip(),
        home=source.home if source.home == target.home else "", author_id=actor.user_id, created=clock.now(),
    )  # fmt: skip
    link.full_clean(
        exclude=["source", "target", "upper", "lower", "author", "retire_reason"], validate_unique=False
    )
    link.save(force_insert=True)
    note_link(actor, "thread.linked", link, made=True, reason=link.reason)
    publish(LinkChanged(actor, link))
    return link


def _check(source: Item, rel: str, target: Item) -> str:
    """Refuse what cannot be linked; returns which end rests on the other."""
    if source.pk == target.pk:
        raise ValidationError(_("Choose something else than the thing itself."), code="same")
    if rules.fits(manifests.relations.get(rel) or (), source, target) is None:
        raise ValidationError(_("These two cannot be linked in that way."), code="relation")
    for end in (source, target):
        if end.life == Life.RETIRED:
            text = _("“%(title)s” is put away. Bring it back before you link it.")
            raise ValidationError(text, code="retired", params={"title": end.title})
    return manifests.relations[rel][0].rests


@transaction.atomic
def retire_link(actor: Actor, link: Link, reason: str) -> None:
    """Put a link away, with a reason."""
    fresh = _current(actor, link)
    _put_away(actor, fresh, link, "thread.link-retired", need_reason(reason))


@transaction.atomic
def reject_link(actor: Actor, link: Link, reason: str) -> None:
    """Say no to a suggested link: it is put away and keeps its basis."""
    fresh = _current(actor, link)
    _suggested(fresh)
    _put_away(actor, fresh, link, "thread.link-rejected", need_reason(reason))


@transaction.atomic
def confirm_link(actor: Actor, link: Link) -> None:
    """Say yes to a suggested link."""
    fresh = _current(actor, link)
    _suggested(fresh)
    fresh.basis = Basis.ACCEPTED
    fresh.save(update_fields=["basis"])
    link.basis = fresh.basis
    note_link(actor, "thread.link-confirmed", fresh, made=True)
    publish(LinkChanged(actor, link))


@transaction.atomic
def bring_back_link(actor: Actor, link: Link) -> None:
    """Make a link that was put away count again."""
    fresh = _locked(actor, link)
    if fresh.life != Life.RETIRED:
        raise ValidationError(_("This link is not put away."), code="not-retired")
    _check(fresh.source, fresh.rel, fresh.target)
    _revive(actor, fresh, fresh.basis, fresh.reason)
    _copy(fresh, link)


def _locked(actor: Actor, link: Link) -> Link:
    hold(link.source.home, link.target.home)
    rows = Link.objects.select_related("source__place", "target__place")
    fresh = rows.get(pk=link.pk)
    require_edit(actor, fresh.source, fresh.target)
    return fresh


def _current(actor: Actor, link: Link) -> Link:
    fresh = _locked(actor, link)
    if fresh.life == Life.RETIRED:
        raise ValidationError(_("This link is put away already."), code="retired")
    return fresh


def _suggested(link: Link) -> None:
    if link.basis != Basis.INFERRED:
        raise ValidationError(_("Only a suggested link can be confirmed or rejected."), code="basis")


def _put_away(actor: Actor, fresh: Link, link: Link, action: str, reason: str) -> None:
    fresh.life, fresh.retire_reason = Life.RETIRED, reason
    fresh.clean_fields(exclude={field.name for field in Link._meta.fields} - {"retire_reason"})
    fresh.save(update_fields=["life", "retire_reason"])
    _copy(fresh, link)
    note_link(actor, action, fresh, made=False, reason=reason)
    publish(LinkChanged(actor, link))


def _revive(actor: Actor, link: Link, basis: str, reason: str) -> None:
    link.life, link.retire_reason, link.basis = Life.CURRENT, "", basis
    link.reason = reason.strip() or link.reason
    link.clean_fields(exclude={field.name for field in Link._meta.fields} - {"basis", "reason"})
    link.save(update_fields=["life", "retire_reason", "basis", "reason"])
    note_link(actor, "thread.link-brought-back", link, made=True, reason=reason)
    publish(LinkChanged(actor, link))


def _copy(fresh: Link, link: Link) -> None:
    for name in ("life", "retire_reason", "basis", "reason"):
        setattr(link, name, getattr(fresh, name))
