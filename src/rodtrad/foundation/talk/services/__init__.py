"""All writes of talk: permission, rule, save, audit, event, in one transaction each."""

from rodtrad.foundation.talk.services.comments import (
    CommentClash,
    bring_back_comment,
    edit_comment,
    retire_comment,
    settle_mention,
    write_comment,
)
from rodtrad.foundation.talk.services.delegations import delegate, end_delegation, return_delegation
from rodtrad.foundation.talk.services.follows import follow, stop_following
from rodtrad.foundation.talk.services.mail import try_again
from rodtrad.foundation.talk.services.notices import mark_all_read, mark_read
from rodtrad.foundation.talk.services.preferences import change_preferences
from rodtrad.foundation.talk.services.stand_ins import add_stand_in, end_stand_in

__all__ = [
    "CommentClash",
    "add_stand_in",
    "bring_back_comment",
    "change_preferences",
    "delegate",
    "edit_comment",
    "end_delegation",
    "end_stand_in",
    "follow",
    "mark_all_read",
    "mark_read",
    "retire_comment",
    "return_delegation",
    "settle_mention",
    "stop_following",
    "try_again",
    "write_comment",
]
