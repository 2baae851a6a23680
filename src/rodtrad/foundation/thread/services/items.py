"""Making, changing, putting away and bringing back one item of any module."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock, manifests
from rodtrad.foundation.base.events import publish
from rodtrad.foundation.base.fields import refuse_identity_numbers
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.thread import rules
from rodtrad.foundation.thread.choices import Life
from rodtrad.foundation.thread.events import ItemChanged, ItemCreated, ItemRetired
from rodtrad.foundation.thread.models import Item
from rodtrad.foundation.thread.permissions import require_edit
from rodtrad.foundation.thread.services.flags import raise_flags
from rodtrad.foundation.thread.services.holding import hold
from rodtrad.foundation.thread.services.log import Changes, need_reason, note
from rodtrad.kernel.thread.rethink import Act, Change, substance_changed

_UNSET: Any = object()


@transaction.atomic
def create_item(
    actor: Actor,
    *,
    kind: str,
    place: Place,
    audience: str,
    title: str,
    text: str = "",
    home: str = "",
    state: str = "",
    life: str = Life.CURRENT,
    code: str = "",
    author_id: int | None = _UNSET,
    details: Mapping[str, object] | None = None,
    action: str = "thread.created",
) -> Item:
    """A new item. ``home`` empty: it is its own home. ``details``: the module's own fields, for the history.

    The caller has asked may() for its own permission. Raises ValidationError on texts that cannot be saved.
    """
    if kind not in manifests.kinds:
        raise ValueError(f"no module declares the kind {kind}")
    now = clock.now()
    code = code or new_code()
    item = Item(
        code=code, kind=kind, home=home or code, place=place, audience=audience, title=title.strip(), text=text,
        state=state, life=life, author_id=actor.user_id if author_id is _UNSET else author_id,
        created=now, changed=now, substance_changed=now,
    )  # fmt: skip
    for name, value in (details or {}).items():
        refuse_identity_numbers(value, name)
    item.full_clean(
        exclude=["place", "author", "retire_reason"], validate_unique=False, validate_constraints=False
    )
    item.save(force_insert=True)
    written = {"kind": kind, "title": item.title, "text": text, "state": state, **(details or {})}
    note(
        actor, action, item, {name: ("", value) for name, value in written.items() if value not in ("", None)}
    )
    publish(ItemCreated(actor, item))
    return item


@transaction.atomic
def change_item(
    actor: Actor,
    item: Item,
    changes: Mapping[str, object],
    *,
    details: Changes | None = None,
    small: bool = False,
    action: str = "thread.changed",
    reason: str = "",
    fresh: bool = False,
) -> tuple[str, ...]:
    """Set columns of an item, and tell of the module's own fields in ``details`` (name → before, after).

    Returns the fields that changed, details too; nothing changed → nothing written. The version grows, the
    history gets one entry, neighbours are flagged when the substance changed and it is not ``small``.
    ``item`` itself is brought up to date; ``fresh``: it was read after its home was held (``hold``) and need
    not be read again. The caller has asked may(). Raises ValidationError on bad texts.
    """
    now = copy(item) if fresh else _held(item)
    _only_base_fields(changes, now)
    wanted = {name: value.strip() if name == "title" and isinstance(value, str) else value
              for name, value in changes.items()}  # fmt: skip
    before: dict[str, object] = {name: getattr(now, name) for name in wanted}
    both: dict[str, tuple[object, object]] = {
        name: (before[name], value) for name, value in wanted.items() if before[name] != value
    }
    columns = set(both)
    both.update({name: pair for name, pair in (details or {}).items() if pair[0] != pair[1]})
    if not both:
        return ()
    for name in both.keys() - columns:
        refuse_identity_numbers(both[name][1], name)
    for name in columns:
        setattr(now, name, wanted[name])
    substance = _substance(now.kind, both)
    _save(now, columns, touched=bool(substance) and not small)
    _copy(now, item)
    note(
        actor, action, item, {name: (_shown(pair[0]), _shown(pair[1])) for name, pair in both.items()}, reason
    )
    change = Change(version=item.version, fields=substance, small=small)
    raise_flags(actor, item, change, {name: both[name] for name in substance})
    publish(ItemChanged(actor, item, tuple(both), {name: pair[0] for name, pair in both.items()}))
    return tuple(both)


@transaction.atomic
def retire(actor: Actor, item: Item, reason: str) -> None:
    """Put an item away, with a reason. It can be brought back; what it touches is flagged."""
    require_edit(actor, item)
    reason = need_reason(reason)
    fresh = _held(item)
    if fresh.life == Life.RETIRED:
        raise ValidationError(_("This is put away already."), code="retired")
    before = fresh.life
    fresh.life, fresh.retire_reason = Life.RETIRED, reason
    _save(fresh, {"life", "retire_reason"}, touched=True)
    _copy(fresh, item)
    pair = (before, str(Life.RETIRED))
    note(actor, "thread.retired", item, {"life": pair}, reason)
    raise_flags(actor, item, Change(version=item.version, act=Act.RETIRED), {"life": pair})
    publish(ItemRetired(actor, item))


@transaction.atomic
def bring_back(actor: Actor, item: Item) -> None:
    """Make a retired item current again; what it touches is flagged."""
    require_edit(actor, item)
    fresh = _held(item)
    if fresh.life != Life.RETIRED:
        raise ValidationError(_("This is not put away."), code="not-retired")
    fresh.life, fresh.retire_reason = Life.CURRENT, ""
    _save(fresh, {"life", "retire_reason"}, touched=True)
    _copy(fresh, item)
    pair = (str(Life.RETIRED), str(Life.CURRENT))
    note(actor, "thread.brought-back", item, {"life": pair})
    raise_flags(actor, item, Change(version=item.version, fields=("life",)), {"life": pair})
    publish(ItemChanged(actor, item, ("life",), {"life": pair[0]}))


def _held(item: Item) -> Item:
    """The item as it is now, in a home that nobody else writes in."""
    hold(item.home)
    return Item.objects.get(pk=item.pk)


def _only_base_fields(changes: Mapping[str, object], fresh: Item) -> None:
    strange = set(changes) - rules.BASE_FIELDS
    if strange:
        raise ValueError(f"change_item sets no {', '.join(sorted(strange))}")
    if Life.RETIRED in {changes.get("life"), fresh.life if "life" in changes else ""}:
        raise ValueError("retire() puts an item away, with a reason; bring_back() brings it back")


def _substance(kind: str, both: Changes) -> tuple[str, ...]:
    declared = manifests.kinds.get(kind)
    fields = declared.substance if declared else frozenset()
    return substance_changed(
        {name: pair[0] for name, pair in both.items()}, {name: pair[1] for name, pair in both.items()}, fields
    )


def _save(fresh: Item, columns: set[str], *, touched: bool) -> None:
    """Check and save the columns, one version up."""
    skipped = {field.name for field in Item._meta.fields} - columns
    fresh.clean_fields(exclude=skipped | {"place"})
    fresh.version += 1
    fresh.changed = clock.now()
    if touched:
        fresh.substance_changed = fresh.changed
    fresh.save(update_fields=[*columns, "version", "changed", "substance_changed"])


def _copy(fresh: Item, item: Item) -> None:
    """Bring the caller's object up to date."""
    for field in Item._meta.concrete_fields:
        setattr(item, field.attname, getattr(fresh, field.attname))


def _shown(value: object) -> object:
    """A value for the log: a place by its name."""
    return value.name if isinstance(value, Place) else value
