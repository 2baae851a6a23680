"""The demo's ideas: the notes of a conference, a campaign around eight challenges, and the box that is always open.

Everything goes through the services, by people of the demo, on the days it would have happened.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from importlib import resources
from typing import Any

from django.db import transaction

from rodtrad.foundation.base import clock, scope
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.queries import actor_for
from rodtrad.work.ideas import imports
from rodtrad.work.ideas.choices import Channel, IdeaType
from rodtrad.work.ideas.choices.settings import DEMO_CHALLENGES
from rodtrad.work.ideas.demo_scores import build_scores
from rodtrad.work.ideas.demo_texts import IN_ENGLISH, made_up
from rodtrad.work.ideas.demo_triage import build_triage
from rodtrad.work.ideas.models import Campaign
from rodtrad.work.ideas.services import bringing, campaigns, notes, sending
from rodtrad.work.ideas.tasks import lines_of

_SENDERS = (
    ("stina", "traffpunkten"), ("karim", "traffpunkten"), ("eva", "traffpunkten"), ("amir", "hemtjanst-norr"),
)  # fmt: skip


@transaction.atomic
def build(actor: Actor, world: dict[str, Any]) -> None:
    """Three campaigns of Mölndal; ``world["ideas"]`` tells other builders which."""
    users, places = world["users"], world["places"]
    town = places["molndal"]
    with _day(world, 310, "admin") as admin:
        box = campaigns.box_of(admin, town)
    popcorn = _popcorn(world)
    challenges = _eight(world)
    with _day(world, 10, "admin") as admin:
        build_triage(admin, challenges)
    build_scores(world, challenges, _day)
    with _day(world, 12, "stina") as stina:
        text = "Sätt upp en lapp vid kaffet om vad vi ändrade förra månaden"
        sending.send_idea(stina, box, sending.Sending(text=text, place=places["traffpunkten"], signed=True))
    world["ideas"] = {"box": box, "popcorn": popcorn, "challenges": challenges, "leader": users["admin"]}


@contextmanager
def _day(world: dict[str, Any], days_ago: int, person: str) -> Iterator[Actor]:
    with clock.at(clock.now() - timedelta(days=days_ago)):
        actor = actor_for(world["users"][person])
        with scope.acting(actor):
            yield actor


def _popcorn(world: dict[str, Any]) -> Campaign:
    """The notes of the first GINO conference, restated, brought in from their file; then a few typed from a photo."""
    with _day(world, 300, "admin") as admin:
        wanted = campaigns.Wanted(
            title="Popcornlappar: utmaningar, förslag och lösningar",
            text="Vad är svårt i en liten kommun, och vad skulle vi kunna göra åt det?",
            questions=("Vad är utmaningen bakom ditt förslag?", "Vad skulle vi kunna börja med redan nu?"),
            types=tuple(IdeaType.values), max_length=200,
        )  # fmt: skip
        campaign = campaigns.begin_campaign(
            admin, world["places"]["molndal"], wanted, responsible=world["users"]["admin"]
        )
        data = resources.files("rodtrad.data").joinpath("gino_idea_notes.csv").read_bytes()
        read = imports.read_file(campaign, data)
        batch = bringing.keep_batch(
            admin, campaign, "gino_idea_notes.csv", imports.packed(read), len(read.rows)
        )
        bringing.bring_in(admin, batch, lines_of(batch, IdeaType.PROPOSAL))
        note = notes.Note(text="Nybakat kaffe på konferensen nästa år också", category="Samverkan")
        notes.type_notes(admin, campaign, note)
    with _day(world, 280, "admin") as admin:
        campaigns.close_campaign(admin, campaign)
    return campaign


def _eight(world: dict[str, Any]) -> Campaign:
    """The campaign around the eight challenges of 2013, with invented ideas that came over some months."""
    with _day(world, 150, "admin") as admin:
        wanted = campaigns.Wanted(
            title="Framtidens utmaningar: vad kan vi göra redan nu?",
            text="Åtta utmaningar väntar oss. Berätta vad din enhet kunde göra annorlunda.",
            challenges=tuple(DEMO_CHALLENGES), open_to_all=True, types=("proposal", "reflection"),
            languages=("sv", "en"), translated={"en": IN_ENGLISH},
            places=tuple(world["places"][name] for name in ("traffpunkten", "hemtjanst-norr")),
        )  # fmt: skip
        campaign = campaigns.begin_campaign(
            admin, world["places"]["molndal"], wanted, responsible=world["users"]["doris"]
        )
    challenges = list(campaign.challenges.all())
    for number, (challenge, text) in enumerate(made_up()):
        person, place = _SENDERS[number % len(_SENDERS)]
        with _day(world, 148 - number, person) as sender:
            outside = number % 9 == 8
            idea = sending.Sending(
                text=text, challenge=challenges[challenge], signed=not outside and number % 3 == 0,
                place=None if outside else world["places"][place], mandate=("own", "other", "")[number % 3],
                channel=Channel.LINK if outside else Channel.APP,
            )  # fmt: skip
            sending.send_idea(sender, campaign, idea)
    return campaign
