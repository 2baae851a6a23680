"""The demo's development work: the four cases of the seed file, lived with for most of a year.

Everything goes through the services, in the order it happened and by the people who did it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from importlib import resources
from typing import Any

from django.utils import timezone

from rodtrad.foundation.base import clock, scope
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.queries import actor_for
from rodtrad.foundation.org.services import deactivate_user
from rodtrad.foundation.thread import services as thread
from rodtrad.foundation.thread.models import Flag, Link
from rodtrad.work.canvas import demo_over_time, imports
from rodtrad.work.canvas.demo_asking import build_asking
from rodtrad.work.canvas.models import CardDetail, CaseDetail, Finding
from rodtrad.work.canvas.services import answers, cards, cases, states, team
from rodtrad.work.canvas.services.importing import apply

# case → (who leads, with profession), the others, who the work is shown to
TEAMS: dict[str, tuple[tuple[str, str], dict[str, str], str]] = {
    "molndal-sillfrukost": (
        ("doris", "verksamhetsutvecklare"),
        {"stina": "aktivitetspedagog", "karim": "undersköterska", "torsten": "aktivitetspedagog"},
        "network",
    ),
    "goteborg-strategi": (("goran", "utvecklingsledare"), {"nora": "äldrekonsulent"}, "municipality"),
    "goteborg-nordost": (("nora", "äldrekonsulent"), {"goran": "utvecklingsledare"}, "network"),
    "kungsbacka-seniora-man": (("kajsa", "verksamhetsutvecklare"), {}, "network"),
}


class Story:
    """Who does what to which card, and how many days ago."""

    def __init__(self, world: dict[str, Any]) -> None:
        self.users = world["users"]
        # a working hour, whatever time the demo is filled
        self.start = timezone.localtime(clock.now()).replace(hour=9, minute=40, second=0, microsecond=0)

    @contextmanager
    def day(self, days_ago: int, person: str) -> Iterator[Actor]:
        """Within the block it is that day, and the person acts."""
        with clock.at(self.start - timedelta(days=days_ago)):
            actor = actor_for(self.users[person])
            with scope.acting(actor):
                yield actor

    def case(self, key: str) -> CaseDetail:
        return CaseDetail.objects.select_related("item__place", "municipality").get(key=key)

    def card(self, key: str) -> CardDetail:
        return CardDetail.objects.select_related("item__place", "case__item__place").get(key=key)

    def change(self, days_ago: int, person: str, key: str, **texts: str) -> None:
        with self.day(days_ago, person) as actor:
            cards.change_card(
                actor, self.card(key), {name.replace("__", "."): text for name, text in texts.items()}
            )

    def confirm(self, days_ago: int, person: str, *ends: tuple[str, str, str]) -> None:
        with self.day(days_ago, person) as actor:
            for source, rel, target in ends:
                thread.confirm_link(actor, self.link(source, rel, target))

    def link(self, source: str, rel: str, target: str) -> Link:
        return Link.objects.get(source__card__key=source, rel=rel, target__card__key=target)

    def answer(
        self, days_ago: int, person: str, check: str, key: str, answer: str, reason: str, days: int = 0
    ) -> None:
        """Answer a check's question about a card; ``days``: how long it is postponed."""
        with self.day(days_ago, person) as actor:
            finding = Finding.objects.get(check_code=check, card__key=key)
            until = clock.today() + timedelta(days=days) if days else None
            answers.answer_finding(actor, finding, answer, reason, until)

    def look(self, days_ago: int, person: str, key: str, answer: str, reason: str) -> None:
        """Answer the oldest open look-again flag of a card."""
        with self.day(days_ago, person) as actor:
            flag = Flag.objects.filter(item__card__key=key, answered__isnull=True).first()
            if flag is None:
                raise LookupError(f"{key} has no flag to answer")
            thread.answer_flag(actor, flag, answer, reason)


def build(actor: Actor, world: dict[str, Any]) -> None:
    """Bring the seed in, seat the teams, and let the year pass."""
    story = Story(world)
    with clock.at(story.start - timedelta(days=310)), scope.acting(actor):
        seed = resources.files("rodtrad.data").joinpath("kubinol_cases.yaml").read_bytes()
        apply(actor, imports.plan(actor, imports.read(seed)))
        for key in TEAMS:
            _seat(story, actor, key)
    demo_over_time.begin(story)
    _molndal(story)
    _others(story)
    demo_over_time.others(story)
    demo_over_time.existing(story)
    _given_up(story)
    build_asking(story)
    with clock.at(story.start - timedelta(days=60)):
        deactivate_user(actor, story.users["torsten"])


def _seat(story: Story, actor: Actor, key: str) -> None:
    (lead, profession), others, audience = TEAMS[key]
    case = story.case(key)
    team.add_seat(actor, case, person=story.users[lead], profession=profession, lead=True)
    for person, profession in others.items():
        team.add_seat(actor, case, person=story.users[person], profession=profession)
    cases.change_visibility(actor, case, audience)


