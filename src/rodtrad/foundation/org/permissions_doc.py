"""Writes docs/permissions.md from what the manifests declare. A test compares; `write()` renews the file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.utils import translation

from rodtrad.foundation.base import manifests
from rodtrad.foundation.org.choices import OBJECT_ROLES, ROLES

HEAD = """# Who may do what

Written by `rodtrad.foundation.org.permissions_doc`; do not edit by hand. A test compares.

`may(actor, action, object)` says yes when the actor holds one of the **roles** at the object's place or above it, or
one of the **own** roles on the object itself (*author*: wrote it). The system may everything, and says why in the log.
What one may not *see* answers 404, before this question is asked; what one sees but may not do answers 403.
"""
SEES = """
## What the roles see

One audience per item decides (`rules.sees`); roles add to the set of audiences. *Reads down*: sees the unit level of
all places below, and the municipality level of municipalities below. *Inside*: counts as a member of the municipality
where the place lies, and so sees its municipality and network levels. Elected people see network and public; guests
see public, and the work they take part in. Members of organisations beside the tree (provider, association,
university, authority) see their own place, not the municipality.

| role | key | reads down | inside |
|---|---|---|---|
"""
# The role lists of the domain files → base roles. "own:" is a role on the object; "public" needs no account.
MAPPED: dict[str, tuple[tuple[str, str], ...]] = {
    "kubinol.md 4.4": (
        ("team member", "own: member"),
        ("team lead", "own: lead"),
        ("supervisor, critical friend", "supervisor"),
        ("note-taker/analyst (FoU)", "developer at the network's place; in one case own: member"),
        ("manager", "unit-manager"),
        ("decision maker", "elected"),
        ("programme coordinator", "coordinator"),
        (
            "guest/target-group voice/volunteer",
            "public, by link; guest with own: member when given an account",
        ),
        ("network reader", "any inside role in a municipality of the network"),
    ),
    "dialogen-improvement.md A4": (
        ("performer (utförare)", "staff"),
        ("improvement leader (förbättringsledare)", "unit-manager"),
        ("key person (nyckelperson)", "key-person"),
        ("ambassador", "ambassador"),
        ("specialist", "specialist"),
    ),
    "dialogen-quality-system.md 14": (
        ("council, executive board, boards, presidium", "elected"),
        ("management group, area manager", "unit-manager at the administration or area"),
        ("unit manager", "unit-manager"),
        ("staff", "staff"),
        ("SAS / MAS / MAR", "sas / mas / mar"),
        ("process owner, process responsible", "own: lead, own: handler on the process"),
        ("audit visitor, training group", "specialist"),
        ("system owner/manager/super-user", "administrator"),
        ("orderer", "unit-manager, or own: handler on the analysis"),
    ),
    "dialogen-analysis.md 3": (
        ("orderer (beställare)", "unit-manager, or own: handler on the analysis"),
        ("recipient", "whoever the audience reaches"),
        ("analysis leader", "own: lead"),
        ("core, extended and action group, data-collection expert", "own: member"),
    ),
    "dialogen-goals-evaluation.md 1": (("evaluator", "own: lead on the evaluation"),),
    "dialogen-registers.md": (
        ("researcher in accompanying research", "guest with own: member; never own: lead (RP-02)"),
        ("register keeper", "sas or controller"),
    ),
    "early-support.md 11.2": (
        ("national office", "coordinator at the network's place"),
        ("national project leader, experts, reference group", "supervisor at the network's place"),
        ("regional structure (RSS)", "supervisor at the region"),
        ("local process leader", "developer, and own: lead of the team"),
        ("manager", "unit-manager"),
        ("team member", "own: member"),
    ),
    "gino.md 9": (
        ("head of social services, IFO manager", "unit-manager at the administration"),
        ("social worker", "staff"),
        ("politician", "elected"),
        ("client/user", "public (surveys only)"),
        ("support unit (FoU)", "supervisor at the network's place"),
        ("process driver", "developer"),
        ("external expert", "guest with own: member"),
        ("administrator", "administrator"),
    ),
    "insights-and-design-programme.md 6": (
        ("insight owner", "own: lead"),
        ("insight coordinator", "coordinator, or specialist in one municipality"),
        ("process leader", "developer"),
        ("theme group member, analysis group", "own: member"),
        ("legal adviser", "specialist"),
        ("manager", "unit-manager"),
        ("board secretary", "records-officer"),
        ("board member", "elected"),
        ("partner organisation", "staff at a provider or association beside the tree, or guest"),
        ("inhabitant", "public"),
        ("project level", "supervisor at the network's place; only aggregates are shared there"),
    ),
}


def render() -> str:
    """The whole page, in English whatever language is active."""
    with translation.override("en"):
        return "\n".join([HEAD, *_permissions(), SEES.rstrip(), *_roles(), *_own(), *_mapped()]) + "\n"


def write(file: Path) -> None:
    file.write_text(render(), encoding="utf-8")


def _permissions() -> Iterator[str]:
    for manifest in manifests.all_manifests():
        if manifest.permissions and manifest.name != "toy":  # tests.toyapp
            yield f"## {manifest.title}\n\n| may | action | roles at the place or above | own |\n|---|---|---|---|"
            for row in manifest.permissions:
                roles = ", ".join(key for key in ROLES if key in row.roles)
                own = ", ".join(key for key in ("author", *OBJECT_ROLES) if key in row.own)
                yield f"| {row.title} | `{row.action}` | {roles or '–'} | {own or '–'} |"
            yield ""


def _roles() -> Iterator[str]:
    for role in ROLES.values():
        down, inside = ("yes" if flag else "–" for flag in (role.reads_down, role.inside))
        yield f"| {role.title} | `{role.key}` | {down} | {inside} |"


def _own() -> Iterator[str]:
    yield "\n## Roles on one item\n\n| key | says |\n|---|---|\n| `author` | wrote it |"
    for key, title in OBJECT_ROLES.items():
        yield f"| `{key}` | {title} |"


def _mapped() -> Iterator[str]:
    yield "\n## The role lists of the domain files\n\n| list | role there | here |\n|---|---|---|"
    for source, rows in MAPPED.items():
        for there, here in rows:
            yield f"| {source} | {there} | {here} |"
