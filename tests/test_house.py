"""Rules of the house that hold over all modules."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

from rodtrad.foundation.base import manifests
from rodtrad.foundation.base.declarations import Manifest, Permission, Relation
from rodtrad.foundation.base.registry import Registry, RegistryError
from rodtrad.foundation.base.scope import OutsideScope, ScopedModel, acting, system

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.django_db
def test_migrations_when_models_are_compared_then_nothing_is_left_to_make() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


@pytest.mark.parametrize(
    "script", ["messages.py check", "check_sizes.py", "check_templates.py", "check_locks.py"]
)
def test_house_rule_when_the_tree_is_read_then_it_holds(script: str) -> None:
    done = subprocess.run(
        [sys.executable, *f"scripts/{script}".split()], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_kernel_commands_when_started_then_django_is_not_imported() -> None:
    code = (
        "import sys; from rodtrad.cli.main import main; "
        "main(['check', 'src/rodtrad/data/kubinol_cases.yaml', '--json']); "
        "sys.exit('django' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr


@pytest.mark.django_db
def test_scoped_tables_when_nobody_acts_then_they_refuse() -> None:
    scoped = [model for model in apps.get_models() if issubclass(model, ScopedModel)]

    assert len(scoped) > 5
    for model in scoped:
        with pytest.raises(OutsideScope):
            model.objects.count()
        with acting(system("test")):
            assert model.objects.count() == 0


@pytest.mark.django_db
def test_sqlite_when_connected_then_a_save_survives_a_power_cut() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps its own promise")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous")

        assert cursor.fetchone() == (2,)


def test_registry_when_a_name_comes_twice_then_it_refuses_to_start() -> None:
    registry: Registry[str] = Registry("kind")
    registry.add("need", "a")

    with pytest.raises(RegistryError, match="declared twice"):
        registry.add("need", "b")


def test_registry_when_frozen_then_nothing_can_be_added() -> None:
    registry: Registry[str] = Registry("kind")
    registry.freeze()

    with pytest.raises(RegistryError, match="after the start"):
        registry.add("need", "a")


def test_relations_when_a_kind_is_unknown_then_they_refuse_to_start() -> None:
    relation = Relation(
        "grows-from", "växer ur", "gav växt åt", rests="from", from_kinds=frozenset({"nowhere"})
    )

    with pytest.raises(RegistryError, match="unknown kind nowhere"):
        manifests._file_relations([Manifest(name="a", title="a", relations=(relation,))])


def test_permissions_when_declared_then_their_roles_exist() -> None:
    from rodtrad.foundation.org.choices import OBJECT_ROLES, ROLES

    rows: list[Permission] = list(manifests.permissions)

    assert rows
    for row in rows:
        assert row.roles <= set(ROLES), row.action
        assert row.own <= {*OBJECT_ROLES, "author"}, row.action
