"""A card that only its author sees: its words, and the fact that it is there, reach no colleague by any way round."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rodtrad.foundation.base import clock, scope
from rodtrad.foundation.thread.models import Alternative, Flag, Link
from rodtrad.foundation.thread.services import add_link, retire_link
from rodtrad.work.canvas.models import Finding
from rodtrad.work.canvas.services import cards, cases, team
from rodtrad.work.canvas.tests.factories import make_card, make_case

pytestmark = pytest.mark.django_db
SECRET = "Hemlighetsfullt"
SYSTEM = scope.system("test")


class Story:
    """A case of staff, with a need that all see, and a benefit that only staff sees and that hangs on the need."""

    def __init__(self, cast: Any) -> None:
        staff = cast.actor("staff")
        self.case = make_case(staff, cast.unit)
        with scope.acting(SYSTEM):
            cases.change_visibility(SYSTEM, self.case, "municipality")
            team.add_seat(SYSTEM, self.case, person=cast.colleague, profession="vän")
        staff = cast.actor("staff")
        self.need = make_card(staff, self.case, "need", "Sällskap vid maten")
        self.card = make_card(
            staff,
            self.case,
            "benefit-individual",
            f"{SECRET} mål",
            visibility="private",
            note=f"{SECRET} not",
        )
        with scope.acting(staff):
            self.link = add_link(staff, self.card.item, "answers", self.need.item, reason=f"{SECRET} skäl")
            cards.change_card(staff, self.card, {"text": f"{SECRET} nytta"}, seen={})
            cards.change_card(staff, self.need, {"text": "Sällskap vid alla måltider"}, seen={})
        with scope.acting(SYSTEM):
            self.flag = Flag.objects.create(
                item=self.card.item, home=self.case.item.code, raised=clock.now(), before=SECRET, after="x"
            )
            Flag.objects.create(
                item=self.need.item, cause=self.card.item, home=self.case.item.code, raised=clock.now(),
                field="text", before=f"{SECRET} förr", after=f"{SECRET} nu",
            )  # fmt: skip
            self.alternative = Alternative.objects.create(
                item=self.card.item, field="text", text=f"{SECRET} annan", created=clock.now()
            )
            for item in (self.case.item, self.need.item):
                Alternative.objects.create(item=item, field="text", text="En annan text", created=clock.now())
            self.finding = Finding.objects.filter(card=self.card).first()


@pytest.fixture
def story(cast: Any) -> Story:
    return Story(cast)


def signed_in(person: Any) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.mark.parametrize("who", ["colleague", "manager"])
def test_pages_when_a_card_is_private_then_do_not_hint_at_it(cast, story, who) -> None:
    client = signed_in(getattr(cast, who))
    code, need = story.case.item.code, story.need.item.code
    for url in (
        reverse("canvas:show", args=[code]),
        reverse("canvas:show", args=[code]) + "?undan=1&ordna=1",
        reverse("canvas:history", args=[code]),
        reverse("canvas:list"),
        reverse("canvas:card", args=[need]),
        reverse("canvas:export", args=[code]),
        reverse("canvas:export", args=[code]) + "?historik=1",
        reverse("thread:show", args=[code]),
        reverse("thread:show", args=[need]),
        reverse("thread:show", args=[need]) + "?way=down&lane=benefit",
        reverse("thread:history", args=[code]),
        reverse("thread:history", args=[need]),
        reverse("canvas:team", args=[code]),
        reverse("home:start"),
        *(
            reverse(f"canvas:{name}", args=[code])
            for name in ("questions", "guests", "outcomes", "introduction")
        ),
        reverse("canvas:actors"),
        reverse("canvas:knowledge") + "?use=all",
        reverse("canvas:knowledge-file") + "?use=all",
    ):
        answer = client.get(url)
        assert answer.status_code == 200, url
        text = answer.content.decode()
        assert SECRET not in text, url
        assert story.card.item.code not in text, url
        assert f"id: {story.card.key}\n" not in text, url


def test_kept_texts_when_their_item_is_seen_then_shown(cast, story) -> None:
    client = signed_in(cast.colleague)
    for name, item in (("canvas:show", story.case.item), ("canvas:card", story.need.item)):
        assert "En annan text" in client.get(reverse(name, args=[item.code])).content.decode()


@pytest.mark.parametrize("who", ["colleague", "manager", "admin"])
def test_own_address_when_a_card_is_private_then_nothing_there(cast, story, who) -> None:
    client = signed_in(getattr(cast, who))
    card = story.card.item.code
    gone = [
        ("canvas:card", card), ("canvas:card-edit", card), ("canvas:card-move", card), ("canvas:card-retire", card),
        ("canvas:card-order", card), ("canvas:card-confirm", card), ("canvas:card-bring-back", card),
        ("thread:show", card), ("thread:history", card), ("thread:link-new", card), ("thread:retire", card),
        ("thread:link", story.link.code), ("thread:flag", story.flag.code),
        ("thread:alternative", story.alternative.code),
    ]  # fmt: skip
    if story.finding is not None:
        gone.append(("canvas:answer", story.finding.code))
    for name, argument in gone:
        url = reverse(name, args=[argument])
        got = {client.get(url).status_code, client.post(url, {"reason": "x", "way": "up"}).status_code}
        assert got <= {404, 405}, name
        assert 404 in got, name


def test_link_when_sought_or_guessed_then_a_private_card_is_no_target(cast, story) -> None:
    client = signed_in(cast.colleague)
    url = reverse("thread:link-new", args=[story.need.item.code])
    said = next(
        key for key, _title in client.get(url).context["form"].fields["said"].choices if "answers" in key
    )

    found = client.post(url, {"said": said, "words": "", "search": "1"})
    made = client.post(url, {"said": said, "words": "", "target": story.card.item.code, "reason": "x"})

    assert found.status_code == 200
    assert SECRET not in found.content.decode()
    assert made.status_code == 404


def test_move_when_it_would_break_a_private_link_then_the_page_does_not_say_so(cast, story) -> None:
    client = signed_in(cast.colleague)
    url = reverse("canvas:card-move", args=[story.need.item.code])

    answer = client.post(url, {"type": "context"})

    assert SECRET not in answer.content.decode()
    assert answer.status_code == 303
    history = client.get(reverse("canvas:card", args=[story.need.item.code])).content.decode()
    assert SECRET not in history
    with scope.acting(SYSTEM):
        assert Link.objects.get(pk=story.link.pk).life == "retired"


def test_history_when_a_private_link_is_put_away_then_only_its_author_reads_of_it(cast, story) -> None:
    with scope.acting(cast.actor("staff")) as actor:
        retire_link(actor, story.link, f"{SECRET} slut")
    url = reverse("thread:history", args=[story.need.item.code])

    assert SECRET in signed_in(cast.staff).get(url).content.decode()
    assert SECRET not in signed_in(cast.colleague).get(url).content.decode()


def test_questions_when_answered_together_then_private_cards_are_left_out(cast, story) -> None:
    client = signed_in(cast.colleague)
    with scope.acting(SYSTEM):
        check = Finding.objects.filter(case=story.case, card=story.card, answer="").first()
    if check is None:
        pytest.skip("no check asks about this card")
    data = {"answer": "dismissed", "reason": "Hör inte hit"}

    client.post(reverse("canvas:answer-all", args=[story.case.item.code, check.check_code]), data)

    with scope.acting(SYSTEM):
        check.refresh_from_db()
        assert check.answer == ""


def test_number_of_questions_when_some_are_on_private_cards_then_the_list_does_not_count_them(cast) -> None:
    case = make_case(cast.actor("staff"), cast.unit)
    with scope.acting(SYSTEM):
        cases.change_visibility(SYSTEM, case, "municipality")
        case.refresh_from_db()
        before = case.open_findings
    with clock.at(clock.now() + timedelta(minutes=1)):
        make_card(cast.actor("staff"), case, "lesson", SECRET, visibility="private")

    with scope.acting(SYSTEM):
        case.refresh_from_db()
        private = Finding.objects.filter(case=case, card__visibility="private", answer="").count()
    assert private == 0 or case.open_findings <= before


def test_export_when_a_case_cannot_be_seen_then_none_of_the_chosen_comes(cast, story) -> None:
    client = signed_in(cast.outsider)
    other = make_case(cast.actor("outsider"), cast.outside_unit, "Deras eget")
    url = reverse("canvas:export-chosen")

    assert client.post(url, {"case": [other.item.code, story.case.item.code]}).status_code == 404
    assert client.post(url, {"case": [other.item.code]}).status_code == 200
