"""What of a card is substance: the fields whose change asks its neighbours to look again (settled.md section 4).

Text, limits of groups, states and values are; notes, labels, order, contacts and places to meet are not.
"""

from __future__ import annotations

from collections.abc import Mapping

from rodtrad.kernel.kubinol.schema import fields_of
from rodtrad.kernel.kubinol.words import CARD_TYPES

_COMMON = frozenset({"text", "kind", "life"})
_NOT = frozenset(
    {
        "horizon", "found_by", "reasons", "contact", "contact_status", "actor_role", "responsible", "schedule",
        "instrument", "interval_months", "due", "consent", "contacts_again", "decided", "useful_for", "shareable",
        "measurable", "size", "year", "priority",
    }
)  # fmt: skip

SUBSTANCE_OF: Mapping[str, frozenset[str]] = {
    name: _COMMON | ({key.name for key in fields_of(name)} - _NOT) for name in CARD_TYPES
}
