"""The demo through time: sketches, decisions to think through again, loops, conditions, a review that frees time.

Called from demo at the right places of the year, so that each sketch shows the work as it then was.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from rodtrad.foundation.base import clock
from rodtrad.work.canvas.models import Version
from rodtrad.work.canvas.services import (
    cards,
    cases,
    conditions,
    decisions,
    loops,
    mandates,
    releases,
    reviews,
    states,
    versions,
)

if TYPE_CHECKING:
    from rodtrad.work.canvas.demo import Story

BREAKFAST = "molndal-sillfrukost"
# case → who answers for it in this part of the story
LEADS = {
    BREAKFAST: "doris",
    "goteborg-strategi": "goran",
    "goteborg-nordost": "nora",
    "kungsbacka-seniora-man": "kajsa",
}
# days ago → time, mandate, asked for
CONDITIONS: dict[str, dict[int, tuple[str, str, str]]] = {
    BREAKFAST: {285: ("no", "partly", "no"), 170: ("partly", "yes", "no"), 40: ("yes", "yes", "partly")},
    "goteborg-strategi": {270: ("yes", "partly", "partly"), 90: ("yes", "yes", "partly")},
    "goteborg-nordost": {260: ("partly", "no", "partly"), 150: ("partly", "partly", "yes"), 50: ("yes", "yes", "yes")},
    "kungsbacka-seniora-man": {265: ("partly", "yes", "partly"), 140: ("no", "yes", "partly"), 35: ("no", "yes", "no")},
}  # fmt: skip


def keep(story: Story, days: int, key: str, name: str, reason: str = "") -> Version:
    """Save a sketch by hand."""
    with story.day(days, LEADS[key]) as actor:
        return versions.take(actor, story.case(key), name=name, reason=reason)


def look_at_conditions(story: Story, key: str, days: int) -> None:
    """The lead and the manager go through the three conditions."""
    with story.day(days, LEADS[key]) as actor:
        answers = dict(zip(("time", "mandate", "asked_for"), CONDITIONS[key][days], strict=True))
        conditions.record_for_case(
            actor, story.case(key), day=clock.today(), answers=answers, by="enhetschef"
        )


def begin(story: Story) -> None:
    """The first sketches, as the seed had them, and the first look at the conditions."""
    for key in LEADS:
        keep(story, 300, key, "Som vi började", "Innan vi ändrar något.")
        look_at_conditions(story, key, max(CONDITIONS[key]))


def widen_the_group(story: Story) -> None:
    """Before the target group is widened: a decision, to be thought through after a season. Nobody has yet."""
    look_at_conditions(story, BREAKFAST, 170)
    with story.day(152, "doris") as actor:
        said = decisions.Decision(
            question="Vilka är frukosten till för?",
            alternatives=(
                "Män från 75 år i och nära centrum",
                "Män från 80 år i hela kommunen",
                "Alla från 75 år",
            ),
            chosen="Män från 75 år i och nära centrum",
            reasons="De som kommer är yngre än vi trodde, och de bor nära. Vi börjar där det redan händer något.",
            decided_by="Teamet, tillsammans med enhetschefen",
            gives_up="Männen i ytterområdena når vi inte den här säsongen.",
            reconsider=clock.today() + timedelta(days=100),
            grounds=(story.card("MOL-B2"), story.card("MOL-K1")),
        )
        decisions.decide(actor, story.case(BREAKFAST), said)


def question_why(story: Story) -> None:
    """The guests did not go on to other things: a double loop, ended when the team had listened."""
    with story.day(92, "doris") as actor:
        loop = loops.begin_loop(
            actor, story.case(BREAKFAST), trigger="unexpected-result",
            assumptions=["Den som trivs vid frukosten går vidare till annat."],
        )  # fmt: skip
    with story.day(84, "stina") as stina:
        cards.add_card(
            stina, story.case(BREAKFAST), "knowledge-user",
            {"text": "Fyra gäster: det är hit vi vill gå. Vi letar inte efter något mer.",
             "user_kind": "target-group", "trust": "single-voice"},
        )  # fmt: skip
    with story.day(78, "doris") as actor:
        loops.end_loop(
            actor, loop, kind="double", assumptions=["Den som trivs vid frukosten går vidare till annat."],
            changed=["Vi slutade se frukosten som en sluss och ser den som ett mål."],
            learning="Fråga vad gästen vill ha, inte vart vi vill ha honom.",
        )  # fmt: skip
    sketch = keep(story, 76, BREAKFAST, "Frukosten är målet", "Efter samtalen med gästerna.")
    with story.day(70, "doris") as actor:
        releases.release(actor, sketch, "network")


def revise(story: Story) -> None:
    """The breakfast is thought anew, and its manager says yes to regular work; the step itself waits for answers."""
    with story.day(68, "doris") as actor:
        states.change_state(
            actor, story.case(BREAKFAST), "revised", "Frukosten är ett mål i sig. Vi har skrivit om nyttan."
        )
    with story.day(25, "eva") as eva:
        mandates.give_mandate(
            eva, story.case(BREAKFAST), role="enhetschef",
            line="Frukosten får en fast plats i schemat hela nästa år, med två personer varje torsdag.",
        )  # fmt: skip


def begin_testing(story: Story) -> None:
    """Two prototypes are tried in practice."""
    reason = "Vi börjar smått och lär oss under tiden."
    for days, key in ((130, "kungsbacka-seniora-man"), (115, "goteborg-nordost")):
        with story.day(days, LEADS[key]) as actor:
            states.change_state(actor, story.case(key), "in-test", reason)


def adjust_how(story: Story) -> None:
    """A single loop around the price; its change is told in demo."""
    with story.day(3, "doris") as actor:
        loop = loops.begin_loop(
            actor, story.case(BREAKFAST), trigger="unexpected-result", began=clock.today() - timedelta(days=11),
            from_number=Version.objects.filter(case__key=BREAKFAST).latest("number").number,
        )  # fmt: skip
        loops.end_loop(
            actor, loop, kind="single", assumptions=["Priset håller ingen borta."],
            changed=["Priset sänktes till 35 kr, med kaffe."], learning="Kaffet ska ingå, annars räknar man.",
        )  # fmt: skip


def others(story: Story) -> None:
    """Decisions and conditions in the other works, and the sketches of the spring."""
    look_at_conditions(story, BREAKFAST, 40)
    for key in list(LEADS)[1:]:
        for days in sorted(CONDITIONS[key], reverse=True)[1:]:
            look_at_conditions(story, key, days)
    _decide(
        story,
        110,
        "goteborg-nordost",
        "Var i området börjar vi?",
        ("Bergsjön", "Hela Nordost"),
        "Bergsjön",
        200,
    )
    _decide(
        story, 95, "kungsbacka-seniora-man", "Ska männen ha en egen grupp?", ("Ja", "Nej, en öppen"), "Ja", 90
    )
    _decide(story, 60, "goteborg-strategi", "Vad ska den nya tjänsten innehålla?",
            ("Uppsökande arbete", "Mest samordning"), "Uppsökande arbete", 120)  # fmt: skip
    for key in list(LEADS)[1:]:
        keep(story, 34, key, "Inför träffen med de andra kommunerna", "Så att vi visar samma sak.")


def _decide(
    story: Story, days: int, key: str, question: str, ways: tuple[str, ...], chosen: str, again: int
) -> None:
    with story.day(days, LEADS[key]) as actor:
        ahead = clock.today() + timedelta(days=again)
        said = decisions.Decision(question, ways, chosen, decided_by="Teamet", reconsider=ahead)
        decisions.decide(actor, story.case(key), said)


def existing(story: Story) -> None:
    """Two existing interventions in Mölndal: one reviewed and ended, one whose review was left half way."""
    outings = _existing(story, 230, "Bussturer till handelsområdet", "Två turer i veckan med egen buss.")
    with story.day(180, "stina") as actor:
        review = reviews.begin_review(actor, outings)
        reviews.save_step(
            actor, review, "insats", note="Två turer i veckan. Förra året åkte fyra personer i snitt.",
            card_type="intervention-element", text="Buss till handelsområdet tisdag och torsdag.",
        )  # fmt: skip
    with story.day(174, "stina") as actor:
        reviews.save_step(actor, review, "nytta", note="Att kunna handla själv. Det går nu med närtrafiken.")
        reviews.end_review(
            actor, review, outcome="end", reason="Närtrafiken går dit varje dag och de som åkte har bytt till den.",
            hours_per_month="26", sek_per_year="118000", note="Tiden går till frukosten och till hembesök.",
        )  # fmt: skip
    visits = _existing(story, 220, "Hälsosamtal för 80-åringar", "Ett samtal hemma det år man fyller 80.")
    with story.day(20, "stina") as actor:
        review = reviews.begin_review(actor, visits)
        reviews.save_step(
            actor, review, "insats", note="Brev till alla, sedan ett samtal hos dem som svarar."
        )


def _existing(story: Story, days: int, title: str, description: str) -> Any:
    with story.day(days, "stina") as actor:
        place = story.users["stina"].memberships.select_related("place__municipality").get().place
        texts = {"title": title, "description": description, "entry_piece": "insats", "entry_trigger": "review",
                 "new_or_existing": "existing"}  # fmt: skip
        made = cases.create_case(actor, place=place, texts=texts, profession="aktivitetspedagog")
        cases.change_visibility(actor, made, "municipality")
        return made
