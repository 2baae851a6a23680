"""All reads of the thread. The first argument is the actor, and nothing comes back that the actor may not see."""

from rodtrad.foundation.thread.queries.alternatives import alternative_by_code, alternatives_of
from rodtrad.foundation.thread.queries.flags import (
    flag_by_code,
    flagged_ids,
    flags_for_me,
    flags_of,
    open_flags,
)
from rodtrad.foundation.thread.queries.history import history_of, history_page
from rodtrad.foundation.thread.queries.items import ItemNotFound, details_of, item_by_code, visible
from rodtrad.foundation.thread.queries.links import (
    LinkGroup,
    LinkLine,
    Said,
    link_by_code,
    link_targets,
    links_of,
    relations_for,
)
from rodtrad.foundation.thread.queries.neighbourhood import (
    ItemRow,
    LinkRow,
    Surroundings,
    neighbourhood,
    surroundings,
)
from rodtrad.foundation.thread.queries.search import Hits, is_place_in_search, places_of, search

__all__ = [
    "Hits",
    "ItemNotFound",
    "ItemRow",
    "LinkGroup",
    "LinkLine",
    "LinkRow",
    "Said",
    "Surroundings",
    "alternative_by_code",
    "alternatives_of",
    "details_of",
    "flag_by_code",
    "flagged_ids",
    "flags_for_me",
    "flags_of",
    "history_of",
    "history_page",
    "is_place_in_search",
    "item_by_code",
    "link_by_code",
    "link_targets",
    "links_of",
    "neighbourhood",
    "open_flags",
    "places_of",
    "relations_for",
    "search",
    "surroundings",
    "visible",
]
