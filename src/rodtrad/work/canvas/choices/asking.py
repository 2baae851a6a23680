"""What the manifest declares for asking: settings, notices, words of the log, and the labels of the pages."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rodtrad.foundation.base.declarations import NoticeKind, Setting


class QuestionState(models.TextChoices):
    """How a counter-question stands."""

    OPEN = "open", pgettext_lazy("question", "open")
    ANSWERED = "answered", pgettext_lazy("question", "answered")
    PARKED = "parked", pgettext_lazy("question", "parked")
    LED_TO_CHANGE = "led-to-change", pgettext_lazy("question", "led to change")


class ThoughtWay(models.TextChoices):
    """In what company a thought is tried."""

    ALONE = "alone", _("alone")
    TEAM = "team", _("in the team")
    SESSION = "session", _("in a session with the supervisor")
    JOINT = "joint", _("at a joint meeting")
    OTHER = "other", _("with another organisation")


class LinkState(models.TextChoices):
    """How a guest link stands."""

    OPEN = "open", pgettext_lazy("guest link", "open")
    USED = "used", pgettext_lazy("guest link", "answered")
    EXPIRED = "expired", pgettext_lazy("guest link", "time is out")
    WITHDRAWN = "withdrawn", pgettext_lazy("guest link", "withdrawn")


# What a core component needs, as the interview asks (form section 5).
NEEDS_COMPETENCE: Mapping[str, Promise] = {
    "professional": _("professionals only"),
    "volunteer": _("volunteers with guidance"),
    "anyone": _("anyone"),
    "not-settled": _("not settled"),
}

SETTINGS = (
    Setting("canvas.guest-days", _("Days that a guest link holds"),
            _("A new link to somebody outside is proposed to end after this many days."), "whole", 14,
            lowest=1, highest=90),
    Setting("canvas.guest-misses", _("Wrong guest links an hour"),
            _("From one computer, for the whole installation. After that it must wait."), "whole", 30,
            lowest=5, highest=1000),
    Setting("canvas.guest-answers", _("Guest answers an hour"),
            _("From one computer, for the whole installation. A waiting room may share one."), "whole", 60,
            lowest=5, highest=1000),
    Setting("canvas.thought-minutes", _("Minutes of a thought test"),
            _("A new thought test is proposed to take this long."), "whole", 20, lowest=5, highest=180),
)  # fmt: skip

NOTICES = (
    NoticeKind("canvas.question-asked", _("Counter-questions to my works"),
               _("%(who)s asked a question about “%(title)s”."), "now"),
    NoticeKind("canvas.question-answered", _("Answers to questions I asked"),
               _("%(who)s answered your question about “%(title)s”."), "digest"),
    NoticeKind("canvas.guest-answered", _("Answers from people outside"),
               _("An answer has come by a link: “%(title)s”."), "digest"),
)  # fmt: skip

AUDIT_ACTIONS: Mapping[str, Promise] = {
    "canvas.question-asked": _("asked a counter-question"),
    "canvas.question-answered": _("answered a counter-question"),
    "canvas.question-parked": _("parked a counter-question"),
    "canvas.question-reopened": _("opened a counter-question again"),
    "canvas.thought-test-begun": _("began a thought test"),
    "canvas.thought-test-changed": _("changed a thought test"),
    "canvas.alternative-said": _("put an alternative into words"),
    "canvas.alternative-changed": _("changed an alternative"),
    "canvas.interview-begun": _("began an interview"),
    "canvas.interview-saved": _("wrote in an interview"),
    "canvas.interview-finished": _("made cards of an interview"),
    "canvas.guest-asked": _("asked somebody outside by a link"),
    "canvas.guest-withdrawn": _("withdrew a link"),
    "canvas.guest-answered": _("took in an answer by a link"),
}
FIELD_TITLES: Mapping[str, Promise] = {
    "question": _("Question"),
    "question_state": _("State of the question"),
    "knot": _("Knot"),
    "participants": _("Who takes part"),
    "outcome": _("Outcome"),
    "next_test": _("Next small test"),
    "pieces": _("Pieces"),
    "way": _("In what company"),
    "minutes": _("Minutes"),
    "alternative": _("Alternative"),
    "speaks_for": _("Speaks for"),
    "speaks_against": _("Speaks against"),
    "keep": _("Keep testing"),
    "who": _("Who was asked"),
    "cards": _("Cards"),
    "asked_outside": _("Asked outside"),
}
