"""The contract of every page component: which attributes and slots it takes. A test reads all templates by it.

django-cotton lets a misspelt attribute through in silence; ``problems_in`` does not. What each attribute means
stands on top of the component's own template, ``templates/cotton/<name>.html``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from django_cotton.compiler_regex import CottonCompiler, Tag

from rodtrad.kernel.thread.lanes import LANES

HERE = Path(__file__).resolve().parent
ANY: frozenset[str] = frozenset()
TONES = frozenset({"neutral", "info", "ask", "warning", "error", "done"})
BUTTON_TONES = frozenset({"primary", "secondary", "quiet", "danger"})
LEVELS = frozenset({"2", "3", "4"})
PASSED = re.compile(r"^(id|hx-[a-z:-]+|data-[a-z-]+|aria-[a-z]+)$")


@dataclass(frozen=True, slots=True)
class Component:
    """``attributes``: name to its allowed written values (ANY = all). ``must``: cannot be left out.

    ``passes``: id, hx-*, data-* and aria-* are handed on to the element, and those in ``also``.
    """

    attributes: Mapping[str, frozenset[str]]
    must: frozenset[str] = frozenset()
    slots: frozenset[str] = frozenset()
    passes: bool = False
    also: frozenset[str] = field(default=frozenset())


def _takes(names: str, **choices: frozenset[str]) -> dict[str, frozenset[str]]:
    return {**dict.fromkeys(names.split(), ANY), **choices}


@cache
def icons() -> frozenset[str]:
    """The names of all drawn signs."""
    drawing = (HERE / "static/ui/icons.svg").read_text("utf-8")
    return frozenset(re.findall(r'<symbol id="([^"]+)"', drawing))


def _components() -> dict[str, Component]:
    icon, lanes = icons(), frozenset(LANES)
    action, title = frozenset({"action"}), frozenset({"title"})
    return {
        "button": Component(
            _takes("name value wide disabled", type=frozenset({"submit", "button"}), tone=BUTTON_TONES, icon=icon),
            passes=True, also=frozenset({"form", "formaction", "formnovalidate"}),
        ),
        "link-button": Component(
            _takes("href wide", tone=BUTTON_TONES - {"danger"}, icon=icon),
            must=frozenset({"href"}), passes=True, also=frozenset({"download", "rel"}),
        ),
        "icon": Component(_takes("label", name=icon), must=frozenset({"name"})),
        "field": Component(_takes("field label help soft_limit hide_label"), must=frozenset({"field"})),
        "form-errors": Component(_takes("form"), must=frozenset({"form"})),
        "form": Component(
            _takes("action form submit cancel inline guard", method=frozenset({"get", "post"})), passes=True
        ),
        "filter-bar": Component(_takes("form submit clear label"), passes=True),
        "empty": Component(_takes("title", icon=icon, level=LEVELS), must=title, slots=action),
        "notice": Component(_takes("title", tone=TONES, level=LEVELS), slots=action, passes=True),
        "question": Component(
            _takes("title question", tone=TONES, level=LEVELS),
            must=title, slots=frozenset({"about"}), passes=True,
        ),
        "panel": Component(_takes("title href link plain", level=LEVELS, lane=lanes), passes=True),
        "row": Component(
            _takes("href title kind", lane=lanes), must=frozenset({"href", "title"}), slots=frozenset({"meta"})
        ),
        "pager": Component(_takes("page"), must=frozenset({"page"})),
        "tag": Component(_takes("", tone=TONES, icon=icon)),
        "state": Component(_takes("state"), must=frozenset({"state"})),
        "lane-tag": Component(_takes("text", lane=lanes), must=frozenset({"lane", "text"})),
        "details": Component(_takes("summary open count"), must=frozenset({"summary"}), passes=True),
        "table": Component(_takes("caption hide_caption"), must=frozenset({"caption"})),
        "person": Component(_takes("name title href small"), must=frozenset({"name"})),
        "breadcrumbs": Component(_takes("items"), must=frozenset({"items"})),
        "tabs": Component(_takes("items label"), must=frozenset({"items", "label"})),
        "date": Component(_takes("value time short"), must=frozenset({"value"})),
        "menu-button": Component(
            _takes("label hide_label", icon=icon, side=frozenset({"start", "end"})), must=frozenset({"label"})
        ),
        "quote": Component(_takes("source", lane=lanes)),
        "key-values": Component(_takes("items columns")),
        "history": Component(_takes("entries"), must=frozenset({"entries"})),
        "board-card": Component(
            _takes("kind text href marks mark_text facts links links_text links_more asked selected", lane=lanes),
            must=frozenset({"kind", "lane", "text"}), passes=True, also=frozenset({"draggable", "tabindex"}),
        ),
    }  # fmt: skip


COMPONENTS: Mapping[str, Component] = _components()


def contract(name: str) -> str:
    """What the component's template says of itself in its first comment."""
    source = (HERE / "templates/cotton" / f"{name.replace('-', '_')}.html").read_text("utf-8")
    found = re.search(r"{% comment %}\s*(.*?)\s*{% endcomment %}", source, re.DOTALL)
    return " ".join(found.group(1).split()) if found else ""


