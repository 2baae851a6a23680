"""The lists and numbers of the ideas that a place may change: every [P] of GINO 4 and IM-A6."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.declarations import Setting
from rodtrad.work.ideas.choices.states import GINO

DEMO_CHALLENGES = [
    "Andra förväntningar och mer inflytande",
    "Behoven förändras",
    "Kommunens ekonomi",
    "Att hitta och behålla medarbetare",
    "Öppenhet och insyn",
    "Större ansvar och mer specialisering",
    "Lokaler och bostäder",
    "Nya sätt att bo och arbeta",
]
"""The eight challenges of the campaign of 2013, in our own words (IM-A6)."""

SETTINGS = (
    Setting("ideas.outcomes", _("What may become of an idea"),
            _("One on each line. Write your own words, then = and one of: Gör det nu, Planera det, Gör det tillsammans "
              "med andra, Skicka vidare som en önskan, Låt det vänta, Inte nu. That says what is asked for and what "
              "the sender is told."), "words",
            list(GINO.values()), check="rodtrad.work.ideas.services.wording.outcomes_problem"),
    Setting("ideas.challenges", _("Challenges to choose from"),
            _("Proposed when a campaign is begun. The eight of 2013 at the start."), "words", DEMO_CHALLENGES),
    Setting("ideas.categories", _("Categories of ideas"), _("What ideas are sorted under."), "words",
            ["Digitala system", "Samverkan", "Juridik", "Insatser", "Stöd och utveckling", "Digitala lösningar"]),
    Setting("ideas.levels", _("Levels of ideas"), _("Whom an idea concerns most."), "words",
            ["organisation", "verksamhet", "brukare"]),
    Setting("ideas.when", _("When an idea can start"),
            _("The first axis when ideas are looked through: first what can begin, then what needs planning; add "
              "others below them. Renamed, it keeps its ideas."), "words",
            ["kan börja nu", "behöver planeras"]),
    Setting("ideas.who", _("Who can do it"),
            _("The second axis when ideas are looked through: first who can do it alone, then together, then others; "
              "add others below them. Renamed, it keeps its ideas."), "words",
            ["en kommun", "flera kommuner", "region eller nationellt"]),
    Setting("ideas.requirements", _("What an idea may need"), _("Several may be chosen."), "words",
            ["lagändring", "juridik", "avtal", "leverantör", "utrustning", "pengar", "kompetens", "plattform",
             "region", "arbetstid", "resurser", "lärosäte", "nationell aktör", "beslut"]),
    Setting("ideas.wish-to", _("Whom a wish can go to"), _("When others have to do it."), "words",
            ["regionen", "en leverantör", "lagstiftaren", "en annan förvaltning"]),
    Setting("ideas.max-length", _("Longest idea (characters)"),
            _("Proposed for a new campaign. A note holds about 200."), "whole", 1000, lowest=100, highest=10_000),
    Setting("ideas.status-days", _("Days until an idea has a status"),
            _("After so many days without a word on what becomes of it, an idea is asked about."), "whole", 60,
            lowest=1, highest=365),
    Setting("ideas.similar-shown", _("Similar ideas shown to whoever writes"),
            _("At most so many."), "whole", 3, lowest=1, highest=10),
    Setting("ideas.code-misses", _("Wrong codes an hour"),
            _("From one computer, for the whole installation. After that it must wait."), "whole", 20,
            lowest=5, highest=1000),
    Setting("ideas.sent-hourly", _("Ideas an hour by link"),
            _("From one computer, for the whole installation. A conference may share one."), "whole", 200,
            lowest=5, highest=10_000),
    Setting("ideas.import-rows", _("Ideas brought in while you wait"),
            _("A file with more rows is brought in as background work."), "whole", 300, lowest=0, highest=5000),
    Setting("ideas.most-rows", _("Most ideas in one file"), _("A larger file has to be divided."), "whole", 20_000,
            lowest=100, highest=100_000),
    Setting("ideas.wall-seconds", _("Seconds between looks on the live wall"),
            _("A wall shows new notes after at most so many seconds."), "whole", 3, lowest=1, highest=60),
    Setting("ideas.wall-notes", _("Notes on the live wall"), _("The newest so many are shown."), "whole", 40,
            lowest=10, highest=200),
)  # fmt: skip
