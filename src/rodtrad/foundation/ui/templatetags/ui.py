"""Small helpers of the base templates and components. Pages use the components, not these."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms, template
from django.forms.boundfield import BoundField, BoundWidget
from django.forms.utils import flatatt
from django.template.base import NodeList
from django.template.context import Context
from django.template.loader_tags import BlockNode
from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from rodtrad.foundation.base.days import in_words
from rodtrad.foundation.ui.cards import GIVEN, card_html

register = template.Library()


class BlockTextNode(template.Node):
    """Prints a block of the page a second time, as plain text."""

    def __init__(self, name: str) -> None:
        self.block = BlockNode(name, NodeList())

    def render(self, context: Context) -> SafeString:
        # escaped once already by the block's own rendering
        return SafeString(" ".join(strip_tags(self.block.render(context)).split()))


@register.tag
def block_text(parser: template.base.Parser, token: template.base.Token) -> BlockTextNode:
    """``{% block_text "heading" %}``: the text of that block, so that a page writes its heading once."""
    _, name = token.split_contents()
    return BlockTextNode(name.strip("\"'"))


register.filter("in_words", in_words)


@register.filter
def field_kind(field: BoundField) -> str:
    """How a form field is laid out: hidden, options, tick, select, area or line."""
    widget = field.field.widget
    if field.is_hidden:
        return "hidden"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "options"
    if isinstance(widget, forms.CheckboxInput):
        return "tick"
    if isinstance(widget, forms.Textarea):
        return "area"
    return "select" if isinstance(widget, forms.Select) else "line"


@register.simple_tag
def field_input(field: BoundField, help: str = "", more: str = "", soft_limit: str | int = "") -> SafeString:  # noqa: A002
    """The input of a form field, with our class and the ids of what describes it."""
    described = [
        f"{field.auto_id}_helptext" if help or more or field.help_text else "",
        f"{field.auto_id}_error" if field.errors else "",
        f"{field.auto_id}_count" if soft_limit else "",
    ]
    attrs = {"class": f"ds-input {field.field.widget.attrs.get('class', '')}".strip()}
    if any(described):
        attrs["aria-describedby"] = " ".join(filter(None, described))
    if soft_limit:
        attrs["data-soft-limit"] = str(soft_limit)
    return field.as_widget(attrs=attrs)


@register.filter
def field_options(field: BoundField) -> Iterable[BoundWidget]:
    """Each radio button or box of a field with several, with our class."""
    attrs: dict[str, str | bool] = {"class": "ds-input"}
    if field.auto_id:
        attrs["id"] = field.auto_id
    attrs = field.build_widget_attrs(attrs, field.field.widget)
    parts = field.field.widget.subwidgets(field.html_name, field.value(), attrs=attrs)
    return [BoundWidget(field.field.widget, part, field.form.renderer) for part in parts]


@register.simple_tag(takes_context=True)
def board_card(context: Context) -> SafeString:
    """Inside c-board-card: its HTML, from what the component was given."""
    given = context.dicts[-1]
    texts = {name: str(given[name]) for name in GIVEN}
    return card_html(**texts, slot=given["slot"], attrs=str(given["attrs"]))


@register.simple_tag
def card(**given: object) -> SafeString:
    """c-board-card without the cost of a component: ``{% card kind=… lane=… text=… id=… data_code=… %}``, no slot."""
    passed = {name.replace("_", "-"): value for name, value in given.items() if name not in GIVEN}
    texts = {name: str(value) for name, value in given.items() if name in GIVEN}
    return card_html(**texts, attrs=flatatt(passed).strip())
