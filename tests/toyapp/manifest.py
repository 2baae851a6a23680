"""What the toy offers. Every name begins with "toy" so that no real module meets it."""

from __future__ import annotations

from rodtrad.foundation.base.declarations import (
    Become,
    ItemKind,
    Manifest,
    Permission,
    Relation,
    ReportBlock,
    Series,
    Setting,
)

EDIT = "toy.edit"


def _kind(name: str, lane: str, **more: object) -> ItemKind:
    return ItemKind(
        name, f"{name} (title)", f"{name} (plural)", lane, **{"url": "", "edit_action": EDIT, **more}
    )


MANIFEST = Manifest(
    name="toy",
    title="Toy",
    kinds=(
        _kind("toy-need", "needs", target_group="follows", substance=frozenset({"title", "text", "state", "strength"})),
        _kind("toy-group", "needs", target_group="is"),
        _kind("toy-knowledge", "knowledge", target_group="follows-applies", details="tests.toyapp.details.details"),
        _kind("toy-benefit", "benefit"),
        _kind("toy-element", "intervention"),
        _kind("toy-trial", "trying"),
        _kind("toy-result", "results"),
        _kind("toy-note", "voices", edit_action=""),
        _kind("toy-case", "intervention"),
    ),
    relations=(
        Relation(
            "toy-answers", "answers", "is answered by", "from", frozenset({"toy-benefit"}), frozenset({"toy-need"})
        ),
        Relation(
            "toy-rests-on", "rests on", "is rested on by", "from",
            frozenset({"toy-element"}), frozenset({"toy-knowledge", "toy-benefit", "toy-need"}),
        ),
        Relation("toy-tries", "tries", "is tried by", "from", frozenset({"toy-trial"}), frozenset({"toy-element"})),
        Relation("toy-yields", "gave", "came from", "to", frozenset({"toy-trial"}), frozenset({"toy-result"})),
        Relation("toy-beside", "stands beside", "stands beside", "from"),
    ),
    becomes=(
        Become(
            "toy-trial", "Try it", from_kinds=frozenset({"toy-element", "toy-need"}),
            relation="toy-tries", source_is="to",
            create_from="tests.toyapp.becoming.try_it", form="tests.toyapp.becoming.form",
        ),
    ),
    report_blocks=(ReportBlock("toy.new-needs", "New needs", "tests.toyapp.offers.new_needs"),),
    series=(
        Series("toy.needs", "Needs a month", "needs", "month", "tests.toyapp.offers.needs_a_month", better="lower"),
        Series("toy.people", "People a month", "people", "month", "tests.toyapp.offers.people_a_month", people=True),
        Series("toy.bare", "People, bare", "people", "month", "tests.toyapp.offers.people_counted_bare", people=True),
    ),
    settings=(Setting("toy.days", "Days", "How long a toy waits.", "whole", 14, lowest=1, highest=99),),
    demo="tests.toyapp.demo.build",
    permissions=(
        Permission(
            EDIT, "Edit toys", frozenset({"developer", "unit-manager"}), frozenset({"author", "lead", "member"})
        ),
    ),
    workflows={"toy-trial": "tests.toyapp.details.WORKFLOW"},
    field_titles={"strength": "how strong", "step": "step"},
    audit_actions={"toy.counted": "counted", "toy.minute": "looked at the clock"},
    jobs={
        "toy.count": "tests.toyapp.jobs.count",
        "toy.breaks": "tests.toyapp.jobs.breaks",
        "toy.refused": "tests.toyapp.jobs.refused",
        "toy.idle": "tests.toyapp.jobs.idle",
    },
    minutely=("tests.toyapp.jobs.breaking_minute", "tests.toyapp.jobs.each_minute"),
    order=99,
)  # fmt: skip
