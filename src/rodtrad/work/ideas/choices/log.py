"""Words of the history: what was done to campaigns, ideas, voices and groups, and what the fields are called."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

AUDIT_ACTIONS: Mapping[str, Promise] = {
    "ideas.campaign-begun": _("began the campaign"),
    "ideas.campaign-changed": _("changed the campaign"),
    "ideas.campaign-closed": _("closed the campaign"),
    "ideas.campaign-reopened": _("opened the campaign again"),
    "ideas.sent": _("sent the idea"),
    "ideas.changed": _("changed the idea"),
    "ideas.let-through": _("let the idea through"),
    "ideas.voice-added": _("added a voice"),
    "ideas.voice-withdrawn": _("took back a voice"),
    "ideas.split": _("split the note"),
    "ideas.split-undone": _("put the note together again"),
    "ideas.merged": _("brought two ideas together"),
    "ideas.merge-undone": _("took two ideas apart again"),
    "ideas.brought-in": _("brought in ideas from a file"),
    "ideas.state": _("said what becomes of the idea"),
}
FIELD_TITLES: Mapping[str, Promise] = {
    "campaign": _("Campaign"),
    "idea_type": _("Type of idea"),
    "category": _("Category"),
    "level": _("Level"),
    "mandate": _("Mandate"),
    "voices_count": _("Voices"),
    "questions": _("Questions"),
    "opens": _("Opens"),
    "closes": _("Closes"),
    "words": _("Words"),
    "priority": _("Priority"),
    "held": _("Held back"),
    "naming": _("Do senders sign?"),
    "open_to_all": _("Anyone with the link or the QR code may write"),
    "look_first": _("Somebody looks at what comes by link before others see it"),
    "shows_similar": _("Show similar ideas to whoever writes"),
    "max_length": _("Longest idea (characters)"),
    "types": _("What may be sent"),
    "languages": _("Languages of the page for everybody"),
    "number": pgettext_lazy("field of an idea", "how many"),
}
