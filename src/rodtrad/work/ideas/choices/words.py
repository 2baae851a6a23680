"""Fixed lists: code keeps the key, people read the label. Lists that a place may word itself are settings."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class IdeaType(models.TextChoices):
    """What a note is (GIN-40)."""

    CHALLENGE = "challenge", pgettext_lazy("type of idea", "challenge")
    PROPOSAL = "proposal", pgettext_lazy("type of idea", "proposal")
    SOLUTION = "solution", pgettext_lazy("type of idea", "solution")
    REFLECTION = "reflection", pgettext_lazy("type of idea", "reflection")


class Mandate(models.TextChoices):
    """Whether those who thought of it may decide about it themselves (IM-, A6)."""

    OWN = "own", _("we can decide it ourselves")
    OTHER = "other", _("somebody else decides")


class Naming(models.TextChoices):
    """Whether the senders of a campaign sign what they write."""

    CHOICE = "choice", _("the sender chooses")
    NAMED = "named", _("always with a name")
    ANONYMOUS = "anonymous", _("never with a name")


class Channel(models.TextChoices):
    """The way an idea came."""

    APP = "app", _("signed in")
    LINK = "link", _("by link or QR code")
    NOTE = "note", _("a note typed in")
    PHOTO = "photo", _("a photographed note typed in")
    FILE = "file", _("from a file")
    SPLIT = "split", _("part of a note that was split")


class Language(models.TextChoices):
    """What the public page of a campaign can speak: the languages of the interface."""

    SV = "sv", _("Swedish")
    EN = "en", _("English")


class CampaignState(models.TextChoices):
    """Whether a campaign takes ideas."""

    OPEN = "open", pgettext_lazy("campaign", "open")
    CLOSED = "closed", pgettext_lazy("campaign", "closed")


class Placing(models.TextChoices):
    """Why an idea is in its group."""

    CALCULATED = "calculated", _("calculated")
    PERSON = "person", _("placed by a person")


class Correction(models.TextChoices):
    """What a person has said about an idea and a group; it wins over every calculation."""

    MOVED = "moved", _("moved here")
    KEPT = "kept", _("kept here")
    NEVER = "never", _("never here")