def problems_in(source: str) -> list[str]:
    """What is wrong with the components used in one template, each with its line; empty when all is well."""
    html, _ = CottonCompiler().exclude_ignorables(_without_comments(source))
    found: list[str] = []
    opened: list[str] = []
    read = {match.start() for match in Tag.tag_pattern.finditer(html)}
    for stray in re.finditer(r"</?c-", html):
        if stray.start() not in read:
            found.append(f"line {_line(html, stray.start())}: a component tag that cannot be read")
    for match in Tag.tag_pattern.finditer(html):
        tag = Tag(match)
        name = tag.tag_name[2:]
        where = f"line {_line(html, match.start())}: c-{name}"
        if name == "vars":
            continue
        if tag.is_closing:
            if not opened or opened.pop() != name:
                found.append(f"{where} closes what is not open")
            continue
        if name == "slot":
            found.extend(f"{where} {fault}" for fault in _slot_faults(tag, opened))
        elif name not in COMPONENTS:
            found.append(f"{where} is no component")
        else:
            found.extend(f"{where} {fault}" for fault in _attribute_faults(tag, COMPONENTS[name]))
        if not tag.is_self_closing:
            opened.append(name)
    return found + [f"c-{name} is never closed" for name in opened]


def _slot_faults(tag: Tag, opened: list[str]) -> Iterator[str]:
    name = dict(_attributes(tag)).get("name")
    owner = next((opener for opener in reversed(opened) if opener != "slot"), "")
    if owner in COMPONENTS and name not in COMPONENTS[owner].slots:
        yield f"{name}: c-{owner} has no such slot"


def _attribute_faults(tag: Tag, component: Component) -> Iterator[str]:
    given = dict(_attributes(tag))
    for must in sorted(component.must - {name.lstrip(":") for name in given}):
        yield f"lacks {must}"
    for written, value in given.items():
        name = written.lstrip(":")
        allowed = component.attributes.get(name)
        if allowed is None:
            if not component.passes or not (PASSED.match(name) or name in component.also):
                yield f"takes no {name}"
            elif written.startswith(":"):
                yield f'{name}: write {name}="{{{{ … }}}}"; with a colon it would not be escaped'
        elif (
            allowed
            and not written.startswith(":")
            and "__COTTON_IGNORE_" not in value
            and value not in allowed
        ):
            yield f"{name} cannot be {value!r}"


def _attributes(tag: Tag) -> Iterator[tuple[str, str]]:
    for name, _quote, value, bare in Tag.attr_pattern.findall(tag.attrs):
        yield name, value or bare


def _without_comments(source: str) -> str:
    """The same lines with comments and verbatim parts emptied."""
    parts = r"{%\s*comment\b.*?endcomment\s*%}|{#.*?#}|{%\s*verbatim\b.*?endverbatim\s*%}"
    return re.sub(parts, lambda match: "\n" * match.group().count("\n"), source, flags=re.DOTALL)


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1
