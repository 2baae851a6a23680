"""The demo's questions: a critical friend asks, a knot is thought through, colleagues and people outside answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.thread.services import add_link
from rodtrad.work.canvas.models import CounterQuestion, GuestLink
from rodtrad.work.canvas.services import (
    counter_questions,
    guests,
    guiding,
    interviews,
    supervisors,
    thought_tests,
)
from rodtrad.work.canvas.services.cards import add_card, change_card
from rodtrad.work.canvas.services.counter_questions import About

if TYPE_CHECKING:
    from rodtrad.work.canvas.demo import Story

MOLNDAL = "molndal-sillfrukost"


def build_asking(story: Story) -> None:
    """Everything in the order it happened."""
    _friends(story)
    _questions(story)
    _thought(story)
    _interview(story)
    _actors(story)
    _outside(story)
    _guiding(story)


def _friends(story: Story) -> None:
    for lead, key in (("doris", MOLNDAL), ("nora", "goteborg-nordost"), ("kajsa", "kungsbacka-seniora-man")):
        with story.day(220, lead) as actor:
            supervisors.invite_supervisor(actor, story.case(key), story.users["henrik"])


def _ask(
    story: Story, days_ago: int, case: str, text: str, *, card: str = "", **more: str
) -> CounterQuestion:
    with story.day(days_ago, "henrik") as henrik:
        about = About(card=story.card(card)) if card else About(piece=more.get("piece", ""))
        return counter_questions.ask_question(
            henrik, story.case(case), text, about=about, guide=more.get("guide", "")
        )


def _questions(story: Story) -> None:
    """Henrik's questions: one in each state, and some in the other works."""
    changed = _ask(
        story, 205, MOLNDAL, "Ni skriver att ni vill bryta ensamheten. Vilket läge vill ni ska finnas i stället?",
        card="MOL-N1", guide="N2",
    )  # fmt: skip
    answered = _ask(
        story, 160, MOLNDAL, "Vem når ni inte i dag, och vad hindrar?", piece="behov-kontext", guide="B2"
    )
    parked = _ask(
        story, 70, MOLNDAL, "Vem kan förlora på att ni väljer just den här nyttan?", card="MOL-N1", guide="N7"
    )
    _ask(story, 6, MOLNDAL, "Vad behöver finnas kvar om den som är värd i dag slutar?", piece="kunskap")
    with story.day(199, "doris") as doris:
        counter_questions.answer_question(
            doris, changed, "Vi skrev om nyttan som ett läge: relationer, trygghet och sällskap.",
            [story.card("MOL-N1")],
        )  # fmt: skip
    with story.day(158, "stina") as stina:
        counter_questions.answer_question(
            stina, answered, "De som inte längre tar sig hit själva. Det är vägen som hindrar, inte viljan."
        )
    with story.day(68, "doris") as doris:
        counter_questions.park_question(doris, parked)
    _ask(
        story, 12, "goteborg-nordost", "Vad är antagande och vad är underbyggt?", piece="kunskap", guide="K6"
    )
    other = _ask(
        story, 40, "kungsbacka-seniora-man", "Vilken del finns bara av vana?", piece="insats", guide="I5"
    )
    with story.day(35, "kajsa") as kajsa:
        counter_questions.answer_question(
            kajsa, other, "Föredraget först. Det är fikat efteråt de kommer för."
        )


def _thought(story: Story) -> None:
    with story.day(110, "doris") as doris:
        test = thought_tests.begin_thought_test(doris, story.case(MOLNDAL), {
            "knot": "Gästerna kommer till frukosten men går inte vidare till något annat. Gör det något?",
            "pieces": ["nytta", "insats"], "participants": "verksamhetsutvecklare, aktivitetspedagog, undersköterska",
            "way": "team", "minutes": 20,
        })  # fmt: skip
        chosen = thought_tests.add_alternative(doris, test, {
            "text": "Låt gästerna själva bjuda in en granne till nästa frukost.", "keep": True,
            "speaks_for": "De känner dem som vi aldrig når.", "speaks_against": "Några har ingen att bjuda in.",
        })  # fmt: skip
        thought_tests.add_alternative(doris, test, {
            "text": "Starta en grupp till på torsdagar.", "keep": False,
            "speaks_for": "Fler tillfällen att ses.", "speaks_against": "Ingen har frågat efter den.",
        })  # fmt: skip
    with story.day(110, "henrik") as henrik:
        thought_tests.add_alternative(henrik, test, {
            "text": "På ett bibliotek får varje besökare ett kort att ge bort till någon.", "not_ours": True,
        })  # fmt: skip
    with story.day(109, "doris") as doris:
        thought_tests.change_thought_test(doris, test, {
            "outcome": "Frukosten räcker för många. Frågan är snarare vem som inte sitter vid bordet.",
            "next_test": "Tre gäster får varsitt inbjudningskort på fredag.",
        })  # fmt: skip
        thought_tests.promote_alternative(doris, chosen, "intervention-element")