def _molndal(story: Story) -> None:
    """The breakfast: links confirmed, a benefit said anew, a target group widened, an assumption questioned."""
    story.confirm(
        296, "doris",
        ("MOL-N3", "answers", "MOL-B1"), ("MOL-K1", "delimits", "MOL-B2"), ("MOL-C9", "rests-on", "MOL-K6"),
        ("MOL-I1", "realises", "MOL-C8"), ("MOL-I1", "realises", "MOL-C9"), ("MOL-T1", "tries", "MOL-I1"),
    )  # fmt: skip
    with story.day(295, "doris") as doris:
        doubt = story.link("MOL-L4", "learned-from", "MOL-I5")
        thread.reject_link(
            doris, doubt, "Lärdomen kom ur samtalen, inte ur inbjudan som ännu inte är skickad."
        )
        cards.confirm_card(doris, story.card("MOL-T1"))
    story.answer(
        280,
        "doris",
        "KUB-CHK-10",
        "MOL-I4",
        "answered",
        "Spridningen bär ingen kärnkomponent. Den ska bara nå fram.",
    )
    story.answer(
        280,
        "karim",
        "KUB-CHK-08",
        "MOL-C5",
        "dismissed",
        "Hållningen är vår värdegrund, den behöver inget kort.",
    )
    story.answer(
        45,
        "doris",
        "KUB-CHK-03",
        "MOL-N2",
        "postponed",
        "Vi frågar i vårens enkät vad gästerna känner till.",
        days=90,
    )
    with story.day(240, "stina") as stina:
        heard = cards.add_card(
            stina, story.case("molndal-sillfrukost"), "knowledge-user",
            {"text": "Två gäster: man vill kunna gå när man är klar, utan att förklara sig.",
             "user_kind": "target-group", "trust": "single-voice", "year": str(clock.today().year)},
        )  # fmt: skip
        thread.add_link(
            stina, story.card("MOL-C9").item, "rests-on", heard.item, reason="Sagt vid två olika bord."
        )
    story.change(200, "doris", "MOL-N1", text="Relationer som ger trygghet och sällskap i vardagen.")
    story.look(
        196, "doris", "MOL-B1", "keep", "Behovet är detsamma, vi säger bara nyttan som ett läge i stället."
    )
    story.look(196, "stina", "MOL-M2", "change", "Vi frågar nu också om man känner sig trygg med någon här.")
    demo_over_time.widen_the_group(story)
    story.change(150, "doris", "MOL-B2", text="Ensamstående män från 75 år i och nära Mölndals centrum.",
                 criteria__age_min="75")  # fmt: skip
    story.look(148, "stina", "MOL-K1", "keep", "Kunskapen gäller äldre män i stort, också från 75 år.")
    with story.day(90, "doris") as doris:
        thread.question_assumption(
            doris,
            story.card("MOL-R2").item,
            "Vi trodde att gästerna skulle gå vidare till annat. Det gör de inte.",
        )
    demo_over_time.question_why(story)
    demo_over_time.revise(story)
    with story.day(30, "karim") as karim:
        idea = story.card("MOL-I6")
        cards.retire_card(karim, idea, "Ingen av gästerna ville sitta i en grupp med namn.")
    story.change(4, "stina", "MOL-I2", text="Priset är 35 kr, kaffe ingår.", price_sek="35")
    demo_over_time.adjust_how(story)


def _others(story: Story) -> None:
    story.confirm(
        270,
        "nora",
        ("NO-K2", "delimits", "NO-B3"),
        ("NO-C3", "rests-on", "NO-K4"),
        ("NO-I1", "realises", "NO-C3"),
    )
    story.change(120, "nora", "NO-N2", text="Fler seniorer i området har någon att vara med.", note="")
    story.answer(
        118,
        "goran",
        "KUB-CHK-07",
        "NO-K3",
        "answered",
        "Siffran gäller 75+, men visar var i Nordost vi bör börja.",
    )
    demo_over_time.begin_testing(story)
    story.confirm(200, "kajsa", ("KBA-N1", "answers", "KBA-B2"), ("KBA-I1", "realises", "KBA-C1"))
    story.change(
        9, "kajsa", "KBA-C2", if_missing="Männen stannar vid dörren och går igen.", competence="volunteer"
    )


def _given_up(story: Story) -> None:
    """A work that was begun, tried in thought, and let go."""
    with story.day(210, "stina") as stina:
        case = cases.create_case(
            stina, place=story.users["stina"].memberships.select_related("place__municipality").get().place,
            texts={"title": "Kvällsöppet en gång i veckan", "entry_piece": "insats", "entry_trigger": "new-need",
                   "description": "Flera frågade om kvällar. Vi ville veta vem som skulle komma."},
            profession="aktivitetspedagog",
        )  # fmt: skip
        need = cards.add_card(
            stina, case, "need", {"text": "Någonstans att gå när det är mörkt och tyst hemma."}
        )
        wish = cards.add_card(
            stina, case, "benefit-individual", {"text": "Kvällen har något att se fram emot."}
        )
        cards.add_card(
            stina, case, "intervention-element", {"text": "Öppet till 20 på onsdagar.", "state": "idea"}
        )
        thread.add_link(stina, wish.item, "answers", need.item)
    with story.day(140, "stina") as stina:
        states.change_state(
            stina,
            story.case(case.key),
            "ended",
            "Ingen i gruppen vågar gå hem i mörkret. Vi börjar om med skjutsen.",
        )
