"""How fields and values are called, for the thread's own templates."""

from __future__ import annotations

from django import template

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
