"""Every address that takes what people write × a phone number and a name: asked about before it is saved, or listed
here with the reason why not."""

from __future__ import annotations

import html
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.base import clock
from rodtrad.foundation.org.models import NotAPerson
from tests.identity_number_fields import TEXTS, WITH
from tests.test_identity_numbers_everywhere import Page

pytestmark = pytest.mark.django_db
PHONE, NAME = "Ring 070-174 06 05 i morgon", "Vi pratade med Anna Bergström om det"
# Asked about on the canvas instead (KUB-CHK-28), which keeps the work within its team meanwhile: no phone question.
ON_THE_CANVAS = {"canvas:card-edit", "canvas:card-new", "canvas:edit"}
# Texts written in place on the board, as its script or an ordinary form sends them.
IN_PLACE = {
    "canvas:card-quick": {"text-need": NAME, "nyckel": "abcdefghijklmnop"},
    "canvas:card-write": {"falt": "text", "sett": "Ensamhet", "nytt": NAME, "nyckel": "abcdefghijklmnop"},
}
# Fields in which a name is what is asked for, words that only narrow a list, and names of works and places.
NOT_ASKED = {
    "account_login": "login",
    "mfa_reauthenticate": "code",
    "canvas:actors": "text case",
    "canvas:knowledge": "text",
    "canvas:list": "text theme",
    "canvas:quick": "nyckel text",  # the text below, by somebody who has a work to write in
    "canvas:guest": "text",  # the team is asked: the answer lands with them, and KUB-CHK-28 keeps it there
    "indicators:compared-map": "areas period",  # names of municipalities; a year
    "indicators:edit": "title unit source_key",
    "indicators:fetch": "areas",  # names of municipalities, refused when they are anything else
    "indicators:group-edit": "title",
    "indicators:group-new": "title",
    "indicators:kolada": "words",
    "indicators:list": "text",
    "indicators:new": "title unit source_key",
    "indicators:take-in": "pasted",  # numbers and periods; any other text is refused: indicators/tests/test_pages.py
    "indicators:writers": "who",
    "insights:label": "start end",
    "insights:list": "text",
    "insights:partner-edit": "title",
    "insights:partner-new": "title",
    "insights:shares": "rows",  # names of groups with a number, refused when a line is anything else
    "insights:works": "text",
    "canvas:supervisors": "who",
    "canvas:seat": "who",
    "canvas:team": "who",
    "org:me": "name title",
    "org:people": "namn",
    "org:person-edit": "name username title email",
    "org:person-new": "name username title email",
    "org:place-edit": "name official_code",
    "org:place-new": "name official_code",
    "org:setting": "value",
    "thread:search": "q",
    "canvas:edit": "parent_case inspired_by",
    "ideas:follow": "code",
    "ideas:import": "notes",  # shown row by row in the preview, and held back: ideas/tests/test_importing.py
    "ideas:join": "words",  # a search, saved nowhere
    "ideas:list": "text",
    "trials:list": "text",
    "ideas:public": "text",  # refused, since nobody can be asked later: ideas/tests/test_public.py
}
# What a page needs besides, so that the text is read at all.
WITH_MORE = {
    "files:new": lambda: {"file": SimpleUploadedFile("a.txt", b"Hej")},
    "insights:shares": lambda: {"rows": "kvinnor 50"},
    "rest:token-new": lambda: {"scopes": ["thread:read"]},
    "canvas:decision-keep": lambda: {"until": (clock.today() + timedelta(days=30)).isoformat()},
}
ASKED = [(name, field) for name, fields in TEXTS.items() for field in fields.split()
         if field not in NOT_ASKED.get(name, "").split()]  # fmt: skip


@pytest.mark.parametrize(("name", "field"), ASKED, ids=["/".join(row) for row in ASKED])
def test_text_when_it_may_point_to_a_person_then_asked_before_it_is_saved(name, field, cast) -> None:
    page = Page(name, cast)
    before = Entry.everywhere.count()

    for text in (NAME,) if name in ON_THE_CANVAS else (NAME, PHONE):
        more = WITH_MORE.get(name, dict)()
        answer = page.client.post(page.url, {**page.payload(), **WITH.get(name, {}), **more, field: text})

        shown = html.unescape(answer.content.decode())
        assert (answer.status_code, "Pekar det här ut någon?" in shown) == (422, True), text
        assert text in shown
        assert 'name="guard" value="mask"' in shown
    assert Entry.everywhere.count() == before


