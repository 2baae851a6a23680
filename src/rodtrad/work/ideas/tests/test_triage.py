"""Grouping, going through and answering: what the services keep, and what the pages show."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from rodtrad.foundation.base.scope import acting
from rodtrad.foundation.jobs.services import work_off
from rodtrad.work.ideas.models import Answer, Group, Idea, Member
from rodtrad.work.ideas.queries import answers as answer_queries
from rodtrad.work.ideas.queries.deciding import next_to_decide, progress
from rodtrad.work.ideas.queries.fairness import report_of
from rodtrad.work.ideas.queries.groups import group_rows, groups_of
from rodtrad.work.ideas.rules.outcomes import Choice
from rodtrad.work.ideas.services import answers, deciding, ending, gathering
from rodtrad.work.ideas.tests.factories import make_campaign, make_idea, send

pytestmark = pytest.mark.django_db

TEXTS = (
    "Bygg fler cykelparkeringar vid hemtjänsten", "Cykelparkering med tak vid hemtjänstens lokal",
    "Fler cykelparkeringar behövs vid hemtjänsten", "Låt oss laga mat tillsammans på boendet",
    "Mer hemlagad mat på boendet, laga tillsammans", "Laga maten tillsammans på boendet varje vecka",
)  # fmt: skip


@pytest.fixture
def admin(cast):
    with acting(cast.actor("admin")) as actor:
        yield actor


@pytest.fixture
def campaign(cast, admin):
    return make_campaign(cast.municipality, admin)


@pytest.fixture
def ideas(campaign):
    return [make_idea(campaign, text=text) for text in TEXTS]


def grouped(admin, campaign):
    gathering.begin_grouping(admin, campaign)
    (job,) = work_off()
    assert job.state == "done", job.error
    return {row.idea_id: row.group_id for row in Member.objects.all()}


def test_grouping_places_every_idea_once_and_again_the_same(admin, campaign, ideas):
    first = grouped(admin, campaign)
    assert set(first) == {idea.pk for idea in ideas}
    assert Group.objects.filter(campaign=campaign).exists()
    make_idea(campaign, text="Fler cykelparkeringar vid hemtjänsten!")
    second = grouped(admin, campaign)
    assert {pk: second[pk] for pk in first} == first


def test_a_persons_word_stays_when_more_are_grouped(admin, campaign, ideas):
    grouped(admin, campaign)
    own = gathering.found_group(admin, ideas[0], "Cyklar")
    gathering.move_idea(admin, ideas[1], None)
    make_idea(campaign, text="Fler cykelparkeringar vid hemtjänsten!")
    later = grouped(admin, campaign)
    assert later[ideas[0].pk] == own.pk
    assert later[ideas[1].pk] is None


def test_groups_are_shown_together_by_a_link_that_can_be_undone(admin, campaign, ideas):
    a, b = (gathering.found_group(admin, idea, name) for idea, name in zip(ideas, "AB", strict=False))
    gathering.merge(admin, a, b)
    assert [(row.group.pk, row.size) for row in group_rows(admin, campaign)] == [(b.pk, 2)]
    assert Member.objects.get(pk=ideas[0].pk).group_id == a.pk
    gathering.take_apart(admin, a)
    assert len(group_rows(admin, campaign)) == 2
    assert len(groups_of(admin, campaign)) == 2


def test_deciding_moves_on_and_can_be_taken_back(admin, campaign, ideas):
    first = next_to_decide(admin, campaign)
    deciding.decide(admin, first, Choice("plan"))
    assert progress(admin, campaign).decided == 1
    assert next_to_decide(admin, campaign) != first
    assert deciding.take_back(admin, campaign) == first
    assert Idea.objects.get(pk=first.pk).item.state == "new"
    assert next_to_decide(admin, campaign) == first
    assert deciding.take_back(admin, campaign) is None


def test_an_outcome_that_asks_for_a_reason_is_refused_without(admin, ideas):
    with pytest.raises(ValidationError) as error:
        deciding.decide(admin, ideas[0], Choice("not-now"))
    assert "reason" in error.value.message_dict


def answered(admin, campaign, outcome, text="Tack för ”{förslag}”. {skäl}", next_step="Det är avslutat."):
    batch = answers.word_answers(admin, campaign, outcome, text, next_step)
    job = answers.send_answers(admin, batch)
    assert answers.send_answers(admin, batch).pk == job.pk
    work_off()
    job.refresh_from_db()
    assert job.state == "done", job.error
    return batch


def test_each_sender_gets_one_answer_that_says_what_happens_next(admin, campaign, ideas):
    for number, idea in enumerate(ideas):
        deciding.decide(admin, idea, Choice("not-now", reason=f"Skäl {number}."))
    answered(admin, campaign, "not-now")
    rows = {row.idea_id: row for row in Answer.objects.all()}
    assert set(rows) == {idea.pk for idea in ideas}
    assert rows[ideas[2].pk].text == f"Tack för ”{ideas[2].item.title}”. Skäl 2."
    assert all(row.next_step for row in rows.values())
    answered(admin, campaign, "not-now")
    assert Answer.objects.count() == len(ideas)


def test_nobody_is_left_out_unseen_when_a_word_has_nothing_to_say(admin, campaign, ideas):
    deciding.decide(admin, ideas[0], Choice("do-now", owner=admin.user_id, due=date(2026, 12, 1)))
    deciding.decide(admin, ideas[1], Choice("plan"))
    batch = answers.word_answers(admin, campaign, "plan", "Hej {ansvarig}", "Vi hör av oss.")
    page = answer_queries.preview_page(admin, batch)
    assert [row.lacking for row in answer_queries.previews(batch, page.rows)] == ["ansvarig"]


def test_an_answer_without_what_happens_next_is_refused(admin, campaign):
    with pytest.raises(ValidationError) as error:
        answers.word_answers(admin, campaign, "plan", "Tack.", " ")
    assert "next_step" in error.value.message_dict


def test_the_code_of_an_unsigned_idea_opens_its_own_answer(admin, campaign):
    receipt = send(campaign)
    deciding.decide(admin, receipt.idea, Choice("parked", reason="Lokalen byggs om."))
    answered(admin, campaign, "parked")
    page = Client().post(reverse("ideas:follow"), {"code": receipt.secret}, follow=True)
    assert "Lokalen byggs om." in page.content.decode()
    assert "Det är avslutat." in page.content.decode()


@pytest.mark.parametrize("name", ["groups", "ungrouped", "triage", "answers", "fairness", "outcomes"])
def test_pages_ask_as_much_of_one_idea_as_of_three(name, cast, admin, campaign):
    make_idea(campaign, text=TEXTS[0])
    client = Client()
    client.force_login(cast.admin)
    url = reverse(f"ideas:{name}", args=[campaign.item.code])
    client.get(url)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as one:
        assert client.get(url).status_code == 200
    for text in TEXTS[1:3]:
        make_idea(campaign, text=text)
    with CaptureQueriesContext(connection) as three:
        assert client.get(url).status_code == 200
    assert len(three) == len(one)


@pytest.mark.parametrize("form", ["pdf", "docx", "pptx"])
def test_im_outcome_report_as_a_file(form, cast, admin, campaign, ideas):
    grouped(admin, campaign)
    client = Client()
    client.force_login(cast.admin)
    answer = client.get(reverse("ideas:outcomes", args=[campaign.item.code]), {"form": form})
    assert answer.status_code == 200
    assert len(answer.content) > 3_000


def test_im_outcome_report_tells_what_became_of_what_is_done(admin, campaign, ideas):
    ending.finish(admin, ideas[0], "Parkeringen byggdes i maj.")
    assert report_of(admin, campaign).ended == ((ideas[0].item.title, "Parkeringen byggdes i maj."),)


def test_what_is_said_on_every_axis_stands_on_the_idea_and_is_taken_back(cast, admin, campaign, ideas):
    client = Client()
    client.force_login(cast.admin)
    more = {"benefit": "5", "effort": "2", "novelty": "", "requirements": ["avtal"], "when": "kan börja nu"}
    client.post(
        reverse("ideas:triage", args=[campaign.item.code]),
        {"idea": ideas[0].item.code, "outcome": "plan", **more},
    )
    row = Idea.objects.get(pk=ideas[0].pk).triage
    page = client.get(reverse("ideas:show", args=[ideas[0].item.code])).content.decode()

    assert (row.benefit, row.effort, row.novelty) == (5, 2, None)
    assert all(words in page for words in ("Hur stor nytta", "avtal", "kan börja nu"))
    deciding.take_back(admin, campaign)
    assert Idea.objects.get(pk=ideas[0].pk).triage.benefit is None
