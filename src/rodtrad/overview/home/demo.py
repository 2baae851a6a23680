"""The demo's conversations: comments and names in them over the year, follows, files, mail, handing over, a stand-in.

It stands here, above all modules, since it tells of what the others have built.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from io import BytesIO
from math import cos, pi, sin
from typing import Any

from django.utils import timezone
from PIL import Image, ImageDraw

from rodtrad.foundation.base import clock, scope
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.files.services import attach
from rodtrad.foundation.org.queries import actor_for
from rodtrad.foundation.org.services import change_user
from rodtrad.foundation.talk import services
from rodtrad.foundation.talk.choices import MailState
from rodtrad.foundation.talk.models import Comment, Mail, Notice
from rodtrad.foundation.talk.queries import own_todos
from rodtrad.foundation.talk.services import daily
from rodtrad.foundation.thread.models import Item

CASE = "frukost"  # stands in the title of the work that most is said about
WITH_MAIL = ("doris", "stina", "karim", "eva", "siv", "henrik", "admin")
# Who has not answered when the demo begins, by the comment that names them: one of every role that comments.
ASKED = (
    (16, "doris", "@eva @siv Kan ni säga vad som krävs för att frukosten ska bli en del av ordinarie verksamhet?"),
    (14, "doris", "@kurt @sara @maja @rune Vad får frukosten kosta, och vad måste vara tryggt?"),
    (12, "stina", "@karim @amir Vem av oss frågar gästerna om de vill bjuda med en granne?"),
    (11, "karim", "@stina @doris Två gäster undrar om det blir sill även i sommar. Vad säger vi?"),
    (10, "doris", "@henrik @cleo Kan vi ta det här på nästa gemensamma träff? @alva, ska underlaget diarieföras?"),
)  # fmt: skip


class Story:
    """Who says what, and how many days ago."""

    def __init__(self, world: dict[str, Any]) -> None:
        self.users = world["users"]
        self.start = timezone.localtime(clock.now()).replace(hour=10, minute=20, second=0, microsecond=0)
        self.case = Item.objects.get(kind="case", title__icontains=CASE)

    @contextmanager
    def day(self, days_ago: int, person: str) -> Iterator[Actor]:
        """Within the block it is that day, and the person acts."""
        with clock.at(self.start - timedelta(days=days_ago)):
            actor = actor_for(self.users[person])
            with scope.acting(actor):
                yield actor

    def card(self, kind: str) -> Item:
        """The first card of a kind in the work."""
        rows = Item.objects.filter(home=self.case.code, kind=kind).exclude(life="retired")
        return rows.select_related("place").order_by("pk")[0]

    def say(
        self, days_ago: int, person: str, item: Item, text: str, answers: Comment | None = None
    ) -> Comment:
        with self.day(days_ago, person) as actor:
            return services.write_comment(actor, item, text, answers=answers).comment


def build(actor: Actor, world: dict[str, Any]) -> None:
    """The year's talk, oldest first."""
    story = Story(world)
    for name in WITH_MAIL:
        change_user(actor, story.users[name], email=f"{name}@demo.invalid")
    _conversations(story)
    _read(story)
    for days_ago, person, text in ASKED:
        story.say(
            days_ago, person, story.card("intervention-element") if days_ago == 12 else story.case, text
        )
    _files(story)
    _handed_over(story)
    with story.day(2, "stina") as stina:
        day = clock.today()
        services.add_stand_in(stina, story.users["karim"], since=day, until=day + timedelta(days=9))
    with clock.at(story.start):
        daily.write_digests()
    _one_mail_given_up()


def _conversations(story: Story) -> None:
    need, benefit, element = (
        story.card(kind) for kind in ("need", "benefit-individual", "intervention-element")
    )
    asked = story.say(
        262, "doris", need, "Vet vi det här från gästerna själva, eller är det vi som tror det? @stina"
    )
    story.say(258, "stina", need, "Två av dem har sagt det rakt ut. Jag skriver ett kort om det.", asked)
    story.say(
        205,
        "karim",
        benefit,
        "Bra att vi säger läget i stället för problemet. Lättare att förklara för gästerna.",
    )
    asked = story.say(131, "eva", element, "Hur många händer behövs en vanlig fredag? @karim")
    answer = story.say(130, "karim", element, "Två, om någon av gästerna dukar. Det vill de gärna.", asked)
    story.say(129, "eva", element, "Tack. Då räcker schemat som det är.", answer)
    with story.day(100, "siv") as siv:
        services.follow(siv, story.case)
    story.say(
        64, "siv", story.case, "Jag följer det här med nyfikenhet. Det liknar det som prövas i Kungsbacka."
    )
    with story.day(60, "kurt") as kurt:
        services.follow(kurt, story.case)
    wrong = story.say(41, "stina", element, "Köp mer kaffe till på fredag.")
    with story.day(40, "stina") as stina:
        services.retire_comment(stina, wrong, "Hör hemma på inköpslistan.")


def _files(story: Story) -> None:
    """What lies beside the breakfast: the host's list, and a picture of how the tables stand."""
    element = story.card("intervention-element")
    agenda = "Värdens lista\n\n07.30  Koka kaffe, duka två bord\n08.00  Möt vid dörren\n10.00  Duka av tillsammans\n"
    with story.day(128, "karim") as karim:
        attach(karim, element, name="vardens-lista.txt", data=agenda.encode(), note="Häng den på kylskåpet.")
    with story.day(97, "stina") as stina:
        attach(
            stina, element, name="borden.png", data=_picture(),
            alt="Två runda bord med sex stolar var, nära fönstret.", note="Så står borden när de är som bäst.",
        )  # fmt: skip


def _picture() -> bytes:
    """Two round tables seen from above, drawn here: no photograph of anybody."""
    image = Image.new("RGB", (720, 360), "#fdfcf7")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 720, 24), fill="#cfe3ee")
    for x in (200, 520):
        for step in range(6):
            turn = step * pi / 3
            left, top = x + 120 * cos(turn), 195 + 120 * sin(turn)
            draw.ellipse(
                (left - 24, top - 24, left + 24, top + 24), fill="#efe6d8", outline="#6b5f50", width=3
            )
        draw.ellipse((x - 80, 115, x + 80, 275), fill="#ffffff", outline="#b3202c", width=5)
    kept = BytesIO()
    image.save(kept, "PNG")
    return kept.getvalue()


def _read(story: Story) -> None:
    """What is older than three weeks has been read."""
    with clock.at(story.start - timedelta(days=21)):
        for user_id in Notice.objects.order_by().values_list("user_id", flat=True).distinct():
            user = next(user for user in story.users.values() if user.pk == user_id)
            services.mark_all_read(actor_for(user))


def _handed_over(story: Story) -> None:
    """Doris hands one of her look-again flags to Stina, whose day for it passes."""
    with story.day(9, "doris") as doris:
        waits = [line.todo for line in own_todos(doris) if line.todo.key.startswith("thread.flag:")]
        services.delegate(
            doris, waits[0].key, story.users["stina"], text="Du var med när vi bestämde det. Hinner du före helgen?",
            until=clock.today() + timedelta(days=5),
        )  # fmt: skip


def _one_mail_given_up() -> None:
    """As after many tries with an address that the mail server refuses: there is no server in the demo."""
    mail = Mail.objects.filter(to__username="eva").order_by("pk")[0]
    Mail.objects.filter(pk=mail.pk).update(state=MailState.FAILED, attempts=8, error="SMTPRecipientsRefused")