def seen(answer) -> str:
    return answer.context["form"].guard_seen


def test_text_when_said_to_point_to_nobody_then_saved_and_not_asked_about_again(cast) -> None:
    page = Page("canvas:card-new", cast)
    data = {**page.payload(), "text": NAME}
    asked = page.client.post(page.url, data)

    saved = page.client.post(page.url, {**data, "guard": "ok", "guard-seen": seen(asked)})
    again = page.client.post(page.url, {**data, "text": "Anna Bergström har öppet."})

    assert (saved.status_code, again.status_code) == (303, 303)
    row = NotAPerson.objects.get()
    assert (row.said, row.place, row.by) == ("anna bergström", cast.municipality, cast.colleague)
    assert Entry.everywhere.filter(action="org.word-said-ok", place=cast.municipality.code).count() == 1


def test_text_when_masked_then_the_mask_is_saved(cast) -> None:
    from rodtrad.work.canvas.models import CardDetail

    page = Page("canvas:card-new", cast)
    data = {**page.payload(), "text": NAME}
    asked = page.client.post(page.url, data)

    saved = page.client.post(page.url, {**data, "guard": "mask", "guard-seen": seen(asked)})

    assert saved.status_code == 303
    texts = CardDetail.everywhere.values_list("item__text", flat=True)
    assert "Vi pratade med [namn] om det" in list(texts)
    assert not NotAPerson.objects.exists()


def test_answer_when_another_name_was_written_meanwhile_then_asked_again(cast) -> None:
    page = Page("canvas:card-new", cast)
    data = {**page.payload(), "text": NAME}
    asked = page.client.post(page.url, data)

    other = page.client.post(
        page.url, {**data, "text": f"{NAME} och Karl-Johan Nilsson", "guard": "ok", "guard-seen": seen(asked)}
    )

    assert other.status_code == 422
    assert "Karl-Johan Nilsson" in other.content.decode()
    assert not NotAPerson.objects.exists()


def test_text_when_unchanged_then_not_asked_about(cast) -> None:
    from rodtrad.work.canvas.models import CardDetail

    page = Page("canvas:card-edit", cast)
    card = CardDetail.everywhere.select_related("item").get(item__code=page.given.kwargs["code"])
    type(card.item).everywhere.filter(pk=card.item_id).update(text=NAME)
    page.form = page._form()

    answer = page.client.post(page.url, {**page.payload(), "note": "Mer att läsa."})

    assert answer.status_code == 303


@pytest.mark.parametrize("name", IN_PLACE)
def test_text_when_written_in_place_then_asked_about_and_saved_as_answered(name, cast) -> None:
    page, fields = Page(name, cast), IN_PLACE[name]
    before = Entry.everywhere.count()
    json = {"headers": {"accept": "application/json"}}

    asked = page.client.post(page.url, fields, **json)
    shown = page.client.post(page.url, fields)

    assert asked.status_code == shown.status_code == 422
    question = asked.json()["question"]
    assert question["found"] == [{"text": "Anna Bergström", "kind": "namn"}]
    text = html.unescape(shown.content.decode())
    assert NAME in text
    assert all(f'name="{field}"' in text for field in (*fields, "guard", "guard-seen"))
    assert Entry.everywhere.count() == before

    answer = {"guard": "mask", "guard-seen": question["seen"]}
    saved = page.client.post(page.url, {**fields, **answer}, **json)

    assert saved.status_code in (200, 409)
    assert "Vi pratade med [namn] om det" in str(_texts_kept())


def test_quick_thought_when_it_names_somebody_then_the_script_is_asked_in_place(cast) -> None:
    page = Page("canvas:card-quick", cast)
    code = page.given.kwargs["code"]
    fields = {"text": NAME, "work": code}

    asked = page.client.post(reverse("canvas:quick"), fields, headers={"accept": "application/json"})

    assert asked.status_code == 422
    assert asked.json()["question"]["found"] == [{"text": "Anna Bergström", "kind": "namn"}]


def _texts_kept() -> list[str]:
    from rodtrad.foundation.thread.models import Alternative
    from rodtrad.work.canvas.models import CardDetail

    cards = CardDetail.everywhere.values_list("item__text", flat=True)
    return [*cards, *Alternative.everywhere.values_list("text", flat=True)]
