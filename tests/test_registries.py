"""Every registry, proved by the toy module, and the recipe in docs/howto-new-module.md, proved by the toy's files."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rodtrad.config import demo
from rodtrad.foundation.base import manifests, scope
from rodtrad.foundation.base.declarations import (
    ItemKind,
    Manifest,
    Period,
    Relation,
    ReportBlock,
    Series,
    Setting,
)
from rodtrad.foundation.base.registry import RegistryError
from rodtrad.foundation.org import offers, settings
from rodtrad.foundation.org import services as org
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.render.blocks import Document, Section
from rodtrad.foundation.render.forms import render
from rodtrad.foundation.thread.tests.factories import make_item
from tests.toyapp.manifest import MANIFEST

ROOT = Path(__file__).resolve().parent.parent
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def test_registries_when_started_then_frozen_with_all_that_the_toy_declares() -> None:
    for registry, names in (
        (manifests.kinds, [row.name for row in MANIFEST.kinds]),
        (manifests.relations, [row.name for row in MANIFEST.relations]),
        (manifests.becomes, [row.name for row in MANIFEST.becomes]),
        (manifests.report_blocks, [row.name for row in MANIFEST.report_blocks]),
        (manifests.series, [row.name for row in MANIFEST.series]),
        (manifests.settings, [row.name for row in MANIFEST.settings]),
        (manifests.permissions, [row.action for row in MANIFEST.permissions]),
        (manifests.jobs, list(MANIFEST.jobs)),
    ):
        assert names, registry.what
        assert set(names) <= set(registry.names())
        with pytest.raises(RegistryError, match="after the start"):
            registry.add("toy-late", None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (Manifest(name="x", title="X", report_blocks=(ReportBlock("a", "A", "x"),) * 2), "twice"),
        (Manifest(name="x", title="X", series=(Series("a", "A", "", "day", "x"),)), "step day"),
        (Manifest(name="x", title="X", series=(Series("a", "A", "", "month", "x", better="up"),)), "better up"),
        (Manifest(name="x", title="X", settings=(Setting("a", "A", "", "whole", 1),) * 2), "twice"),
        (Manifest(name="x", title="X", kinds=(ItemKind("a", "A", "As", "voices", ""),) * 2), "twice"),
    ],
)  # fmt: skip
def test_start_when_a_declaration_cannot_hold_then_refused(
    monkeypatch: Any, wrong: Manifest, why: str
) -> None:
    for registry in manifests.ALL:
        monkeypatch.setattr(registry, "_rows", {})
        monkeypatch.setattr(registry, "_frozen", False)

    with pytest.raises(RegistryError, match=why):
        manifests._file(wrong)


def test_start_when_a_relation_names_an_unknown_kind_then_refused() -> None:
    lost = Relation("toy-lost", "a", "b", "from", frozenset({"toy-ghost"}))

    with pytest.raises(RegistryError, match="unknown kind toy-ghost"):
        manifests._file_relations([Manifest(name="x", title="X", relations=(lost,))])


@pytest.mark.django_db
def test_report_when_it_takes_in_a_block_of_another_module_then_only_what_the_actor_sees(cast: Any) -> None:
    with scope.acting(scope.system("test")):
        make_item("toy-need", cast.unit, "Sällskap vid maten", audience=f"m:{cast.municipality.pk}")
        make_item("toy-need", cast.unit, "Bara mitt", audience="private", author_id=cast.manager.pk)
        here = Period(date(2000, 1, 1), date(2100, 1, 1))
        names = ["toy.new-needs", "gone.module"]

        shown = offers.blocks_of(cast.actor("staff"), names, cast.unit, here)
        nothing = offers.blocks_of(cast.actor("outsider"), names, cast.unit, here)
        page = render(Document("Månaden", (Section("Nytt", tuple(shown)),)), "html").data.decode()

    assert "Sällskap vid maten" in page
    assert "Bara mitt" not in page
    assert nothing == []


@pytest.mark.django_db
def test_series_when_charted_then_suppressed_and_missing_are_gaps(cast: Any) -> None:
    actor = cast.actor("staff")

    rows = offers.values_of(actor, "toy.people", cast.unit, YEAR)
    chart = offers.chart_of("toy.people", rows)

    assert [chart.say(0, at) for at in range(3)] == ["2026-01: 12 people", "2026-02: ..", "2026-03: –"]


@pytest.mark.django_db
def test_series_when_people_are_counted_bare_then_refused(cast: Any) -> None:
    with pytest.raises(TypeError, match=r"toy\.bare"):
        offers.values_of(cast.actor("staff"), "toy.bare", cast.unit, YEAR)


@pytest.mark.django_db
def test_setting_when_the_toy_declares_one_then_it_is_on_the_page_and_inherited(cast: Any) -> None:
    client = Client()
    client.force_login(cast.admin)

    assert settings.value("toy.days", cast.unit) == 14
    with scope.acting(cast.actor("admin")) as actor:
        org.change_setting(actor, cast.municipality, "toy.days", 20)
        assert settings.value("toy.days", cast.unit) == 20
    shown = client.get(reverse("org:settings", args=[cast.municipality.code])).content.decode()
    assert "How long a toy waits." in shown


def a_place_for_the_toy(actor: Any, world: dict[str, Any]) -> None:
    """A builder of a module that comes before the toy."""
    world["toy-place"] = Place.objects.order_by("pk").last()


@pytest.mark.django_db
def test_demo_when_the_toy_has_a_builder_then_it_builds_on_what_earlier_modules_built(
    cast: Any, monkeypatch: Any
) -> None:
    first = Manifest(name="first", title="First", demo="tests.test_registries.a_place_for_the_toy")
    monkeypatch.setattr(demo, "all_manifests", lambda: [first, MANIFEST])

    world = demo.fill()

    assert (world["toy-need"].kind, world["toy-need"].place) == ("toy-need", world["toy-place"])


def test_howto_when_it_shows_code_then_the_toy_has_it() -> None:
    """A block of the recipe begins with the file it is from; its lines stand there, one after the other."""
    text = (ROOT / "docs" / "howto-new-module.md").read_text("utf-8")
    blocks = re.findall(r"```python\n# (tests/toyapp/\S+)\n(.*?)```", text, re.S)

    assert {name for name, _body in blocks} >= {
        f"tests/toyapp/{name}.py" for name in ("manifest", "becoming", "offers", "demo")
    }
    for name, body in blocks:
        assert body.strip() in (ROOT / name).read_text("utf-8"), name
