"""The English titles and questions of the checks: number of the check -> (title, question)."""

from __future__ import annotations

from collections.abc import Mapping

ENGLISH: Mapping[str, tuple[str, str]] = {
    "01": (
        "The benefit is not described yet",
        "The work has come some way. What should it lead to, for the person and for you?",
    ),
    "02": (
        "The benefit describes a problem",
        "What difference would the person feel? What state exists if it succeeds? "
        "And what would be good enough for the person?",
    ),
    "03": (
        "No measure follows the benefit",
        "Which measure shows whether the benefit has arisen? A conversation will do as well as a figure.",
    ),
    "04": (
        "The benefit answers no need",
        "Whose need does this benefit answer, and how do you know?",
    ),
    "05": (
        "No benefit meets the need",
        "Is there a benefit that answers this need, or is it a need for another time?",
    ),
    "06": (
        "The target group can be made clearer",
        "Whom do you want to reach, and why them? Age, area, household or life situation can help.",
    ),
    "07": (
        "The knowledge is about another group",
        "This knowledge is about others than your target group. Does it hold for those you want to reach, "
        "or is something more needed?",
    ),
    "08": (
        "The core component rests on nothing yet",
        "How do you know that this is needed? Experience and conversations count as well as research.",
    ),
    "09": (
        "The core component is not seen in the intervention",
        "Where in the intervention does this core component live, so that the person meets it?",
    ),
    "10": (
        "This part of the intervention belongs to no core component",
        "Is this part needed for the benefit? Or is there a core component that is not written down yet?",
    ),
    "11": (
        "The knowledge is not in use yet",
        "What does this knowledge say about the need, the target group or what must not be missing?",
    ),
    "12": (
        "The target group's own voice is missing",
        "What do those you want to reach say, and their next of kin? Whom could you ask first?",
    ),
    "13": (
        "The actor has no part yet",
        "What can this actor bring: knowledge, contact with the group, or something to do together?",
    ),
    "14": (
        "The mission is linked to nothing",
        "Which benefit does the mission support, or which group does it point to?",
    ),
    "15": (
        "The knowledge comes from few directions",
        "What would you learn from another direction: the target group, colleagues, research or figures?",
    ),
    "16": (
        "The benefit is described from one side",
        "What does the individual gain from this, and what does the service gain?",
    ),
    "17": (
        "The test has no expectation",
        "What do you think happens when you try, and what would surprise you?",
    ),
    "18": (
        "The result is not written down",
        "It is a while since the test or measure was due to be done. What did you see?",
    ),
    "19": (
        "The result awaits a decision",
        "What do you do now with what you have seen: keep, adjust or reconsider?",
    ),
    "20": (
        "Others than the target group were reached",
        "Who came, and what does that tell you? You may have found another group, or a way in to change.",
    ),
    "21": (
        "Who can carry the core component is open",
        "Does this need a professional, or can a volunteer do it with support? Is that how it is done?",
    ),
    "22": (
        "A long time since the start, nothing tried yet",
        "What is the smallest thing you can try next week? Showing someone a sketch is a test, too.",
    ),
    "23": (
        "The test began before the measure",
        "What do you want to be able to see when the test is over, and how will you catch sight of it?",
    ),
    "24": (
        "Cards waiting for another look",
        "Something close by has changed. Does the card still hold, need a change, or no longer apply?",
    ),
    "25": (
        "No sketch saved between two sessions",
        "What has happened since the last session? Save a version, and the way you came can be seen.",
    ),
    "26": (
        "Consent to a new contact is not described",
        "How do you ask people whether they want to be contacted again, and where is the answer kept?",
    ),
    "27": (
        "The terms of the funding and the plan part ways",
        "Do the terms fit your target group and your time? What can be moved, and what can be discussed "
        "with the funder?",
    ),
    "28": (
        "The text may point to a person",
        "Is the detail needed? Rewrite the text so that nobody can be recognised.",
    ),
}
