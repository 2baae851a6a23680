"""How a key for an app is shown."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def in_fours(secret: str) -> str:
    """A long key in groups of four, to be read off a screen."""
    return " ".join(secret[place : place + 4] for place in range(0, len(secret), 4))


@register.filter
def drawing(svg: str) -> SafeString:
    """An SVG that the adapter has drawn: nothing in it was written by anybody."""
    return SafeString(svg)
