"""What the doctor finds: each ailment fires when it should, and a sound installation has none of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.urls import reverse

from rodtrad.cli.main import main
from rodtrad.foundation.audit import triggers
from rodtrad.foundation.audit.doctor import append_only, newest_holds, sealed
from rodtrad.foundation.audit.models import Value
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.declarations import Ailment
from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.jobs.doctor import leases, worker
from rodtrad.foundation.jobs.models import Job
from rodtrad.foundation.jobs.services import enqueue, tick
from rodtrad.foundation.org import services
from rodtrad.foundation.org.doctor import administrators, one_time_passwords
from rodtrad.foundation.thread.doctor import search_index
from rodtrad.foundation.thread.models import Item
from rodtrad.foundation.upkeep import queries
from rodtrad.foundation.upkeep.checks import built, database, host

pytestmark = pytest.mark.django_db
SYSTEM = system("test")


@pytest.fixture(autouse=True)
def _acting() -> Any:
    with acting(SYSTEM):
        yield


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path
    tmp_path.chmod(0o700)
    return tmp_path


def codes(check: Callable[[], list[Ailment]]) -> list[str]:
    return [ailment.code for ailment in check()]


def test_host_when_sound_then_nothing(folder: Path, settings: Any) -> None:
    settings.SECRET_KEY = "x" * 40
    (folder / "secret-key").touch(0o600)

    assert host.packages() == []
    assert "upkeep.open-folder" not in codes(host.data_folder)
    assert host.secret() == []


def test_host_when_open_to_others_or_short_of_room_then_it_is_told(
    folder: Path, settings: Any, monkeypatch: Any
) -> None:
    (folder / "secret-key").touch(0o644)
    folder.chmod(0o755)
    settings.SECRET_KEY = "short"
    monkeypatch.setattr(host, "LITTLE", 10**18)

    assert codes(host.secret) == ["upkeep.open-secret", "upkeep.weak-secret"]
    assert codes(host.data_folder) == ["upkeep.room", "upkeep.open-folder"]
    monkeypatch.setattr(host, "_installed", lambda name: "0.0")
    assert codes(host.packages) == ["upkeep.packages"]


def test_database_when_sound_then_nothing_and_when_not_then_it_is_told(monkeypatch: Any) -> None:
    for check in (
        database.answers,
        database.version,
        database.loses_nothing,
        database.clocks,
        database.up_to_date,
    ):
        assert check() == []

    monkeypatch.setitem(database.OLDEST, connection.vendor, 10**9)
    assert codes(database.version) == ["upkeep.old-engine"]
    wanted = database.SQLITE if connection.vendor == "sqlite" else database.POSTGRES
    monkeypatch.setitem(wanted, next(iter(wanted)), "else")
    assert codes(database.loses_nothing) == ["upkeep.may-lose"]


def test_examine_when_the_database_is_behind_or_away_then_it_stops_there(monkeypatch: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'canvas'")
    assert [row.code for row in queries.examine() if row.stops] == ["upkeep.behind"]

    def away() -> None:
        raise OperationalError("away")

    monkeypatch.setattr(connection, "cursor", away)
    assert codes(queries.examine) == ["upkeep.no-database"]


def test_examine_when_a_check_breaks_then_the_others_go_on(monkeypatch: Any) -> None:
    monkeypatch.setattr(host, "packages", lambda: 1 / 0)

    found = queries.examine()

    assert "upkeep.check-broken" in [row.code for row in found]
    assert "org.no-administrator" in [row.code for row in found]


def test_built_when_missing_then_it_is_told(settings: Any, tmp_path: Path) -> None:
    assert built.assets() == []
    assert built.translations() == []

    settings.STATICFILES_DIRS, settings.STATIC_ROOT = [tmp_path], tmp_path
    assert codes(built.assets) == ["upkeep.assets"]
    assert codes(built.static_files) == ["upkeep.static"]


def test_log_when_changed_unlocked_or_unsealed_then_it_is_told(cast: Any) -> None:
    assert append_only() == newest_holds() == sealed() == []

    with clock.at(clock.now() + timedelta(days=3)):
        assert codes(sealed) == ["audit.unsealed"]
    with clock.at(clock.now() - timedelta(days=1)):
        assert codes(sealed) == ["audit.future"]
    Value.objects.all()[:1].get().delete()
    assert codes(newest_holds) == ["audit.changed"]
    with connection.cursor() as cursor:
        triggers.drop(cursor.execute, connection.vendor)
    assert codes(append_only) == ["audit.unlocked"]


def test_accounts_when_nobody_administers_or_passwords_lie_about_then_it_is_told(cast: Any) -> None:
    assert codes(administrators) == ["org.municipality-alone"]  # the neighbours have none
    services.set_password(SYSTEM, cast.staff)
    assert one_time_passwords() == []

    with clock.at(clock.now() + timedelta(days=15)):
        assert codes(one_time_passwords) == ["org.one-time-passwords"]
        services.set_password(SYSTEM, cast.staff)
        assert one_time_passwords() == []
    services.deactivate_user(SYSTEM, cast.admin)
    assert codes(administrators) == ["org.no-administrator"]


def test_search_index_when_an_item_is_not_in_it_then_it_is_told(cast: Any) -> None:
    assert search_index() == []

    moments = dict.fromkeys(("created", "changed", "substance_changed"), clock.now())
    Item.objects.bulk_create(
        [Item(code="x", home="x", kind="need", place=cast.unit, audience="private", title="X", **moments)]
    )
    assert codes(search_index) == ["thread.search-index"]


def test_jobs_when_nobody_works_or_a_lease_is_old_then_it_is_told(cast: Any) -> None:
    assert worker()[0].severity == "warning"
    enqueue(cast.actor("staff"), "toy.count", {"steps": 2}, place=cast.unit)
    assert worker()[0].severity == "serious"

    tick()
    assert worker() == leases() == []
    Job.objects.update(state="running", lease_until=clock.now() - timedelta(hours=1))
    assert codes(leases) == ["jobs.expired-leases"]


def test_doctor_when_asked_for_json_then_the_status_follows_the_worst(
    monkeypatch: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    for severities, status in (((), 0), (("warning",), 1), (("serious", "warning"), 2)):
        found = [Ailment("a.b", severity, "Fel", "Laga", "kör") for severity in severities]
        monkeypatch.setattr(queries, "examine", lambda found=found: found)

        assert main(["doctor", "--json"]) == status
        assert len(json.loads(capsys.readouterr().out)["ailments"]) == len(severities)
        assert main(["doctor"]) == status
        assert ("Kör: kör" in capsys.readouterr().out) == bool(severities)


def test_page_when_opened_then_it_waits_and_when_asked_it_tells_without_examples(
    client: Any, cast: Any, monkeypatch: Any
) -> None:
    client.force_login(cast.admin, backend="allauth.account.auth_backends.AuthenticationBackend")
    found = [Ailment("a.b", "serious", "Något är fel", "Laga det", "rodtrad laga", ("hemligt",))]
    monkeypatch.setattr(queries, "examine", lambda: found)

    assert "Undersök nu" in client.get(reverse("upkeep:health")).content.decode()
    page = client.post(reverse("upkeep:health")).content.decode()

    assert "Något är fel" in page
    assert "rodtrad laga" in page
    assert "hemligt" not in page
    assert "UNKNOWN-VARIABLE" not in page


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 320])
def test_page_when_walked_in_a_browser_then_fits_and_is_accessible(
    new_page: Any, axe: Any, cast: Any, width: int
) -> None:
    page = new_page(user=cast.admin, width=width)
    page.goto(reverse("upkeep:health"))
    assert axe(page) == []

    page.get_by_role("button", name="Undersök nu").click()
    page.get_by_role("button", name="Undersök igen").wait_for()

    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
