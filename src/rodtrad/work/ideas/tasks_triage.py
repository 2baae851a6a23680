"""Background work of the triage: grouping a campaign's ideas, sending many answers."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.jobs.steps import JobRefused, Work, job
from rodtrad.foundation.org.queries import actor_by_code
from rodtrad.work.ideas.models import AnswerBatch, Campaign
from rodtrad.work.ideas.queries.groups import to_gather
from rodtrad.work.ideas.rules.gathering import UNGROUPED, gather
from rodtrad.work.ideas.services.answers import answer_some
from rodtrad.work.ideas.services.gathering import keep_gathered


@job(title=gettext_lazy("Group ideas that are alike"), attempts=3)
def group_ideas(work: Work) -> None:
    """Count first, so that the progress says of how many; then group all at once and save.

    Saved in one step on purpose: half a grouping, gone on with, would not be the grouping of the whole.
    """
    campaign = Campaign.objects.select_related("item__place").get(item__code=work.arguments["campaign"])
    standing, loose = to_gather(campaign)
    if not work.cursor:
        with work.step() as step:
            words = _("Compares the ideas with each other")
            step.go_on(cursor={"at": "compare"}, total=len(loose), words=words)
        return
    found = gather(standing, loose)
    with work.step() as step:
        keep_gathered(system(f"job {work.code}"), campaign, found)
        placed = sum(group != UNGROUPED for group, _edge in found.placed.values())
        said = ngettext("%(placed)s of %(count)s new idea has found a group.",
                        "%(placed)s of %(count)s new ideas have found a group.", len(loose))  # fmt: skip
        step.go_on(done=len(loose))
        url = reverse("ideas:groups", args=[campaign.item.code])
        step.finish({"url": url}, words=said % {"placed": placed, "count": len(loose)})


@job(title=gettext_lazy("Send answers to ideas"))
def send_answers(work: Work) -> None:
    """Some answers a step, first to ideas and then to voices. Done again, a step finds those that have none."""
    batch = AnswerBatch.objects.select_related("campaign__item__place", "template").get(
        code=work.arguments["batch"]
    )
    actor = actor_by_code(work.owner)
    if actor is None or batch.campaign is None:
        raise JobRefused(_("The person who asked is no longer here."))
    at = {"voices": False, "after": 0, "left": 0, **work.cursor}
    with acting(actor), work.step() as step:
        sent, left, after = answer_some(actor, batch, voices=at["voices"], after=at["after"])
        done = work.done + sent
        AnswerBatch.objects.filter(pk=batch.pk).update(answered=done)
        left += at["left"]
        if after or not at["voices"]:
            cursor = {"voices": at["voices"] or not after, "after": after, "left": left}
            step.go_on(cursor=cursor, done=done, words=_("%(done)s answers are sent") % {"done": done})
        else:
            url = reverse("ideas:answers", args=[batch.campaign.item.code])
            words = _("%(done)s answers are sent, %(left)s were left out because a word was missing")
            step.finish({"url": url}, words=words % {"done": done, "left": left})
