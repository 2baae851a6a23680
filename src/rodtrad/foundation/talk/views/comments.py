"""Saying something about an item, saying it otherwise, putting it away; and following the item."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rodtrad.foundation.base import manifests
from rodtrad.foundation.base.answering import back, saved, sent
from rodtrad.foundation.talk import queries, services
from rodtrad.foundation.talk.forms import AboutForm, CommentForm, EditForm, ReasonForm
from rodtrad.foundation.talk.models import Comment
from rodtrad.foundation.talk.permissions import may_retire, require_comment
from rodtrad.foundation.talk.views.common import tell_untold
from rodtrad.foundation.thread.addresses import item_url
from rodtrad.foundation.thread.models import Item
from rodtrad.foundation.thread.queries import item_by_code
from rodtrad.foundation.thread.titles import field_title

form_view = require_http_methods(["GET", "POST"])


def _place_of(comment: Comment) -> str:
    return f"{item_url(comment.item)}#{comment.anchor}"


def _page(request: HttpRequest, template: str, form, status: int = 0, **context) -> HttpResponse:
    status = status or (422 if form.errors else 200)
    return render(request, template, {"form": form, **context}, status=status)


def _fields(item: Item) -> list[tuple[str, str]]:
    """The parts of an item that a comment may be about."""
    kind = manifests.kinds.get(item.kind)
    names = sorted(kind.substance) if kind else ["text"]
    return [(name, capfirst(str(field_title(name, item.kind)))) for name in names]


@form_view
@login_required
def new(request: HttpRequest, code: str) -> HttpResponse:
    """A comment; also where the small form on the item's page is sent."""
    item = item_by_code(request.actor, code)
    require_comment(request.actor)
    people = queries.mentionable(request.actor, item)
    form = AboutForm(sent(request), people=people, fields=_fields(item))
    return _written(request, form, item)


@form_view
@login_required
def answer(request: HttpRequest, code: str) -> HttpResponse:
    """An answer to a comment."""
    comment = queries.comment_by_code(request.actor, code)
    require_comment(request.actor)
    form = CommentForm(sent(request), people=queries.mentionable(request.actor, comment.item))
    return _written(request, form, comment.item, comment)


def _written(
    request: HttpRequest, form: CommentForm, item: Item, answers: Comment | None = None
) -> HttpResponse:
    made: list = []

    def write() -> None:
        about = form.cleaned_data.get("about", "")
        made.append(services.write_comment(request.actor, item, form.said(), answers=answers, about=about))

    if saved(form, write):
        tell_untold(request, made[0])
        return back(request, _place_of(made[0].comment))
    return _page(request, "talk/comment.html", form, item=item, answers=answers, item_url=item_url(item))


@form_view
@login_required
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """One's own words again. When they were edited in another window, both are shown and nothing is lost."""
    comment = queries.comment_by_code(request.actor, code)
    if comment.author_id != request.actor.user_id or comment.retired:
        raise PermissionDenied("talk.comment")
    form = EditForm(sent(request), initial={"text": comment.text, "seen": comment.version})
    made: list = []
    try:
        if saved(
            form, lambda: made.append(services.edit_comment(request.actor, comment, **form.cleaned_data))
        ):
            tell_untold(request, made[0])
            return back(request, _place_of(comment))
    except services.CommentClash as clash:
        again = EditForm(initial={"text": form.cleaned_data["text"], "seen": clash.version})
        return _page(request, "talk/edit.html", again, 409, comment=comment, theirs=clash.text)
    return _page(request, "talk/edit.html", form, comment=comment, theirs=None)


@form_view
@login_required
def retire(request: HttpRequest, code: str) -> HttpResponse:
    """Put a comment away, with a reason."""
    comment = queries.comment_by_code(request.actor, code)
    if not may_retire(request.actor, comment):
        raise PermissionDenied("talk.retire")
    form = ReasonForm(sent(request))
    if saved(form, lambda: services.retire_comment(request.actor, comment, form.cleaned_data["reason"])):
        messages.success(request, _("The comment is put away. It can be brought back."))
        return back(request, _place_of(comment))
    return _page(request, "talk/retire.html", form, comment=comment, item_url=item_url(comment.item))


@require_POST
@login_required
def bring_back(request: HttpRequest, code: str) -> HttpResponse:
    comment = queries.comment_by_code(request.actor, code)
    services.bring_back_comment(request.actor, comment)
    return back(request, _place_of(comment))


@require_POST
@login_required
def settle(request: HttpRequest, code: str) -> HttpResponse:
    """The comment that names me needs no answer."""
    comment = queries.comment_by_code(request.actor, code)
    services.settle_mention(request.actor, comment)
    return back(request, _place_of(comment))


@require_POST
@login_required
def follow(request: HttpRequest, code: str) -> HttpResponse:
    """Begin or stop following an item."""
    item = item_by_code(request.actor, code)
    if request.POST.get("on") == "1":
        services.follow(request.actor, item)
    else:
        services.stop_following(request.actor, item)
    return back(request, f"{item_url(item)}#samtal")
