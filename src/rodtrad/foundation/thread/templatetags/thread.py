"""How fields and values are called, for the thread's own templates."""

from __future__ import annotations

from django import template
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString, mark_safe

from rodtrad.foundation.base.manifests import all_manifests
from rodtrad.foundation.thread import addresses, titles

register = template.Library()


@register.filter
def field_title(name: str, kind: str = "") -> str:
    return str(titles.field_title(name, kind))


@register.filter
def kind_title(kind: str) -> str:
    return str(titles.kind_title(kind))


@register.simple_tag
def value_title(kind: str, field: str, value: str) -> str:
    """A stored value as people say it."""
    return str(titles.value_title(kind, field, value))


@register.filter
def item_url(item) -> str:
    return addresses.item_url(item)


@register.simple_tag(takes_context=True)
def item_parts(context, item) -> SafeString:
    """What the modules put at the foot of any item's page; each gives HTML that is safe already."""
    made = (
        import_string(dotted)(context["request"], item)
        for row in all_manifests()
        for dotted in row.item_parts
    )
    return mark_safe("".join(made))  # noqa: S308 - the parts are rendered templates
