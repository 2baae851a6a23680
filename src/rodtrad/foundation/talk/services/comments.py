"""Writing, editing and putting away comments, and telling those whom it concerns."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import User
from rodtrad.foundation.talk import rules
from rodtrad.foundation.talk.choices import ANSWER, COMMENT, MENTION
from rodtrad.foundation.talk.models import Comment, Mention
from rodtrad.foundation.talk.permissions import may_retire, require_comment
from rodtrad.foundation.talk.queries.follows import followers
from rodtrad.foundation.talk.queries.people import who_see
from rodtrad.foundation.talk.services.checking import check_texts
from rodtrad.foundation.talk.services.notices import tell
from rodtrad.foundation.thread.models import Item
from rodtrad.foundation.thread.queries import item_by_code
from rodtrad.foundation.thread.services import hold
from rodtrad.foundation.thread.services.log import need_reason, note

LONGEST = 10_000


class CommentClash(Exception):
    """Somebody edited the comment after the page was opened: ``text`` is how it stands now."""

    def __init__(self, text: str, version: int) -> None:
        super().__init__("comment")
        self.text, self.version = text, version


@dataclass(frozen=True, slots=True)
class Written:
    """``untold``: the names after an @ that reached nobody: no such person, or one who does not see the item."""

    comment: Comment
    untold: tuple[str, ...]


@transaction.atomic
def write_comment(
    actor: Actor, item: Item, text: str, *, answers: Comment | None = None, about: str = ""
) -> Written:
    """Say something about an item, or answer what somebody said there. Raises ValidationError.

    An answer to an answer belongs to the first comment. Those named in the text, those answered and those who
    follow the item are told, each once. Names in it that reach nobody are given back.
    """
    require_comment(actor)
    hold(item.home)
    item = item_by_code(actor, item.code)
    if answers is not None and answers.item_id != item.pk:
        raise ValidationError(_("The comment you answer is about something else."), code="parent")
    row = Comment(
        item=item, parent=_first(answers), about=about.strip(), text=_checked(text), author_id=actor.person_id,
        created=clock.now(),
    )  # fmt: skip
    check_texts(row, "text", "about", "retire_reason")
    row.save(force_insert=True)
    named, untold = _name(actor, row)
    _settle_thread(actor, row)
    note(actor, "talk.commented", item)
    _tell_all(actor, row, answers, named)
    return Written(row, untold)


def _first(answers: Comment | None) -> Comment | None:
    if answers is None:
        return None
    return answers.parent if answers.parent is not None else answers


def _checked(text: str) -> str:
    text = text.strip()
    if not text:
        raise ValidationError({"text": _("Write something first.")}, code="empty")
    if len(text) > LONGEST:
        message = _("That is too long: %(most)s characters at most.") % {"most": LONGEST}
        raise ValidationError({"text": message}, code="long")
    return text


def _name(actor: Actor, row: Comment) -> tuple[list[User], tuple[str, ...]]:
    """Keep who is named and sees the item; give back those newly named, and the names that reach nobody."""
    names = rules.named_in(row.text)
    if not names:
        return [], ()
    users = User.objects.filter(username__in=names).order_by("pk")
    seeing = {user.username: user for user in who_see(users, row.item)}
    had = set(Mention.objects.filter(comment=row).values_list("user_id", flat=True))
    new = [user for user in seeing.values() if user.pk not in had and user.pk != actor.user_id]
    Mention.objects.bulk_create([Mention(comment=row, user=user) for user in new])
    return new, tuple(name for name in names if name not in seeing)


def _settle_thread(actor: Actor, row: Comment) -> None:
    """Whoever says something further down has answered what named them in the same conversation."""
    if row.parent_id is None:
        return
    inside = Mention.objects.filter(user_id=actor.person_id, settled__isnull=True)
    for found in (inside.filter(comment_id=row.parent_id), inside.filter(comment__parent_id=row.parent_id)):
        found.update(settled=clock.now())


def _tell_all(actor: Actor, row: Comment, answers: Comment | None, named: list[User]) -> None:
    """Each person hears of it once: by name, else as answered, else as a follower."""
    told = {user.pk for user in named}
    tell(actor, MENTION, row.item, told, anchor=row.anchor)
    answered = {answers.author_id} - told if answers is not None else set()
    tell(actor, ANSWER, row.item, answered, anchor=row.anchor)
    tell(actor, COMMENT, row.item, followers(row.item) - told - answered, anchor=row.anchor)


@transaction.atomic
def edit_comment(actor: Actor, comment: Comment, text: str, *, seen: int) -> Written:
    """Say it otherwise: only one's own. ``seen``: the version that the page showed. Old words stay in the history.

    Raises CommentClash when it was edited meanwhile, ValidationError when it cannot be saved.
    """
    row = _held(comment)
    if row.author_id != actor.user_id or row.retired is not None:
        raise PermissionDenied("talk.comment")
    require_comment(actor)
    text = _checked(text)
    if row.version != seen and row.text != text:
        raise CommentClash(row.text, row.version)
    if row.text == text:
        return Written(row, ())
    before, row.text = row.text, text
    row.version, row.edited = row.version + 1, clock.now()
    check_texts(row, "text", "about", "retire_reason")
    row.save(update_fields=["text", "version", "edited"])
    named, untold = _name(actor, row)
    note(actor, "talk.comment-edited", row.item, {"comment": (before, text)})
    tell(actor, MENTION, row.item, {user.pk for user in named}, anchor=row.anchor)
    return Written(row, untold)


def _held(comment: Comment) -> Comment:
    hold(comment.item.home)
    return Comment.objects.select_related("item__place").get(pk=comment.pk)


@transaction.atomic
def retire_comment(actor: Actor, comment: Comment, reason: str) -> None:
    """Put a comment away, with a reason; its answers stay."""
    row = _held(comment)
    if not may_retire(actor, row):
        raise PermissionDenied("talk.retire")
    if row.retired is not None:
        raise ValidationError(_("This is put away already."), code="retired")
    row.retire_reason, row.retired, row.retired_by_id = need_reason(reason), clock.now(), actor.user_id
    check_texts(row, "text", "about", "retire_reason")
    row.save(update_fields=["retire_reason", "retired", "retired_by"])
    Mention.objects.filter(comment=row, settled__isnull=True).update(settled=clock.now())
    note(actor, "talk.comment-retired", row.item, reason=reason)


@transaction.atomic
def bring_back_comment(actor: Actor, comment: Comment) -> None:
    """Show a comment again that was put away: whoever put it away, or may put others' away."""
    row = _held(comment)
    if not may_retire(actor, row) or row.retired is None:
        raise PermissionDenied("talk.retire")
    row.retired, row.retired_by, row.retire_reason = None, None, ""
    row.save(update_fields=["retire_reason", "retired", "retired_by"])
    note(actor, "talk.comment-brought-back", row.item)


@transaction.atomic
def settle_mention(actor: Actor, comment: Comment) -> None:
    """What named me needs no answer from me. Saying so twice changes nothing."""
    hold(comment.item.home)
    mine = Mention.objects.filter(comment=comment, user_id=actor.person_id, settled__isnull=True)
    if mine.update(settled=clock.now()):
        note(actor, "talk.mention-settled", comment.item)
