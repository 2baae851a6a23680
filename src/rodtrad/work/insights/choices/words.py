"""States, kinds and strengths: closed lists, with what people call them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

CIRCLE_TITLES = {
    1: _("Have or have had support"),
    2: _("In a group at risk, without support yet"),
    4: _("Inhabitants in general"),
}


class Material(models.TextChoices):
    INSIGHT = "insight", _("insight")
    RAW = "raw", _("raw material to analyse")
    BACKGROUND = "background", _("background")


class Background(models.TextChoices):
    STATISTICS = "statistics", _("statistics")
    RESEARCH = "research", _("research")
    REVIEW = "review", _("review")
    OTHER = "other", _("something else")


class InsightState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("state of an insight", "draft")
    REVIEWED = "reviewed", pgettext_lazy("state of an insight", "reviewed")
    RELEASED = "released", pgettext_lazy("state of an insight", "released")
    SUPERSEDED = "superseded", pgettext_lazy("state of an insight", "replaced by a newer one")


class WorkState(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("state of an insight work", "planned")
    RECRUITING = "recruiting", pgettext_lazy("state of an insight work", "inviting people")
    ONGOING = "ongoing", pgettext_lazy("state of an insight work", "asking and listening")
    ANALYSING = "analysing", pgettext_lazy("state of an insight work", "going through what was said")
    DONE = "done", pgettext_lazy("state of an insight work", "done")
    STOPPED = "stopped", pgettext_lazy("state of an insight work", "stopped")


class CameBy(models.TextChoices):
    MEETING = "meeting", _("a meeting")
    TELEPHONE = "telephone", _("a telephone call")
    PAPER = "paper", _("paper")
    DIGITAL = "digital", _("a digital form or message")
    REPORT = "report", _("a report that already existed")


class Evidence(models.TextChoices):
    INTERVIEW = "interview", _("interview")
    DIALOGUE = "dialogue", _("dialogue")
    WORKSHOP = "workshop", _("workshop")
    SURVEY = "survey", _("questionnaire")
    COCREATION = "cocreation", _("creating together")
    OBSERVATION = "observation", _("being there and observing")
    ARTISTIC = "artistic", _("artistic method")
    GROUP = "group", _("group that works together")
    ANALYSIS = "analysis", _("analysis")


class Strength(models.TextChoices):
    SINGLE = "single", _("a single voice")
    SEVERAL = "several", _("several voices")
    RECURRING = "recurring", _("comes back again and again")
    ELSEWHERE = "elsewhere", _("seen in other organisations too")


class Reach(models.TextChoices):
    LOCAL = "local", _("holds here")
    PROBABLE = "probable", _("probably holds in most places")
    CONFIRMED = "confirmed", _("confirmed elsewhere")


class Openness(models.TextChoices):
    NONE = "none", _("nothing")
    METADATA = "metadata", _("that it exists")
    INSIGHTS = "insights", _("the insights")
    MATERIAL = "material", _("the material too, on request")


class Secrecy(models.TextChoices):
    OPEN = "open", _("no secrecy")
    INTERNAL = "internal", _("internal")
    SECRET = "secret", _("under secrecy")


class Contact(models.TextChoices):
    INVITED = "invited", _("invited")
    ASKED = "asked", _("asked")
    INTERPRETED = "interpreted", _("interpreted together")
    PAID = "paid", _("compensated")
    ANSWERED = "answered", _("got an answer back")


class PartnerAnswer(models.TextChoices):
    YES = "yes", _("yes")
    NO = "no", _("no")
    LATER = "later", _("not now")


class Channel(models.TextChoices):
    LETTER = "letter", _("letter")
    MEETING = "meeting", _("meeting")
    TEXT = "text", _("text message")
    POSTER = "poster", _("poster")
    WEB = "web", _("website")
    ORGANISATION = "organisation", _("through a user organisation")
    PAPER = "paper", _("local newspaper")


class Picture(models.TextChoices):
    VALUE = "value", _("value map")
    JOURNEY = "journey", _("user journey")
    FAMILY = "family", _("invented family")


class Phase(models.TextChoices):
    BEFORE = "before", _("before the contact")
    DURING = "during", _("during the contact")
    AFTER = "after", _("after the contact")


class Dimension(models.TextChoices):
    """What the equality view compares (domain page, 2.8)."""

    SEX = "sex", _("sex")
    AGE = "age", _("age")
    LANGUAGE = "language", _("language or country of birth")
    DISABILITY = "disability", _("disability")
    AREA = "area", _("area")
    DIGITAL = "digital", _("digital or not")


class CellState(models.TextChoices):
    EXCLUDED = "excluded", _("cannot hold anything")
    PLANNED = "planned", _("somebody has taken it on")


class LabelState(models.TextChoices):
    PROPOSED = "proposed", _("proposed")
    CURATED = "curated", _("in common use")
    RETIRED = "retired", _("put away")


class ThemeKind(models.TextChoices):
    THEME = "theme", _("theme")
    CROSS = "cross", _("cross-cutting perspective")


class Advice(models.TextChoices):
    REUSE = "reuse", _("use what is known")
    JOIN = "join", _("join a work under way")
    WAIT = "wait", _("wait")
    OTHERWISE = "otherwise", _("ask in another way")
    ASK = "ask", _("ask, because this is new")


ADVICE_TEXTS = {
    Advice.REUSE: _("Somebody has told us already: read it, and link it to what you are doing."),
    Advice.JOIN: _("A work under way asks the same group: ask to join it."),
    Advice.WAIT: _("This group has been asked often lately: wait, or go through what they said."),
    Advice.OTHERWISE: _("Ask in another way, or others of the same group."),
    Advice.ASK: _("We found nothing like it. Ask, and tell them what came of it."),
}

ANSWER_STANDS = {
    "late": _("the answer is late"),
    "soon": _("the answer is due soon"),
    "owed": _("owes an answer"),
    "given": _("those who told have an answer"),
}
STANDINGS = {
    "told": _("has told"),
    "nothing": _("knows nothing about it"),
    "waiting": _("not answered yet"),
    "late": _("late"),
}

FIELD_TITLES = {
    "circles": _("Perspective"),
    "groups": _("Groups"),
    "themes": _("Themes"),
    "labels": _("Shifts"),
    "material": _("Filed as"),
    "background": _("Kind of background"),
    "caught": _("Told on"),
    "whereabouts": _("Where"),
    "came_by": _("Came by"),
    "voices": _("Number of voices"),
    "evidence": _("How it was told"),
    "strength": _("How sure"),
    "is_key": _("Key insight"),
    "reach": _("Where it holds"),
    "new": _("What is new"),
    "known": _("What was known already"),
    "so_what": _("What it means for us"),
    "excerpt": _("In their own words"),
    "excerpt_consent": _("They agreed to the words being used"),
    "work": _("Insight work"),
    "owner": _("Answers for it"),
    "deputy": _("Stands in"),
    "questions": _("What is asked"),
    "methods": _("How"),
    "planned_n": _("How many are planned"),
    "actual_n": _("How many were heard"),
    "starts": _("Begins"),
    "ends": _("Ends"),
    "promised": _("What was promised in return"),
    "consent": _("Consent form"),
    "material_at": _("Where the material is kept"),
    "secrecy": _("Secrecy of the material"),
    "erase_on": _("The material is erased on"),
    "openness": _("What others may see"),
    "partner": _("Partner"),
    "feedback_plan": _("How they get an answer"),
    "hours": _("Hours it took"),
}
