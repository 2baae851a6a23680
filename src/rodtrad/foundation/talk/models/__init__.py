"""What people say about items, whom they follow, what they are told of, and what they hand to each other."""

from rodtrad.foundation.talk.models.comments import Comment, Follow, Mention
from rodtrad.foundation.talk.models.delegations import Delegation, StandIn
from rodtrad.foundation.talk.models.mail import Mail
from rodtrad.foundation.talk.models.notices import Notice, NoticeChoice, Preference, Told

__all__ = [
    "Comment",
    "Delegation",
    "Follow",
    "Mail",
    "Mention",
    "Notice",
    "NoticeChoice",
    "Preference",
    "StandIn",
    "Told",
]
