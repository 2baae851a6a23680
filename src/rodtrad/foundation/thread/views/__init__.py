"""The thread's pages: request in, response out."""

from rodtrad.foundation.thread.views.becoming import become
from rodtrad.foundation.thread.views.flags import alternative, flag
from rodtrad.foundation.thread.views.links import link, new_link
from rodtrad.foundation.thread.views.pages import history, retire, show
from rodtrad.foundation.thread.views.searching import search, suggestions

__all__ = [
    "alternative",
    "become",
    "flag",
    "history",
    "link",
    "new_link",
    "retire",
    "search",
    "show",
    "suggestions",
]