def _interview(story: Story) -> None:
    with story.day(130, "karim") as karim:
        row = interviews.begin_interview(
            karim, story.case(MOLNDAL), "värd sedan starten, pensionerad undersköterska"
        )
        interviews.save_interview(karim, row, {
            "situation": "Någon står i dörren för första gången.",
            "does": "Jag går fram, hälsar med namn på mig själv och visar var man hänger rocken. Sedan frågar jag om "
                    "man vill sitta vid fönstret eller nära kaffet.",
            "why": "Då har man något att svara på, och en plats som redan är ens egen.",
            "if_not": "De vänder. Jag har sett det genom rutan.",
            "who_can": "Den som inte har bråttom. Man behöver inte vara anställd.",
            "knowledge": "Den som är ny stannar om någon möter vid dörren och erbjuder två platser att välja på.",
        }, [
            {"text": "Någon möter vid dörren.", "competence": "volunteer",
             "if_missing": "Den som är osäker vänder innan kaffet."},
            {"text": "Den nya får välja plats.", "competence": "anyone", "if_missing": "Man blir stående."},
        ])  # fmt: skip
        interviews.finish_interview(karim, row)
    with story.day(14, "kajsa") as kajsa:
        interviews.begin_interview(
            kajsa, story.case("kungsbacka-seniora-man"), "snickare och ledare i verkstaden"
        )


def _actors(story: Story) -> None:
    """Contacts that move on."""
    with story.day(100, "doris") as doris:
        case = story.case(MOLNDAL)
        church = add_card(doris, case, "actor", {
            "text": "Församlingens diakoni", "actor_kind": "faith", "actor_role": "knows-group",
            "contact_status": "identified", "contact": "diakon",
        })  # fmt: skip
        add_card(doris, case, "actor", {
            "text": "Apoteket vid torget", "actor_kind": "business", "actor_role": "informs",
            "contact_status": "contacted", "contact": "apotekschef",
        })  # fmt: skip
    with story.day(50, "doris") as doris:
        change_card(doris, church, {"contact_status": "in-dialogue"})
        reason = "Diakonen möter dem som har förlorat sin fru."
        add_link(doris, church.item, "delimits", story.card("MOL-B2").item, reason=reason)


def _outside(story: Story) -> None:
    """Links in every state, and answers that wait or were taken in."""
    asks = "Mölndal, Träffpunkten i centrum, verksamhetsutvecklare"
    with story.day(95, "doris") as doris:
        guests.make_link(doris, story.case(MOLNDAL), guests.Asked(
            "Vad gör att någon vågar komma första gången?", "diakon i församlingen", asks, piece="insats", days=14,
        ))  # fmt: skip
    with story.day(10, "doris") as doris:
        open_link, _token = guests.make_link(doris, story.case(MOLNDAL), guests.Asked(
            "Vad tycker du om frukosten, och vad saknar du?", "gäster vid frukosten", asks, card=story.card("MOL-I1"),
            shows_text=True, several=True, days=30,
        ))  # fmt: skip
        gone, _token = guests.make_link(doris, story.case(MOLNDAL), guests.Asked(
            "Vilka hör ni av som inte kommer hit?", "apotekschef", asks, card=story.card("MOL-B1"), days=20,
        ))  # fmt: skip
        guests.withdraw_link(doris, gone)
    _answer(
        story,
        open_link,
        8,
        "Bra att ingen frågar varför man kommer. Men det är kallt vid dörren.",
        "aaaaaaaaa2",
    )
    _answer(story, open_link, 3, "Min bror skulle vilja komma men bussen går för sent.", "aaaaaaaaa3")
    with story.day(7, "stina") as stina:
        origin = open_link.origins.select_related("guest_link", "card__item").order_by("at")[0]
        guests.accept_answer(stina, origin, "knowledge-user")


def _guiding(story: Story) -> None:
    """What helped and what did not; one proposed question was taken up, one waits for an answer."""
    for days_ago, person, key, useful in (
        (190, "doris", "N2", True), (188, "stina", "N2", True), (186, "karim", "N2", True),
        (120, "stina", "I3", True), (119, "karim", "N5", False),
    ):  # fmt: skip
        with story.day(days_ago, person) as actor:
            guiding.vote(actor, story.case(MOLNDAL), key, useful=useful)
    with story.day(60, "stina") as stina:
        proposed = guiding.propose(
            stina,
            story.case(MOLNDAL),
            part="nytta",
            text_sv="Vad skulle någon sakna om det tog slut i morgon?",
        )
    with story.day(55, "admin") as admin:
        guiding.decide(admin, proposed, accept=True)
    with story.day(20, "karim") as karim:
        guiding.propose(
            karim, story.case(MOLNDAL), part="insats", text_sv="Vem kan hålla i det en dag när vi är sjuka?"
        )


def _answer(story: Story, link: GuestLink, days_ago: int, text: str, once: str) -> None:
    """What somebody outside wrote."""
    with story.day(days_ago, "doris"):
        moment = clock.now()
    with clock.at(moment), acting(system("demo")):
        guests.answer_link(link, text, once)
