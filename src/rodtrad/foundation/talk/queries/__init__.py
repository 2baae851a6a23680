"""Reads of comments, follows, notices, mail and what waits. The first argument is the actor."""

from rodtrad.foundation.talk.queries.comments import Talk, comment_by_code, comments_of
from rodtrad.foundation.talk.queries.delegations import (
    delegation_by_code,
    stand_in_by_code,
    stand_ins_of,
    takers,
)
from rodtrad.foundation.talk.queries.follows import follow_state, followers
from rodtrad.foundation.talk.queries.mail import failed_mail, mail_rows
from rodtrad.foundation.talk.queries.notices import (
    NoticeLine,
    choices_of,
    latest_notices,
    notice_by_code,
    notice_page,
    unread_count,
    ways_of,
)
from rodtrad.foundation.talk.queries.people import mentionable, who_see
from rodtrad.foundation.talk.queries.todos import Waiting, own_todos, waiting, waiting_of

__all__ = [
    "NoticeLine",
    "Talk",
    "Waiting",
    "choices_of",
    "comment_by_code",
    "comments_of",
    "delegation_by_code",
    "failed_mail",
    "follow_state",
    "followers",
    "latest_notices",
    "mail_rows",
    "mentionable",
    "notice_by_code",
    "notice_page",
    "own_todos",
    "stand_in_by_code",
    "stand_ins_of",
    "takers",
    "unread_count",
    "waiting",
    "waiting_of",
    "ways_of",
    "who_see",
]
