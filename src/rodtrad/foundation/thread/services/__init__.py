"""All writes of the thread: permission, rule, save, audit, flags, events, in one transaction each."""

from rodtrad.foundation.thread.services.alternatives import save_alternative, settle_alternative
from rodtrad.foundation.thread.services.becoming import become
from rodtrad.foundation.thread.services.flags import answer_flag, question_assumption
from rodtrad.foundation.thread.services.holding import hold
from rodtrad.foundation.thread.services.items import bring_back, change_item, create_item, retire
from rodtrad.foundation.thread.services.links import (
    add_link,
    bring_back_link,
    confirm_link,
    reject_link,
    retire_link,
)

__all__ = [
    "add_link",
    "answer_flag",
    "become",
    "bring_back",
    "bring_back_link",
    "change_item",
    "confirm_link",
    "create_item",
    "hold",
    "question_assumption",
    "reject_link",
    "retire",
    "retire_link",
    "save_alternative",
    "settle_alternative",
]
