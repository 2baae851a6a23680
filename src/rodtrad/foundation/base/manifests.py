"""Finds every module's manifest.py at start, files what they declare, and freezes it."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from rodtrad.foundation.base.declarations import (
    Become,
    ItemKind,
    Manifest,
    MenuEntry,
    NoticeKind,
    Permission,
    Relation,
    ReportBlock,
    Series,
    SeriesFamily,
    Setting,
    Text,
)
from rodtrad.foundation.base.registry import Registry, RegistryError
from rodtrad.kernel.thread.lanes import LANES

modules: Registry[Manifest] = Registry("module")
kinds: Registry[ItemKind] = Registry("kind")
relations: Registry[tuple[Relation, ...]] = Registry("relation")
becomes: Registry[Become] = Registry("become")
report_blocks: Registry[ReportBlock] = Registry("report block")
series: Registry[Series] = Registry("series")
series_families: Registry[SeriesFamily] = Registry("series family")
permissions: Registry[Permission] = Registry("permission")
settings: Registry[Setting] = Registry("setting")
audit_actions: Registry[Text] = Registry("audit action")
workflows: Registry[str] = Registry("workflow")
notices: Registry[NoticeKind] = Registry("notice")
jobs: Registry[str] = Registry("job")
STEPS, BETTER = ("week", "month", "quarter", "half", "year"), ("higher", "lower", "none")
OURS = ("rodtrad.", "tests.")  # tests.toyapp tries the core with kinds of its own
ALL = (
    modules,
    kinds,
    relations,
    becomes,
    report_blocks,
    series,
    series_families,
    permissions,
    settings,
    audit_actions,
    workflows,
    notices,
    jobs,
)


def discover() -> None:
    """Read the manifest of every installed app that has one. Called once, by the base app's ready()."""
    if len(modules):
        return
    found = []
    for config in apps.get_app_configs():
        if config.name.startswith(OURS) and find_spec(f"{config.name}.manifest"):
            found.append(import_module(f"{config.name}.manifest").MANIFEST)
    for manifest in sorted(found, key=lambda row: row.order):
        _file(manifest)
    _file_relations(found)
    _file_becomes(found)
    for registry in ALL:
        registry.freeze()


def _file(manifest: Manifest) -> None:
    modules.add(manifest.name, manifest)
    for kind in manifest.kinds:
        kinds.add(kind.name, kind)
    for permission in manifest.permissions:
        permissions.add(permission.action, permission)
    for setting in manifest.settings:
        settings.add(setting.name, setting)
    for action, text in manifest.audit_actions.items():
        audit_actions.add(action, text)
    for kind_name, dotted in manifest.workflows.items():
        workflows.add(kind_name, dotted)
    for block in manifest.report_blocks:
        report_blocks.add(block.name, block)
    for row in manifest.series:
        if row.step not in STEPS or row.better not in BETTER:
            raise RegistryError(f"series {row.name}: step {row.step}, better {row.better}")
        series.add(row.name, row)
    for family in manifest.series_families:
        series_families.add(family.name, family)
    for notice in manifest.notices:
        notices.add(notice.name, notice)
    for job_name, dotted in manifest.jobs.items():
        jobs.add(job_name, dotted)


def _file_relations(manifests: list[Manifest]) -> None:
    """Join the declarations of one relation from all modules; refuse unknown kinds and opposite directions."""
    joined: dict[str, list[Relation]] = {}
    for manifest in manifests:
        for relation in manifest.relations:
            for kind in relation.from_kinds | relation.to_kinds:
                if kind not in kinds:
                    raise RegistryError(f"relation {relation.name}: unknown kind {kind}")
            joined.setdefault(relation.name, []).append(relation)
    for name, rows in joined.items():
        if len({row.rests for row in rows}) > 1:
            raise RegistryError(f"relation {name}: modules disagree on which end rests on the other")
        relations.add(name, tuple(rows))


def _file_becomes(manifests: list[Manifest]) -> None:
    """Needs all kinds and relations; refuses what nothing could ever be made by."""
    for manifest in manifests:
        for row in manifest.becomes:
            if row.relation not in relations:
                raise RegistryError(f"become {row.name}: unknown relation {row.relation}")
            if unknown := row.from_kinds - set(kinds.names()):
                raise RegistryError(f"become {row.name}: unknown kind {', '.join(sorted(unknown))}")
            if unknown := row.from_lanes - set(LANES):
                raise RegistryError(f"become {row.name}: unknown lane {', '.join(sorted(unknown))}")
            if not row.from_kinds | row.from_lanes:
                raise RegistryError(f"become {row.name}: says not what it is made of")
            if row.source_is not in ("from", "to"):
                raise RegistryError(f"become {row.name}: source_is is from or to")
            becomes.add(row.name, row)


def all_manifests() -> list[Manifest]:
    return list(modules)


def menu_entries() -> list[MenuEntry]:
    """All menu lines, in the order modules and entries ask for."""
    return sorted((entry for manifest in modules for entry in manifest.menu), key=lambda entry: entry.order)
