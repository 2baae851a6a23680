"""Every component draws its examples, and the canvas card is cheap."""

import cProfile
from html.parser import HTMLParser

import pytest
from django.template import Context, Template
from django_cotton.compiler_regex import CottonCompiler

from rodtrad.foundation.ui import examples
from rodtrad.foundation.ui.components import COMPONENTS

MOST_CALLS_A_CARD = 200
VOID = {"input", "br", "img", "hr", "use", "path", "link", "meta"}


class Balance(HTMLParser):
    """Notes tags that close what is not open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.ids: list[str] = []
        self.named: list[str] = []

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.ids += [found["id"]] if "id" in found else []
        for name in ("aria-describedby", "aria-labelledby", "for"):
            self.named += (found.get(name) or "").split()
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def draw(source: str, **values: object) -> str:
    return Template(CottonCompiler().process(source)).render(Context(values))


@pytest.fixture(scope="module")
def drawn():
    return {example.name: example for example in examples.rendered()}


@pytest.mark.parametrize("name", COMPONENTS)
def test_example_is_whole(name, drawn):
    page = Balance()

    page.feed(drawn[name].html)

    assert "UNKNOWN-VARIABLE" not in drawn[name].html
    assert (page.wrong, page.open) == ([], [])
    assert len(page.ids) == len(set(page.ids))
    assert set(page.named) - set(page.ids) == set()


@pytest.mark.parametrize("name", sorted(COMPONENTS.keys() - {"field", "pager"}))
def test_component_when_given_only_what_it_must_have_then_no_unknown_variable(name):
    must = " ".join(f'{word}="x"' for word in sorted(COMPONENTS[name].must - {"items", "entries"}))

    html = draw(f"<c-{name} {must}></c-{name}>")

    assert "UNKNOWN-VARIABLE" not in html


def test_component_when_the_page_has_a_variable_of_the_same_name_then_it_does_not_leak_in():
    html = draw("<c-button>Spara</c-button>", name="secret", value="secret", icon="secret", tone="secret")

    assert "secret" not in html


def test_attribute_when_it_holds_markup_then_it_is_escaped_once():
    html = draw('<c-panel title="{{ text }}">x</c-panel><c-panel :title="text">x</c-panel>', text='<b> & "c"')

    assert html.count("&lt;b&gt; &amp; &quot;c&quot;") == 2


def test_field_when_wrong_then_input_is_tied_to_help_error_and_counter():
    form = examples.EveryField({})

    html = draw('<c-field :field="field" soft_limit="300" help="Kort" />', field=form["text"])

    assert 'aria-describedby="id_text_helptext id_text_error id_text_count"' in html
    assert 'aria-invalid="true"' in html


def test_page_when_it_has_a_heading_then_the_title_says_the_same():
    html = draw('{% extends "ui/bare.html" %}{% block heading %}Behov & <em>nytta</em>{% endblock %}')

    assert "<title>Behov & nytta · Rödtråd</title>" in html


def test_board_cards_are_cheap_to_draw():
    """Counted in calls of Python functions, the same on every machine: a component costs its text, not a template."""
    source = (
        '{% for card in cards %}<c-board-card kind="Behov" lane="needs" :text="card.text" href="{{ card.url }}" '
        'marks="look-again" mark_text="se över" links="3" links_text="kopplingar" '
        'id="card-{{ card.text }}" />{% endfor %}'
    )
    template = Template(CottonCompiler().process(source))

    def calls(number: int) -> int:
        cards = [{"text": f"Text {each}", "url": f"/kort/{each}/"} for each in range(number)]
        profile = cProfile.Profile(builtins=False)
        profile.runcall(template.render, Context({"cards": cards}))
        return sum(entry.callcount for entry in profile.getstats())

    calls(1)
    assert (calls(200) - calls(100)) / 100 < MOST_CALLS_A_CARD


def test_card_tag_draws_what_the_component_draws():
    values = {"kind": "Behov", "lane": "needs", "text": "<b>", "id": "k1", "links": 2}
    given = " ".join(f':{name}="{name}"' for name in values if name != "id") + ' id="{{ id }}"'
    plain = "{% load ui %}{% card " + " ".join(f"{name}={name}" for name in values) + " %}"

    assert draw(plain, **values).split() == draw(f"<c-board-card {given} />", **values).split()
