"""The part at the foot of any item's page: following it, and what has been said about it."""

from __future__ import annotations

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string

from rodtrad.foundation.base.scope import current_actor
from rodtrad.foundation.talk import queries
from rodtrad.foundation.talk.forms import CommentForm
from rodtrad.foundation.talk.permissions import may_comment
from rodtrad.foundation.thread.models import Item


def comments(request: HttpRequest, item: Item) -> str:
    """Safe HTML; eleven queries at most, however much has been said."""
    actor = current_actor()
    if actor.user_id is None:
        return ""
    may = may_comment(actor)
    talks = queries.comments_of(actor, item)
    context = {
        "item": item,
        "talks": talks,
        "number": sum(1 + len(talk.answers) for talk in talks),
        "may_comment": may,
        "form": CommentForm(people=queries.mentionable(actor, item), prefix_id="comment") if may else None,
        "follow": queries.follow_state(actor, item),
        "next": request.path,
        "csrf_token": get_token(request),
    }
    return render_to_string("talk/_part.html", context)
