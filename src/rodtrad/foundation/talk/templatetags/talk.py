"""How comments are drawn: names after an @ stand out, and the part of the item they are about has its title."""

from __future__ import annotations

import re

from django import template
from django.utils.html import escape, linebreaks
from django.utils.safestring import SafeString, mark_safe

from rodtrad.foundation.talk.models import Comment
from rodtrad.foundation.thread.titles import field_title

register = template.Library()
_NAME = re.compile(r"(?<![\w.@+-])@[a-z0-9][a-z0-9._@+-]*[a-z0-9]", re.IGNORECASE)


@register.filter
def with_names(text: str) -> SafeString:
    """A comment's text as HTML: escaped first, then paragraphs and names."""
    safe = linebreaks(escape(text))
    return mark_safe(_NAME.sub(lambda found: f"<strong>{found[0]}</strong>", safe))  # noqa: S308


@register.filter
def about_title(comment: Comment) -> str:
    return str(field_title(comment.about, comment.item.kind))
