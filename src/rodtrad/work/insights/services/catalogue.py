"""The words insights are sorted by: the start set, local groups, labels proposed, curated, merged and parted again."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.events import publish
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.permissions import require_somewhere
from rodtrad.foundation.thread.events import ItemsWritten
from rodtrad.work.insights.choices import GROUPS, LABELS, THEMES, LabelState
from rodtrad.work.insights.models import Insight, ShiftLabel, SubPopulation, Theme
from rodtrad.work.insights.queries.words import as_known
from rodtrad.work.insights.rules import labels as rules
from rodtrad.work.insights.services.saving import check


@transaction.atomic
def stock() -> None:
    """See to it that the start set is here. An installation that has it is left alone."""
    if SubPopulation.objects.filter(municipality__isnull=True).exists():
        return
    SubPopulation.objects.bulk_create(
        SubPopulation(key=key, label=label, letter=letter, colour=colour, pattern=pattern, position=place)
        for place, (key, label, letter, colour, pattern) in enumerate(GROUPS)
    )
    Theme.objects.bulk_create(
        Theme(key=key, kind=kind, label=label, question=question, position=place)
        for place, (key, kind, label, question) in enumerate(THEMES)
    )
    ShiftLabel.objects.bulk_create(
        ShiftLabel(start=start, end=end, state=LabelState.CURATED, proposed=clock.now())
        for start, end in LABELS
    )


@transaction.atomic
def add_group(actor: Actor, *, municipality: Place, label: str, common: SubPopulation) -> SubPopulation:
    """A municipality's own name for a group. It is drawn and counted as the common one it belongs to."""
    require_somewhere(actor, "insights.curate")
    group = SubPopulation(
        key="", label=" ".join(label.split()), letter=common.letter, colour=common.colour, pattern=common.pattern,
        position=common.position, municipality=municipality, common=common,
    )  # fmt: skip
    check(group, "key")
    group.save(force_insert=True)
    record(
        actor,
        "insights.group-added",
        item=group.code,
        place=municipality.code,
        changes={"title": ("", group.label)},
    )
    return group


def label_said(actor: Actor, text: str, place: Place | None) -> ShiftLabel:
    """The label that somebody has written as "from → to" or by another way to say it: the one there is (the curated
    list wins), what it was merged into, or a new one that waits to be curated."""
    known = {row.pk: row for row in ShiftLabel.objects.select_related("merged_into")}
    found = rules.meant(text, [as_known(row) for row in known.values()])
    if found is not None:
        return known[found.id].merged_into or known[found.id]
    start, end = rules.parts(text)
    if not start:
        raise ValidationError(
            {"shift": _("Write both from what and to what: acute → preventive.")}, code="label"
        )
    label = ShiftLabel(start=start, end=end, owner_id=actor.user_id, place=place, proposed=clock.now())
    check(label)
    label.save(force_insert=True)
    record(actor, "insights.label-proposed", item=label.code, changes={"title": ("", str(label))})
    return label


def labels_said(actor: Actor, text: str, place: Place | None) -> list[ShiftLabel]:
    """Several, with a semicolon between."""
    return [label_said(actor, part, place) for part in text.split(";") if part.strip()]


def propose_label(actor: Actor, start: str, end: str, place: Place | None) -> ShiftLabel:
    """The same, written in two parts."""
    return label_said(actor, f"{start} → {end}", place)


def meant(labels: Iterable[ShiftLabel]) -> list[ShiftLabel]:
    """Each label, or the one that it was merged into; each once."""
    return list(dict.fromkeys(row.merged_into or row for row in labels))


@transaction.atomic
def curate_label(
    actor: Actor, label: ShiftLabel, *, start: str, end: str, description: str, synonyms: str, state: str
) -> None:
    """Say a label better, take it into common use, or put it away."""
    require_somewhere(actor, "insights.curate")
    before = {name: getattr(label, name) for name in ("start", "end", "description", "synonyms", "state")}
    after = {
        "start": " ".join(start.split()), "end": " ".join(end.split()), "description": description.strip(),
        "synonyms": synonyms.strip(), "state": state,
    }  # fmt: skip
    twin = ShiftLabel.objects.filter(start=after["start"], end=after["end"]).exclude(pk=label.pk)
    if twin.exists():
        raise ValidationError({"end": _("There is such a label already. Join them instead.")}, code="twin")
    for name, value in after.items():
        setattr(label, name, value)
    check(label)
    label.save()
    changes = {name: (before[name], after[name]) for name in after}
    record(actor, "insights.label-curated", item=label.code, changes=changes)


@transaction.atomic
def merge_labels(actor: Actor, label: ShiftLabel, into: ShiftLabel) -> int:
    """Let a label count as another: its insights get the other one. Undone by ``part_labels``. Says how many moved."""
    require_somewhere(actor, "insights.curate")
    if label.pk == into.pk or into.merged_into_id is not None or label.merged_into_id is not None:
        raise ValidationError({"into": _("Choose another label, one that is in use.")}, code="merge")
    if label.merged_here.exists():
        raise ValidationError({"into": _("Others are joined into this one. Part them first.")}, code="chain")
    moved: list[int] = []
    both: list[int] = []
    for insight in Insight.objects.filter(labels=label):
        has_both = insight.labels.filter(pk=into.pk).exists()
        (both if has_both else moved).append(insight.pk)
        insight.labels.add(into)
        insight.labels.remove(label)
    label.merged_into, label.moved = into, {"moved": moved, "both": both}
    label.save(update_fields=["merged_into", "moved"])
    publish(ItemsWritten((*moved, *both)))
    record(actor, "insights.labels-merged", item=label.code, changes={"into": ("", str(into))})
    return len(moved) + len(both)


@transaction.atomic
def part_labels(actor: Actor, label: ShiftLabel) -> None:
    """Undo a merge: the insights that moved get their own label back. What was sorted since stays as it is."""
    require_somewhere(actor, "insights.curate")
    into = label.merged_into
    if into is None:
        raise ValidationError(_("It is not joined into another."), code="merge")
    moved, both = label.moved.get("moved", []), label.moved.get("both", [])
    for insight in Insight.objects.filter(pk__in=[*moved, *both]):
        insight.labels.add(label)
        if insight.pk in moved:
            insight.labels.remove(into)
    label.merged_into, label.moved = None, {}
    label.save(update_fields=["merged_into", "moved"])
    publish(ItemsWritten((*moved, *both)))
    record(actor, "insights.labels-parted", item=label.code, changes={"into": (str(into), "")})
