"""1,500 ideas answered at once: each sender or code finds its own text, none twice, nobody left out (issue 6)."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import acting
from rodtrad.foundation.jobs.services import work_off
from rodtrad.foundation.thread.models import Item
from rodtrad.work.ideas.models import Answer, Idea, Triage
from rodtrad.work.ideas.queries.ideas import opened_by
from rodtrad.work.ideas.queries.telling import told_of
from rodtrad.work.ideas.services import answers
from rodtrad.work.ideas.tests.factories import make_campaign, send

NUMBER = 1_500


@pytest.mark.slow
@pytest.mark.django_db
def test_1500_answers_reach_each_their_own_sender_once(cast):
    with acting(cast.actor("admin")) as admin:
        campaign = make_campaign(cast.municipality, admin)
        receipts = [
            send(campaign, admin, text=f"Förslag {at} om saken", signed=at % 3 == 0) for at in range(NUMBER)
        ]
        ideas = Idea.objects.filter(campaign=campaign)
        Item.objects.filter(pk__in=ideas.values("pk")).update(state="not-now")
        Triage.objects.bulk_create(
            [Triage(idea=each.idea, reason=f"Skäl {at}.", at=clock.now()) for at, each in enumerate(receipts)]
        )
        text, step = "Om ”{förslag}”: {skäl}", "Nu händer inget mer med just detta."
        batch = answers.word_answers(admin, campaign, "not-now", text, step)
        job = answers.send_answers(admin, batch)
        work_off()
        job.refresh_from_db()
        assert (job.state, job.done) == ("done", NUMBER), job.error
        answers.send_answers(admin, answers.word_answers(admin, campaign, "not-now", text, step))
        work_off()
        rows = {row.idea_id: row for row in Answer.objects.all()}
        assert (Answer.objects.count(), len(rows)) == (NUMBER, NUMBER)
        for at, each in enumerate(receipts):
            answer = rows[each.idea.pk]
            assert answer.text == f"Om ”Förslag {at} om saken”: Skäl {at}."
            assert answer.next_step == step
            if each.secret and at % 25 == 0:
                opened = opened_by(each.secret)
                assert opened is not None
                assert told_of(opened).answer == answer
    for at in (1, 700, NUMBER - 2):
        page = (
            Client()
            .post(reverse("ideas:follow"), {"code": receipts[at].secret}, follow=True)
            .content.decode()
        )
        assert f"Skäl {at}." in page
