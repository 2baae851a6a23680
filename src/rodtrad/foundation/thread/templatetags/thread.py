"""How fields and values are called, for the thread's own templates."""

from __future__ import annotations

from django import template
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString

from rodtrad.foundation.base import manifests
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
    """What other modules have to say on an item's page (files, comments), in the order of their manifests.

    Each ``item_parts`` of a manifest is (request, item) -> safe HTML, "" for nothing.
    """
    parts = [dotted for manifest in manifests.all_manifests() for dotted in manifest.item_parts]
    return SafeString("".join(import_string(dotted)(context["request"], item) for dotted in parts))
