"""The contracts of the components, and that every template of every app keeps to them."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.template.loader import get_template
from django_cotton.compiler_regex import Tag

from rodtrad.foundation.base import manifests
from rodtrad.foundation.ui.components import COMPONENTS, HERE, contract, icons, problems_in

FILES = {name: HERE / "templates/cotton" / f"{name.replace('-', '_')}.html" for name in COMPONENTS}


def all_templates() -> list[Path]:
    own = [Path(config.path) for config in apps.get_app_configs() if config.name.startswith("rodtrad.")]
    return sorted(file for folder in own for file in (folder / "templates").rglob("*.html"))


@pytest.mark.parametrize("file", all_templates(), ids=lambda file: "/".join(file.parts[-3:]))
def test_template_uses_components_as_agreed(file):
    assert problems_in(file.read_text("utf-8")) == []


def test_every_component_file_has_a_contract_and_the_reverse():
    assert {file.name for file in FILES.values()} == {
        file.name for file in (HERE / "templates/cotton").glob("*.html")
    }


@pytest.mark.parametrize("name", COMPONENTS)
def test_defaults_are_given_for_exactly_what_is_taken(name):
    declared = re.search(r"<c-vars\s(.*?)/>", FILES[name].read_text("utf-8"), re.DOTALL).group(1)

    names = {found[0].lstrip(":") for found in Tag.attr_pattern.findall(declared)}

    assert names == set(COMPONENTS[name].attributes) | set(COMPONENTS[name].slots)


@pytest.mark.parametrize("name", COMPONENTS)
def test_contract_names_every_attribute_and_slot(name):
    told = contract(name)

    assert [word for word in COMPONENTS[name].attributes if word not in told] == []
    assert [word for word in COMPONENTS[name].slots if f"Slot {word}" not in told] == []


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ('<c-buton>Spara</c-buton>', "line 1: c-buton is no component"),
        ('<p>\n<c-button colour="red">Spara</c-button>', "line 2: c-button takes no colour"),
        ('<c-button tone="read">Spara</c-button>', "line 1: c-button tone cannot be 'read'"),
        ('<c-icon name="elephant" />', "line 1: c-icon name cannot be 'elephant'"),
        ('<c-table>x</c-table>', "line 1: c-table lacks caption"),
        ('<c-panel><c-slot name="foot">x</c-slot></c-panel>', "line 1: c-slot foot: c-panel has no such slot"),
        ('<c-panel>', "c-panel is never closed"),
        ('<c-panel></c-notice>', "line 1: c-notice closes what is not open"),
        ('<c-tag tone="info>x</c-tag>', "line 1: a component tag that cannot be read"),
        (
            '<c-button :data-text="item.text">x</c-button>',
            'line 1: c-button data-text: write data-text="{{ … }}"; with a colon it would not be escaped',
        ),
    ],
)  # fmt: skip
def test_problems_are_found(source, fault):
    assert fault in problems_in(source)


@pytest.mark.parametrize(
    "source",
    [
        '<c-button tone="{{ tone }}" hx-post="{% url "x" %}" id="a">Spara</c-button>',
        '<c-panel title="a">{% if x %}<c-tag>b</c-tag>{% endif %}</c-panel>',
        '{% comment %}<c-nothing>{% endcomment %}{# <c-nothing> #}',
        '<c-row :href="item.url" :title="item.title"><c-slot name="meta"><c-tag>x</c-tag></c-slot></c-row>',
    ],
)  # fmt: skip
def test_no_problem_in_what_is_right(source):
    assert problems_in(source) == []


def test_every_menu_line_and_kind_has_a_drawn_sign():
    used = {entry.icon for entry in manifests.menu_entries()} | {kind.icon for kind in manifests.kinds}

    assert used - {""} - icons() == set()


def test_our_pages_come_before_those_of_allauth():
    origin = get_template("account/login.html").origin.name

    assert origin == str(HERE / "templates/account/login.html"), (
        "rodtrad.foundation.ui must stand before allauth"
    )
