"""What the start page and the list of what waits show this person, in an order that suits their role."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rodtrad.foundation.base.declarations import StartBlock, StartRow, Text
from rodtrad.foundation.base.manifests import all_manifests, menu_entries
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.permissions import may_somewhere
from rodtrad.foundation.talk.queries import Waiting, waiting

TOP = 5
GROUPS: dict[str, Promise] = {
    "late": gettext_lazy("Late"),
    "today": gettext_lazy("Today"),
    "week": gettext_lazy("This week"),
    "later": gettext_lazy("Later"),
    "none": gettext_lazy("Without a date"),
    "given": gettext_lazy("Handed over to others"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """What waits within one time, the most pressing first."""

    key: str
    title: Text
    lines: list[Waiting]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of things in the list, with how many there are; what its filter is called in the address."""

    key: str
    title: Text
    count: int


def start_blocks(actor: Actor) -> list[StartBlock]:
    """What waits first; then boxes that have rows, those of the person's roles before the others; then the rest."""
    made = [import_string(dotted)(actor) for manifest in all_manifests() for dotted in manifest.start_blocks]
    shown = [block for block in made if block and (block.rows or block.empty)]
    first = waits_for_me(actor)
    if not first.rows and not any(block.rows for block in shown if not block.roles):
        shown.append(first_steps(actor))
    roles = {grant.role for grant in actor.grants}
    shown.sort(key=lambda block: (not block.rows, not block.roles & roles, block.order))
    return [first, *shown]


def waits_for_me(actor: Actor) -> StartBlock:
    """The most pressing of what waits; what is late says so."""
    lines = [line for line in waiting(actor) if not _is_given(line)]
    rows = tuple(
        StartRow(line.todo.title, line.todo.url, _why(line), "late" if line.is_late else "")
        for line in lines[:TOP]
    )
    return StartBlock(
        title=_("Waits for you"), rows=rows, icon="done", order=1,
        more_url=reverse("home:todos"), more_text=_("Show all") if rows else _("What will stand there?"),
        empty=_("Nothing waits for you just now."),
    )  # fmt: skip


def _why(line: Waiting) -> str:
    if line.got is not None:
        return _("from %(name)s") % {"name": line.got.giver.name}
    if line.stands_for:
        return _("you stand in for %(name)s") % {"name": line.stands_for}
    return str(line.todo.why)


def _is_given(line: Waiting) -> bool:
    return line.given is not None and line.got is None


def first_steps(actor: Actor) -> StartBlock:
    """For the newcomer, who has nothing here yet."""
    entries = [row for row in menu_entries() if row.group not in ("start", "manage")]
    rows = [
        StartRow(row.title, reverse(row.url), _("See what others are working on."))
        for row in entries[:1]
        if not row.action or may_somewhere(actor, row.action)
    ]
    rows.append(
        StartRow(_("My page"), reverse("org:me"), _("See what you are called here, and choose a language."))
    )
    rows.append(
        StartRow(_("How I am told"), reverse("talk:preferences"), _("Choose what you get mail about."))
    )
    return StartBlock(title=_("Begin here"), rows=tuple(rows), icon="thread", order=2)


def grouped(lines: Sequence[Waiting], kind: str = "") -> list[Group]:
    """The list by when it is due, narrowed to one module's things; empty groups are left out."""
    wanted = [line for line in lines if not kind or line.module == kind]
    groups = [
        Group(key, title, [line for line in wanted if _group(line) == key]) for key, title in GROUPS.items()
    ]
    return [group for group in groups if group.lines]


def _group(line: Waiting) -> str:
    return "given" if _is_given(line) else line.when


def kinds_of(lines: Sequence[Waiting]) -> list[Kind]:
    """The modules that something in the list comes from, with how many."""
    counts: dict[str, tuple[Text, int]] = {}
    for line in lines:
        title, number = counts.get(line.module, (line.module_title, 0))
        counts[line.module] = (title, number + 1)
    return [Kind(key, title, number) for key, (title, number) in counts.items()]
